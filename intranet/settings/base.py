"""Settings shared by every way of running the site. What differs by installation comes from the environment."""

from pathlib import Path
from typing import Any

from intranet.security.content_policy import admin_policy, site_policy

from .environment import Environment
from .languages import site_languages
from .openid import allauth_app, read_providers

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = Environment()

# Where the embedded installation keeps its database and files; nothing else is written to.
VAR_DIR = env.folder("VAR_DIR", default=BASE_DIR / "var")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
# Former keys, still believed while a change of key goes through.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.url("SITE_URL", default="http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# The demonstration offers its accounts on the sign-in page: production refuses to start with it.
DEMO = env.bool("DEMO", default=False)

INSTALLED_APPS = [
    "search",
    "discussion",
    "network",
    "workspaces",
    "intranet.news",
    "intranet.translation",
    "intranet.pages",
    "intranet.look",
    "intranet.people",
    "intranet.media",
    "intranet.access",
    "intranet.territory",
    "intranet.privacy",
    "intranet.accounts",
    "intranet.security",
    "csp",
    "intranet.notifications",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "intranet.accounts.apps.AdminUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v2",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "intranet.security.middleware.ProtectiveHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "intranet.translation.middleware.PrefixLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "intranet.translation.middleware.InterfaceLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "intranet.accounts.middleware.SessionSeenMiddleware",
    "intranet.accounts.middleware.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "intranet.access.admin.guard.AdminGuardMiddleware",
]

ROOT_URLCONF = "intranet.urls"
WSGI_APPLICATION = "intranet.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'interpoles.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rate limits and sessions of several processes need a cache that they share.
CACHES = {
    "default": env.cache("CACHE_URL", default="dbcache://interpoles_cache"),
    # Wagtail writes every rendition that a page shows into this cache at every view, which in a database costs eight
    # queries and a lock; finding them without it costs one.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    # What each process may remember for a few seconds by itself.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"},
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "intranet.access.backends.MembershipBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "intranet.accounts.passwords.StrengthValidator", "OPTIONS": {"least": 4}},
]

# Sign-in: by password, by a code sent by e-mail, by a passkey or by an OpenID Connect provider. No open sign-up.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "intranet.accounts.adapter.ClosedSignupAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Seconds: mail may take its time. A code is 8 letters out of 20, and is void after 3 wrong answers.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "intranet.accounts.forms.LoginForm",
    "request_login_code": "intranet.accounts.forms.RequestLoginCodeForm",
    "confirm_login_code": "intranet.accounts.forms.ConfirmLoginCodeForm",
    "reset_password": "intranet.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "intranet.accounts.forms.ResetPasswordKeyForm",
    "user_token": "intranet.accounts.forms.UserTokenForm",
    "change_password": "intranet.accounts.forms.ChangePasswordForm",
    "set_password": "intranet.accounts.forms.SetPasswordForm",
    "reauthenticate": "intranet.accounts.forms.ReauthenticateForm",
}
# Over allauth's own limits (sign-in: 30 a minute by address of origin; wrong passwords: 5 in 5 minutes by account).
# By the hour: each request sends a mail to somebody, and each code is one more chance to guess.
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {
    "request_login_code": "20/m/ip,10/h/key",
    "reset_password": "20/m/ip,5/h/key",
}
# Passwords, codes of an authenticator and recovery codes are asked again before anything protective is changed; that
# holds for so many seconds.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60

# The second factor. Passkeys always ask the device to check who holds it, and so are two factors by themselves.
MFA_ADAPTER = "intranet.accounts.second_factor.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
# allauth remembers a used code for one period of 30 seconds: taking the codes before and after too, it would take one
# of them twice.
MFA_TOTP_TOLERANCE = 0
MFA_FORMS = {
    "authenticate": "intranet.accounts.second_factor.forms.AuthenticateForm",
    "authenticate_webauthn": "intranet.accounts.second_factor.forms.AuthenticatePasskeyForm",
    "reauthenticate": "intranet.accounts.second_factor.forms.ReauthenticateForm",
    "reauthenticate_webauthn": "intranet.accounts.second_factor.forms.ReauthenticatePasskeyForm",
    "login_webauthn": "intranet.accounts.second_factor.forms.SignInPasskeyForm",
    "add_webauthn": "intranet.accounts.second_factor.forms.AddPasskeyForm",
    "edit_webauthn": "intranet.accounts.second_factor.forms.RenamePasskeyForm",
    "activate_totp": "intranet.accounts.second_factor.forms.ActivateAuthenticatorForm",
}
# Who reaches nothing without a second factor: `administrators` here, other names by the apps that know whom they mean.
MFA_REQUIRED_FOR = env.list("MFA_REQUIRED_FOR", default=[])

# OpenID Connect: providers come from the environment alone, never from the database.
OPENID_PROVIDERS = read_providers(env, env.list("OIDC_PROVIDERS", default=[]))
SOCIALACCOUNT_ADAPTER = "intranet.accounts.openid.adapter.OpenIDAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "intranet.accounts.openid.provider.OpenIDProvider",
        "APPS": [allauth_app(provider) for provider in OPENID_PROVIDERS.values()],
    }
}
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
# Seconds to wait for a provider.
SOCIALACCOUNT_REQUESTS_TIMEOUT = 8
# How many proxies of ours stand in front: the visitor's address is what the last of them wrote.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0, least=0)
# How long links to choose a password hold, in seconds (a whole number of days: mails say so).
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = site_languages(env.list("LANGUAGES", default=["fr", "en"]))
# The second holds words of Wagtail that writers here say otherwise.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "wagtail"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
# English here is British: 22 November 2026.
FORMAT_MODULE_PATH = "intranet.formats"
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# One clock for everybody: periods are days of the host's time zone.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

STATIC_URL = "/static/"
# WhiteNoise wants its folder to be there.
STATIC_ROOT = env.folder("STATIC_ROOT", default=VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "intranet" / "static"]
# Public files only (none today): whatever belongs to a space is under PRIVATE_MEDIA_ROOT.
MEDIA_URL = "/public/"
MEDIA_ROOT = VAR_DIR / "public"
PRIVATE_MEDIA_ROOT = env.folder("PRIVATE_MEDIA_ROOT", default=VAR_DIR / "private")
PRIVATE_STORAGE = {
    "BACKEND": "intranet.media.storage.PrivateFileSystemStorage",
    "OPTIONS": {"location": PRIVATE_MEDIA_ROOT},
}
STORAGES: dict[str, dict[str, Any]] = {
    # Also what does not ask for it, such as the files that Wagtail keeps while their form is being filled in.
    "default": PRIVATE_STORAGE,
    "private": PRIVATE_STORAGE,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# An nginx `internal` location over PRIVATE_MEDIA_ROOT (for example /_private/): it then sends the files itself.
MEDIA_ACCEL_PREFIX = env.str("MEDIA_ACCEL_PREFIX", default="")
# Sizes in bytes.
DOCUMENT_MAX_BYTES = env.int("DOCUMENT_MAX_BYTES", default=50 * 1024 * 1024)
IMAGE_MAX_BYTES = env.int("IMAGE_MAX_BYTES", default=15 * 1024 * 1024)
# The text inside a document: how much of it is kept; and what reading one file may take: memory, seconds of computing,
# and seconds in all.
DOCUMENT_TEXT_MAX_BYTES = env.int("DOCUMENT_TEXT_MAX_BYTES", default=1_000_000, least=1_000)
DOCUMENT_TEXT_MAX_MEMORY = env.int("DOCUMENT_TEXT_MAX_MEMORY", default=512 * 1024 * 1024, least=128 * 1024 * 1024)
DOCUMENT_TEXT_CPU_SECONDS = env.int("DOCUMENT_TEXT_CPU_SECONDS", default=30)
DOCUMENT_TEXT_SECONDS = env.int("DOCUMENT_TEXT_SECONDS", default=60)
# Of one request: no form sends more than one file.
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "intranet.media.handlers.BoundedFileUploadHandler",
]
# Whether who downloads a document that not everybody reads is noted in the journal of accesses.
RECORD_DOWNLOADS = env.bool("RECORD_DOWNLOADS", default=False)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# ClamAV's daemon, where there is one: unix:///run/clamav/clamd.ctl or tcp://host:3310. Seconds for each answer.
CLAMAV_URL = env.scanner("CLAMAV_URL", default="")
CLAMAV_TIMEOUT = env.int("CLAMAV_TIMEOUT", default=30)
CLAMAV_UNREACHABLE = env.choice("CLAMAV_UNREACHABLE", ["REFUSE", "ACCEPT"], default="REFUSE")

WAGTAIL_SITE_NAME = "Interpôles"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAILIMAGES_IMAGE_MODEL = "media.PrivateImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.PrivateDocument"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = IMAGE_MAX_BYTES
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "intranet.media.forms.PrivateImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "intranet.media.forms.PrivateDocumentForm"
WAGTAILIMAGES_RENDITION_STORAGE = "private"
WAGTAILDOCS_MAX_UPLOAD_SIZE = DOCUMENT_MAX_BYTES
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Milliseconds of rest before a draft is saved by itself: a save takes a hundred of them, and people write in bursts.
# `js/autosave.js` keeps it from crossing the save that somebody asks for.
WAGTAIL_AUTOSAVE_INTERVAL = 2_000
# Days as they are written here, in both languages; formats/en reads them so too.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# Wagtail's own approval mails address groups of its own; ours go to the editors of the space.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# The address of a page, pasted as a link, becomes a link to it only where it is exactly that: the access app then asks
# whether its reader may know of the page, which Wagtail's question "did you mean this page?" does not.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "exact"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Elasticsearch answers searches where its nodes are named, separated by commas; otherwise the database does.
ELASTICSEARCH_URL = env.nodes("ELASTICSEARCH_URL")
ELASTICSEARCH_API_KEY = env.str("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_USER = env.str("ELASTICSEARCH_USER", default="")
ELASTICSEARCH_PASSWORD = env.str("ELASTICSEARCH_PASSWORD", default="")
# The file of the authority that signed the nodes' certificates, where it is not one that everybody knows.
ELASTICSEARCH_CA = env.str("ELASTICSEARCH_CA", default="")
# How the names of this site's indexes begin.
ELASTICSEARCH_PREFIX = env.str("ELASTICSEARCH_PREFIX", default="interpoles")
# Seconds that a reader waits for it; the database answers then.
ELASTICSEARCH_TIMEOUT = env.int("ELASTICSEARCH_TIMEOUT", default=2)

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Interpôles <interpoles@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Wagtail's own tasks only write to this database, and the rights of files follow from one of them (the reference
# index): they run at once. What leaves the process (mail) is a task in the database, taken by `db_worker`.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Who receives what visitors write on the contact page; without it, the pôle's own team.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
# Days for which notices on the site are kept.
NOTICE_DAYS = env.int("NOTICE_DAYS", default=90)
# How long personal data is kept, in days: `apply_retention` holds to it, and docs/register-of-processing.md names each.
# Between a person's asking to leave and the erasure; signing in meanwhile cancels it.
DEPARTURE_DAYS = env.int("DEPARTURE_DAYS", default=14, least=0)
# Without a sign-in, after which an account is closed; its person is warned that long before.
ACCOUNT_INACTIVE_DAYS = env.int("ACCOUNT_INACTIVE_DAYS", default=730, least=60)
ACCOUNT_WARNING_DAYS = env.int("ACCOUNT_WARNING_DAYS", default=30, least=7)
# Between the closing of an account and its erasure.
ACCOUNT_CLOSED_DAYS = env.int("ACCOUNT_CLOSED_DAYS", default=365)
# After the end of a guest's last role, when their account is closed.
GUEST_DAYS = env.int("GUEST_DAYS", default=90)
# Invitations that were accepted, revoked or left to expire, and answered requests to join.
INVITATION_KEPT_DAYS = env.int("INVITATION_KEPT_DAYS", default=180)
# How often pages are opened is counted, by page and day, without a word of who opens them; and kept for so many days.
COUNT_PAGE_VIEWS = env.bool("COUNT_PAGE_VIEWS", default=True)
PAGE_VIEWS_DAYS = env.int("PAGE_VIEWS_DAYS", default=365, least=90)
CORRECTION_DAYS = env.int("CORRECTION_DAYS", default=365)
# Reports of comments, once their managers have settled them.
COMMENT_REPORT_DAYS = env.int("COMMENT_REPORT_DAYS", default=365)
# The journal of accesses; the network addresses in it go earlier.
JOURNAL_DAYS = env.int("JOURNAL_DAYS", default=365)
JOURNAL_ADDRESS_DAYS = env.int("JOURNAL_ADDRESS_DAYS", default=180)
# Results of finished tasks; failures longer, to be looked into. What they did holds the letters of the contact page.
TASK_DAYS = env.int("TASK_DAYS", default=14)
TASK_FAILED_DAYS = env.int("TASK_FAILED_DAYS", default=60)
# For which those who follow a calendar are told that an event was cancelled.
EVENT_NOTICE_DAYS = env.int("EVENT_NOTICE_DAYS", default=60)
# What a word counts by where it is found; by how many per cent what is new counts more, and after how many days half.
SEARCH_BOOSTS = env.weights(
    "SEARCH_BOOSTS", default={"title": 20.0, "summary": 5.0, "headings": 4.0, "text": 1.0, "file": 0.3}
)
SEARCH_RECENCY = env.int("SEARCH_RECENCY", default=20, least=0)
SEARCH_RECENCY_DAYS = env.int("SEARCH_RECENCY_DAYS", default=365)
# For which it is counted what was searched for; and how often words must have been asked to be in a report.
SEARCH_LOG_DAYS = env.int("SEARCH_LOG_DAYS", default=365)
SEARCH_LOG_LEAST = env.int("SEARCH_LOG_LEAST", default=3, least=2)
# The other sites whose videos and maps may be shown in a page, once its reader has asked for them.
EMBED_ALLOWED_HOSTS = env.list(
    "EMBED_ALLOWED_HOSTS",
    default=[
        "www.youtube-nocookie.com",
        "player.vimeo.com",
        "www.openstreetmap.org",
        "umap.openstreetmap.fr",
        "peertube.fr",
    ],
)

# The machine that drafts translations. Apertium runs on the server; the others get the texts that spaces let go.
MACHINE_TRANSLATION = env.choice("MACHINE_TRANSLATION", ["NONE", "APERTIUM", "LIBRETRANSLATE", "DEEPL"], default="NONE")
# Seconds that a call to it may take.
MACHINE_TIMEOUT = env.int("MACHINE_TIMEOUT", default=30)
LIBRETRANSLATE_URL = env.str("LIBRETRANSLATE_URL", default="")
LIBRETRANSLATE_KEY = env.str("LIBRETRANSLATE_KEY", default="")
DEEPL_KEY = env.str("DEEPL_KEY", default="")
DEEPL_URL = env.str("DEEPL_URL", default="")

# Days: how long the link of an invitation opens, and how long before their end guests are reminded of.
INVITATION_DAYS = env.int("INVITATION_DAYS", default=14, least=1)
GUEST_REMINDER_DAYS = env.int("GUEST_REMINDER_DAYS", default=21, least=1)

# A session lasts that long after signing in, whether or not the browser is closed.
SESSION_COOKIE_AGE = env.int("SESSION_DAYS", default=14) * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# Wagtail's previews, shown in frames of its admin, say SAMEORIGIN by themselves.
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": site_policy(frames=EMBED_ALLOWED_HOSTS)}
ADMIN_CONTENT_SECURITY_POLICY = admin_policy()
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

LOG_LEVEL = env.choice("LOG_LEVEL", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["console"],
        "level": LOG_LEVEL,
    },
    # They tell of every call, every task and every save, which the audit log keeps, and of every search.
    "loggers": {name: {"level": "WARNING"} for name in ("deepl", "django_tasks", "elastic_transport", "wagtail")},
}

# The module built on this one calls env.report(), once it has read what it needs: all errors are told at once.
