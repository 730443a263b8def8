"""Production: everything that protects is on, and what is missing stops the start with a clear message."""

from .base import *  # noqa: F403
from .base import (
    ADMIN_CONTENT_SECURITY_POLICY,
    CACHES,
    CONTENT_SECURITY_POLICY,
    DEMO,
    OPENID_PROVIDERS,
    SECRET_KEY,
    SITE_URL,
    STORAGES,
    env,
)

NOT_SHARED = {
    "django.core.cache.backends.locmem.LocMemCache",
    "django.core.cache.backends.dummy.DummyCache",
}

env.require(
    "SECRET_KEY", "it signs sessions. Make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
)
env.refuse(SECRET_KEY and len(SECRET_KEY) < 50, "SECRET_KEY: expected 50 characters or more.")
env.require("ALLOWED_HOSTS", "the host names this site answers to, separated by commas.")
env.require("SITE_URL", "the public address, written into mails and feeds.")
env.refuse(
    env.source.get("SITE_URL") and not SITE_URL.startswith("https://"),
    "SITE_URL: production is served over https; behind a proxy give the proxy's https address.",
)
env.require("DATABASE_URL", "for example postgres://user:password@host:5432/interpoles.")
env.require("EMAIL_URL", "for example smtp+tls://user:password@host:587: codes and notices go by mail.")
env.require("DEFAULT_FROM_EMAIL", "the sender of mails, for example 'Intranet <intranet@example.org>'.")
env.refuse(
    CACHES["default"]["BACKEND"] in NOT_SHARED,
    "CACHE_URL: expected a cache that all processes share (redis://host:6379/0 or dbcache://interpoles_cache): "
    "limits on sign-in attempts are counted there.",
)
for provider in OPENID_PROVIDERS.values():
    env.refuse(
        provider.issuer and not provider.issuer.startswith("https://"),
        f"OIDC_{provider.name.upper()}_ISSUER: in production a provider is asked over https, got {provider.issuer!r}.",
    )
env.refuse(DEMO, "DEMO: the demonstration gives its accounts to anyone; unset it in production.")
env.refuse(env.bool("DEBUG", default=False), "DEBUG: error pages would show the site's inside; unset it in production.")
env.report()

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
for policy in (CONTENT_SECURITY_POLICY["DIRECTIVES"], ADMIN_CONTENT_SECURITY_POLICY):
    policy["upgrade-insecure-requests"] = True
SILENCED_SYSTEM_CHECKS = [
    # Whether the domain goes on browsers' preload lists is its owner's decision.
    "security.W021",
]
