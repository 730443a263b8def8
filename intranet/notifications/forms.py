"""What a reader chooses to be told of, topic by topic."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .events import Topic, is_on_site, topics
from .models import Channel
from .preferences import choices_of

# For topics that nothing on the site tells of.
MAIL_ONLY = [(Channel.MAIL.value, _("Courriel")), (Channel.NONE.value, Channel.NONE.label)]


class PreferencesForm(forms.Form):
    """One field for each topic; ``reader`` says what is chosen now."""

    def __init__(self, *args: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "prefix": "topic", **kwargs})
        chosen = choices_of(reader)
        for topic in topics():
            self.fields[topic.name] = _field(topic, chosen[topic.name])


def _field(topic: Topic, chosen: Channel) -> forms.ChoiceField:
    choices = list(Channel.choices) if is_on_site(topic) else MAIL_ONLY
    if chosen not in dict(choices):
        chosen = Channel.NONE
    return forms.ChoiceField(label=topic.label, choices=choices, initial=chosen, widget=forms.RadioSelect)
