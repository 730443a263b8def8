"""Parts of the editor's forms."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel


class WorkspacesPanel(FieldPanel):
    """Tags: those of workspaces that an editor may not know of must not show when two versions are compared."""

    def get_comparison_class(self) -> None:
        return None


class FollowedPanel(HelpPanel):
    """Says where the fields went that a translation takes from the page first written."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("template", "news/followed_panel.html")
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and bool(getattr(self.form, "leader", None))


def tag_panels() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel("domains", widget=CheckboxSelectMultiple),
            WorkspacesPanel("workspaces", widget=CheckboxSelectMultiple),
        ],
        heading=_("Pour retrouver la page"),
    )
