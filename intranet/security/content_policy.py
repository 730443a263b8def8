"""What a page may load and where it may send, as Content-Security-Policy directives (django-csp's form).

The site's own pages run no script but those that this very answer names by its nonce, and ask nothing of any other
site; the frames of videos and maps are those that an installation allows, after their reader's click. Wagtail's admin
is held as closely as its own templates let it be.
"""

from collections.abc import Iterable
from typing import Any

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE

Directives = dict[str, Any]


def site_policy(*, frames: Iterable[str] = ()) -> Directives:
    """The policy of the site's own pages.

    ``frames``: host names whose pages may be framed, by https.
    """
    return {
        **_common(),
        "script-src": [NONCE],
        "style-src": [SELF],
        # A picture written into the page itself asks nothing of anybody.
        "img-src": [SELF, "data:"],
        "frame-src": [f"https://{host}" for host in frames] or [NONE],
        "frame-ancestors": [NONE],
    }


def admin_policy() -> Directives:
    """The policy of Wagtail's admin, and of the previews that it shows within itself.

    Its date fields and lists of blocks come with scripts within the page, some put there by other scripts, and its
    editor writes styles on what it makes: neither can be told by a nonce. It evaluates no text as a script.
    """
    return {
        **_common(),
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        # Pictures shown before they are sent.
        "img-src": [SELF, "data:", "blob:"],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
    }


def _common() -> Directives:
    return {
        "default-src": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        # Browsers hold what a form is redirected to as well: a page of its own leads to providers of identities.
        "form-action": [SELF],
    }
