"""How often one person, and one network address, may speak, report and have translated within an hour."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from intranet.security.limits import Limit

COMMENTS = Limit("comments", of_one_reader=60, of_one_address=600)
REPORTS = Limit("comment_reports", of_one_reader=20, of_one_address=200)
TRANSLATIONS = Limit("comment_translations", of_one_reader=300, of_one_address=3000)


def let_speak(request: HttpRequest) -> None:
    """Count one comment; raises ``ValidationError`` beyond the limit."""
    if not COMMENTS.allows(request):
        raise ValidationError(
            _("Beaucoup de commentaires sont partis d’ici : attendez un peu. Celui-ci n’est pas perdu.")
        )


def let_report(request: HttpRequest) -> None:
    """Count one report; raises ``ValidationError`` beyond the limit."""
    if not REPORTS.allows(request):
        raise ValidationError(_("Beaucoup de signalements sont partis d’ici : attendez une heure."))


def let_translate(request: HttpRequest, times: int) -> None:
    """Count so many translations; raises ``ValidationError`` beyond the limit."""
    if not TRANSLATIONS.allows(request, times):
        raise ValidationError(_("Vous avez beaucoup demandé à la machine : attendez une heure."))
