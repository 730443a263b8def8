"""What the pages app announces."""

from django.dispatch import Signal

# Pages were given to somebody else who answers for them, by one UPDATE, for which Django sends nothing. Sent in the
# transaction of the change, by Wagtail's Page, with ``keys``: the set of their translation keys.
owners_changed = Signal()
