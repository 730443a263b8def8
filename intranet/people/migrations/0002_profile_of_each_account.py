"""A profile for each account that was there before."""

from typing import Any

from django.db import migrations

from intranet.people.models import new_key


def make_profiles(apps: Any, schema_editor: Any) -> None:
    profiles = apps.get_model("people", "Profile").objects.using(schema_editor.connection.alias)
    accounts = apps.get_model("accounts", "User").objects.using(schema_editor.connection.alias)
    model = apps.get_model("people", "Profile")
    profiles.bulk_create(
        model(key=new_key(), user_id=pk)
        for pk in accounts.exclude(pk__in=profiles.values("user")).values_list("pk", flat=True)
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0001_profiles")]

    operations = [migrations.RunPython(make_profiles, migrations.RunPython.noop)]
