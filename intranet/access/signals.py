"""What the access app announces."""

from django.dispatch import Signal

# Rules were written or removed, in whatever way: who reads those pages may have changed. Sent in the transaction of the
# change, by AccessRule, with ``keys``: the set of translation keys.
rules_changed = Signal()
