"""Who works in a domain, as the home of its workspace shows them."""

import pytest

from tests import factories as make
from workspaces.roster import seats_of

pytestmark = pytest.mark.django_db


def test_members_are_in_the_order_of_the_names_shown() -> None:
    domain = make.make_domain()
    for name, short_name in [("CC Zone", "Étretat"), ("CA Lisieux", "Lisieux"), ("CU Caen", "Caen"), ("Calvados", "")]:
        make.adhere(make.make_organisation(name=name, short_name=short_name), domain)
    shown = [seat.organisation.display_name for seat in seats_of(domain)]
    assert shown == ["Caen", "Calvados", "Étretat", "Lisieux"]
