"""Every way by which a file enters, from a browser: what it answers, as a person reads it next to the field."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import UploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile as WaitingFile

from intranet.access.models import Role
from intranet.look.models import SiteBranding
from intranet.media.models import PrivateDocument, PrivateImage, PrivateRendition
from intranet.people.models import Portrait
from tests import factories as make

KEPT_IN = (PrivateDocument, PrivateImage, PrivateRendition, Portrait, WaitingFile)


class House:
    """The people who send files, and what they may replace."""

    def __init__(self, language: str) -> None:
        workspace = make.make_workspace()
        space = make.space_of(workspace)
        self.document, self.image = make.make_document(space, "Une note"), make.make_image(space, "Une rue")
        self.editor = make.make_member(space, Role.EDITOR)
        self.admin = make.make_admin()
        for person in (self.editor, self.admin):
            person.language = language
            person.save()
        # There is a row of it as soon as somebody opens its form.
        SiteBranding.load()
        self.clients: dict[int, Client] = {}

        # The form of an image shows it, in sizes that are made then.
        self.client(self.editor).get(reverse("wagtailimages:edit", args=[self.image.pk]))

    def client(self, person: Any) -> Client:
        if person.pk not in self.clients:
            self.clients[person.pk] = Client()
            self.clients[person.pk].force_login(person)
        return self.clients[person.pk]

    def rows(self) -> list[Any]:
        """All that tells of a file kept, or of one replaced."""
        counts: list[Any] = [model._default_manager.count() for model in KEPT_IN]
        counts += [each.file.name for each in (*PrivateDocument.objects.all(), *PrivateImage.objects.all())]
        return [*counts, *SiteBranding.objects.values_list("logo", flat=True)]


@dataclass(frozen=True)
class Door:
    """Where a file of that sort is sent: as which person, in which field, along with what."""

    name: str
    pictures: bool
    send: Callable[[House, UploadedFile], Any]


def _wagtail(route: str, field: str, *, replaced: str = "") -> Callable[[House, UploadedFile], Any]:
    prefix = field.removesuffix("file")

    def send(house: House, file: UploadedFile) -> Any:
        args = [getattr(house, replaced).pk] if replaced else []
        sent = {f"{prefix}title": "Un titre", field: file}
        return house.client(house.editor).post(reverse(route, args=args), sent)

    return send


def _several(route: str) -> Callable[[House, UploadedFile], Any]:
    return lambda house, file: house.client(house.editor).post(reverse(route), {"files[]": file})


def _portrait(house: House, file: UploadedFile) -> Any:
    address = reverse("people:edit_own")
    return house.client(house.editor).post(address, {"languages": ["fr"], "expertise": "", "portrait": file})


def _logo(house: House, file: UploadedFile) -> Any:
    branding = SiteBranding.load()
    address = reverse("wagtailsettings:edit", args=["look", "sitebranding", branding.pk])
    return house.client(house.admin).post(address, {"name": "", "about": "", "about_en": "", "logo": file})


DOORS = (
    Door("a document", False, _wagtail("wagtaildocs:add", "file")),
    Door("several documents", False, _several("wagtaildocs:add_multiple")),
    Door("a document, while writing", False, _wagtail("wagtaildocs_chooser:create", "document-chooser-upload-file")),
    Door("in the place of a document", False, _wagtail("wagtaildocs:edit", "file", replaced="document")),
    Door("an image", True, _wagtail("wagtailimages:add", "file")),
    Door("several images", True, _several("wagtailimages:add_multiple")),
    Door("an image, while writing", True, _wagtail("wagtailimages_chooser:create", "image-chooser-upload-file")),
    Door("in the place of an image", True, _wagtail("wagtailimages:edit", "file", replaced="image")),
    Door("a portrait", True, _portrait),
    Door("the logo", True, _logo),
)


def told(answer: Any) -> str:
    """The message next to the field of the file, or the one that Wagtail's script puts next to a file of several."""
    assert answer.status_code == 200, answer.status_code
    if answer["Content-Type"] != "application/json":
        return _by_the_field(answer.content.decode())
    content = json.loads(answer.content)
    if "error_message" in content:
        assert content["success"] is False
        return str(content["error_message"])
    return _by_the_field(" ".join(value for value in content.values() if isinstance(value, str)))


def _by_the_field(page: str) -> str:
    (field,) = BeautifulSoup(page, "html.parser").find_all("input", type="file")
    for around in field.parents:
        errors = [*around.find_all(class_=["error-message", "errorlist", "field__error"])]
        if errors:
            others = [each for each in around.find_all(["input", "textarea", "select"]) if each["type"] != "checkbox"]
            assert others == [field], "the message stands by another field"
            return " ".join(" ".join(error.get_text(" ").split()) for error in errors)
    raise AssertionError("no message by the field")
