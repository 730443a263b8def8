"""The workspace of the economy: most of it is read by the network too."""

from intranet.demo.writing import Section, Version, Workspace

from . import alimentation, apprentis, commerce, friches, halles, locaux, pharma, ressourcerie, salon, velo

WORKSPACE = Workspace(
    slug="economie-innovation-emplois",
    title="Économie, innovation, emplois",
    summary="Filières, alimentation, tourisme : des pratiques décrites de façon à pouvoir être reprises, ici ou dans "
    "un autre pôle.",
    purpose="""
        Ce que nous cherchons ici : des actions économiques que deux membres au moins ont intérêt à mener ensemble.
        Chaque page répond aux mêmes questions : qui, avec quels moyens, pour quel résultat, et que peut-on
        reprendre ?

        Les pages sont ouvertes au réseau des pôles et à nos partenaires, sauf celles qui portent sur des entreprises
        nommées.
    """,
    author="vasseur",
    domain="economie-innovation-emplois",
    audience="network",
    members=(("haddad", "editor"), ("marie", "contributor")),
    days=380,
    other=Version(
        title="Economy, innovation and jobs",
        slug="economy-innovation-jobs",
        summary="Clusters, food, tourism: practices described so that they can be taken up, here or elsewhere.",
        author="charpentier",
    ),
    other_purpose="""
        What we look for here: economic actions that at least two members have an interest in running together. Every
        page answers the same questions: who, with what means, to what result, and what can others take up?

        Pages are open to the network and to our partners, except where named companies are concerned.
    """,
    sections=(
        Section(
            slug="pratiques",
            title="Fiches de pratiques",
            summary="Ce qui a été essayé, ce que cela a coûté, ce qui se transfère.",
            articles=(pharma.ARTICLE, alimentation.ARTICLE, friches.ARTICLE, ressourcerie.ARTICLE),
            other=Version(
                title="Practice sheets",
                slug="practice-sheets",
                summary="What was tried, what it cost, what can be transferred.",
                author="charpentier",
            ),
        ),
        Section(
            slug="tourisme-commerce",
            title="Tourisme et commerce",
            summary="Itinéraires, hébergements, vitrines, et la façon de se présenter.",
            articles=(velo.ARTICLE, salon.ARTICLE, commerce.ARTICLE, halles.ARTICLE),
            other=Version(
                title="Tourism and retail",
                slug="tourism-and-retail",
                summary="Routes, places to stay, shop windows, and how we present ourselves.",
                author="charpentier",
            ),
        ),
        Section(
            slug="emploi-formation",
            title="Emploi, formation, implantations",
            summary="Ceux qui cherchent un métier, ceux qui cherchent des murs.",
            articles=(apprentis.ARTICLE, locaux.ARTICLE),
            other=Version(
                title="Jobs, training, premises",
                slug="jobs-training-premises",
                summary="People looking for a trade, companies looking for walls.",
                author="charpentier",
            ),
        ),
    ),
)
