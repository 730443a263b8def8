from django.db import migrations

# Fields of Wagtail's user profile, which are not read any more, and the topics that take their place.
TOPICS = {
    "submitted_notifications": "reviews",
    "approved_notifications": "decisions",
    "rejected_notifications": "decisions",
    "updated_comments_notifications": "comments",
}


def take(apps, schema_editor):
    """Who refused mails in Wagtail's account page still does; the site was not asked about then, and tells them."""
    Preference = apps.get_model("notifications", "Preference")
    UserProfile = apps.get_model("wagtailusers", "UserProfile")
    for field, topic in TOPICS.items():
        for reader in UserProfile.objects.filter(**{field: False}).values_list("user_id", flat=True):
            Preference.objects.get_or_create(reader_id=reader, topic=topic, defaults={"channel": "site"})


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0002_notices"),
        ("wagtailusers", "0010_userprofile_updated_comments_notifications"),
    ]

    operations = [migrations.RunPython(take, migrations.RunPython.noop)]
