"""Production: everything that protects is on, and what is missing stops the start with a clear message."""

from .base import *  # noqa: F403
from .base import DEMO, SITE_URL, STORAGES, env

env.require(
    "SECRET_KEY", "it signs sessions. Make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
)
env.require("ALLOWED_HOSTS", "the host names this site answers to, separated by commas.")
env.require("SITE_URL", "the public address, written into mails and feeds.")
env.require("DATABASE_URL", "for example postgres://user:password@host:5432/interpoles.")
env.require("EMAIL_URL", "for example smtp+tls://user:password@host:587: codes and notices go by mail.")
env.refuse(DEMO, "DEMO: the demonstration gives its accounts to anyone; unset it in production.")
env.refuse(
    env.source.get("SITE_URL") and not SITE_URL.startswith("https://"),
    "SITE_URL: production is served over https; behind a proxy give the proxy's https address.",
)
env.report()

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
