from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intranet.accounts.actions import reset_second_factor
from intranet.accounts.models import User


class Command(BaseCommand):
    help = "Take away somebody's lost second factor: passkeys, authenticator, recovery codes. Ends their sessions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=options["email"].strip().lower()).first()
        if user is None:
            raise CommandError(f"Nobody has the address {options['email']}.")
        reset_second_factor(user, by=None)
        self.stdout.write(f"The second factor of {user} <{user.email}> is taken away; a mail tells them.")
