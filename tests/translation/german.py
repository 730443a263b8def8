"""A site in three languages by its environment alone, which ``test_third_language`` runs on a database of its own.

Each step asserts; what is printed at the end tells that all of them were gone through.
"""

import os

import django
from django.core.management import call_command

from tests.translation import german_words


def main() -> None:
    django.setup()
    german_words.write()
    call_command("init_site", verbosity=0)
    call_command("add_language", "de", verbosity=0)
    journey()


def journey() -> None:
    from django.conf import settings
    from django.test import Client
    from django.test.utils import setup_test_environment
    from wagtail.models import Locale, Page

    from intranet.access.models import Audience, Role
    from intranet.translation.actions import publish_translation, request_translation, write_segments
    from intranet.translation.glossary.files import COLUMNS, apply_file
    from tests import factories as make

    setup_test_environment()
    assert [code for code, _name in settings.LANGUAGES] == ["fr", "en", "de"]
    german = Locale.objects.get(language_code="de")
    # Every page has its place in the German tree, and what is written from now on gets one.
    sources = Page.objects.filter(alias_of__isnull=True, depth__gt=1).values("translation_key").distinct()
    assert Page.objects.filter(locale=german).count() == sources.count() > 5
    workspace = make.make_workspace("Littoral", audience=Audience.PUBLIC)
    article = make.make_article(workspace, "Les digues", body=make.body(make.text_block("<p>L’EPCI veille.</p>")))
    alias = article.get_translation(german)
    assert alias.alias_of_id == article.pk
    assert alias.url == "/de/espaces/littoral/les-digues/"
    call_command("add_language", "de", verbosity=0)
    assert Page.objects.filter(translation_key=article.translation_key).count() == 3

    client = Client()
    html = client.get(alias.url).content.decode()
    assert '<html lang="de">' in html
    assert '<article class="page" lang="fr">' in html
    # The label is in the German catalogue; what is not there yet is said in French, never in nothing.
    assert german_words.LABEL.replace("%(language)s", "Französisch") in html
    assert "Chercher dans le site" in html
    assert '<a href="/de/espaces/littoral/les-digues/" lang="de" hreflang="de" aria-current="true">Deutsch</a>' in html
    assert 'lang="en" hreflang="en"' in html
    assert client.get("/de/glossaire/").status_code == 200
    assert client.get("/de/jamais-vu/").status_code == 404

    # Somebody translates it; no machine is set.
    editor = make.make_member(make.space_of(workspace), Role.EDITOR)
    translation = request_translation(article, german, by=editor)
    texts = {each.path: each.source for each in translation.segments.present()}
    texts["title"] = "Die Deiche der Gemeinden"
    write_segments(translation, texts, by=editor, reviewed=True)
    page = publish_translation(translation, by=editor)
    html = client.get(page.url).content.decode()
    assert "Die Deiche der Gemeinden" in html
    assert "told--reviewed" in html
    assert 'hreflang="fr" href="' in html
    assert client.get(article.url).content.decode().count("told--") == 0

    # German stems: another form finds it, from any tree.
    for asked in ("/de/recherche/?q=Gemeinde", "/fr/recherche/?q=deich", "/de/recherche/?q=digue"):
        found = client.get(asked).content.decode()
        assert page.url in found or article.url in found, asked

    # The glossary takes lines in German, and explains German texts.
    row = {"key": "epci", "language": "de", "preferred": "EPCI", "definition": "Ein Verband von Gemeinden."}
    row |= {"explained": "yes", "enforced": "yes"}
    lines = [";".join(COLUMNS), ";".join(row.get(name, "") for name in COLUMNS)]
    assert apply_file("\n".join(lines).encode(), by=None).changes
    assert "Ein Verband von Gemeinden." in client.get(page.url).content.decode()

    # A reader whose interface is German keeps it on French pages.
    reader = make.make_user(language="de")
    client.force_login(reader)
    assert '<html lang="de">' in client.get(article.url).content.decode()
    print("all three languages")  # noqa: T201 - what the test waits for


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    main()
