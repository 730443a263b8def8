"""Probes of the site's own screens: files, accounts, a space's people and settings, sharing, the seats of members."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.urls import reverse

from . import knowledge as who
from .probing import NOBODY, Probe
from .registry import probes
from .site_probes import READ, UNKNOWN_ID, in_language
from .world import World

HOLD_TEAM = frozenset({who.TEAM, who.ADMINISTRATOR})
UNKNOWN_SLUG = "zqjamais"
FILES = {
    "document": who.MEMBERS,
    "secret_document": who.OF_SECTION,
    "old_document": who.MEMBERS,
    "image": who.MEMBERS,
    "secret_image": who.OF_SECTION,
}


@probes("media_document", "media_document_by_number", "media_image", "media_rendition")
def files(world: World) -> Iterator[Probe]:
    for name, readers in FILES.items():
        file = world.files[name]
        view = "media_image" if "image" in name else "media_document"
        path = reverse(view, args=[file.pk, file.filename])
        twin = reverse(view, args=[UNKNOWN_ID, file.filename])
        text = (f"{name}.text",) if "document" in name else ()
        yield Probe(path, readers, text, twin=twin)
        yield Probe(path, readers, twin=twin, method="head")
        yield Probe(path, readers, twin=twin, headers={"Range": "bytes=0-3"}, status=206)
        yield Probe(path, readers, twin=twin, headers={"If-None-Match": "*"}, status=304)
        if "document" in name:
            numbered = reverse("media_document_by_number", args=[file.pk])
            unknown = reverse("media_document_by_number", args=[UNKNOWN_ID])
            yield Probe(numbered, readers, twin=unknown, status=302)
        # Right number, wrong name: unknown to all.
        misnamed = reverse(view, args=[file.pk, "zqjamais.pdf"])
        yield Probe(misnamed, twin=reverse(view, args=[UNKNOWN_ID, "zqjamais.pdf"]))
        if "image" in name:
            rendition = file.get_rendition("width-20")
            path = reverse("media_rendition", args=[rendition.pk, rendition.filename])
            yield Probe(path, readers, twin=reverse("media_rendition", args=[UNKNOWN_ID, rendition.filename]))


@probes("page_by_number")
def numbers(world: World) -> Iterator[Probe]:
    unknown = in_language("page_by_number", UNKNOWN_ID)
    for name, (readers, _shown) in READ.items():
        yield Probe(in_language("page_by_number", world.pages[name].pk), readers, twin=unknown, status=302)


ACCOUNT_SCREENS = {
    "account_login",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_demo_sign_in",
    "account_inactive",
    "account_logout",
    "account_settings",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "mfa_login_webauthn",
    "mfa_authenticate",
    "account_reauthenticate",
    "account_reauthenticate_by_code",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_index",
    "account_end_sessions",
    "account_second_factor_required",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
}
# Each person has a session, a passkey and a link to a provider, or not: the ids are nobody else's business.
PASSKEY_SCREENS = ("mfa_edit_webauthn", "mfa_remove_webauthn")
PROVIDER_SCREENS = ("openid_connect_login", "openid_connect_callback", "account_openid_refused")


@probes(
    *ACCOUNT_SCREENS,
    *PASSKEY_SCREENS,
    *PROVIDER_SCREENS,
    "account_openid_logged_out",
    "account_reset_password_from_key",
    "intranet.accounts.views.no_such_page",
)
def accounts(world: World) -> Iterator[Probe]:
    passkey, _made = Authenticator.objects.get_or_create(
        user=world.people["author"], type=Authenticator.Type.WEBAUTHN, data={"name": "zq", "credential": {}}
    )
    for view in PASSKEY_SCREENS:
        twin = in_language(view, UNKNOWN_ID)
        for method in ("get", "post"):
            yield Probe(in_language(view, passkey.pk), knows=frozenset({"author"}), twin=twin, method=method)
    yield Probe("/fr/comptes/security/sessions/end/", knows=who.EVERYONE, method="post", data={"session": "1"})
    for view in PROVIDER_SCREENS:
        yield Probe(in_language(view, "zqjamais"), knows=who.EVERYONE)
    yield Probe("/comptes/openid/logged-out/?state=zq", knows=who.EVERYONE)
    for view in sorted(ACCOUNT_SCREENS):
        yield Probe(in_language(view), knows=who.EVERYONE)
        yield Probe(in_language(view, language="en"), knows=who.EVERYONE)
    yield Probe(in_language("account_reset_password_from_key", "1", "set-password"), knows=who.EVERYONE)
    # Where somebody is sent back to after signing in tells nothing of what is there.
    secret = world.pages["secret"].get_url_parts()[2]
    yield Probe(f"{in_language('account_login')}?next={secret}", knows=who.EVERYONE)
    # The address of an account that exists, and of one that does not.
    for address in (world.people["author"].email, "zqpersonne@example.org"):
        for view, field in (("account_request_login_code", "email"), ("account_reset_password", "email")):
            yield Probe(in_language(view), knows=who.EVERYONE, method="post", data={field: address})
    yield Probe("/admin/password_reset/", twin="/admin/password_reset/zq/")
    yield Probe("/admin/bulk/accounts/user/delete/?id=1", twin="/admin/bulk/accounts/user/delete/?id=987654")


SPACE_SCREENS = (
    "access:people",
    "access:add_person",
    "access:settings",
    "access:archive",
    "access:reopen",
    "access:close",
)


@probes(*SPACE_SCREENS, "access:undo", "access:change_person", "access:end_access")
def spaces(world: World) -> Iterator[Probe]:
    for name in ("open", "shut", "section", "archived", "foreign"):
        space = world.spaces[name]
        runners = HOLD_TEAM if name == "foreign" else who.RUNNERS
        for view in SPACE_SCREENS:
            twin = in_language(view, UNKNOWN_SLUG)
            yield Probe(in_language(view, space.slug), knows=runners, twin=twin)
            if name in {"shut", "section"}:
                yield Probe(in_language(view, space.slug), knows=runners, twin=twin, method="post")
        for view in ("access:people", "access:settings"):
            shown = (f"{name}.title",) if name not in {"open", "section"} else ()
            yield Probe(in_language(view, space.slug) + "?", runners, shown, twin=in_language(view, UNKNOWN_SLUG) + "?")
        undo = in_language("access:undo", space.slug)
        yield Probe(undo, knows=runners, twin=in_language("access:undo", UNKNOWN_SLUG), method="post")
        membership = space.memberships.first()
        if membership is None:
            continue
        for view in ("access:change_person", "access:end_access"):
            twin = in_language(view, UNKNOWN_SLUG, UNKNOWN_ID)
            for method in ("get", "post"):
                path = in_language(view, space.slug, membership.pk)
                yield Probe(path, knows=runners, twin=twin, method=method)


@probes("access:sharing", "access:reserve")
def sharing(world: World) -> Iterator[Probe]:
    sharers = {
        "public": who.RUNNERS,
        "article": who.RUNNERS,
        "draft": who.RUNNERS,
        "secret": who.RUNNERS,
        "foreign_article": HOLD_TEAM,
        "old": NOBODY,
    }
    for name, runners in sharers.items():
        for view in ("access:sharing", "access:reserve"):
            twin, path = in_language(view, UNKNOWN_ID), in_language(view, world.pages[name].pk)
            yield Probe(path, knows=runners, twin=twin)
            yield Probe(path, knows=runners, twin=twin, method="post", data={"audience": "0"})
        yield Probe(in_language("access:sharing", world.pages[name].pk) + "?", runners, (f"{name}.title",))


@probes(
    "territory:seats",
    "territory:undo",
    "territory:cell",
    "territory:add_adhesion",
    "territory:end_adhesion",
    "territory:designate",
    "territory:end_designation",
    "territory:replace_designation",
    "territory:affiliate_referent",
)
def seats(world: World) -> Iterator[Probe]:
    nowhere = "/fr/equipe/zqjamais/"
    yield Probe(in_language("territory:seats"), HOLD_TEAM, twin=nowhere)
    adhesion = world.spaces["open"].domain.adhesions.get()
    member, domain = adhesion.organisation_id, adhesion.domain_id
    designation = world.people[who.ENDED].designations.get()
    for view, args in (
        ("territory:cell", (member, domain)),
        ("territory:add_adhesion", (member, domain)),
        ("territory:end_adhesion", (member, domain, adhesion.pk)),
        ("territory:designate", (member, domain)),
        ("territory:end_designation", (member, domain, designation.pk)),
        ("territory:replace_designation", (member, domain, designation.pk)),
        ("territory:affiliate_referent", (member, domain, designation.pk)),
        ("territory:undo", (1,)),
    ):
        for method in ("get", "post"):
            yield Probe(in_language(view, *args), knows=HOLD_TEAM, twin=nowhere, method=method)
