"""Reading a conversation by itself, speaking in it, changing and taking back what one said."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from discussion.actions import close_conversation, delete_comment, edit_comment, open_conversation, post_comment
from discussion.forms import CommentForm, EditForm
from discussion.limits import let_speak
from discussion.models import Comment
from discussion.policies import is_by, may_close
from discussion.presentation import Line, Setting, asked_number, conversation_of

from .heard import back_to, comment_of, screen, speaker, talk_about

REFUSED = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: HttpRequest, number: int) -> HttpResponse:
    """The conversation of a page without the page; what is posted here stands under the page."""
    setting = talk_about(request, number)
    form = CommentForm(request.POST, auto_id="new-comment-%s") if request.method == "POST" else None
    said = None if form is None else _say(request, setting, form)
    if said is not None:
        return back_to(request, setting, said)
    talk = conversation_of(setting, asked_number(request), form)
    return screen(request, "discussion/comments.html", setting, {"told": talk, "form": form}, _status(form))


def _status(form: CommentForm | None) -> int:
    return REFUSED if form is not None and form.errors else 200


def _say(request: HttpRequest, setting: Setting, form: CommentForm, answers: Comment | None = None) -> Comment | None:
    """What was posted; None where the form is to be shown again."""
    if not form.is_valid():
        return None
    try:
        let_speak(request)
        said = post_comment(
            setting.page,
            form.cleaned_data["body"],
            form.cleaned_data["language"],
            by=speaker(request),
            key=form.cleaned_data["key"],
            answers=answers,
        )
    except ValidationError as refusal:
        form.add_refusal(refusal)
        return None
    messages.success(request, _("Votre commentaire est publié."))
    return said


@login_required
@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Where mails and notices lead: to the comment on its page, in the language of the address."""
    found, setting = comment_of(request, pk)
    return back_to(request, setting, found)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one comment; it is shown beside the form."""
    found, setting = comment_of(request, pk)
    form = CommentForm(request.POST) if request.method == "POST" else CommentForm.fresh()
    said = _say(request, setting, form, found) if form.is_bound else None
    if said is not None:
        return back_to(request, setting, said)
    context = {"line": Line(found, setting), "form": form, "is_open": setting.is_open}
    return screen(request, "discussion/answer.html", setting, context, _status(form))


def _own(request: HttpRequest, pk: int) -> tuple[Comment, Setting]:
    found, setting = comment_of(request, pk)
    if not is_by(request.user, found) or found.is_deleted:
        raise Http404
    return found, setting


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own words, soon after."""
    found, setting = _own(request, pk)
    form = EditForm(request.POST) if request.method == "POST" else EditForm.of(found)
    if form.is_bound and form.is_valid():
        words, language, version = (form.cleaned_data[name] for name in ("body", "language", "version"))
        try:
            found = edit_comment(found, setting.page, words, language, by=speaker(request), version=version)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Votre commentaire est modifié."))
            return back_to(request, setting, found)
    return screen(request, "discussion/edit.html", setting, {"comment": found, "form": form}, _status(form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a comment away for good, after a page that says so: its author, or who manages the space."""
    found, setting = comment_of(request, pk)
    line = Line(found, setting)
    if not line.may_delete:
        raise Http404
    if request.method == "POST":
        delete_comment(found, setting.page, by=speaker(request))
        messages.success(request, _("Le commentaire est supprimé."))
        return back_to(request, setting)
    return screen(request, "discussion/delete.html", setting, {"line": line})


@login_required
@require_POST
def opening(request: HttpRequest, number: int) -> HttpResponse:
    """Close the conversation of a page, or open it again: who edits the page."""
    setting = talk_about(request, number)
    if not may_close(request.user, setting.page):
        raise Http404
    opens = request.POST.get("open") == "1"
    try:
        (open_conversation if opens else close_conversation)(setting.page, by=speaker(request))
    except PermissionDenied as error:
        raise Http404 from error
    done = _("La conversation est rouverte.") if opens else _("La conversation est fermée ; ce qui est écrit reste.")
    messages.success(request, done)
    return back_to(request, setting)
