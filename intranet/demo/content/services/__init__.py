"""The workspace of services to residents: one of its sections is shared with fewer people."""

from intranet.demo.writing import Section, Workspace

from . import cellule, citoyens, culture, equipes, trajets

WORKSPACE = Workspace(
    slug="service-aux-populations",
    title="Service aux populations",
    summary="Santé, mobilités, éducation, numérique : partager des méthodes plus que des modèles.",
    purpose="""
        Les services à la population restent l’affaire de chaque membre. Ici, on compare des façons de faire :
        comment une équipe s’organise, comment des habitants prennent part, comment on décrit un besoin avant
        d’acheter une solution.

        **Une règle de conduite** : aucune situation personnelle, même sans nom. Ce qui doit rester entre
        coordinateurs passe par la rubrique réservée.
    """,
    author="quesnel",
    domain="service-aux-populations",
    members=(("lebihan", "contributor"), ("potier", "reader")),
    contributors_publish=True,
    days=350,
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
            articles=(trajets.ARTICLE, culture.ARTICLE),
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
