"""On PostgreSQL, words that resemble each other are found by ``pg_trgm``, if the server has it and lets us."""

from django.db import migrations

from search import trigrams


def prepare(apps, schema_editor):
    trigrams.prepare()


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(trigrams.DROP)


class Migration(migrations.Migration):
    dependencies = [("search", "0007_index_outbox")]

    operations = [migrations.RunPython(prepare, drop)]
