"""What nobody types by chance: values for query strings, fields and addresses, each of which has broken some site."""

import random
from urllib.parse import quote, quote_plus

# Found again unescaped in a page, it would be an element of that page.
MARK = "<zqfuzz"
ELEMENT = f"\"'>{MARK} onload=alert(1)>"

TEXTS = (
    "",
    " ",
    "x" * 5_000,
    "é" * 3_000,
    "\x00",
    "a\x00b",
    "\r\nSet-Cookie: zq=1",
    "\x1b[31m\x7f\x08",
    "-1",
    "0",
    "00",
    "+1",
    "1.5",
    "1e309",
    "NaN",
    "-Infinity",
    "2147483648",
    "9223372036854775808",
    "-9223372036854775809",
    "9" * 400,
    "9" * 5_000,
    "٣",
    "²",
    "１２",
    "0x1F",
    "1_000",
    "true",
    "null",
    "None",
    "undefined",
    "[]",
    "{}",
    "{",
    '[{"type": "nope", "value": null}]',
    "[" * 2_000,
    '{"entityMap": {"0": {}}, "blocks": [{"text": 1}]}',
    ELEMENT,
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% debug %}",
    "%s%d%(x)s{0.__class__}",
    "%",
    "%zz",
    "_",
    "*",
    "?",
    "'",
    '"',
    '"" OR',
    "' OR 1=1 --",
    "'; DROP TABLE wagtailcore_page; --",
    "NEAR(a b) AND NOT (",
    "a:b^2~ (c",
    "\\",
    "../../../../etc/passwd",
    "..%2f..%2f",
    "//evil.example/",
    "https://evil.example/\\@localhost",
    "javascript:alert(1)",
    "mailto:x",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59+14:00",
    "2026-13",
    "9999-99",
    "25:61",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "\u202egnp.exe\u202c\u200b\ufeff",
    "e\u0301" * 500,
    "ß İ ŉ ﬃ",
    "zq@",
    "zq@exemple..fr",
    f"{'a' * 300}@example.org",
    "+33",
    "tel:+9" + "9" * 60,
    "fr",
    "zz",
    "fr-XX-invalid",
    "00000000-0000-0000-0000-000000000000",
    "pages.ArticlePage",
    "nope.Nope",
    "auth.user,auth.user",
    "-title",
    "title__password",
    "-",
    "csv",
    "xlsx",
    "all",
)

# As they come over the wire: what no string of Python's can be made of comes along.
RAW = (
    "%ED%A0%80",
    "%FF%FE",
    "%C3",
    "%C0%AE%C0%AE",
    "%00",
    "%u0041",
    "%",
    "%0d%0aX-Zq:%201",
    "+++",
    "%E2%80%AE",
)

# Read somewhere on the site or in the admin, whatever a page shows of it.
PARAMETERS = (
    "q", "p", "page", "type", "domain", "domaine", "language", "langue", "sort", "tri", "next", "tag", "year", "annee",
    "mois", "vue", "espace", "workspace", "theme", "organisme", "nature", "expertise", "vacants", "export", "ordering",
    "id", "order", "limit", "offset", "fields", "search", "search_operator", "child_of", "descendant_of", "ancestor_of",
    "translation_of", "locale", "html_path", "slug", "title", "collection_id", "page_type", "user_type", "link_text",
    "link_url", "term", "childOf", "parent_page_id", "owner", "latest_revision_created_at_from", "has_child_pages",
    "timestamp_from", "timestamp_to", "user", "action", "label", "object_type", "is_commenting_enabled", "status",
    "reviewable", "mode", "in_preview_panel", "preview", "for_explorer", "per_page", "edit_link", "uploaded_by_user",
    "created_at", "multiple", "chooser", "x", "format", "site", "person", "chercher", "ferme", "depuis", "avant",
    "after", "before", "from", "to",
)  # fmt: skip


def text(rng: random.Random, ids: list[str]) -> str:
    """A value: one time in eight, the id of something else that is there."""
    return rng.choice(ids) if rng.random() < 0.125 else rng.choice(TEXTS)


def in_query(rng: random.Random, ids: list[str]) -> str:
    """A value, encoded for a query string."""
    return rng.choice(RAW) if rng.random() < 0.2 else quote_plus(text(rng, ids))


def in_path(rng: random.Random, ids: list[str]) -> str:
    """A value, encoded for one segment of an address or several."""
    return (
        rng.choice(RAW) if rng.random() < 0.2 else quote(text(rng, ids)[:1_500], safe="/" if rng.random() < 0.3 else "")
    )


def query(rng: random.Random, names: list[str], ids: list[str]) -> str:
    """A query string with a hostile value for each name; some are repeated, or sent as the arrays of PHP."""
    pairs = []
    for name in names:
        shape = rng.random()
        pairs.append(f"{quote_plus(name)}={in_query(rng, ids)}")
        if shape < 0.1:
            pairs.append(f"{quote_plus(name)}={in_query(rng, ids)}")
        elif shape < 0.15:
            pairs.append(f"{quote_plus(name)}[]={in_query(rng, ids)}")
        elif shape < 0.2:
            pairs.append(quote_plus(name))
    return "&".join(pairs)
