"""How many mails one person, and one network address, may have sent to others within an hour."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from intranet.security.limits import Limit

INVITATIONS = Limit("invitations", of_one_reader=200, of_one_address=600)
REQUESTS = Limit("join_requests", of_one_reader=20, of_one_address=200)


def let_invite(request: HttpRequest, times: int = 1) -> None:
    """Count so many invitations; raises ``ValidationError`` beyond the limit."""
    if not INVITATIONS.allows(request, times):
        raise ValidationError(_("Beaucoup d’invitations sont parties d’ici : attendez une heure. Rien n’est perdu."))


def let_ask(request: HttpRequest) -> None:
    """Count one request to join; raises ``ValidationError`` beyond the limit."""
    if not REQUESTS.allows(request):
        raise ValidationError(_("Vous avez fait beaucoup de demandes : attendez une heure. Celle-ci n’est pas perdue."))
