"""The contact page: anybody writes to the pôle."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from .contact import send_contact_letter
from .contact_forms import ContactForm


@method_decorator(never_cache, name="dispatch")
class ContactView(FormView):
    template_name = "pages/contact.html"
    form_class = ContactForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.session.session_key:
            # Letters are counted by session: one without would be counted by its address alone.
            request.session["contact"] = True
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        user = self.request.user
        return {"name": user.get_full_name(), "email": user.email} if user.is_authenticated else {}

    def form_valid(self, form: ContactForm) -> HttpResponse:
        # A program is thanked like anybody: it learns nothing.
        if form.is_from_a_program or send_contact_letter(self.request, form.cleaned_data):
            return redirect("contact_sent")
        form.add_error(None, _("Vous avez envoyé beaucoup de messages : attendez une heure. Celui-ci n’est pas perdu."))
        return self.render_to_response(self.get_context_data(form=form), status=429)


class ContactSentView(TemplateView):
    template_name = "pages/contact_sent.html"
