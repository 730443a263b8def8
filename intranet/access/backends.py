"""Opening of Wagtail's admin: it follows from what a person may write, not from groups."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from intranet.territory.models import Organisation

from .policies import access_of

# What the pôle's team keeps up to date besides the spaces, by app.
TEAM_MODELS = {
    "territory": {
        "organisation",
        "domain",
        "theme",
        "affiliation",
        "adhesion",
        "designation",
        "organisationadministrator",
    },
    "look": {"sitebranding"},
}
# What belongs to the whole site, kept by the team and by the editors of the public home.
SITE_MODELS = {"translation": {"term", "wording"}, "search": {"pinnedresult"}}
# What an organisation's own administrators keep, of that organisation: ``has_perm`` is then asked with it.
OWN_MODELS = {"territory": {"affiliation", "designation", "organisationadministrator"}}


class MembershipBackend(BaseBackend):
    """Grants ``access_admin`` to whoever writes somewhere; the territory and the site's identity to the pôle's team.
    The glossary is kept by them and by the editors of the public home.

    Asked about one organisation, it also answers yes to those who administer that one.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not user_obj.is_active or user_obj.is_anonymous:
            return False
        if perm == "wagtailadmin.access_admin":
            return access_of(user_obj).writes_somewhere or access_of(user_obj).is_team
        app_label, _, codename = perm.partition(".")
        verb, _, model = codename.partition("_")
        if (
            isinstance(obj, Organisation)
            and model in OWN_MODELS.get(app_label, ())
            and verb in {"view", "add", "change"}
        ):
            return access_of(user_obj).keeps(obj.pk)
        if model in TEAM_MODELS.get(app_label, ()) and verb in {"view", "add", "change"}:
            return access_of(user_obj).is_team
        return model in SITE_MODELS.get(app_label, ()) and access_of(user_obj).keeps_site
