"""What is held by the apps below this one, and by Wagtail, allauth and Django beside their pages."""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks_db.models import DBTaskResult

from intranet.accounts.models import User
from intranet.notifications.events import topic_named
from intranet.notifications.models import Notice, Preference

from .held import Fact, Holding, Record, register_holding
from .models import Correction, Departure, InactivityWarning

# How the person signs in, as far as these packages are installed: by model, its field that points to the account and
# what is told of each row. Secrets, such as the key of a factor, are not.
SIGN_IN: dict[str, tuple[str, tuple[str, ...]]] = {
    "account.EmailAddress": ("user", ("email", "verified")),
    "mfa.Authenticator": ("user", ("type", "created_at", "last_used_at")),
    "socialaccount.SocialAccount": ("user", ("provider", "uid", "last_login", "date_joined")),
    "usersessions.UserSession": ("user", ("ip", "user_agent", "created_at", "last_seen_at")),
}
# What Wagtail keeps of a writer's work under way, and says nothing of the person: it goes with them.
WORK_UNDER_WAY = (
    "wagtailadmin.EditingSession.user",
    "wagtailadmin.FormState.user",
    "wagtailcore.UploadedFile.uploaded_by_user",
    "wagtailcore.APIToken.user",
    "wagtailcore.PageSubscription.user",
)


def account_of(person: User) -> list[Record]:
    return [
        [
            Fact("email", _("Adresse électronique"), person.email),
            Fact("first_name", _("Prénom"), person.first_name),
            Fact("last_name", _("Nom"), person.last_name),
            Fact("language", _("Langue de l’interface"), person.get_language_display()),
            Fact("is_superuser", _("Administrateur"), person.is_superuser),
            Fact("date_joined", _("Compte créé le"), person.date_joined),
            Fact("last_login", _("Dernière connexion"), person.last_login),
            Fact(
                "has_password", _("Mot de passe choisi (seule son empreinte est gardée)"), person.has_usable_password()
            ),
        ]
    ]


def ways_in(person: User) -> list[Record]:
    records: list[Record] = []
    for label, (field, told) in SIGN_IN.items():
        for row in _rows(f"{label}.{field}", person):
            named = [Fact("kind", _("Moyen"), capfirst(str(row._meta.verbose_name)))]
            records.append([*named, *(_fact_of(row, name) for name in told)])
    return records


def sessions_of(person: User) -> list[Record]:
    return [[Fact("ends_at", _("Session ouverte jusqu’au"), session.expire_date)] for session in _sessions(person)]


def notices_of(person: User) -> list[Record]:
    """When and of what kind: what a notice says is asked at each showing, on the site."""
    return [
        [
            Fact("event", _("Nature"), notice.event),
            Fact("created_at", _("Reçue le"), notice.created_at),
            Fact("read_at", _("Lue le"), notice.read_at),
        ]
        for notice in Notice.objects.filter(reader=person)
    ]


def preferences_of(person: User) -> list[Record]:
    return [
        [
            Fact("topic", _("Sujet"), str(topic.label) if (topic := topic_named(each.topic)) else each.topic),
            Fact("channel", _("Choix"), each.get_channel_display()),
        ]
        for each in Preference.objects.filter(reader=person)
    ]


def requests_of(person: User) -> list[Record]:
    records: list[Record] = [
        [
            Fact("about", _("Demande de correction"), each.get_about_display()),
            Fact("words", _("Vos mots"), each.words),
            Fact("asked_at", _("Demandée le"), each.asked_at),
            Fact("answer", _("Réponse"), each.answer),
            Fact("answered_at", _("Répondue le"), each.answered_at),
        ]
        for each in Correction.objects.filter(person=person)
    ]
    for departure in Departure.objects.filter(person=person):
        records.append([Fact("departure_due_at", _("Effacement du compte prévu le"), departure.due_at)])
    for warning in InactivityWarning.objects.filter(person=person):
        records.append([Fact("warned_at", _("Fermeture pour inactivité annoncée le"), warning.warned_at)])
    return records


def waiting_mails_of(person: User) -> list[Record]:
    """Letters from the contact page and mails, kept for some days as tasks that were done."""
    return [
        [
            Fact("task", _("Tâche"), task.task_path.rpartition(".")[2]),
            Fact("event", _("Nature"), _event_of(task)),
            Fact("written", _("Vos mots"), _letter_of(task, person)),
            Fact("enqueued_at", _("Date"), task.enqueued_at),
        ]
        for task in _tasks(person)
    ]


def _fact_of(row: models.Model, name: str) -> Fact:
    return Fact(name, capfirst(str(row._meta.get_field(name).verbose_name)), getattr(row, name))  # type: ignore[union-attr]


def _rows(path: str, person: User) -> Any:
    """The rows of "app.Model.field" that point to the person; none where the app is not installed."""
    label, _dot, field = path.rpartition(".")
    if label.partition(".")[0] not in apps.app_configs:
        return User.objects.none()
    return apps.get_model(label)._default_manager.filter(**{field: person})


def _forget(*paths: str) -> Any:
    def erase(person: User) -> None:
        for path in paths:
            _rows(path, person).delete()

    return erase


def _sessions(person: User) -> Iterator[Session]:
    """Sessions do not say whose they are but in their sealed content."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(person.pk):
            yield session


def _end_sessions(person: User) -> None:
    Session.objects.filter(pk__in=[session.pk for session in _sessions(person)]).delete()


def _tasks(person: User) -> Iterator[DBTaskResult]:
    """Those made for the person, or that hold their address or a letter of theirs."""
    for task in DBTaskResult.objects.order_by("enqueued_at").iterator():
        kept = json.dumps([task.args_kwargs, task.return_value], ensure_ascii=False) + (task.traceback or "")
        if person.email in kept.lower() or _is_for(task, person):
            yield task


def _is_for(task: DBTaskResult, person: User) -> bool:
    whom, context = _arguments(task)[0], _arguments(task)[2]
    return whom in (person.pk, [person.pk]) or context.get("account") == person.pk


def _arguments(task: DBTaskResult) -> tuple[Any, str, dict[str, Any]]:
    """To whom, which event and its context, of the tasks that mail; nothing of others."""
    arguments = task.args_kwargs.get("args", [])
    if not task.task_path.startswith("intranet.notifications.tasks.") or len(arguments) < 3:
        return None, "", {}
    if task.task_path.endswith(".send_to_address"):
        address, _language, event, context = arguments[:4]
        return address, event, context
    return arguments[0], arguments[1], arguments[2]


def _event_of(task: DBTaskResult) -> str:
    return _arguments(task)[1]


def _letter_of(task: DBTaskResult, person: User) -> str:
    context = _arguments(task)[2]
    theirs = context.get("account") == person.pk or context.get("email") == person.email
    return str(context.get("message", "")) if theirs else ""


def _forget_tasks(person: User) -> None:
    DBTaskResult.objects.filter(pk__in=[task.pk for task in _tasks(person)]).delete()


def _forget_writing(person: User) -> None:
    """Wagtail's own copy of who somebody is, with the picture that it can keep."""
    for profile in _rows("wagtailusers.UserProfile.user", person):
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()
    _forget(*WORK_UNDER_WAY)(person)


def writing_settings_of(person: User) -> list[Record]:
    return [
        [
            _fact_of(profile, name)
            for name in ("preferred_language", "current_time_zone", "theme", "contrast", "density")
        ]
        for profile in _rows("wagtailusers.UserProfile.user", person)
    ]


def register() -> None:
    register_holding(Holding("account", 0, gettext_lazy("Compte"), account_of))
    sign_in = [f"{label}.{field}" for label, (field, _told) in SIGN_IN.items()]
    register_holding(
        Holding("sign_in", 70, gettext_lazy("Moyens de connexion"), ways_in, _forget(*sign_in), covers=tuple(sign_in))
    )
    register_holding(Holding("sessions", 71, gettext_lazy("Sessions ouvertes"), sessions_of, _end_sessions))
    register_holding(
        Holding(
            "writing",
            62,
            gettext_lazy("Réglages des écrans d’écriture"),
            writing_settings_of,
            _forget_writing,
            covers=("wagtailusers.UserProfile.user", *WORK_UNDER_WAY),
        )
    )
    register_holding(
        Holding(
            "notices",
            60,
            gettext_lazy("Notifications"),
            notices_of,
            _forget("notifications.Notice.reader"),
            covers=("notifications.Notice.reader",),
        )
    )
    register_holding(
        Holding(
            "notice_choices",
            61,
            gettext_lazy("Choix de notifications"),
            preferences_of,
            _forget("notifications.Preference.reader"),
            covers=("notifications.Preference.reader",),
        )
    )
    register_holding(
        Holding("mails", 80, gettext_lazy("Lettres et courriels récents"), waiting_mails_of, _forget_tasks)
    )
    own = ("privacy.Correction.person", "privacy.Departure.person", "privacy.InactivityWarning.person")
    register_holding(
        Holding("requests", 85, gettext_lazy("Vos demandes sur vos données"), requests_of, _forget(*own), covers=own)
    )
