"""The translators' desk: who comes, what waits, what is saved, who is told; success and refusal together."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.access.handover import work_of
from intranet.access.models import Membership, Role
from intranet.accounts.models import User
from intranet.translation.actions import publish_translation, write_segments
from intranet.translation.desk.files import sheet_of
from intranet.translation.desk.notices import tell_outdated
from intranet.translation.desk.saving import version_of
from intranet.translation.desk.work import assign_translation, begin_translation, claim_translation
from intranet.translation.exchange import FORMATS, read_file
from intranet.translation.models import (
    DeskEntry,
    Segment,
    SegmentState,
    SpaceTranslationSettings,
    Translation,
    TranslationAsk,
    TranslatorRole,
)
from tests import factories as make
from workspaces.models import WorkspacePage

from .pages import english, full_article, set_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace(db: None) -> WorkspacePage:
    return make.make_workspace("Mobilités")


@pytest.fixture
def article(workspace: WorkspacePage) -> Any:
    return full_article(workspace)


@pytest.fixture
def editor(workspace: WorkspacePage) -> User:
    return make.make_member(make.space_of(workspace), Role.EDITOR)


@pytest.fixture
def manager(workspace: WorkspacePage) -> User:
    return make.make_member(make.space_of(workspace), Role.MANAGER)


@pytest.fixture
def reader(workspace: WorkspacePage) -> User:
    return make.make_member(make.space_of(workspace), Role.READER)


@pytest.fixture
def translator(workspace: WorkspacePage) -> User:
    person = make.make_member(make.space_of(workspace), Role.READER)
    TranslatorRole.objects.create(space=make.space_of(workspace), person=person, locale=english())
    return person


@pytest.fixture
def translation(article: Any, editor: User) -> Translation:
    return begin_translation(make.english(article), english(), by=editor)


def client(person: User | None) -> Client:
    signed_in = Client()
    if person is not None:
        signed_in.force_login(person)
    return signed_in


def address(page: Any, what: str = "", language: str = "en") -> str:
    return f"/fr/traductions/{page.pk}/{language}/{what}"


def form_of(*segments: Segment, **texts: str) -> dict[str, str]:
    """The form of these segments as it would come back untouched."""
    data = {}
    for segment in segments:
        data[f"version-{segment.pk}"] = version_of(segment)
        data[f"text-{segment.pk}"] = segment.target
        if segment.state == SegmentState.REVIEWED:
            data[f"reviewed-{segment.pk}"] = "1"
    return {**data, **texts}


# Who comes


def test_the_desk_opens_to_those_who_translate_and_to_nobody_else(
    article: Any, editor: User, manager: User, reader: User, translator: User
) -> None:
    for person in (editor, manager, translator):
        assert client(person).get("/fr/traductions/").status_code == 200
        assert client(person).get(address(article)).status_code == 200
    for person in (reader, make.make_user(), None):
        assert client(person).get("/fr/traductions/").status_code == 404
        assert client(person).get(address(article)).status_code == 404
        assert client(person).post(address(article, "commencer/")).status_code == 404
    assert not Translation.objects.filter(source=article).exists()


def test_a_translator_writes_into_their_language_alone_and_never_the_page(
    workspace: WorkspacePage, article: Any, translator: User, editor: User
) -> None:
    written = make.english(article)
    mine = client(translator)
    assert mine.post(address(article, "commencer/")).status_code == 302
    segment = Segment.objects.get(path="title", translation__source=article)
    assert mine.post(address(article), form_of(segment, **{f"text-{segment.pk}": "The cycle route"})).status_code == 302
    segment.refresh_from_db()
    assert (segment.target, segment.author) == ("The cycle route", translator)
    # Into French, nothing: nor the editor, nor the publication.
    assert mine.get(address(written, language="fr")).status_code == 404
    assert mine.get(f"/admin/pages/{article.pk}/edit/").status_code in {302, 404}
    assert mine.get(address(article, "publier/")).status_code == 404
    assert mine.post(address(article, "publier/"), {"reviewed": "1"}).status_code == 404
    assert mine.get(address(article, "confier/")).status_code == 404
    assert client(editor).get(address(article, "confier/")).status_code == 200


def test_the_role_ends_with_what_lets_the_person_in(
    workspace: WorkspacePage, article: Any, translator: User, translation: Translation
) -> None:
    assert client(translator).get(address(article)).status_code == 200
    Membership.objects.filter(user=translator).update(valid_until=timezone.now())
    assert client(translator).get(address(article)).status_code == 404
    assert client(translator).get("/fr/traductions/").status_code == 404


def test_translators_publish_where_the_space_says_so(
    workspace: WorkspacePage, article: Any, translator: User, translation: Translation
) -> None:
    SpaceTranslationSettings.objects.create(space=make.space_of(workspace), translators_publish=True)
    segment = translation.segments.get(path="title")
    assert client(translator).post(address(article), form_of(segment, **{f"text-{segment.pk}": "The route"}))
    assert client(translator).post(address(article, "publier/"), {"reviewed": "1"}).status_code == 302
    page = make.english(article)
    page.refresh_from_db()
    assert (page.title, page.alias_of_id) == ("The route", None)


def test_an_archived_space_is_translated_by_nobody(
    workspace: WorkspacePage, article: Any, translator: User, editor: User, translation: Translation
) -> None:
    space = make.space_of(workspace)
    space.archived_at = timezone.now()
    space.save()
    for person in (translator, editor):
        assert client(person).get(address(article)).status_code == 404


# What waits


def test_the_desk_lists_what_waits_with_its_filters(
    workspace: WorkspacePage, article: Any, editor: User, reader: User, translator: User
) -> None:
    other = make.make_article(workspace, "Une autre page")
    elsewhere = make.make_article(make.make_workspace("Ailleurs"), "Page d’ailleurs")
    assert "Rien n’attend" in client(editor).get("/fr/traductions/").content.decode()
    assert client(reader).post(address(article, "demander/")).status_code == 302
    assert client(reader).post(address(elsewhere, "demander/")).status_code == 404
    answer = client(translator).get("/fr/traductions/").content.decode()
    assert article.title in answer
    assert other.title not in answer
    assert "demandée par 1 personne" in answer.replace("\xa0", " ")
    untouched = client(editor).get("/fr/traductions/?etat=untouched").content.decode()
    assert other.title in untouched
    assert elsewhere.title not in untouched
    assert client(editor).post(address(article, "prendre/")).status_code == 302
    for query, found in {
        "qui=moi": True,
        "qui=personne": False,
        "langue=en": True,
        "langue=fr": False,
        "age=mois": False,
        "etat=outdated": False,
        f"espace={make.space_of(workspace).pk}": True,
        "espace=987654": False,
        "importance=2": False,
        "tri=echeance": True,
        "tri=x&etat=zq": True,
    }.items():
        assert (article.title in client(editor).get(f"/fr/traductions/?{query}").content.decode()) is found, query


def test_the_desk_costs_no_more_with_more(workspace: WorkspacePage, editor: User) -> None:
    counts, mine = [], client(editor)
    mine.get("/fr/traductions/")
    for size in range(2):
        for number in range(8):
            article = make.make_article(workspace, f"Page {size} {number}")
            entry = claim_translation(begin_translation(make.english(article), english(), by=editor), by=editor)
            entry.due_on = timezone.localdate()
            entry.save()
            TranslationAsk.objects.create(translation_key=article.translation_key, locale=english(), person=editor)
        with CaptureQueriesContext(connection) as queries:
            assert mine.get("/fr/traductions/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] < 35


def test_three_hundred_segments_open_in_bounded_queries(workspace: WorkspacePage, editor: User) -> None:

    counts, weights, mine = [], [], client(editor)
    mine.get("/fr/traductions/")
    for size in (20, 300):
        text = "".join(f'<p data-block-key="k{n}">Paragraphe {n} du <b>plan</b>.</p>' for n in range(size))
        article = make.make_article(workspace, body=make.body(make.text_block(text)))
        begin_translation(make.english(article), english(), by=editor)
        with CaptureQueriesContext(connection) as queries:
            answer = mine.get(address(article))
        counts.append(len(queries))
        weights.append(len(answer.content))
        assert answer.status_code == 200
    assert counts[0] == counts[1]
    assert counts[1] <= 18
    assert weights[1] < 150_000


# What is saved


def test_what_is_right_is_saved_and_what_is_wrong_stays_on_the_screen(
    article: Any, editor: User, translation: Translation
) -> None:
    marked = translation.segments.get(source__contains="vélo-route</b1>")
    title = translation.segments.get(path="title")
    data = form_of(
        marked,
        title,
        **{f"text-{marked.pk}": "No <b1>markup", f"text-{title.pk}": "A title", f"reviewed-{title.pk}": "1"},
    )
    answer = client(editor).post(address(article), data)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "No &lt;b1&gt;markup" in shown
    assert "Erreur" in shown
    title.refresh_from_db()
    marked.refresh_from_db()
    assert (title.target, title.state) == ("A title", SegmentState.REVIEWED)
    assert marked.target == ""


def test_two_people_at_once_lose_nothing(
    article: Any, editor: User, translator: User, translation: Translation
) -> None:
    title = translation.segments.get(path="title")
    summary = translation.segments.get(path="summary")
    seen = form_of(title, summary)
    assert client(translator).post(address(article), {**seen, f"text-{title.pk}": "Hers"}).status_code == 302
    answer = client(editor).post(
        address(article), {**seen, f"text-{title.pk}": "His", f"text-{summary.pk}": "A summary"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Hers" in shown
    assert "His" in shown
    title.refresh_from_db()
    summary.refresh_from_db()
    assert (title.target, summary.target) == ("Hers", "A summary")
    # Saved again from what the screen shows now, it takes the place of the other.
    assert client(editor).post(address(article), form_of(title, **{f"text-{title.pk}": "His"})).status_code == 302
    title.refresh_from_db()
    assert title.target == "His"


def test_a_form_that_nobody_touched_undoes_nothing(
    article: Any, editor: User, translator: User, translation: Translation
) -> None:
    title = translation.segments.get(path="title")
    seen = form_of(title)
    said = {**seen, f"text-{title.pk}": "Hers", f"reviewed-{title.pk}": "1"}
    assert client(translator).post(address(article), said).status_code == 302
    assert client(editor).post(address(article), seen).status_code == 302
    title.refresh_from_db()
    assert (title.target, title.state) == ("Hers", SegmentState.REVIEWED)


def test_a_source_that_changed_under_the_hand_is_told(article: Any, editor: User, translation: Translation) -> None:
    title = translation.segments.get(path="title")
    seen = form_of(title)
    set_body(article, list(article.body.raw_data), title="La vélo-route neuve")
    answer = client(editor).post(address(article), {**seen, f"text-{title.pk}": "The route"})
    assert answer.status_code == 200
    assert "The route" in answer.content.decode()
    assert "L’original a changé" in answer.content.decode()


# In hand


def test_taking_giving_back_and_handing_out(
    article: Any, editor: User, translator: User, reader: User, translation: Translation, mailoutbox: list[Any]
) -> None:
    assert client(translator).post(address(article, "prendre/")).status_code == 302
    assert DeskEntry.objects.get().person == translator
    other = client(editor)
    assert other.post(address(article, "prendre/")).status_code == 302
    assert DeskEntry.objects.get().person == translator
    day = timezone.localdate() + dt.timedelta(days=5)
    refused = other.post(address(article, "confier/"), {"person": reader.pk, "due_on": str(day)})
    assert refused.status_code == 200
    past = other.post(address(article, "confier/"), {"person": translator.pk, "due_on": "2020-01-01"})
    assert "Ce jour est passé" in past.content.decode()
    assert other.post(address(article, "confier/"), {"person": editor.pk, "due_on": str(day)}).status_code == 302
    assert (DeskEntry.objects.get().person, DeskEntry.objects.get().due_on) == (editor, day)
    assert client(translator).post(address(article, "rendre/")).status_code == 404
    assert other.post(address(article, "rendre/")).status_code == 302
    assert DeskEntry.objects.get().person is None


def test_what_is_late_says_so(article: Any, editor: User, translation: Translation) -> None:
    entry = claim_translation(translation, by=editor)
    entry.due_on = timezone.localdate() - dt.timedelta(days=2)
    entry.save()
    assert "en retard depuis" in client(editor).get("/fr/traductions/").content.decode().replace("\xa0", " ")
    home = client(editor).get("/fr/").content.decode()
    assert "Traductions en main" in home
    assert "en retard" in home


# Managers


def test_managers_give_and_take_the_role(workspace: WorkspacePage, manager: User, editor: User, reader: User) -> None:
    screen = f"/fr/espaces-gestion/{make.space_of(workspace).slug}/traduction/"
    assert client(editor).get(screen).status_code == 404
    outsider = make.make_user()
    assert client(manager).post(screen, {"person": outsider.pk, "language": "en"}).status_code == 200
    assert not TranslatorRole.objects.exists()
    assert client(manager).post(screen, {"person": reader.pk, "language": "en"}).status_code == 302
    role = TranslatorRole.objects.get()
    assert (role.person, role.locale) == (reader, english())
    assert client(manager).post(screen, {"person": reader.pk, "language": "en"}).status_code == 200
    assert client(manager).post(screen, {"translators_publish": "True"}).status_code == 302
    assert SpaceTranslationSettings.objects.get().translators_publish
    assert client(editor).post(f"{screen}{role.pk}/retirer/").status_code == 404
    assert client(manager).post(f"{screen}{role.pk}/retirer/").status_code == 302
    assert not TranslatorRole.objects.exists()


# Readers


def test_a_reader_asks_and_hears_when_it_is_done(
    article: Any, editor: User, reader: User, translator: User, mailoutbox: list[Any]
) -> None:
    page = client(reader).get(make.english(article).get_url())
    assert "Demander la traduction" in page.content.decode()
    assert client(reader).post(address(article, "demander/")).status_code == 302
    assert client(reader).post(address(article, "demander/")).status_code == 302
    assert TranslationAsk.objects.get().person == reader
    assert "Retirer ma demande" in client(reader).get(make.english(article).get_url()).content.decode()
    translation = begin_translation(make.english(article), english(), by=editor)
    title = translation.segments.get(path="title")
    client(editor).post(address(article), form_of(title, **{f"text-{title.pk}": "The route"}))
    assert client(editor).post(address(article, "publier/"), {"reviewed": "1"}).status_code == 302
    assert client(None).post(address(article, "demander/")).status_code == 404


def notices_of(person: User) -> str:
    return client(person).get("/fr/notifications/").content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_who_is_told_what(
    article: Any, editor: User, reader: User, translator: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client(reader).post(address(article, "demander/"))
    assert "aimerait lire" in notices_of(translator)
    assert "aimerait lire" not in notices_of(reader)
    # A draft tells nobody; its publication tells who asked, and not who did it.
    translation = begin_translation(make.english(article), english(), by=editor)
    claim_translation(translation, by=translator)
    with django_capture_on_commit_callbacks(execute=True):
        client(translator).post(
            address(article), {**form_of(*translation.segments.all()[:1], **_said(translation)), "do": "submit"}
        )
    assert "vous soumet la traduction" in notices_of(editor)
    assert "se lit maintenant" not in notices_of(reader)
    with django_capture_on_commit_callbacks(execute=True):
        assert client(editor).post(address(article, "publier/"), {"reviewed": "1"}).status_code == 302
    assert "se lit maintenant en anglais" in notices_of(reader)
    assert "se lit maintenant" not in notices_of(editor)
    # The original changes: its translator hears of it once, whatever is saved meanwhile.
    with django_capture_on_commit_callbacks(execute=True):
        set_body(article, list(article.body.raw_data), title="La vélo-route neuve")
    assert "plus à jour" not in notices_of(translator)
    with django_capture_on_commit_callbacks(execute=True):
        assert tell_outdated() == 1
        assert tell_outdated() == 0
    assert "n’est plus à jour" in notices_of(translator)
    assert "plus à jour" not in notices_of(reader)
    # Whoever lost the role is told nothing more.
    TranslatorRole.objects.all().delete()
    assert "n’est plus à jour" not in notices_of(translator)


def test_an_original_that_changes_often_is_told_of_once_a_week(article: Any, editor: User, translator: User) -> None:
    translation = begin_translation(make.english(article), english(), by=editor)
    texts = {each.path: f"EN {each.source}" for each in translation.segments.all()}
    write_segments(translation, texts, by=editor, reviewed=True)
    publish_translation(translation, by=editor)
    start = timezone.now()

    def told_after(days: float, number: int) -> int:
        set_body(article, list(article.body.raw_data), title=f"La vélo-route {number}")
        Translation.objects.update(source_changed_at=start + dt.timedelta(days=days))
        return tell_outdated()

    assert [told_after(days, number) for number, days in enumerate((1, 2, 5, 8.5, 9))] == [1, 0, 0, 1, 0]
    write_segments(translation, {"title": "The new cycle route"}, by=editor, reviewed=True)
    publish_translation(translation, by=editor)
    Translation.objects.update(published_at=start + dt.timedelta(days=10))
    # Seen to: the next change is news.
    assert told_after(11, 9) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_every_text_of_the_page(article: Any, editor: User, form: str) -> None:
    """A text without a word would be lost in PO, where an empty one is the heading of the file: pages have none."""
    translation = begin_translation(make.english(article), english(), by=editor)
    back = read_file(FORMATS[form].write(sheet_of(translation)))
    assert [line.path for line in back.lines] == [segment.path for segment in translation.segments.order_by("order")]
    assert all(line.source.strip() for line in back.lines)


def _said(translation: Translation) -> dict[str, str]:
    return {f"text-{segment.pk}": f"EN {segment.source}" for segment in translation.segments.all()[:1]}


def test_what_is_in_hand_is_handed_over_with_the_rest(article: Any, translation: Translation, editor: User) -> None:
    space = make.space_of(article.get_parent())
    viewer, stranger, successor = editor, make.make_user(), make.make_member(space, Role.EDITOR)
    claim_translation(translation, by=editor)
    seen = {work.kind.name: work for work in work_of(editor, [space], viewer)}
    assert [piece.title for piece in seen["translations"].named] == [article.title]
    unseen = {work.kind.name: work for work in work_of(editor, [space], stranger)}
    assert [piece.title for piece in unseen["translations"].unnamed] == [""]
    work = seen["translations"]
    work.kind.move([piece.key for piece in work.pieces], editor, successor, editor)
    assert DeskEntry.objects.get().person == successor


def test_the_preview_shows_the_draft_and_keeps_nothing(article: Any, editor: User, translation: Translation) -> None:
    title = translation.segments.get(path="title")
    client(editor).post(address(article), form_of(title, **{f"text-{title.pk}": "The draft route"}))
    answer = client(editor).get(address(article, "apercu/"))
    assert "The draft route" in answer.content.decode()
    page = make.english(article)
    assert page.alias_of_id is not None
    assert page.title == article.title


# Files


def test_a_file_leaves_and_comes_back_in_two_steps(
    article: Any, editor: User, reader: User, translation: Translation
) -> None:

    for form in ("xliff1", "xliff2", "po"):
        sent = client(editor).get(address(article, f"fichier/{form}/"))
        assert sent.status_code == 200
        assert client(reader).get(address(article, f"fichier/{form}/")).status_code == 404
    assert client(editor).get(address(article, "fichier/exe/")).status_code == 404
    sent = client(editor).get(address(article, "fichier/xliff1/")).content.decode()
    filled = sent.replace(
        '<source>La vélo-route</source>\n        <target state="needs-translation" />',
        "<source>La vélo-route</source>\n        <target>The route</target>",
    )
    assert filled != sent
    back = client(editor).post(address(article, "retour/"), {"file": SimpleUploadedFile("retour.xlf", filled.encode())})
    assert "Appliquer le segment bon" in back.content.decode()
    assert translation.segments.get(path="title").target == ""
    token = back.context["token"]
    assert client(editor).post(address(article, "retour/appliquer/"), {"token": token}).status_code == 302
    assert translation.segments.get(path="title").target == "The route"
    # A token of one's own making, or of another page, applies nothing.
    client(editor).post(address(article, "retour/appliquer/"), {"token": f"{token}x"})
    other = make.make_article(article.get_parent(), "Autre")
    begin_translation(make.english(other), english(), by=editor)
    client(editor).post(address(other, "retour/appliquer/"), {"token": token})
    assert not Segment.objects.filter(translation__source=other).exclude(target="").exists()
    bomb = b'<!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2">&a;</xliff>'
    refused = client(editor).post(address(article, "retour/"), {"file": SimpleUploadedFile("x.xlf", bomb)})
    assert "DTD" in refused.content.decode()


def test_assigning_tells_the_translator(
    article: Any, editor: User, translator: User, translation: Translation, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assign_translation(translation, translator, by=editor, due_on=None)
    assert "vous confie" in client(translator).get("/fr/notifications/").content.decode()
