"""What leaves the process: mails, sent by the worker."""

from functools import partial

from django.db import transaction
from django_tasks import task

from .mails import AccountMail, compose
from .models import User


@task(backend="background")
def send_account_mail(user_id: int, mail: str, details: dict[str, str]) -> None:
    """Send one of :class:`AccountMail`; nothing to an account closed in the meantime."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is not None:
        compose(user, AccountMail(mail), details).send()


def mail_on_commit(user: User, mail: AccountMail, **details: str) -> None:
    """Have the worker send that mail once what is being written is written."""
    transaction.on_commit(partial(send_account_mail.enqueue, user.pk, mail.value, details))
