from django.db import migrations, models


def make_again(apps, schema_editor):
    """The next search, or ``run_due``, makes the pages of organisations count as what they present."""
    apps.get_model("search", "SearchEntry").objects.filter(kind="organisationpage").update(stale=True)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index")]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="counts_as",
            field=models.CharField(
                blank=True, db_index=True, default="", help_text="Blank: as the thing itself.", max_length=60
            ),
            preserve_default=False,
        ),
        migrations.RunPython(make_again, migrations.RunPython.noop),
    ]
