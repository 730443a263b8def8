"""What Wagtail asks of this app."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import ExternalLinkElementHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from intranet.pages import comment_notices
from intranet.pages.links import NumberedLinkElementHandler, NumberedPageLinkHandler

# Here, since these files are loaded with Wagtail's admin, the only place from which comments are told.
comment_notices.replace_wagtails()


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(NumberedPageLinkHandler)
    features.register_converter_rule(
        "contentstate",
        "link",
        {
            "from_database_format": {
                "a[href]": ExternalLinkElementHandler("LINK"),
                'a[linktype="page"]': NumberedLinkElementHandler("LINK"),
            },
            "to_database_format": {"entity_decorators": {"LINK": link_entity}},
        },
    )


@hooks.register("insert_editor_js")
def save_once_at_a_time() -> SafeString:
    return format_html('<script src="{}"></script>', static("js/autosave.js"))
