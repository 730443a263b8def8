"""The workspace of cooperation: shared with the network, written in two languages."""

from intranet.demo.writing import Section, Version, Workspace

from . import appels, contrat, deux_rives, etude, exposition, ferry, lyon, mission, ports, sraddet, visite, webinaire

WORKSPACE = Workspace(
    slug="cooperations",
    title="Coopérations",
    summary="L’Europe, la Manche, la vallée de la Seine et le réseau des pôles : ce que nous faisons avec d’autres.",
    purpose="""
        Ici se rencontrent les référents des membres, les directeurs d’autres pôles et nos partenaires anglais. Chacun
        écrit dans sa langue ; les pages qui servent aux deux rives sont traduites, les autres restent lisibles dans
        leur langue d’origine.

        L’espace prépare les rencontres, garde ce qui s’y est dit et suit les chantiers communs.
    """,
    author="charpentier",
    domain="cooperations",
    audience="network",
    contributors_publish=True,
    members=(("whitcombe", "contributor"), ("ashdown", "contributor"), ("mauduit", "reader")),
    days=390,
    other=Version(
        title="Cooperation",
        slug="cooperation",
        summary="Europe, the Channel, the Seine valley and the network: what we do with others.",
        author="charpentier",
    ),
    other_purpose="""
        Technical leads of our members, directors of other metropolitan partnerships and our English partners meet
        here. Everybody writes in their own language; pages of use on both shores are translated, the others can be
        read as they were written.

        The workspace prepares meetings, keeps what was said there and follows up on joint work.
    """,
    sections=(
        Section(
            slug="manche-europe",
            title="Manche et Europe",
            summary="Sujets communs avec nos partenaires d’outre-Manche.",
            articles=(
                deux_rives.ARTICLE,
                ports.ARTICLE,
                webinaire.ARTICLE,
                visite.ARTICLE,
                mission.ARTICLE,
                appels.ARTICLE,
                ferry.ARTICLE,
            ),
            other=Version(
                title="Channel and Europe",
                slug="channel-europe",
                summary="Subjects we share with our partners across the Channel.",
                author="charpentier",
            ),
        ),
        Section(
            slug="reseau-vallee-de-la-seine",
            title="Réseau et vallée de la Seine",
            summary="Entre pôles : rencontres, études, contributions.",
            articles=(
                lyon.ARTICLE,
                etude.ARTICLE,
                sraddet.ARTICLE,
                contrat.ARTICLE,
                exposition.ARTICLE,
            ),
            other=Version(
                title="Network and Seine valley",
                slug="network-seine-valley",
                summary="Between partnerships: meetings, studies, contributions.",
                author="charpentier",
            ),
        ),
    ),
)
