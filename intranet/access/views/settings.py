"""The settings of a space, its archiving, and the closing of a reserved section."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import ModelLogEntry, Page

from intranet.access.actions import archive_space, change_space, reopen_space
from intranet.access.consequences import Consequences, consequences_of
from intranet.access.forms.settings import SpaceSettingsForm
from intranet.access.models import AccessRule, Audience, Space
from intranet.access.policies import Access, access_of
from intranet.access.readers import count_readers
from intranet.access.sections import close_space, left_out_by_closing
from intranet.access.versions import ChangedMeanwhile, version_of

from .managed import managed_space, manager, screen


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """What the space is called, whom it lets in, how widely it opens. What follows is told before it is saved."""
    space = managed_space(request, slug)
    consequences = None
    if request.method == "POST":
        form = SpaceSettingsForm(request.POST, instance=_fresh(space))
        if form.is_valid():
            try:
                consequences = _try(request, form)
                if consequences.are_none or consequences.digest == request.POST.get("confirmed"):
                    change_space(form.instance, by=manager(request), expected=request.POST.get("version"))
                    messages.success(request, _("Les réglages sont enregistrés."))
                    return _back(request, space)
            except ChangedMeanwhile as refusal:
                form.add_refusal(refusal)
                _tell_differences(form, _fresh(space))
            except ValidationError as refusal:
                form.add_refusal(refusal)
    else:
        form = SpaceSettingsForm(instance=_fresh(space))
    context = {
        "form": form,
        "version": version_of(_fresh(space)),
        "consequences": consequences,
        "limit": _limit_of(space),
        "nested": Space.objects.filter(parent=space).count(),
        "can_close": space.kind == Space.Kind.SECTION and access_of(request.user).manages(space.parent_id),
        "can_archive": space.kind != Space.Kind.HOME,
        "follows_page": space.kind == Space.Kind.WORKSPACE,
    }
    return screen(request, "access/settings.html", space, context)


def _fresh(space: Space) -> Space:
    """Read again: a form writes what was typed on the object that it is given."""
    return Space.objects.select_related("collection").get(pk=space.pk)


def _try(request: HttpRequest, form: SpaceSettingsForm) -> Consequences:
    expected = request.POST.get("version")
    return consequences_of(
        lambda: change_space(form.instance, by=manager(request), expected=expected),
        space=form.instance,
        by=manager(request),
    )


def _tell_differences(form: SpaceSettingsForm, stored: Space) -> None:
    """Beside each field that somebody else has changed to something else: what it is now, and by whom."""
    entry = (
        ModelLogEntry.objects.for_instance(stored)
        .filter(action="access.change_space")
        .select_related("user")
        .order_by("-timestamp")
        .first()
    )
    author = entry.user if entry else None
    current = SpaceSettingsForm(instance=stored)
    for name in list(form.cleaned_data):
        typed, now = form.cleaned_data[name], getattr(stored, name)
        if typed == now:
            continue
        shown = _shown(current, name, now)
        if author:
            text = _("%(person)s vient d’enregistrer : « %(value)s ».") % {"person": author, "value": shown}
        else:
            text = _("Entre-temps, c’est devenu : « %(value)s ».") % {"value": shown}
        form.add_error(name, text)
    form.focus_on_first_error()


def _shown(form: SpaceSettingsForm, name: str, value: Any) -> str:
    choices = getattr(form.fields[name], "choices", None)
    if choices is None:
        return str(value)
    wanted = "" if value is None else str(getattr(value, "pk", value))
    return next((str(label) for key, label in choices if str(key) == wanted), str(value or "—"))


def _limit_of(space: Space) -> Audience | None:
    """What contains the space, where it narrows it more than its own setting could; None elsewhere."""
    root = Page.objects.filter(translation_key=space.root_key).order_by("pk").first() if space.root_key else None
    if root is None:
        return None
    parent_key = Page.objects.filter(path=root.path[: -Page.steplen], depth__gt=1).values("translation_key")
    rule = AccessRule.objects.filter(translation_key__in=parent_key).first()
    return None if rule is None or rule.audience == Audience.PUBLIC else Audience(rule.audience)


@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the space to writing and to all but its members, after a page that tells what follows in numbers."""
    space = managed_space(request, slug)
    if space.is_archived or space.kind == Space.Kind.HOME:
        raise Http404
    return _confirmed(request, space, "access/archive.html", archive_space, _("L’espace est archivé."))


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    """Undo the archiving."""
    space = managed_space(request, slug)
    if not space.is_archived:
        raise Http404
    return _confirmed(request, space, "access/reopen.html", reopen_space, _("L’espace est rouvert."))


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a reserved section back to the space that contains it."""
    space = managed_space(request, slug)
    if space.kind != Space.Kind.SECTION or not access_of(request.user).manages(space.parent_id):
        raise Http404
    done = _("La rubrique est revenue à son espace.")
    extra = {"left_out": left_out_by_closing(space), "audience": _audience_after(space)}
    return _confirmed(request, space, "access/close.html", close_space, done, extra, space.parent)


def _audience_after(space: Space) -> dict[str, Any]:
    """Who will read what the closed section hands down, and how many they are."""
    if space.root_key is None:
        return {}
    root = Page.objects.filter(translation_key=space.root_key).order_by("pk").first()
    own = AccessRule.objects.filter(translation_key=space.root_key).values_list("own_audience", flat=True).first()
    parent_key = Page.objects.filter(path=root.path[: -Page.steplen]).values("translation_key") if root else []
    rule = AccessRule.objects.select_related("space").filter(translation_key__in=parent_key).first()
    if rule is None:
        return {}
    audience = Audience(rule.audience if own is None else min(own, rule.audience))
    return {"label": audience.label, "count": count_readers(rule.space).get(audience)}


def _confirmed(
    request: HttpRequest,
    space: Space,
    template: str,
    action: Any,
    done: str,
    extra: dict[str, Any] | None = None,
    then: Space | None = None,
) -> HttpResponse:
    """Tell what follows, then do it; what the action refuses is shown at the same place."""
    refusal, consequences = None, Consequences()
    try:
        if request.method == "POST":
            action(_fresh(space), by=manager(request))
            messages.success(request, done)
            return _back(request, then or space)
        tried = _fresh(space)
        consequences = consequences_of(lambda: action(tried, by=manager(request)), space=space, by=manager(request))
    except ValidationError as error:
        refusal = error
    except PermissionDenied as error:
        raise Http404 from error
    context = {
        "consequences": consequences,
        "refusal": refusal,
        "nested": Space.objects.filter(parent=space).count(),
        "pages": AccessRule.objects.filter(space=space).count(),
        **(extra or {}),
    }
    return screen(request, template, space, context)


def _back(request: HttpRequest, space: Space) -> HttpResponse:
    """To the settings, or away where this person has just ended their own management."""
    if Access(request.user).manages(space.pk):
        return redirect("access:settings", slug=space.slug)
    return redirect("wagtail_serve", "")
