"""Translations that leave as files and come back: the sheet of a translation, and what is applied of a return."""

from collections.abc import Iterable
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intranet.accounts.models import User
from intranet.translation.exchange import Line, LineState, Report, Sheet, check_return, read_file
from intranet.translation.models import Segment, SegmentState, Translation
from intranet.translation.queries import segments_of
from intranet.translation.segments.labels import label_of

from .saving import Outcome, Typed, save_typed, version_of

SALT = "translation.return"
# A report may be applied for a day; later, its file is read again.
GOOD_FOR = 24 * 3600
STATES = {
    SegmentState.MACHINE: LineState.MACHINE,
    SegmentState.DRAFT: LineState.TRANSLATED,
    SegmentState.REVIEWED: LineState.REVIEWED,
}


def sheet_of(translation: Translation) -> Sheet:
    """The texts of a translation as they are today."""
    return Sheet(
        str(translation.translation_key),
        translation.source_locale.language_code,
        translation.locale.language_code,
        translation.source.title if translation.source is not None else "",
        [_line(segment) for segment in segments_of(translation)],
    )


def _line(segment: Segment) -> Line:
    state = STATES.get(SegmentState(segment.state))
    if state is None:
        state = LineState.OUTDATED if segment.target else LineState.NEW
    return Line(segment.path, segment.order, segment.source, segment.target, state, label_of(segment))


def report_on(content: bytes, translation: Translation) -> Report:
    """Compare a returned file with the page; raises ``FileRefusedError``. Nothing is applied."""
    return check_return(read_file(content), sheet_of(translation))


def token_for(report: Report, translation: Translation) -> str:
    """What is good of the report, signed: it comes back when somebody says that it is to be applied."""
    by_path = {segment.path: segment for segment in segments_of(translation)}
    lines = [[by_path[good.path].pk, version_of(by_path[good.path]), good.after] for good in report.good]
    return signing.dumps({"translation": translation.pk, "lines": lines}, salt=SALT, compress=True)


def apply_return(token: str, translation: Translation, *, reviewed: bool, by: User) -> Outcome:
    """Write what a report found good, but for what changed since. Raises ``ValidationError`` for an old one."""
    try:
        kept: dict[str, Any] = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        raise ValidationError(_("Ce contrôle n’est plus valable : déposez le fichier à nouveau.")) from None
    if kept["translation"] != translation.pk:
        raise ValidationError(_("Ce fichier est celui d’une autre page."))
    return save_typed(translation, dict(_typed(kept["lines"], reviewed)), by=by)


def _typed(lines: Iterable[tuple[int, str, str]], reviewed: bool) -> Iterable[tuple[int, Typed]]:
    for pk, version, text in lines:
        yield pk, Typed(text, version, reviewed)
