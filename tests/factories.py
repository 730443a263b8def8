"""Ways of making things in tests: each returns a saved object, in force now and without end unless told otherwise."""

import itertools
import json
import uuid
from typing import Any

from django.core.files.base import ContentFile
from django.utils.text import slugify
from wagtail.models import Locale, Page

from intranet.access.models import Audience, Membership, Role, Space
from intranet.access.rules import refresh_space
from intranet.accounts.models import User
from intranet.media.models import PrivateDocument, PrivateImage
from intranet.pages.models import ArticlePage, SectionPage
from intranet.territory.models import (
    Adhesion,
    Affiliation,
    Designation,
    Domain,
    Organisation,
)
from workspaces.models import WorkspaceIndexPage, WorkspacePage

PASSWORD = "motdepasse-de-test"
_numbers = itertools.count(1)


def make_user(email: str | None = None, **fields: Any) -> User:
    number = next(_numbers)
    fields = {"first_name": f"Camille{number}", "last_name": f"Martin{number}", **fields}
    return User.objects.create_user(email or f"camille{number}@example.org", PASSWORD, **fields)


def make_admin() -> User:
    return make_user(is_superuser=True)


def make_domain(name: str | None = None, **fields: Any) -> Domain:
    name = name or f"Domaine {next(_numbers)}"
    return Domain.objects.create(name=name, slug=slugify(name), **fields)


def make_organisation(kind: str = Organisation.Kind.EPCI, **fields: Any) -> Organisation:
    fields.setdefault("name", f"CC {next(_numbers)}")
    return Organisation.objects.create(kind=kind, **fields)


def host() -> Organisation:
    return Organisation.objects.host() or make_organisation(Organisation.Kind.POLE, name="Pôle hôte", is_host=True)


def affiliate(person: User, organisation: Organisation, **fields: Any) -> Affiliation:
    return Affiliation.objects.create(person=person, organisation=organisation, **fields)


def adhere(organisation: Organisation, domain: Domain, **fields: Any) -> Adhesion:
    return Adhesion.objects.create(organisation=organisation, domain=domain, **fields)


def designate(person: User, organisation: Organisation, domain: Domain, **fields: Any) -> Designation:
    return Designation.objects.create(person=person, organisation=organisation, domain=domain, **fields)


def make_referent(domain: Domain, organisation: Organisation | None = None, **fields: Any) -> User:
    """A person with the three facts that open the spaces of a domain."""
    person = make_user(**fields)
    if organisation is None:
        organisation = make_organisation()
    if not Adhesion.objects.filter(organisation=organisation, domain=domain).exists():
        adhere(organisation, domain)
    affiliate(person, organisation)
    designate(person, organisation, domain)
    return person


def make_team_member(**fields: Any) -> User:
    person = make_user(**fields)
    affiliate(person, host())
    return person


def make_network_member(kind: str = Organisation.Kind.FOREIGN) -> User:
    """A partner, or a director where ``kind`` is a pôle."""
    person = make_user()
    affiliate(person, make_organisation(kind))
    join(Space.objects.get(kind=Space.Kind.NETWORK), person, Role.READER)
    return person


def join(space: Space, person: User, role: Role = Role.READER, **fields: Any) -> Membership:
    return Membership.objects.create(space=space, user=person, role=role, **fields)


def make_member(space: Space, role: Role) -> User:
    person = make_user()
    join(space, person, role)
    return person


def make_workspace(title: str | None = None, domain: Domain | None = None, **settings: Any) -> WorkspacePage:
    """A published workspace; ``settings`` are those of its space."""
    title = title or f"Espace {next(_numbers)}"
    index = WorkspaceIndexPage.objects.get(locale__language_code="fr")
    page = index.add_child(instance=WorkspacePage(title=title, slug=slugify(title)))
    space = space_of(page)
    for name, value in {"domain": domain, **settings}.items():
        setattr(space, name, value)
    space.save()
    refresh_space(space)
    return page


def space_of(page: Page) -> Space:
    """The space that this page opens."""
    return Space.objects.get(root_key=page.translation_key)


def make_section(parent: Page, title: str | None = None, **fields: Any) -> SectionPage:
    return _add(SectionPage, parent, title, fields)


def make_article(parent: Page, title: str | None = None, **fields: Any) -> ArticlePage:
    return _add(ArticlePage, parent, title, fields)


def _add(model: type[Any], parent: Page, title: str | None, fields: dict[str, Any]) -> Any:
    title = title or f"Page {next(_numbers)}"
    # Siblings are added by other instances too: the parent's count of children must be fresh.
    parent = Page.objects.get(pk=parent.pk)
    fields = {"slug": slugify(title), "locale": parent.locale, **fields}
    page = parent.add_child(instance=model(title=title, **fields))
    page.save_revision(changed=False)
    return page


def english(page: Page) -> Page:
    """The English version of a page, an alias or a translation."""
    return page.get_translation(Locale.objects.get(language_code="en")).specific


def narrow(page: Page, audience: Audience | None) -> None:
    """Choose an audience for the page, without asking who may."""
    from intranet.access.actions import set_audience

    set_audience(page, audience, by=None)


def make_document(
    space: Space | None, title: str | None = None, content: bytes | None = None, file_name: str = "", **fields: Any
) -> Any:
    """A document among the files of a space; without one, in the root collection."""
    from tests.media.samples import pdf

    title = title or f"Document {next(_numbers)}"
    return _store(
        PrivateDocument, space, title, ContentFile(content or pdf(title), file_name or f"{slugify(title)}.pdf"), fields
    )


def make_image(
    space: Space | None, title: str | None = None, content: bytes | None = None, file_name: str = "", **fields: Any
) -> Any:
    """A picture among the files of a space."""
    from tests.media.samples import png

    title = title or f"Image {next(_numbers)}"
    return _store(
        PrivateImage, space, title, ContentFile(content or png(), file_name or f"{slugify(title)}.png"), fields
    )


def _store(model: type[Any], space: Space | None, title: str, file: ContentFile, fields: dict[str, Any]) -> Any:
    if space is not None:
        fields = {"collection": space.collection, **fields}
    stored = model(title=title, file=file, **fields)
    stored.full_clean()
    stored.save()
    return stored


def picture_block(image: Any) -> dict[str, Any]:
    return {
        "type": "picture",
        "value": {"image": image.pk, "alternative": "Une rue", "decorative": False, "caption": ""},
    }


def documents_block(*documents: Any) -> dict[str, Any]:
    items = [{"type": "item", "id": str(uuid.uuid4()), "value": document.pk} for document in documents]
    return {"type": "documents", "value": {"title": "", "documents": items}}


def text_block(html: str) -> dict[str, Any]:
    return {"type": "text", "value": html}


def body(*stream: dict[str, Any]) -> str:
    """The value of an article's ``body``, from blocks."""
    return json.dumps(list(stream))
