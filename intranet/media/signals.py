"""What the media app announces."""

from django.dispatch import Signal

# Files were changed by one UPDATE, for which Django sends nothing. Sent in the transaction of the change, by the model,
# with ``ids``: the set of their numbers.
files_updated = Signal()

# The text of documents was read, or could not be. Sent in the transaction that keeps it, by the model of documents,
# with ``ids``: the set of their numbers.
texts_read = Signal()
