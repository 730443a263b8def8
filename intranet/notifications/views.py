"""A reader's notices, what they choose to be told of, and the page behind the link to unsubscribe."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView, TemplateView, View

from .actions import choose_channels, mark_all_read, mark_read, refuse_mails
from .events import is_on_site, topic_named
from .forms import PreferencesForm
from .inbox import COUNTED, ShownNotice, notice_of, notices_of, unread_count
from .models import Channel, Preference
from .unsubscribing import preference_behind

PER_PAGE = 20


@method_decorator(never_cache, name="dispatch")
class NoticeListView(LoginRequiredMixin, TemplateView):
    """What the reader was told and may still be told, the newest first."""

    template_name = "notifications/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = notices_of(self.request.user)
        return super().get_context_data(
            notices=Paginator(shown, PER_PAGE).get_page(self.request.GET.get("p")),
            unread=sum(each.notice.read_at is None for each in shown),
            newest=max((each.notice.pk for each in shown), default=0),
            **kwargs,
        )


@login_required
@never_cache
@require_safe
def count_unread(request: HttpRequest) -> JsonResponse:
    """How many notices this reader has to read, for the mark in the header: "3", "99+", or nothing."""
    count = unread_count(request.user)
    return JsonResponse({"unread": f"{COUNTED - 1}+" if count >= COUNTED else str(count or "")})


class NoticeView(LoginRequiredMixin, View):
    """One notice: opened, it is read; or marked as read from the list."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, key: Any) -> HttpResponse:
        shown = self._shown(key)
        mark_read(shown.notice)
        return HttpResponseRedirect(shown.url or reverse("notices:list"))

    def head(self, request: HttpRequest, key: Any) -> HttpResponse:
        """Asked by programs: nobody has read it."""
        return HttpResponseRedirect(self._shown(key).url or reverse("notices:list"))

    def post(self, request: HttpRequest, key: Any) -> HttpResponse:
        mark_read(self._shown(key).notice)
        return redirect(_back_to_list(request))

    def _shown(self, key: Any) -> ShownNotice:
        shown = notice_of(self.request.user, key)
        if shown is None:
            raise Http404
        return shown


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    """All that the list showed; what arrived since stays unread."""
    newest = request.POST.get("newest", "")
    if newest.isdecimal() and len(newest) < 19:
        mark_all_read(request.user, until=int(newest))
    return redirect("notices:list")


def _back_to_list(request: HttpRequest) -> str:
    page = request.POST.get("p", "")
    return reverse("notices:list") + (f"?p={page}" if page.isdecimal() and len(page) < 9 and page != "1" else "")


class PreferencesView(LoginRequiredMixin, FormView):
    """Takes what is chosen in one's settings, which show the form; by itself, it shows only what is wrong in it."""

    template_name = "notifications/preferences.html"
    form_class = PreferencesForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.get_success_url())

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "reader": self.request.user}

    def get_prefix(self) -> str:
        return "topic"

    def get_success_url(self) -> str:
        return reverse("account_settings") + "#notifications"

    def form_valid(self, form: PreferencesForm) -> HttpResponse:
        choose_channels(self.request.user, form.cleaned_data)
        messages.success(self.request, _("Vos choix de notifications sont enregistrés."))
        return super().form_valid(form)


# Mail programs post without a cookie or a token of ours: the link itself says that its reader asks.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class UnsubscribeView(TemplateView):
    """Looked at, it says what it would do (programs that check mails follow all links); posted, it does it."""

    template_name = "notifications/unsubscribe.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        preference = kwargs.pop("preference", None) or self._preference()
        topic = topic_named(preference.topic)
        if topic is None:
            raise Http404
        return super().get_context_data(
            topic=topic,
            done=preference.channel != Channel.MAIL,
            on_site=is_on_site(topic) and preference.channel != Channel.NONE,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answered at once and without a redirection, as RFC 8058 has it."""
        preference = refuse_mails(self._preference())
        return self.render_to_response(self.get_context_data(preference=preference, **kwargs))

    def _preference(self) -> Preference:
        preference = preference_behind(self.kwargs["token"])
        if preference is None:
            raise Http404
        return preference
