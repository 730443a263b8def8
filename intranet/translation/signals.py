"""What is announced of translations, once what it tells is stored. Each carries ``translation``.

``translation_requested``: ``by``, who asks. ``translation_submitted``: ``by``, whose work waits for a review.
``translation_published``: ``by`` (None: by a machine), ``first``: whether readers had none before.
``translation_outdated``: the source was published with another text than what is translated.
``machine_draft_ended``: ``draft``, a :class:`~intranet.translation.models.MachineDraft`, done or failed.
"""

from django.dispatch import Signal

translation_requested = Signal()
translation_submitted = Signal()
translation_published = Signal()
translation_outdated = Signal()
machine_draft_ended = Signal()
