"""What came back, compared with today's page: what may be applied, and line by line what may not, and why."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intranet.translation.segments import notation
from intranet.translation.segments.notation import Fault

from .sheet import Line, LineState, ReturnedLine, ReturnedSheet, Sheet
from .xml_writing import fit

REASONS = {
    Fault.UNKNOWN: _("la balise %(tag)s n’est pas dans l’original"),
    Fault.MISSING: _("il manque la balise %(tag)s"),
    Fault.TWICE: _("la balise %(tag)s y est plusieurs fois"),
    Fault.BROKEN: _("la balise %(tag)s se ferme au mauvais endroit"),
}


def told(problem: notation.Problem) -> str:
    """What is wrong with the markup, in the active language."""
    return str(REASONS[problem.fault]) % {"tag": problem.tag}


@dataclass(frozen=True)
class Problem:
    """A text that is not applied: its source as it is today (empty where there is none), and the reason."""

    path: str
    source: str
    reason: str | Promise


@dataclass(frozen=True)
class Good:
    """A text that may be applied."""

    path: str
    order: int
    source: str
    before: str
    after: str
    state: LineState


@dataclass
class Report:
    """All that there is to say of a returned file. ``refusals``: why it is not for this page at all."""

    refusals: list[str | Promise] = field(default_factory=list)
    warnings: list[str | Promise] = field(default_factory=list)
    good: list[Good] = field(default_factory=list)
    same: int = 0
    empty: list[Line] = field(default_factory=list)
    missing: list[Line] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    duplicate: list[Problem] = field(default_factory=list)
    broken: list[Problem] = field(default_factory=list)
    changed: list[Problem] = field(default_factory=list)

    @property
    def applicable(self) -> bool:
        return bool(self.good) and not self.refusals


def check_return(returned: ReturnedSheet, sheet: Sheet) -> Report:
    """Compare a file with today's sheet. Nothing is applied by it."""
    report = Report(refusals=_refusals(returned, sheet))
    if report.refusals:
        return report
    if returned.version != sheet.version:
        report.warnings.append(_("La page a changé depuis que ce fichier en est sorti."))
    known = {line.path: line for line in sheet.lines}
    times = Counter(line.path for line in returned.lines)
    report.missing = [line for line in sheet.lines if line.path not in times and line.source]
    report.unknown = [path for path in times if path not in known]
    for path in (path for path, count in times.items() if count > 1 and path in known):
        report.duplicate.append(Problem(path, known[path].source, _("il y est plusieurs fois")))
    for line in returned.lines:
        if times[line.path] == 1 and line.path in known:
            _check_line(line, known[line.path], report)
    report.good.sort(key=lambda good: good.order)
    return report


def _refusals(returned: ReturnedSheet, sheet: Sheet) -> list[str | Promise]:
    refusals: list[str | Promise] = []
    if returned.page != sheet.page:
        refusals.append(_("Ce fichier est celui d’une autre page."))
    if (returned.source_language, returned.target_language) != (sheet.source_language, sheet.target_language):
        refusals.append(
            gettext("Ce fichier traduit « %(source)s » vers « %(target)s », et non « %(from)s » vers « %(to)s ».")
            % {
                "source": returned.source_language or "?",
                "target": returned.target_language or "?",
                "from": sheet.source_language,
                "to": sheet.target_language,
            }
        )
    return refusals


def _check_line(returned: ReturnedLine, line: Line, report: Report) -> None:
    if returned.fault:
        reason = gettext("un élément que la page ne connaît pas : %(name)s") % {"name": returned.fault}
        report.broken.append(Problem(line.path, line.source, reason))
    elif returned.source not in {line.source, fit(line.source)}:
        report.changed.append(Problem(line.path, line.source, _("l’original a changé depuis")))
    elif not returned.target.strip():
        report.empty.append(line)
    elif problems := notation.problems(line.source, returned.target):
        report.broken.append(Problem(line.path, line.source, " ; ".join(told(problem) for problem in problems[:3])))
    elif returned.target == line.target and not _moves_on(returned.state, line.state):
        report.same += 1
    else:
        report.good.append(Good(line.path, line.order, line.source, line.target, returned.target, returned.state))


def _moves_on(after: LineState, before: LineState) -> bool:
    """The same words, but somebody now stands for them."""
    settled = {LineState.TRANSLATED, LineState.REVIEWED}
    return after in settled and before not in settled
