"""The glossary as everybody reads it."""

from typing import Any

from django.views.generic import TemplateView

from intranet.access.policies import access_of
from intranet.accounts.languages import content_language

from .listing import glossary_page


class GlossaryView(TemplateView):
    """The terms of the language of the address, from A to Z, narrowed by what is looked for."""

    template_name = "translation/glossary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sought = self.request.GET.get("q", "").strip()[:100]
        return super().get_context_data(
            glossary=glossary_page(content_language(), sought),
            sought=sought,
            language=content_language(),
            edits=access_of(self.request.user).keeps_site,
            **kwargs,
        )
