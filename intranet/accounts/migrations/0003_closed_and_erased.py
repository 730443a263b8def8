from django.db import migrations, models
from django.utils import timezone


def date_closed_accounts(apps, schema_editor):
    """Nobody knows when they were closed: how long they are kept is counted from today."""
    apps.get_model("accounts", "User").objects.filter(is_active=False).update(closed_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_sessions_ended")]

    operations = [
        migrations.AddField(model_name="user", name="closed_at", field=models.DateTimeField(editable=False, null=True)),
        migrations.AddField(model_name="user", name="erased_at", field=models.DateTimeField(editable=False, null=True)),
        migrations.RunPython(date_closed_accounts, migrations.RunPython.noop),
    ]
