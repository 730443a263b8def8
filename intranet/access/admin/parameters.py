"""What Wagtail takes for granted in the parameters of its admin, and breaks on where it is not so."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest

# The first is put into addresses by the links of choosers, the other read as it comes.
NUMBERS = ("parent_page_id", "p")
# SQLite and PostgreSQL hold no longer ones in a column of ids, and fail rather than find nothing.
LONGEST_NUMBER = 18
# Words to be found: any text.
SEARCHED = ("q", "term")
# The models of these snippets have numbers, which their addresses take for any text.
NUMBERED = ("glossary_terms:", "search_pinned:")
# Fields of a form that are read as text though nothing was sent, by view.
FIELDS = {
    "wagtailadmin_pages:copy": "new_parent_page",
    "wagtailadmin_choose_page_external_link": "external-link-chooser-url",
}
# What the address of a form says, by view.
ASKED = {"wagtailadmin_workflows:task_chooser_create": "create_model"}
# The choosers of these forms look for whatever they are shown again with: the ends of their fields' names, by view.
IN_WORKFLOWS, IN_SITES = ("-page", "-task", "-id"), ("root_page",)
CHOSEN = {
    "wagtailadmin_workflows:add": IN_WORKFLOWS,
    "wagtailadmin_workflows:edit": IN_WORKFLOWS,
    "wagtailsites:add": IN_SITES,
    "wagtailsites:edit": IN_SITES,
    "search_pinned:add": ("page",),
    "search_pinned:edit": ("page",),
}


def names_nothing(view_name: str, kwargs: dict[str, Any]) -> bool:
    """Whether an address holds, in the place of a number, what is none."""
    pk = str(kwargs.get("pk", "0"))
    return view_name.startswith(NUMBERED) and not (pk.isascii() and pk.isdecimal() and len(pk) <= LONGEST_NUMBER)


def check_parameters(request: HttpRequest, view_name: str) -> None:
    """Raise ``BadRequest`` where a parameter cannot be what it is read as: the way back, a number, a field."""
    sent = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    # Anything but a path would be taken for the name of a view.
    if any(value and not value.startswith("/") for data in sent for value in data.getlist("next")):
        raise BadRequest("The way back is not a path.")
    numbers = [value for data in sent for name in NUMBERS for value in data.getlist(name)]
    if ends := CHOSEN.get(view_name):
        numbers += [value for name, values in request.POST.lists() if name.endswith(ends) for value in values]
    if any(value and not (value.isascii() and value.isdecimal()) for value in numbers):
        raise BadRequest("A number was expected.")
    given = (value for name, values in request.GET.lists() if name not in SEARCHED for value in values)
    if any(len(value) > LONGEST_NUMBER and value.lstrip("+-").isdecimal() for value in given):
        raise BadRequest("No number is that long.")
    if request.method == "POST":
        for needed, data in ((FIELDS, request.POST), (ASKED, request.GET)):
            if needed.get(view_name, "") not in {"", *data}:
                raise BadRequest("Part of the form is missing.")
