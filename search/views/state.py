"""How the search is, for administrators: who answers readers, what waits; as ``manage.py search status`` tells it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from intranet.notifications.models import DueRun
from search.elastic.answering import LATE
from search.elastic.client import is_configured
from search.elastic.state import State, state
from search.models import SearchEntry
from search.upkeep import due_things

# The job that compares the entries and the index with what there is to find.
COMPARISON = "search.reconcile"


@dataclass(frozen=True)
class Fact:
    """One line; ``wrong``: something for an administrator to look at."""

    label: str
    value: str
    more: str = ""
    wrong: bool = False


class SearchState(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("État de la recherche")
    header_icon = "search"
    template_name = "search/admin/state.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(facts=facts(timezone.now()), **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


def facts(at: dt.datetime) -> list[Fact]:
    """A server that failed just now is not asked: the page never waits for longer than a reader would."""
    index = state(insisting=False) if is_configured() else None
    answering = [_who(index), *_since(index, at), *_server(index)]
    again = len(due_things(at))
    entries = index.expected if index else SearchEntry.objects.count()
    stored = [
        Fact(_("Entrées dans la base"), str(entries), _to_make_again(again), wrong=bool(again)),
        *(_held(index) if index else []),
        _compared(),
    ]
    return [*answering, *stored]


def _who(index: State | None) -> Fact:
    label, database = _("Qui répond"), _("La base de données (%(name)s)") % {"name": connection.display_name}
    if index is None:
        return Fact(label, database, _("Aucun Elasticsearch n’est réglé pour ce site (ELASTICSEARCH_URL)."))
    if index.answers:
        return Fact(label, "Elasticsearch")
    brief = index.due and not (_is_late(index) or index.problem or index.left_alone)
    return Fact(label, database, _why_not(index), wrong=not brief)


def _is_late(index: State) -> bool:
    """A change waits for a moment by design."""
    return index.behind is not None and index.behind > LATE


def _why_not(index: State) -> str:
    if index.problem or index.left_alone:
        why = _("Elasticsearch ne répond pas ; il est de nouveau essayé après dix secondes.")
        return f"{why} {index.problem}".strip()
    if not index.built:
        return _("Elasticsearch n’a pas encore d’index pour cette version du site : l’horloge le fait faire.")
    return _("Des changements attendent d’y être écrits : d’ici là, la base de données répond, et rien ne manque.")


def _since(index: State | None, at: dt.datetime) -> list[Fact]:
    """Where it is known."""
    if index is None:
        return []
    waiting = index.behind is not None and not (index.problem or index.left_alone)
    since = at - index.behind if waiting and index.behind is not None else index.since
    return [] if since is None else [Fact(_("Depuis"), _instant(since))]


def _server(index: State | None) -> list[Fact]:
    if index is None or not index.version:
        return []
    nodes = ngettext("%(count)s nœud", "%(count)s nœuds", index.nodes) % {"count": index.nodes}
    return [Fact(_("Serveur"), f"Elasticsearch {index.version}, {nodes}")]


def _to_make_again(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(count)s chose est à refaire : la prochaine recherche ou l’horloge s’en charge.",
        "%(count)s choses sont à refaire : la prochaine recherche ou l’horloge s’en charge.",
        number,
    ) % {"count": number}


def _held(index: State) -> list[Fact]:
    """What Elasticsearch holds, and what is due to it."""
    found = []
    if index.built:
        differs = index.held != index.expected and not index.due
        why = _("La comparaison quotidienne le répare, ou « manage.py search reconcile ».") if differs else ""
        found.append(Fact(_("Entrées dans Elasticsearch"), str(index.held), why, wrong=differs))
    waiting = ""
    if index.behind is not None:
        waiting = _("Le plus ancien attend depuis %(seconds)s s.") % {"seconds": round(index.behind.total_seconds())}
    found.append(Fact(_("Changements à écrire dans Elasticsearch"), str(index.due), waiting, wrong=_is_late(index)))
    seen = _("Trouvés par quelqu’un qui ne peut les lire : non montrés, et réparés.") if index.mismatches else ""
    found.append(Fact(_("Résultats écartés à temps"), str(index.mismatches), seen))
    return [*found, *_build(index)]


def _build(index: State) -> list[Fact]:
    if not index.building:
        return []
    so_far = _("%(made)s entrées sur %(all)s") % {"made": index.made, "all": index.expected}
    if index.building == "stopped":
        return [Fact(_("Reconstruction"), so_far, _("Arrêtée ; l’horloge la fait reprendre."), wrong=True)]
    return [Fact(_("Reconstruction"), so_far, _("En cours : %(by)s.") % {"by": index.building})]


def _compared() -> Fact:
    last = DueRun.objects.filter(job=COMPARISON).first()
    label = _("Comparée pour la dernière fois")
    if last is None or last.begun_at is None:
        return Fact(label, _("jamais : l’horloge (« manage.py run_due ») ne l’a pas encore faite."), wrong=True)
    failed = _("Elle a échoué ; le journal du serveur dit pourquoi.") if last.failed_at else ""
    return Fact(label, _instant(last.begun_at), failed, wrong=bool(failed))


def _instant(instant: dt.datetime) -> str:
    return date_format(timezone.localtime(instant), "SHORT_DATETIME_FORMAT")
