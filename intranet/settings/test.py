"""Tests: in-process tasks, mails in memory, quick hashes. DATABASE_URL chooses the database."""

import os

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, INSTALLED_APPS, STORAGES, VAR_DIR, env

INSTALLED_APPS = ["intranet.demo", *INSTALLED_APPS]
SECRET_KEY = "tests"  # noqa: S105 - nothing is protected by it
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In a file, so that `--reuse-db` spares the migrations.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {name: {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"} for name in ("default", "background")}
CACHES = {**CACHES, "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Parallel runs each have their own folder, so that each can be emptied.
PRIVATE_MEDIA_ROOT = VAR_DIR / "test-private" / os.environ.get("PYTEST_XDIST_WORKER", "main")
MEDIA_ROOT = VAR_DIR / "test-public" / PRIVATE_MEDIA_ROOT.name
PRIVATE_STORAGE = {**STORAGES["private"], "OPTIONS": {"location": PRIVATE_MEDIA_ROOT}}
STORAGES = {**STORAGES, "default": PRIVATE_STORAGE, "private": PRIVATE_STORAGE}
ACCOUNT_RATE_LIMITS = False
# Counting starts a thread that writes later, in whatever test is under way then; those of the counter switch it on.
COUNT_PAGE_VIEWS = False
env.report()
