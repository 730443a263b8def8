"""How allauth's second factors behave here."""

import base64
import logging
import secrets
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode

from intranet.notifications.site_name import site_name

logger = logging.getLogger(__name__)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are encrypted in the database, and names are those of this site, never those of a request's host."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Cette étape ne peut pas être retirée."),
        "cannot_generate_recovery_codes": _("Ajoutez d’abord une clé d’accès ou une application d’authentification."),
        "incorrect_code": _("Cela n’a pas été reconnu. Vérifiez le code, ou recommencez avec votre clé."),
        "unverified_email": _("Connectez-vous d’abord une fois avec un code reçu par courriel."),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; where the key that wrote it is gone, another one that nobody knows, so that no code is right."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.exception("A second factor was encrypted with a SECRET_KEY that is gone: its owner must be reset.")
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def get_totp_issuer(self) -> str:
        return site_name()

    def build_totp_svg(self, url: str) -> str:
        """The QR code as an ``svg`` element, to be put into the page itself."""
        code = QRCode(border=2, image_factory=SvgPathImage)
        code.add_data(url)
        return code.make_image().to_string(encoding="unicode")

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Clé d’accès {number}").format(number=number)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": urlsplit(settings.SITE_URL).hostname or "", "name": site_name()}


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> bytes:
    digest = salted_hmac("intranet.accounts.second_factor", "encryption", secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)
