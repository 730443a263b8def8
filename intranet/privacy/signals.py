"""What this app announces."""

from django.dispatch import Signal

# Sent by the account's model with ``person`` once everything about them is erased, within the same transaction: what
# keeps traces of deleted rows drops them now.
person_erased = Signal()
