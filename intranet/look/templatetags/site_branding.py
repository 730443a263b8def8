"""The identity of the site, for templates: ``{% site_branding as branding %}``."""

from django import template

from intranet.look.models import SiteBranding

register = template.Library()


@register.simple_tag
def site_branding() -> SiteBranding:
    return SiteBranding.current()
