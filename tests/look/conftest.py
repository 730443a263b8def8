"""A small site that has one of everything that the gallery shows."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from discussion.models import CommentTranslation, Report
from intranet.access.actions import archive_space, open_space
from intranet.access.models import Audience, Invitation, JoinRequest, Role, Space
from intranet.accounts.models import User
from intranet.news.models import NewsPage
from intranet.people.models import Profile
from intranet.privacy.models import Correction
from intranet.territory.models import Colour, Domain, OrganisationAdministrator, Sign
from intranet.translation.actions import publish_translation, request_translation, write_segments
from intranet.translation.desk.asks import ask_for_translation
from intranet.translation.desk.work import begin_translation, claim_translation
from intranet.translation.models import DeskEntry, TranslatorRole
from network.models import PracticePage
from search.models import SavedSearch
from tests import factories as make
from tests.discussion.talking import said
from tests.network.making import adopt, make_practice, make_presentation
from tests.news.making import make_event, make_news

LONG = "Communauté de communes Normandie-Cabourg-Pays d’Auge et Vallées de l’Orne et de l’Odon réunies"


def _table() -> dict[str, Any]:
    cells = [["Membre", "Habitants"], ["Caen la mer", "281 939"], [LONG, "32 106"]]
    value = {"data": cells, "cell": [], "table_caption": "Les membres", "first_row_is_table_header": True}
    return {"type": "table", "value": {**value, "first_col_is_header": True, "table_header_choice": "both"}}


def _body(space: Space) -> str:
    return make.body(
        {"type": "heading", "value": "Une partie"},
        make.text_block(f"<p>Un paragraphe.</p><h3>{LONG}</h3><ul><li>un point</li></ul>"),
        make.picture_block(make.make_image(space)),
        {"type": "quote", "value": {"text": "Des mots.", "author": LONG}},
        {"type": "callout", "value": {"kind": "warning", "title": "", "text": "<p>Attention à <b>ceci</b>.</p>"}},
        _table(),
        make.documents_block(make.make_document(space, LONG)),
    )


def _rooms(team: User, domain: Domain) -> None:
    """News, events, people and the network."""
    make_news("Une nouvelle " + LONG, summary="Ce qui vient d’arriver.")
    make_event("Une rencontre " + LONG, place=LONG)
    practice = make_practice("Une pratique " + LONG, lead=make.host(), domains=[domain])
    make_presentation(make.make_organisation("pole", name=LONG))
    adopt(practice, make.host(), "Nous avons repris la méthode.")
    Profile.objects.filter(user=team).update(phone="+33231000000", job_title="Directrice")


def _doors(team: User, domain: Domain, space: Space) -> None:
    """An invitation under way, somebody who knocks, and a member that keeps its own people."""
    SavedSearch.objects.create(person=team, name=LONG, asked="q=eau&type=document&language=fr")
    Invitation.objects.create(
        space=space,
        email="maximilienne.de.la.rochefoucauld@example.org",
        first_name="Maximilienne",
        last_name="de La Rochefoucauld",
        message="Vous nous aviez parlé des haies : venez lire où nous en sommes.",
        role=Role.READER,
        inviter=team,
        expires_at=timezone.now() + dt.timedelta(days=14),
    )
    JoinRequest.objects.create(space=space, person=make.make_user(), message="Je suis les zones humides de ma commune.")
    member = make.make_organisation(name="Terres de Normandie")
    administrator = make.make_referent(domain, member)
    OrganisationAdministrator.objects.create(person=administrator, organisation=member)


def _desk(team: User, workspace: Any) -> None:
    """A translation in hand, part of it written, and a translator."""
    article = make.make_article(workspace, f"À traduire {LONG}", body=_body(make.space_of(workspace)))
    target = make.english(article)
    translation = begin_translation(target, target.locale, by=team)
    claim_translation(translation, by=team)
    DeskEntry.objects.update(due_on=timezone.localdate() - dt.timedelta(days=3))
    write_segments(translation, {"title": f"To translate {LONG}"}, by=team)
    ask_for_translation(target, target.locale, by=team)
    TranslatorRole.objects.create(space=make.space_of(workspace), person=team, locale=target.locale)


def _translated(by: User, workspace: Any) -> None:
    """A translation that its readers have, and an original that has changed since."""
    article = make.make_article(
        workspace, f"Traduit {LONG}", summary="Un résumé.", body=_body(make.space_of(workspace))
    )
    target = make.english(article)
    translation = request_translation(article, target.locale, by=by)
    texts = {segment.path: f"EN {segment.source}" for segment in translation.segments.present()}
    write_segments(translation, texts, by=by, reviewed=True)
    publish_translation(translation, by=by)
    article.summary = "Un autre résumé."
    article.save_revision(user=by).publish(user=by)


def _talk(team: User) -> None:
    """Below the practice sheet: in both languages, answered, translated, hidden, deleted and reported."""
    sheet = PracticePage.objects.get(title__endswith=LONG, alias_of=None)
    peer = make.make_network_member()
    first = said(sheet, peer, f"We did the same in Norwich. {LONG}\n\nSee https://example.org/{'a' * 120}", "en")
    said(sheet, team, "Avec quels moyens ?", answers=first)
    for language in ("fr", "en"):
        CommentTranslation.objects.create(
            comment=first, language=language, version=1, status="done", text="Nous avons fait de même à Norwich."
        )
    Report.objects.create(comment=first, person=make.make_network_member(), reason="Hors sujet.")
    hidden = {"hidden_at": timezone.now(), "hidden_by": team, "hidden_reason": "De la publicité."}
    said(sheet, peer, "Achetez nos vélos.", **hidden)
    gone = said(sheet, peer, "", deleted_at=timezone.now())
    said(sheet, team, "Dommage.", answers=gone)
    said(NewsPage.objects.get(title__endswith=LONG, alias_of=None), peer, "Bonne nouvelle.")


@pytest.fixture
def small_site(transactional_site: None) -> None:
    team = make.make_team_member(first_name="Maximilienne-Éléonore", last_name="de La Rochefoucauld-Liancourt")
    domain = make.make_domain("Environnement et cadre de vie", colour=Colour.FOREST, sign=Sign.LEAF)
    workspace = make.make_workspace("Environnement", domain=domain, audience=Audience.PUBLIC)
    space = make.space_of(workspace)
    for _ in range(3):
        make.make_referent(domain)
    make.adhere(make.make_organisation(name=LONG), domain)
    make.join(space, make.make_user(), Role.READER, sponsor=team)
    make.join(space, make.make_user(), Role.READER, valid_until=timezone.now() + dt.timedelta(days=30))
    section = make.make_section(workspace, "Chantier du schéma", summary="Ce que nous préparons ensemble. " * 5)
    make.make_article(section, LONG, summary="En deux phrases. Puis une autre.", body=_body(space))
    for _ in range(31):
        make.make_article(section)
    _doors(team, domain, space)
    circle = make.make_section(workspace, "Cercle")
    open_space(circle, kind=Space.Kind.SECTION)
    _rooms(team, domain)
    _talk(team)
    _desk(team, workspace)
    _translated(team, workspace)
    Correction.objects.create(person=team, about="name", words=f"{LONG} n’est plus mon organisme.")
    archive_space(make.space_of(make.make_workspace("Programme précédent")), by=make.make_admin())
