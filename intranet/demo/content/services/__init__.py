"""The workspace of services to residents: one of its sections is shared with fewer people."""

from intranet.demo.writing import Section, Version, Workspace

from . import bibliotheques, cellule, citoyens, culture, equipes, numerique, periscolaire, releve, trajets, tram, velos

WORKSPACE = Workspace(
    slug="service-aux-populations",
    title="Service aux populations",
    summary="Santé, mobilités, éducation, numérique : partager des méthodes plus que des modèles.",
    purpose="""
        Les services à la population restent l’affaire de chaque membre. Ici, on compare des façons de faire : comment
        une équipe s’organise, comment des habitants prennent part, comment on décrit un besoin avant d’acheter une
        solution.

        **Une règle de conduite** : aucune situation personnelle, même sans nom. Ce qui doit rester entre
        coordinateurs passe par la rubrique réservée.
    """,
    author="quesnel",
    domain="service-aux-populations",
    audience="network",
    members=(("lebihan", "contributor"), ("potier", "reader")),
    contributors_publish=True,
    days=350,
    other=Version(
        title="Services to residents",
        slug="services-to-residents",
        summary="Health, transport, schools, digital services: sharing methods rather than models.",
        author="charpentier",
    ),
    other_purpose="""
        Services to residents remain the business of each member. Here we compare ways of doing things: how a team is
        organised, how residents take part, how to describe a need before buying a solution.

        **One rule of conduct**: no personal cases, not even without names. What must stay between coordinators goes
        to the reserved section.
    """,
    sections=(
        Section(
            slug="conduite-de-projet",
            title="Conduite de projet",
            summary="Équipes, instances, participation.",
            articles=(equipes.ARTICLE, citoyens.ARTICLE),
        ),
        Section(
            slug="mobilites-education-sport",
            title="Mobilités, éducation, sport",
            summary="Les services du quotidien.",
            articles=(
                trajets.ARTICLE,
                tram.ARTICLE,
                periscolaire.ARTICLE,
                culture.ARTICLE,
                velos.ARTICLE,
            ),
            other=Version(
                title="Transport, schools, sport",
                slug="transport-schools-sport",
                summary="The services of everyday life.",
                author="charpentier",
            ),
        ),
        Section(
            slug="numerique-lecture",
            title="Numérique et lecture publique",
            summary="Apprendre, emprunter, se faire aider.",
            articles=(numerique.ARTICLE, bibliotheques.ARTICLE),
            other=Version(
                title="Digital services and libraries",
                slug="digital-services-and-libraries",
                summary="Learning, borrowing, getting help.",
                author="charpentier",
            ),
        ),
        Section(
            slug="groupe-services",
            title="Vie du groupe",
            summary="Réunions et suites, pour les membres de l’espace.",
            articles=(releve.ARTICLE,),
        ),
        Section(
            slug="cellule-sante",
            title="Cellule santé",
            summary="Réservée aux coordinateurs santé des membres.",
            articles=(cellule.ARTICLE,),
            members=(("foucher", "editor"), ("brard", "contributor"), ("hamelin", "reader")),
        ),
    ),
)
