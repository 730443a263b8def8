from django.db import migrations


def open_to_requests(apps, schema_editor):
    """What a new workspace has, given to those that were there before."""
    apps.get_model("access", "Space").objects.filter(kind="workspace").update(joining="request")


class Migration(migrations.Migration):
    dependencies = [("access", "0003_ways_in")]

    operations = [migrations.RunPython(open_to_requests, migrations.RunPython.noop)]
