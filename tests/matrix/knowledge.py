"""Who may know which words: written by hand from the rules of the house, without asking the policy.

Each word of the world (``world.py``) is named ``thing.part``; whoever is not in its row must find it nowhere, on no
screen, in no header, in no address that they are sent to.
"""

ANONYMOUS, PARTNER, DIRECTOR, ELSEWHERE = "anonymous", "partner", "director", "referent elsewhere"
READER, CONTRIBUTOR, EDITOR, MANAGER = "reader", "contributor", "editor", "manager"
TEAM, ADMINISTRATOR, ENDED, SECTION_MEMBER = "team", "administrator", "ended mandate", "member of the section"
ORG_ADMIN, GUEST, EXPIRED_GUEST = "organisation's administrator", "guest", "expired guest"

PERSONS = (
    ANONYMOUS,
    PARTNER,  # of the network, from abroad
    DIRECTOR,  # of the network, from another pôle
    ELSEWHERE,  # designated in another domain: of the pôle, and an editor in another workspace
    READER,  # this one and the next three: by membership, in the open, the shut and the archived workspace
    CONTRIBUTOR,
    EDITOR,
    MANAGER,
    TEAM,  # an officer of the host pôle
    ADMINISTRATOR,  # a superuser
    ENDED,  # a referent of the domain until yesterday
    SECTION_MEMBER,  # an editor of the section that the shut workspace reserves, and of nothing else
    ORG_ADMIN,  # administers the member that the ended mandate was for: of the pôle, and in no workspace
    GUEST,  # reads the open, the shut and the archived workspace by an invitation, for a month more
    EXPIRED_GUEST,  # the same until yesterday
)

EVERYONE = frozenset(PERSONS)
RUNNERS = frozenset({MANAGER, TEAM, ADMINISTRATOR})
EDITORS = RUNNERS | {EDITOR}
WRITERS = EDITORS | {CONTRIBUTOR}
MEMBERS = WRITERS | {READER, GUEST}
POLE = MEMBERS | {ELSEWHERE, ORG_ADMIN}
NETWORK = POLE | {PARTNER, DIRECTOR}
OF_SECTION = RUNNERS | {SECTION_MEMBER}
OF_ELSEWHERE = frozenset({ELSEWHERE, TEAM, ADMINISTRATOR})
# Who stands in the pôle, by an affiliation; the others of `POLE` read as much, as members of the spaces.
STAND_IN_POLE = OF_ELSEWHERE | {ORG_ADMIN}
# Who knows of the pôle's team: the pôle, and members of the spaces that it manages; of the network: it and the pôle.
SEE_TEAM = STAND_IN_POLE | MEMBERS | {SECTION_MEMBER}
SEE_NETWORK = STAND_IN_POLE | {PARTNER, DIRECTOR}
# The news are within the public home, which the pôle's team runs.
OF_NEWS = frozenset({TEAM, ADMINISTRATOR})
# To whom Wagtail's admin opens.
ENTER_ADMIN = WRITERS | {ELSEWHERE, SECTION_MEMBER}

MAY_KNOW: dict[str, frozenset[str]] = {
    # Articles of the open workspace, one for each audience
    "public.title": EVERYONE,
    "public.slug": EVERYONE,
    "public.body": EVERYONE,
    "network.title": NETWORK,
    "network.slug": NETWORK,
    "network.body": NETWORK,
    "pole.title": POLE,
    "pole.slug": POLE,
    "pole.body": POLE,
    "members.title": MEMBERS,
    "members.slug": MEMBERS,
    "members.body": MEMBERS,
    # What is being written about the public article, and said about it in the editor
    "public.draft_title": EDITORS,
    "public.draft_body": EDITORS,
    "public.comment": EDITORS,
    # The shut workspace; its name is in the address of the section
    "shut.title": MEMBERS | {SECTION_MEMBER},
    "shut.slug": MEMBERS | {SECTION_MEMBER},
    "shut.english_name": MEMBERS,
    "article.title": MEMBERS,
    "article.slug": MEMBERS,
    "article.body": MEMBERS,
    "article.draft_title": EDITORS,
    "article.draft_body": EDITORS,
    "translation.title": MEMBERS,
    "translation.slug": MEMBERS,
    "translation.body": MEMBERS,
    # Contributors see in the explorer that a draft of somebody else's is there, and open their own only
    "draft.title": WRITERS,
    "draft.slug": WRITERS,
    "draft.body": EDITORS,
    "submitted.title": WRITERS,
    "submitted.slug": WRITERS,
    "submitted.body": EDITORS,
    "document.title": MEMBERS,
    "document.file": MEMBERS,
    "document.text": MEMBERS,
    "image.title": MEMBERS,
    "image.file": MEMBERS,
    "image.tag": MEMBERS,
    # The author writes in the section too, where its member sees who wrote what
    "author.name": MEMBERS | {SECTION_MEMBER},
    # The section reserved to fewer people, within the shut workspace: only managers inherit
    "section.title": OF_SECTION,
    "section.slug": OF_SECTION,
    "secret.title": OF_SECTION,
    "secret.slug": OF_SECTION,
    "secret.body": OF_SECTION,
    "secret_draft.title": OF_SECTION,
    "secret_draft.slug": OF_SECTION,
    "secret_draft.body": OF_SECTION,
    "secret_document.title": OF_SECTION,
    "secret_document.file": OF_SECTION,
    "secret_document.text": OF_SECTION,
    "secret_image.title": OF_SECTION,
    "secret_image.file": OF_SECTION,
    # The archived workspace was open to all
    "archived.title": MEMBERS,
    "archived.slug": MEMBERS,
    "old.title": MEMBERS,
    "old.slug": MEMBERS,
    "old.body": MEMBERS,
    "old_document.title": MEMBERS,
    "old_document.file": MEMBERS,
    "old_document.text": MEMBERS,
    # News: one item for all, tagged with the shut workspace; one for the people of the news room
    "news.title": EVERYONE,
    "news.slug": EVERYONE,
    "news.body": EVERYONE,
    "inner_news.title": OF_NEWS,
    "inner_news.slug": OF_NEWS,
    "inner_news.body": OF_NEWS,
    # Events: in the calendars of the open and the shut workspace, and of the reserved section
    "open_event.title": EVERYONE,
    "open_event.slug": EVERYONE,
    "open_event.body": EVERYONE,
    "event.title": MEMBERS,
    "event.slug": MEMBERS,
    "event.body": MEMBERS,
    "secret_event.title": OF_SECTION,
    "secret_event.slug": OF_SECTION,
    "secret_event.body": OF_SECTION,
    # Taken away after some people had subscribed to its calendar
    "gone_event.title": MEMBERS,
    # A workspace of another domain
    "foreign.title": OF_ELSEWHERE,
    "foreign.slug": OF_ELSEWHERE,
    "foreign_article.title": OF_ELSEWHERE,
    "foreign_article.slug": OF_ELSEWHERE,
    "foreign_article.body": OF_ELSEWHERE,
    # Profiles: of an officer of the host, of somebody of the network, of a referent, of a guest, of a closed account
    "team_profile.key": SEE_TEAM,
    "team_profile.job": SEE_TEAM,
    "team_profile.expertise": SEE_TEAM,
    "director_profile.key": SEE_NETWORK,
    "director_profile.job": SEE_NETWORK,
    "director_profile.expertise": SEE_NETWORK,
    "elsewhere_profile.key": STAND_IN_POLE,
    "elsewhere_profile.job": STAND_IN_POLE,
    "elsewhere_profile.expertise": STAND_IN_POLE,
    "guest_profile.key": RUNNERS | {READER},
    "guest_profile.job": RUNNERS | {READER},
    "guest_profile.expertise": RUNNERS | {READER},
    "closed_profile.key": frozenset(),
    "closed_profile.job": frozenset(),
    "closed_profile.expertise": frozenset(),
}
