"""What Wagtail asks of this app."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from intranet.pages.links import NumberedPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(NumberedPageLinkHandler)
