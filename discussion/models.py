"""What readers say of a page, one conversation for all its languages; what was reported, closed, translated."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.access.models import Space
from intranet.translation.machines import Failure

MOST_CHARACTERS = 5000
MOST_REASON = 500
# How long an author may change what they wrote, as long as nobody has answered it.
EDITABLE_FOR = dt.timedelta(minutes=15)


class CommentQuerySet(models.QuerySet["Comment"]):
    def in_order(self) -> Self:
        """From the oldest to the latest, each answer after what it answers."""
        return self.order_by(Coalesce("answers_id", "pk"), "pk")

    def standing(self) -> Self:
        """Those that are neither hidden nor deleted."""
        return self.filter(hidden_at=None, deleted_at=None)


class Comment(models.Model):
    """Somebody's words about a page in all its languages: ``page_key`` is their translation key.

    ``answers`` is the first comment of the thread, which itself answers none. ``version`` counts what was written: a
    translation says which one it translates. What is deleted leaves an empty row where there are answers to it.
    """

    page_key = models.UUIDField(editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answers = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="answered_by")
    body = models.TextField(_("commentaire"), max_length=MOST_CHARACTERS, blank=True)
    language = models.CharField(_("langue"), max_length=10)
    # Drawn with the form: the same one sent twice makes one comment.
    key = models.UUIDField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)
    hidden_at = models.DateTimeField(null=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    hidden_reason = models.CharField(max_length=MOST_REASON, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, editable=False)
    deleted_by_author = models.BooleanField(default=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commentaire")
        verbose_name_plural = _("commentaires")
        ordering = ["pk"]
        indexes = [models.Index(fields=["page_key"], name="discussion_of_a_page")]
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="discussion_comment_once_sent"),
            models.CheckConstraint(condition=~Q(answers=F("pk")), name="discussion_answers_another"),
            models.CheckConstraint(
                condition=~Q(body="") | Q(deleted_at__isnull=False), name="discussion_words_until_deleted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.body[:60]}"

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None and self.deleted_at is None

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None

    @property
    def stands(self) -> bool:
        """Whether everybody who takes part reads its words."""
        return self.hidden_at is None and self.deleted_at is None

    @property
    def thread(self) -> int:
        """The id of the first comment of its thread."""
        return self.answers_id or self.pk


class ReportQuerySet(models.QuerySet["Report"]):
    def waiting(self) -> Self:
        return self.filter(settled_at=None)


class Report(models.Model):
    """A reader tells the managers of a comment. Settled once they have hidden it, deleted it, or left it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("pourquoi"), max_length=MOST_REASON, blank=True)
    reported_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("signalement")
        verbose_name_plural = _("signalements")
        ordering = ["reported_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "person"], condition=Q(settled_at=None), name="discussion_report_once_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.comment_id}"


class ClosedConversation(models.Model):
    """A page, by its translation key, on which nothing more is said until somebody who edits it opens it again."""

    page_key = models.UUIDField(unique=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    closed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("conversation fermée")
        verbose_name_plural = _("conversations fermées")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.page_key)


class SpaceDiscussion(models.Model):
    """Whether the pages of a space take comments. No row: they do."""

    space = models.OneToOneField(Space, on_delete=models.CASCADE, related_name="discussion")
    is_open = models.BooleanField(_("commentaires"), default=True)

    class Meta:
        verbose_name = _("discussion de l’espace")
        verbose_name_plural = _("discussions des espaces")

    def __str__(self) -> str:
        return str(self.space)


class CommentTranslation(models.Model):
    """A comment by a machine, in one language; of no use once the comment has another ``version``.

    Kept here and not in the memory of the site, which serves every page: words said of one are no other's.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("En attente")
        DONE = "done", _("Terminé")
        FAILED = "failed", _("Échec")

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=10)
    version = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    text = models.TextField(blank=True)
    engine = models.CharField(max_length=20, blank=True)
    failure = models.CharField(max_length=20, choices=Failure, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("traduction d’un commentaire")
        verbose_name_plural = _("traductions de commentaires")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "language"], name="discussion_translation_once_each"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} → {self.language}"
