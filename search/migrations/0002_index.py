"""The engine's own index, which the database makes in its own way."""

from django.db import migrations

from search.engines import postgresql, sqlite

INDEXES = {"sqlite": sqlite, "postgresql": postgresql}


def create(apps, schema_editor):
    index = INDEXES.get(schema_editor.connection.vendor)
    for statement in index.CREATE.split(";") if index else []:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    index = INDEXES.get(schema_editor.connection.vendor)
    if index:
        schema_editor.execute(index.DROP)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search_entry")]

    operations = [migrations.RunPython(create, drop)]
