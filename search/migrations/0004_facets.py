"""The table made anew, narrow columns before long ones, and the index with it; both are filled again after migrating."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import search.sort_keys
from search.engines import postgresql, sqlite

INDEXES = {"sqlite": sqlite, "postgresql": postgresql}


def make_index_anew(apps, schema_editor):
    index = INDEXES.get(schema_editor.connection.vendor)
    if index:
        for statement in (index.DROP, *index.CREATE.split(";")):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("search", "0003_counts_as"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.DeleteModel(
            name="SearchEntry",
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=20)),
                ("object_id", models.BigIntegerField()),
                ("thing", models.CharField(db_index=True, max_length=60)),
                (
                    "counts_as",
                    models.CharField(blank=True, db_index=True, help_text="Blank: as the thing itself.", max_length=60),
                ),
                ("kind", models.CharField(max_length=60)),
                (
                    "language",
                    models.CharField(blank=True, help_text="Blank: of no language, such as a name.", max_length=10),
                ),
                ("serves", models.JSONField(default=list)),
                (
                    "space",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.space"
                    ),
                ),
                (
                    "audience",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Membres de l’espace"),
                            (1, "Le pôle"),
                            (2, "Le pôle et le réseau"),
                            (3, "Tout le monde"),
                        ],
                        default=0,
                    ),
                ),
                (
                    "domain",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="territory.domain"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="territory.organisation",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("themes", models.JSONField(default=list)),
                ("date", models.DateTimeField(null=True)),
                ("refresh_at", models.DateTimeField(db_index=True, null=True)),
                ("stale", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("title", models.CharField(max_length=255)),
                ("sort_key", search.sort_keys.SortKeyField(blank=True, editable=False, max_length=255)),
                ("summary", models.TextField(blank=True)),
                ("headings", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
                ("file_text", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "entrée de recherche",
                "verbose_name_plural": "entrées de recherche",
                "indexes": [
                    models.Index(condition=models.Q(("stale", True)), fields=["stale"], name="search_entry_stale"),
                    models.Index(fields=["changed_at"], name="search_entry_changed"),
                ],
                "constraints": [models.UniqueConstraint(fields=("source", "object_id"), name="search_entry_unique")],
            },
        ),
        migrations.RunPython(make_index_anew, make_index_anew),
    ]
