"""Days counted from that of loading."""

import datetime as dt

import pytest
from django.utils import timezone

from intranet.demo import days


@pytest.mark.parametrize("today", [dt.date(2026, 11, 23) + dt.timedelta(days=number) for number in range(7)])
def test_nobody_meets_at_the_weekend(today: dt.date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: today)
    for offset in range(-10, 11):
        met = days.weekday(offset)
        assert met.weekday() < 5 or offset == 0
        assert abs((met - days.day(offset)).days) <= 2
        assert (met > today) >= (offset > 0)
        assert (met < today) >= (offset < 0)
