"""What can be found: one flat table, whatever the kind of thing, which the engines' indexes follow."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.access.models import Audience, Space
from intranet.territory.models import Domain, Organisation
from search.sort_keys import SortKeyField


class SearchEntry(models.Model):
    """A findable thing in one of the languages in which it is written: what is live, never a draft nor an alias.

    ``source`` names the class that makes the row (:mod:`search.kinds`) and ``object_id`` what it is made of; the rows
    of one ``thing`` are its language versions, read by the same persons. What presents a thing of another kind has one
    result with it: the page of an organisation ``counts_as`` that organisation. ``space`` and ``audience`` say who:
    whoever stands where the audience reaches, and who has a role in the space. Both filter any kind of thing.
    ``author`` wrote it: who created the page, who sent the file. Their name is told to those who may know of them only.

    A row is written in the transaction of the change that it follows. ``refresh_at`` is the instant at which a date
    changes it next: from then on it shows to nobody until it is made again. ``stale`` asks for that too.
    ``changed_at`` says when it was last written; what an index outside this database has yet to take is in
    :class:`~search.models.IndexChange`. ``appeared_at`` is when it was first to
    be found, or opened to more readers: what is new to those who follow a search.

    The long texts are the last columns: what SQLite reads of a row goes through all that stands before it.
    ``file_text``, what is inside a file, may be very long: results are read without it (:data:`ROW_COLUMNS`), and
    without ``appeared_at``, which came later and stands after it.
    """

    source = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    thing = models.CharField(max_length=60, db_index=True)
    counts_as = models.CharField(max_length=60, blank=True, db_index=True, help_text="Blank: as the thing itself.")
    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=10, blank=True, help_text="Blank: of no language, such as a name.")
    serves = models.JSONField(default=list)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, null=True, related_name="+")
    audience = models.PositiveSmallIntegerField(choices=Audience, default=Audience.MEMBERS)
    domain = models.ForeignKey(Domain, on_delete=models.SET_NULL, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    themes = models.JSONField(default=list)
    date = models.DateTimeField(null=True)
    refresh_at = models.DateTimeField(null=True, db_index=True)
    stale = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=timezone.now)
    title = models.CharField(max_length=255)
    sort_key = SortKeyField(max_length=255, blank=True, editable=False)
    summary = models.TextField(blank=True)
    headings = models.TextField(blank=True)
    body = models.TextField(blank=True)
    file_text = models.TextField(blank=True)
    appeared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("entrée de recherche")
        verbose_name_plural = _("entrées de recherche")
        constraints = [models.UniqueConstraint(fields=["source", "object_id"], name="search_entry_unique")]
        indexes = [
            models.Index(fields=["stale"], condition=Q(stale=True), name="search_entry_stale"),
            models.Index(fields=["changed_at"], name="search_entry_changed"),
            models.Index(fields=["appeared_at"], name="search_entry_appeared"),
        ]

    def __str__(self) -> str:
        return f"{self.thing} ({self.language}): {self.title}"

    @property
    def counted_as(self) -> str:
        """What it is one of in results and counts."""
        return self.counts_as or self.thing

    def is_opened_since(self, before: "SearchEntry") -> bool:
        """Whether it reaches readers that its row of ``before`` did not."""
        return self.audience > before.audience or self.space_id != before.space_id


# What is made from the thing; the other columns belong to the table itself.
MADE_FIELDS = tuple(
    field.attname
    for field in SearchEntry._meta.concrete_fields
    if field.name not in {"id", "source", "object_id", "stale", "changed_at", "sort_key", "appeared_at"}
)
# What a result is made of: all that stands before the text of files.
ROW_COLUMNS = tuple(
    field.column for field in SearchEntry._meta.concrete_fields if field.name not in {"file_text", "appeared_at"}
)
