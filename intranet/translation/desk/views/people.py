"""Who translates in a space, for its managers."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Locale

from intranet.access.models import Role, Space
from intranet.access.people import people_with_role
from intranet.access.views.managed import managed_space, manager, screen
from intranet.translation.desk.forms import SpaceTranslationForm, TranslatorForm
from intranet.translation.desk.roles import change_translation_settings, end_translator_role, give_translator_role
from intranet.translation.desk.spending import use_of_machine
from intranet.translation.machines import configured_machine
from intranet.translation.models import SpaceTranslationSettings, TranslatorRole


@require_http_methods(["GET", "HEAD", "POST"])
def translators(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the role; see who has it, and whether it counts today; choose what is published."""
    space = managed_space(request, slug)
    people = list(
        people_with_role(Role.READER, space=space, include_superusers=False).order_by("last_name", "first_name", "pk")
    )
    kept = SpaceTranslationSettings.objects.filter(space=space).first() or SpaceTranslationSettings()
    giving = request.method == "POST" and "person" in request.POST
    form = TranslatorForm(request.POST if giving else None, people=people, languages=_languages())
    choosing = request.method == "POST" and not giving
    choice = SpaceTranslationForm(
        request.POST if choosing else None, initial=model_to_dict(kept), machine=configured_machine()
    )
    if giving and form.is_valid() and _give(request, space, form):
        return redirect("desk:translators", slug=space.slug)
    if choosing and choice.is_valid():
        change_translation_settings(space, choice.cleaned_data, by=manager(request))
        messages.success(request, _("Les réglages sont enregistrés."))
        return redirect("desk:translators", slug=space.slug)
    roles = TranslatorRole.objects.filter(space=space).select_related("person", "locale")
    inside = {person.pk for person in people}
    context = {
        "form": form,
        "choice": choice,
        "roles": [(role, role.person_id in inside) for role in roles.order_by("person__last_name", "person", "locale")],
        "tab": "translation",
        "use": use_of_machine(space),
    }
    return screen(request, "translation/desk/translators.html", space, context)


def _give(request: HttpRequest, space: Space, form: TranslatorForm) -> bool:
    person = form.people[form.cleaned_data["person"]]
    locale = Locale.objects.get(language_code=form.cleaned_data["language"])
    try:
        give_translator_role(space, person, locale, by=manager(request))
    except ValidationError as refusal:
        form.add_refusal(refusal)
        return False
    messages.success(request, _("%(person)s traduit maintenant dans cet espace.") % {"person": person})
    return True


def _languages() -> list[tuple[str, str]]:
    return [(code, str(get_language_info(code)["name_translated"])) for code, _name in settings.LANGUAGES]


@require_POST
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take the role back."""
    space = managed_space(request, slug)
    role = TranslatorRole.objects.filter(space=space, pk=pk).select_related("person", "locale", "space").first()
    if role is None:
        raise Http404
    end_translator_role(role, by=manager(request))
    messages.success(request, _("%(person)s ne traduit plus dans cet espace.") % {"person": role.person})
    return redirect("desk:translators", slug=space.slug)
