"""What the arguments of an admin route name, and whether the person may know of it.

Each function makes a :data:`Name`: a question put to the request and the arguments of its address. An unknown id and
one that is not theirs to know get the same answer, False.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState, UploadedFile, WorkflowState, get_default_page_content_type
from wagtail.permissions import policy_registry

from intranet.access.known import choosable_files, choosable_pages, explorable_pages
from intranet.territory.models import Organisation

Arguments = dict[str, Any]
Name = Callable[[HttpRequest, Arguments], bool]


def _given(request: HttpRequest, *parameters: str) -> list[str]:
    return [value for name in parameters for data in (request.GET, request.POST) for value in data.getlist(name)]


def _are_all_in(found: QuerySet[Any], ids: Iterable[Any]) -> bool:
    """Whether every id is that of one of these."""
    ids = {str(each) for each in ids}
    if not ids:
        return True
    # ASCII digits only, and no longer than a database's integers.
    if not all(each.isascii() and each.isdecimal() and len(each) < 18 for each in ids):
        return False
    numbers = {int(each) for each in ids}
    return found.filter(pk__in=numbers).order_by().values("pk").distinct().count() == len(numbers)


# Pages


def explorable_page(argument: str) -> Name:
    """A page of a space where the person writes, or one on the way to it."""
    return lambda request, arguments: _are_all_in(explorable_pages(request.user), [arguments[argument]])


def given_explorable_pages(*parameters: str, blank: bool = True, only_for: str | None = None) -> Name:
    """The same, among the parameters of the query or of the form; ``only_for``: where the address names that model."""

    def known(request: HttpRequest, arguments: Arguments) -> bool:
        if only_for is not None and arguments.get("model_name", "").lower() != only_for:
            return True
        ids = _given(request, *parameters)
        if blank:
            ids = [each for each in ids if each not in {"", "root"}]
        return _are_all_in(explorable_pages(request.user), ids)

    return known


def given_choosable_pages(parameter: str) -> Name:
    """Pages that the person may link to: those they read, and those of their spaces."""
    return lambda request, arguments: _are_all_in(choosable_pages(request.user), _given(request, parameter))


def browsable_page(argument: str) -> Name:
    """A page from which to choose below: the chooser shows all that is above it too."""

    def known(request: HttpRequest, arguments: Arguments) -> bool:
        page = Page.objects.filter(pk=arguments[argument]).only("pk", "path", "depth").first()
        if page is None:
            return False
        step = Page.steplen
        paths = {page.path[:end] for end in range(2 * step, len(page.path) + step, step)}
        return choosable_pages(request.user).filter(path__in=paths).count() == len(paths)

    return known


def page_model(app_label: str, model_name: str) -> Name:
    """The name of a type of page."""

    def known(request: HttpRequest, arguments: Arguments) -> bool:
        try:
            return issubclass(apps.get_model(arguments[app_label], arguments[model_name]), Page)
        except LookupError:
            return False

    return known


def state_of_page(argument: str) -> Name:
    """The state of a moderation task, of that very page."""

    def known(request: HttpRequest, arguments: Arguments) -> bool:
        states = WorkflowState.objects.filter(
            base_content_type=get_default_page_content_type(), object_id=str(arguments["page_id"])
        )
        return TaskState.objects.filter(pk=arguments[argument], workflow_state__in=states).exists()

    return known


# Files


def document(argument: str | None = None, *, parameter: str | None = None) -> Name:
    return _file(get_document_model, argument, parameter)


def image(argument: str | None = None, *, parameter: str | None = None) -> Name:
    return _file(get_image_model, argument, parameter)


def _file(model: Callable[[], type[Any]], argument: str | None, parameter: str | None) -> Name:
    """A file of a space where the person writes."""

    def known(request: HttpRequest, arguments: Arguments) -> bool:
        ids = [arguments[argument]] if argument else []
        ids += _given(request, parameter) if parameter else []
        return _are_all_in(choosable_files(model(), request.user), ids)

    return known


def own_upload(argument: str) -> Name:
    """A file that this person sent and has still to describe."""

    def known(request: HttpRequest, arguments: Arguments) -> bool:
        return UploadedFile.objects.filter(pk=arguments[argument], uploaded_by_user=request.user.pk).exists()

    return known


# Others


def organisation(argument: str | None = None, *, parameter: str | None = None) -> Name:
    """An organisation, whichever."""

    def known(request: HttpRequest, arguments: Arguments) -> bool:
        ids = [arguments[argument]] if argument else []
        ids += _given(request, parameter) if parameter else []
        return _are_all_in(Organisation.objects.all(), ids)

    return known


def any_model(app_label: str, model_name: str, *, of: tuple[str, ...]) -> Name:
    """The name of one of these models."""
    return lambda request, arguments: f"{arguments[app_label]}.{arguments[model_name]}".lower() in of


def bulk_items() -> Name:
    """What a bulk action is to be done to; ``all`` stands for what the listing showed, which knows its reader."""

    def known(request: HttpRequest, arguments: Arguments) -> bool:
        try:
            model = apps.get_model(arguments["app_label"], arguments["model_name"])
        except LookupError:
            return False
        ids = [each for each in _given(request, "id") if each != "all"]
        if model is Page:
            return _are_all_in(explorable_pages(request.user), ids)
        if model in {get_document_model(), get_image_model()}:
            return _are_all_in(choosable_files(model, request.user), ids)
        return request.user.is_superuser and _are_all_in(model._default_manager.all(), ids)

    return known


def editing_session() -> Name:
    """What somebody says to be editing."""

    def known(request: HttpRequest, arguments: Arguments) -> bool:
        try:
            model = apps.get_model(arguments["app_label"], arguments["model_name"])
        except LookupError:
            return False
        if issubclass(model, Page):
            return _are_all_in(explorable_pages(request.user), [arguments["object_id"]])
        return policy_registry.get_by_type(model, fallback=False) is not None and _are_all_in(
            model._default_manager.all(), [arguments["object_id"]]
        )

    return known
