"""What the worker does about accounts: what would tell by its duration who has one."""

import logging

from django_tasks import task
from wagtail.log_actions import log

from .models import User

logger = logging.getLogger(__name__)


@task(backend="background")
def log_failed_sign_in(email: str, method: str, address: str) -> None:
    """Keep that somebody tried that address in vain. The log of an account where there is one, else the process's."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        logger.info("Sign-in by %s refused to an unknown address, from %s.", method, address)
        return
    log(instance=user, action="accounts.sign_in_failed", user=None, data={"what": method, "address": address})
