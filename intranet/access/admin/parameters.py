"""What Wagtail takes for granted in the parameters of its admin, and breaks on where it is not so."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest

# Put into addresses by the links of choosers.
NUMBERS = ("parent_page_id",)


def check_parameters(request: HttpRequest) -> None:
    """Raise ``BadRequest`` where a parameter cannot be what it is read as: the way back, a number."""
    sent = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    # Anything but a path would be taken for the name of a view.
    if any(value and not value.startswith("/") for data in sent for value in data.getlist("next")):
        raise BadRequest("The way back is not a path.")
    numbers = [value for data in sent for name in NUMBERS for value in data.getlist(name)]
    if any(value and not (value.isascii() and value.isdecimal()) for value in numbers):
        raise BadRequest("A number was expected.")
