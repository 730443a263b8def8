"""The contact of an article, for each reader, and the chooser for its writers."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.telepath import JSContext
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.log_actions import LogContext

from intranet.access.models import Role
from intranet.accounts.models import User
from intranet.people.blocks import ContactBlock
from tests import factories as make
from tests.people.test_profiles import as_, describe, text_of

pytestmark = pytest.mark.django_db

BODY = blocks.StreamBlock([("contact", ContactBlock())])
FREE = {
    "name": "Service des marais",
    "role": "Aux heures de bureau",
    "phone": "02 61 91 12 34",
    "email": "marais@example.org",
}


def stream(*values: dict[str, Any]) -> Any:
    return BODY.to_python([{"type": "contact", "value": value} for value in values])


def shown(value: Any, reader: Any) -> str:
    request = RequestFactory().get("/fr/article/")
    request.user = reader if isinstance(reader, AnonymousUser) else User.objects.get(pk=reader.pk)
    return str(BODY.render(value, context={"request": request})).replace("\u00a0", " ")


def test_each_reader_is_shown_what_they_may_see() -> None:
    person = make.make_team_member(first_name="Éva", last_name="Noël")
    describe(person)
    colleague, stranger, visitor = make.make_team_member(), make.make_user(), AnonymousUser()
    both, alone = stream({"person": person.profile.pk, **FREE}), stream({"person": person.profile.pk})
    for value in (both, alone):
        html = shown(value, colleague)
        for word in ("Éva Noël", "Chargée des marais", 'href="tel:+33199001234"', person.email):
            assert word in html
        assert "Service des marais" not in html
    for reader in (stranger, visitor):
        for value in (both, alone):
            html = shown(value, reader)
            assert not [
                word for word in ("Noël", "Chargée", "199001234", person.email, person.profile.pk) if word in html
            ]
        html = shown(both, reader)
        assert "Service des marais" in html
        assert 'href="tel:+33261911234">02 61 91 12 34' in html
    assert "réservé aux membres" in shown(alone, visitor)
    assert "réservé" not in shown(alone, stranger)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert "Noël" not in shown(alone, colleague)
    assert "Noël" not in str(BODY.render(both))


def test_many_contacts_cost_no_more_than_one() -> None:
    people = [make.make_team_member() for _ in range(6)]
    reader = make.make_team_member()

    def cost(count: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert (
                shown(stream(*({"person": each.profile.pk} for each in people[:count])), reader).count("<section")
                == count
            )
        return len(captured)

    people = [User.objects.get(pk=each.pk) for each in people]
    assert [each.profile.pk for each in people]
    assert cost(6) == cost(1) <= 14


def test_a_contact_is_somebody_or_has_a_name_and_its_number_is_one() -> None:
    person = make.make_team_member()
    for good in ({"person": person.profile.pk}, {"name": "Accueil"}, FREE):
        BODY.clean(stream(good))
    for wrong in ({}, {"title": "Titre", "phone": "02 61 91 12 34"}, {"name": "Accueil", "phone": "12"}):
        with pytest.raises(StreamBlockValidationError):
            BODY.clean(stream(wrong))


def test_a_writer_is_told_the_name_of_whom_they_may_see_only() -> None:
    person = make.make_team_member(last_name="Noël")
    value = stream({"person": person.profile.pk})
    block = BODY.child_blocks["contact"].child_blocks["person"]
    for writer, told in ((make.make_team_member(), True), (make.make_user(), False)):
        with LogContext(user=User.objects.get(pk=writer.pk)):
            assert ("Noël" in str(BODY.get_form_state(value))) is told
            assert ("Noël" in block.render_basic(value[0].value["person"])) is told
            # Kept, whoever saves the page.
            assert BODY.get_prep_value(value)[0]["value"]["person"] == person.profile.pk
    assert "Noël" not in str(BODY.get_form_state(value))
    assert "people_chooser" in str(JSContext().pack(BODY)) or "/admin/personnes/" in str(JSContext().pack(BODY))


def test_the_chooser_lists_and_takes_those_whom_the_writer_may_see() -> None:
    workspace = make.make_workspace(domain=make.make_domain(), team_role=None)
    space = make.space_of(workspace)
    guest, manager = make.make_member(space, Role.EDITOR), make.make_member(space, Role.MANAGER)
    hidden = make.make_team_member(first_name="Éva", last_name="Noël")
    client = as_(guest)
    for view in ("choose", "choose_results"):
        for query in ("", "?q=noel", "?q=martin"):
            page = text_of(client.get(reverse(f"people_chooser:{view}") + query))
            assert "Noël" not in page
            assert hidden.profile.pk not in page
            assert (str(manager) in page) is (query != "?q=noel")
    chosen = client.get(reverse("people_chooser:chosen", args=[manager.profile.pk]))
    assert str(manager) in text_of(chosen)
    refused = client.get(reverse("people_chooser:chosen", args=[hidden.profile.pk]))
    never = client.get(reverse("people_chooser:chosen", args=["0123456789ab"]))
    assert refused.status_code == never.status_code == 404
    several = client.get(reverse("people_chooser:chosen_multiple") + f"?id={manager.profile.pk}&id={hidden.profile.pk}")
    assert str(manager) in text_of(several)
    assert "Noël" not in text_of(several)
    colleague = make.make_referent(make.space_of(workspace).domain)
    assert "Noël" in text_of(as_(colleague).get(reverse("people_chooser:choose_results") + "?q=noel"))
    assert as_(make.make_user()).get(reverse("people_chooser:choose")).status_code == 404
