from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from intranet.accounts.actions import create_account
from intranet.accounts.admin_forms import AccountForm


class Command(BaseCommand):
    help = "Make an account; a mail tells the person how to choose a password or to sign in by code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--first-name", required=True)
        parser.add_argument("--last-name", required=True)
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="fr")
        parser.add_argument("--admin", action="store_true", help="an administrator, who may do everything")
        parser.add_argument("--no-mail", action="store_true", help="send nothing: the person asks for a code alone")

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("email", "first_name", "last_name", "language")
        form = AccountForm({**{name: options[name] for name in names}, "is_superuser": options["admin"]})
        if not form.is_valid():
            wrong = [f"{name}: {error}" for name, errors in form.errors.items() for error in errors]
            raise CommandError("\n".join(wrong))
        user = create_account(**form.cleaned_data, by=None, welcome=not options["no_mail"])
        self.stdout.write(f"Account made for {user} <{user.email}>.")
