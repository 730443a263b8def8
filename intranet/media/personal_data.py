"""Which documents and pictures a person uploaded. They are the spaces' own, and stay."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.personal_data import own_access
from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, register_holding

from .models import PrivateDocument, PrivateImage


def uploads_of(person: User) -> list[Record]:
    """The title only of what the person may still open."""
    return [record for model in (PrivateDocument, PrivateImage) for record in _uploads(model, person)]


def _uploads(model: Any, person: User) -> list[Record]:
    owner = own_access(person).user
    owner.is_superuser = False
    uploaded = model.objects.filter(uploaded_by_user=person)
    known = set(uploaded.visible_to(owner).order_by().values_list("pk", flat=True))
    hidden = _("Un fichier qui ne vous est plus ouvert")
    return [
        [
            Fact("kind", _("Nature"), str(model._meta.verbose_name)),
            Fact("title", _("Titre"), file.title if file.pk in known else hidden),
            Fact("created_at", _("Déposé le"), file.created_at),
        ]
        for file in uploaded.order_by("created_at", "pk")
    ]


def register() -> None:
    register_holding(
        Holding(
            "uploads",
            44,
            gettext_lazy("Documents et images déposés"),
            uploads_of,
            covers=("media.PrivateDocument.uploaded_by_user", "media.PrivateImage.uploaded_by_user"),
        )
    )
