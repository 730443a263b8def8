"""An organisation kept by its own administrators: seats, people, administrators, invitations. The team keeps all."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.access.actions import invite_officer, settle_affiliation
from intranet.access.forms.invitations import InviteOfficerForm
from intranet.access.forms.organisation import AppointForm, ConfirmForm, EndForm, MandateForm, OrganisationForm
from intranet.access.models import Invitation
from intranet.access.organisations import administered, state_of
from intranet.access.policies import access_of
from intranet.accounts.models import User
from intranet.territory import actions
from intranet.territory.forms import first_instant, last_instant
from intranet.territory.models import (
    Affiliation,
    Change,
    Designation,
    Domain,
    Organisation,
    OrganisationAdministrator,
)
from intranet.territory.queries import cell_version

from .outcomes import tell_outcome
from .sending import send_again, send_all, take_back


def kept_organisation(request: HttpRequest, pk: int) -> Organisation:
    """The organisation of that id, for its administrators and the pôle's team; unknown to anybody else."""
    found = Organisation.objects.filter(pk=pk, is_host=False).first()
    if found is None or not access_of(request.user).keeps(found.pk):
        raise Http404
    return found


def keeper(request: HttpRequest) -> User:
    """Who asks, once they are known to keep the organisation: an account."""
    return cast(User, request.user)


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Whoever administers one organisation goes to it; who has more, and the team, choose."""
    access = access_of(request.user)
    if access.passes or access.is_team:
        return render(request, "access/organisations.html", {"organisations": administered(), "is_team": True})
    own = list(Organisation.objects.filter(pk__in=access.administers, is_host=False))
    if not own:
        raise Http404
    if len(own) == 1:
        return redirect("access:organisation", pk=own[0].pk)
    return render(request, "access/organisations.html", {"own": own})


@require_safe
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Seats, people, administrators, invitations."""
    kept = kept_organisation(request, pk)
    last = (
        Change.objects.undoable_by(request.user)
        .filter(organisation=kept)
        .select_related("organisation", "domain", "person")
    )
    return render(
        request,
        "access/organisation.html",
        {"organisation": kept, "state": state_of(kept), "last_change": last.first()},
    )


class OrganisationGesture(View):
    """A form with an address of its own. Subclasses say what to ask and which action to call."""

    http_method_names = ["get", "head", "post"]
    form_class: type[OrganisationForm] = ConfirmForm
    button: Any = gettext_lazy("Enregistrer")
    explanation: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.organisation = kept_organisation(request, kwargs["pk"])
        self.find(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, **kwargs: Any) -> None:
        """Look up what the gesture is about, among what is the organisation's."""

    def title(self) -> str:
        raise NotImplementedError

    def initial(self) -> dict[str, Any]:
        return {}

    def form_options(self) -> dict[str, Any]:
        return {}

    def version(self) -> str:
        """What the person has seen, where the action asks for it."""
        return ""

    def act(self, data: dict[str, Any], seen: str | None) -> str:
        """Call the action; returns what to tell."""
        raise NotImplementedError

    def done(self) -> HttpResponse:
        return redirect("access:organisation", pk=self.organisation.pk)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(initial=self.initial(), organisation=self.organisation, **self.form_options())
        return self.show(form)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST, organisation=self.organisation, **self.form_options())
        if not form.is_valid():
            return self.show(form)
        try:
            said = self.act(form.cleaned_data, request.POST.get("seen") or None)
        except actions.StaleCell:
            form.add_error(None, _("Ces mandats ont changé depuis que vous les avez vus : vérifiez, puis validez."))
            return self.show(form)
        except ValidationError as refusal:
            form.add_refusal(refusal)
            return self.show(form)
        messages.success(request, said)
        return self.done()

    def show(self, form: OrganisationForm) -> HttpResponse:
        context = {
            "organisation": self.organisation,
            "form": form,
            "title": self.title(),
            "button": self.button,
            "explanation": self.explanation,
            "seen": self.version(),
        }
        return render(self.request, "access/organisation_gesture.html", context)


class Designate(OrganisationGesture):
    form_class = MandateForm
    button = gettext_lazy("Désigner")

    def find(self, **kwargs: Any) -> None:
        self.domain = get_object_or_404(Domain, pk=kwargs["domain"])

    def title(self) -> str:
        return _("Désigner un référent en %(domain)s") % {"domain": self.domain}

    def initial(self) -> dict[str, Any]:
        return {"person": self.request.GET.get("personne", "")}

    def form_options(self) -> dict[str, Any]:
        return {"domain": self.domain}

    def version(self) -> str:
        return cell_version(self.organisation.pk, self.domain.pk)

    def act(self, data: dict[str, Any], seen: str | None) -> str:
        actions.designate(
            data["person"],
            self.organisation,
            self.domain,
            by=keeper(self.request),
            seat=data["seat"],
            valid_from=first_instant(data["first_day"]),
            valid_until=last_instant(data["last_day"]),
            themes=data.get("themes", ()),
            seen=seen,
        )
        return _("%(person)s est désigné·e en %(domain)s.") % {"person": data["person"], "domain": self.domain}


class MandateGesture(OrganisationGesture):
    """About one mandate of the organisation."""

    def find(self, **kwargs: Any) -> None:
        mandates = Designation.objects.select_related("person", "organisation", "domain")
        self.mandate = get_object_or_404(mandates, pk=kwargs["mandate"], organisation=self.organisation)

    def version(self) -> str:
        return cell_version(self.organisation.pk, self.mandate.domain_id)


class EndMandate(MandateGesture):
    form_class = EndForm
    button = gettext_lazy("Mettre fin")
    explanation = gettext_lazy("Ce que la personne a écrit reste ; vous pourrez transmettre son travail.")

    def title(self) -> str:
        told = {"person": self.mandate.person, "domain": self.mandate.domain}
        return _("Mettre fin au mandat de %(person)s en %(domain)s") % told

    def act(self, data: dict[str, Any], seen: str | None) -> str:
        actions.end_designation(self.mandate, by=keeper(self.request), at=last_instant(data["last_day"]), seen=seen)
        return _("Fin du mandat de %(person)s enregistrée.") % {"person": self.mandate.person}


class ReplaceMandate(MandateGesture):
    form_class = MandateForm
    button = gettext_lazy("Remplacer")

    def title(self) -> str:
        told = {"person": self.mandate.person, "domain": self.mandate.domain}
        return _("Remplacer %(person)s en %(domain)s") % told

    def initial(self) -> dict[str, Any]:
        return {"themes": list(self.mandate.themes.values_list("pk", flat=True))}

    def form_options(self) -> dict[str, Any]:
        return {"domain": self.mandate.domain, "apart_from": self.mandate.person}

    def act(self, data: dict[str, Any], seen: str | None) -> str:
        actions.replace_designation(
            self.mandate,
            data["person"],
            by=keeper(self.request),
            at=first_instant(data["first_day"]),
            valid_until=last_instant(data["last_day"]),
            themes=data.get("themes", ()),
            seen=seen,
        )
        self.successor = data["person"]
        told = {"person": data["person"], "former": self.mandate.person}
        return _("%(person)s remplace %(former)s. Transmettez-lui maintenant le travail en cours.") % told

    def done(self) -> HttpResponse:
        mandate = Designation.objects.get(pk=self.mandate.pk)
        if mandate.is_in_force():
            return super().done()
        return redirect("access:hand_over", pk=self.organisation.pk, mandate=self.mandate.pk)


class AffiliationGesture(OrganisationGesture):
    """About one affiliation to the organisation."""

    def find(self, **kwargs: Any) -> None:
        affiliations = Affiliation.objects.select_related("person", "organisation")
        self.affiliation = get_object_or_404(affiliations, pk=kwargs["affiliation"], organisation=self.organisation)


class EndAffiliation(AffiliationGesture):
    form_class = EndForm
    button = gettext_lazy("Mettre fin")
    explanation = gettext_lazy(
        "Les mandats de la personne pour l’organisme, et son rôle d’administration, prennent fin en même temps. "
        "Son compte reste ouvert."
    )

    def title(self) -> str:
        told = {"person": self.affiliation.person, "organisation": self.organisation.display_name}
        return _("%(person)s quitte %(organisation)s") % told

    def act(self, data: dict[str, Any], seen: str | None) -> str:
        actions.end_affiliation(self.affiliation, by=keeper(self.request), at=last_instant(data["last_day"]))
        return _("Départ de %(person)s enregistré.") % {"person": self.affiliation.person}

    def done(self) -> HttpResponse:
        """Whoever ended their own affiliation has nothing to see here any more."""
        if access_of(User.objects.get(pk=self.request.user.pk)).keeps(self.organisation.pk):
            return super().done()
        return redirect("wagtail_serve", "")


class TakeBack(AffiliationGesture):
    button = gettext_lazy("Affilier de nouveau")
    explanation = gettext_lazy("À partir de maintenant, et sans mandat tant que vous n’en donnez pas.")

    def title(self) -> str:
        told = {"person": self.affiliation.person, "organisation": self.organisation.display_name}
        return _("%(person)s revient à %(organisation)s") % told

    def act(self, data: dict[str, Any], seen: str | None) -> str:
        actions.affiliate_person(
            self.affiliation.person,
            self.organisation,
            by=keeper(self.request),
            capacity=self.affiliation.capacity,
            job_title=self.affiliation.job_title,
        )
        return _("%(person)s est de nouveau de l’organisme.") % {"person": self.affiliation.person}


class Appoint(OrganisationGesture):
    form_class = AppointForm
    button = gettext_lazy("Confier l’administration")
    explanation = gettext_lazy(
        "Cette personne désignera les référents, verra et invitera les gens de l’organisme, et pourra nommer d’autres "
        "administrateurs. Elle ne touche pas aux adhésions, et n’entre pas pour autant dans les espaces."
    )

    def title(self) -> str:
        return _("Confier l’administration de %(organisation)s") % {"organisation": self.organisation.display_name}

    def act(self, data: dict[str, Any], seen: str | None) -> str:
        actions.appoint_administrator(
            data["person"],
            self.organisation,
            by=keeper(self.request),
            valid_until=last_instant(data["last_day"]),
        )
        return _("%(person)s administre maintenant l’organisme.") % {"person": data["person"]}


class EndAdministration(OrganisationGesture):
    form_class = EndForm
    button = gettext_lazy("Mettre fin")
    explanation = gettext_lazy("La personne reste de l’organisme ; ses mandats durent.")

    def find(self, **kwargs: Any) -> None:
        facts = OrganisationAdministrator.objects.select_related("person", "organisation")
        self.fact = get_object_or_404(facts, pk=kwargs["administration"], organisation=self.organisation)

    def title(self) -> str:
        return _("%(person)s n’administre plus l’organisme") % {"person": self.fact.person}

    def act(self, data: dict[str, Any], seen: str | None) -> str:
        actions.end_administrator(self.fact, by=keeper(self.request), at=last_instant(data["last_day"]))
        return _("Fin de l’administration de %(person)s enregistrée.") % {"person": self.fact.person}

    def done(self) -> HttpResponse:
        if access_of(User.objects.get(pk=self.request.user.pk)).keeps(self.organisation.pk):
            return super().done()
        return redirect("wagtail_serve", "")


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite officers or elected members by mail: accepting affiliates them."""
    kept = kept_organisation(request, pk)
    if request.method == "POST":
        form = InviteOfficerForm(request.POST, organisation=kept)
        if form.is_valid() and _invite(request, kept, form):
            return redirect("access:organisation", pk=kept.pk)
    else:
        form = InviteOfficerForm(organisation=kept, initial={"language": keeper(request).language})
    return render(request, "access/invite_officer.html", {"organisation": kept, "form": form})


def _invite(request: HttpRequest, kept: Organisation, form: InviteOfficerForm) -> bool:
    common = {name: form.cleaned_data[name] for name in ("capacity", "job_title", "message", "language")}
    return send_all(request, form, lambda invited: invite_officer(kept, invited, by=keeper(request), **common))


def _own_invitation(kept: Organisation, invitation: int) -> Invitation:
    return get_object_or_404(Invitation, pk=invitation, organisation=kept, space=None)


@require_POST
def resend(request: HttpRequest, pk: int, invitation: int) -> HttpResponse:
    """Another link for the same address."""
    kept = kept_organisation(request, pk)
    send_again(request, _own_invitation(kept, invitation))
    return redirect("access:organisation", pk=kept.pk)


@require_POST
def revoke(request: HttpRequest, pk: int, invitation: int) -> HttpResponse:
    """The link opens no more."""
    kept = kept_organisation(request, pk)
    take_back(request, _own_invitation(kept, invitation))
    return redirect("access:organisation", pk=kept.pk)


@require_POST
def settle(request: HttpRequest, pk: int, invitation: int) -> HttpResponse:
    """Say whether who came into a space by an invitation is of the organisation, as its author believed."""
    kept = kept_organisation(request, pk)
    found = get_object_or_404(
        Invitation.objects.select_related("accepted_by", "organisation"), pk=invitation, organisation=kept
    )
    belongs = request.POST.get("belongs") == "yes"
    told = {"person": found.accepted_by}
    said = (
        _("%(person)s est maintenant de l’organisme.") if belongs else _("Noté : %(person)s n’est pas de l’organisme.")
    )
    return _told(request, kept, lambda: settle_affiliation(found, by=keeper(request), belongs=belongs), said % told)


@require_POST
def undo(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    """Undo one's own change, or say why that is no longer possible."""
    kept = kept_organisation(request, pk)
    found = get_object_or_404(
        Change.objects.select_related("organisation", "domain", "person"),
        pk=change,
        organisation=kept,
        made_by=keeper(request),
    )
    said = _("Annulé : %(change)s.") % {"change": found}
    return _told(request, kept, lambda: actions.undo_change(found, by=keeper(request)), said)


def _told(request: HttpRequest, kept: Organisation, act: Any, said: str) -> HttpResponse:
    tell_outcome(request, act, said)
    return redirect("access:organisation", pk=kept.pk)
