"""What the worker does: mails, and what would tell by its duration who has an account."""

import datetime as dt
import logging
from functools import partial

from allauth.account import app_settings as allauth_settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.log_actions import log

from .mails import AccountMail, compose
from .models import User

logger = logging.getLogger(__name__)


@task(backend="background")
def send_account_mail(user_id: int, mail: str, details: dict[str, str]) -> None:
    """Send one of :class:`AccountMail`; nothing to an account closed in the meantime, nor a code that is void.

    Raises what the mail server raises: the task is then kept as failed, and taken up again later.
    """
    until = details.get("until")
    if until and dt.datetime.fromisoformat(until) < timezone.now():
        return
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is not None:
        compose(user, AccountMail(mail), details).send()


def mail_on_commit(user: User, mail: AccountMail, **details: str) -> None:
    """Have the worker send that mail once what is being written is written."""
    if mail in {AccountMail.LOGIN_CODE, AccountMail.CONFIRMATION_CODE}:
        lasts = dt.timedelta(seconds=allauth_settings.LOGIN_BY_CODE_TIMEOUT)
        details["until"] = (timezone.now() + lasts).isoformat()
    transaction.on_commit(partial(send_account_mail.enqueue, user.pk, mail.value, details))


@task(backend="background")
def log_failed_sign_in(email: str, method: str, address: str) -> None:
    """Keep that somebody tried that address in vain. The log of an account where there is one, else the process's."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        logger.info("Sign-in by %s refused to an unknown address, from %s.", method, address)
        return
    log(instance=user, action="accounts.sign_in_failed", user=None, data={"method": method, "address": address})
