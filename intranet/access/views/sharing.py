"""Who reads a page, in all its languages and with what is below; and sharing a section with fewer people."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from intranet.access.actions import follows_another, set_audience, widest_audience
from intranet.access.consequences import Consequences, consequences_of
from intranet.access.forms.sharing import AudienceForm, ReserveForm
from intranet.access.models import AccessRule, Audience, Role, Space
from intranet.access.policies import Action, access_of
from intranet.access.readers import count_readers
from intranet.access.roster import Entry, roster
from intranet.access.sections import can_be_reserved, files_of_branch, reserve_section
from intranet.access.versions import ChangedMeanwhile, version_of

from .managed import manager, screen, shared_page


@dataclass(frozen=True)
class Choice:
    """One line of the audience's choice: ``readers`` None is everybody; not ``allowed`` where wider than inherited."""

    value: str
    audience: Audience
    inherits: bool
    readers: int | None
    allowed: bool = True
    checked: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: HttpRequest, page_id: int) -> HttpResponse:
    """Choose who reads a page, knowing whom and what it concerns."""
    page = shared_page(request, page_id)
    rule = AccessRule.objects.select_related("space__parent").get(translation_key=page.translation_key)
    if follows_another(page):
        return _follows(request, page, rule.space)
    widest = widest_audience(page)
    consequences = None
    if request.method == "POST":
        form = AudienceForm(request.POST, widest=widest)
        if form.is_valid():
            try:
                consequences = _try(request, page, rule.space, form)
                if not consequences.pages_wider or consequences.digest == request.POST.get("confirmed"):
                    set_audience(
                        page, form.cleaned_data["audience"], by=manager(request), expected=request.POST.get("version")
                    )
                    messages.success(request, _said(consequences))
                    return redirect("access:sharing", page_id=page.pk)
            except ChangedMeanwhile as refusal:
                form.add_refusal(refusal)
                rule.refresh_from_db()
                _tell_difference(form, rule)
            except ValidationError as refusal:
                form.add_refusal(refusal, default="audience")
    else:
        form = AudienceForm(widest=widest, initial={"audience": "" if rule.own_audience is None else rule.own_audience})
    context = {
        "subject": page,
        "rule": rule,
        "form": form,
        "version": version_of(rule),
        "choices": _choices(
            rule, widest, str(form["audience"].value() if form["audience"].value() is not None else "")
        ),
        "widest": widest,
        "consequences": consequences,
        "opens_space": rule.space.root_key == page.translation_key,
        "can_reserve": can_be_reserved(page) and rule.space.root_key != page.translation_key,
        **_extent(page),
    }
    return screen(request, "access/sharing.html", rule.space, context)


def _follows(request: HttpRequest, page: Page, space: Space) -> HttpResponse:
    """An alias mirrors a page elsewhere, whose sharing it takes: that is where to change it."""
    source = page.alias_of
    may = access_of(request.user).may(Action.SHARE, source)
    context = {"subject": page, "source": source.specific if may else None}
    return screen(request, "access/sharing_alias.html", space, context)


def _try(request: HttpRequest, page: Page, space: Space, form: AudienceForm) -> Consequences:
    expected = request.POST.get("version")
    return consequences_of(
        lambda: set_audience(page, form.cleaned_data["audience"], by=manager(request), expected=expected),
        space=space,
        by=manager(request),
    )


def _said(consequences: Consequences) -> str:
    narrower, wider = consequences.pages_narrower, consequences.pages_wider
    if narrower:
        text = ngettext(
            "Le partage est enregistré : %(count)d page publiée est lue par moins de monde.",
            "Le partage est enregistré : %(count)d pages publiées sont lues par moins de monde.",
            narrower,
        )
        return text % {"count": narrower}
    if wider:
        text = ngettext(
            "Le partage est enregistré : %(count)d page publiée est lue plus largement.",
            "Le partage est enregistré : %(count)d pages publiées sont lues plus largement.",
            wider,
        )
        return text % {"count": wider}
    return _("Le partage est enregistré ; les lecteurs restent les mêmes.")


def _tell_difference(form: AudienceForm, rule: AccessRule) -> None:
    chosen = _("celle de la page qui la contient") if rule.own_audience is None else rule.get_own_audience_display()
    form.add_error("audience", _("Entre-temps, c’est devenu : « %(value)s ».") % {"value": chosen})
    form.focus_on_first_error()


def _choices(rule: AccessRule, widest: Audience, checked: str) -> list[Choice]:
    counts = count_readers(rule.space)
    inherited = Choice("", widest, inherits=True, readers=counts.get(widest), checked=checked == "")
    own = [
        Choice(
            str(audience.value),
            audience,
            inherits=False,
            readers=counts.get(audience),
            allowed=audience <= widest,
            checked=checked == str(audience.value),
        )
        for audience in Audience
    ]
    return [inherited, *own]


def _extent(page: Page) -> dict[str, Any]:
    """What the page's rule reaches: its languages, the pages below, the aliases that follow."""
    below = Page.objects.descendant_of(page)
    keys = below.values("translation_key")
    rules = AccessRule.objects.filter(translation_key__in=keys)
    versions = Page.objects.filter(translation_key=page.translation_key).select_related("locale", "alias_of")
    aliases = Page.objects.filter(alias_of__translation_key=page.translation_key)
    return {
        "versions_shared": list(versions.order_by("pk")),
        "below": rules.count(),
        "below_narrower": rules.filter(own_audience__isnull=False).count(),
        "below_spaces": Space.objects.filter(root_key__in=keys).count(),
        "aliases": aliases.exclude(translation_key=page.translation_key).count(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def reserve(request: HttpRequest, page_id: int) -> HttpResponse:
    """Share a section with fewer people than its space: it becomes a space of its own, with chosen people."""
    page = shared_page(request, page_id)
    rule = AccessRule.objects.select_related("space__parent").get(translation_key=page.translation_key)
    if not can_be_reserved(page) or rule.space.root_key == page.translation_key:
        raise Http404
    entries = roster(rule.space)
    managers = [entry for entry in entries if entry.role == Role.MANAGER]
    offered = [entry.user for entry in entries if entry.role < Role.MANAGER]
    form = ReserveForm(request.POST or None, people=offered, initial={"name": page.title})
    if request.method == "POST" and form.is_valid():
        try:
            space = _reserve(request, page, form, managers)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("La rubrique est réservée. Voici qui y a accès."))
            return redirect("access:people", slug=space.slug)
    context = {
        "subject": page,
        "form": form,
        "managers": managers,
        "offered": len(offered),
        "files": sum(len(found) for found in files_of_branch(page, rule.space).values()),
        **_extent(page),
    }
    return screen(request, "access/reserve.html", rule.space, context)


def _reserve(request: HttpRequest, page: Page, form: ReserveForm, managers: list[Entry]) -> Space:
    """Those who manage the space from above stay managers as they are: a membership would only hide it."""
    above = {entry.user.pk for entry in managers}
    people = [person for person in form.chosen if person.pk not in above]
    return reserve_section(
        page,
        people,
        role=form.cleaned_data["role"],
        by=manager(request),
        name=form.cleaned_data["name"],
    )
