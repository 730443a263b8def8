"""What PostgreSQL finds hits by: its indexes and functions."""

from django.db import migrations

from search.engines import postgresql


def create(apps, schema_editor):
    _run(schema_editor, postgresql.SEARCHED)


def drop(apps, schema_editor):
    _run(schema_editor, postgresql.NOT_SEARCHED)


def _run(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements.split(";"):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0008_trigrams")]

    operations = [migrations.RunPython(create, drop)]
