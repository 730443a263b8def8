"""The one way that mails and notices leave the product. The lowest app: it knows nothing of what is told.

An app that has something to tell registers an event, in ``AppConfig.ready()``::

    register_event(Event("page_submitted", content=page_submitted, topic=REVIEWS))

writes its words in ``templates/notifications/page_submitted.txt``, and says so where it happens, in its actions::

    notify(moderators, "page_submitted", {"task_state": state.pk})
    notify_address("new@example.org", "fr", "invitation", {"invitation": invitation.pk})

Nothing leaves before the transaction is committed, nor if it is not. What is stored meanwhile holds ids, not words:
``content`` turns them into words for one reader, at the moment when the mail leaves, asking the policy again; it
returns None where there is nothing to say to that reader any more.
"""

from .events import Event, Topic, register_event
from .telling import notify, notify_address

__all__ = ["Event", "Topic", "notify", "notify_address", "register_event"]
