"""The workspace of spatial planning: read by the whole pôle, but for what its members keep among themselves."""

from intranet.demo.writing import Section, Workspace

from . import cours, entrees, observatoire, ordre_du_jour, scot, tableau_de_bord

WORKSPACE = Workspace(
    slug="amenagement-durable",
    title="Aménagement durable",
    summary="Préparer ensemble l’inter-SCoT, l’habitat et les espaces publics : les notes, les chiffres et les fiches "
    "que les référents partagent.",
    purpose="""
        Cet espace réunit les référents des membres qui ont rejoint le domaine, l’agence d’urbanisme et l’équipe du
        pôle. On y prépare ce qui passera ensuite au bureau : une note, une carte, une fiche action.

        - **Ce qui s’y décide** : le calendrier commun, la méthode, le contenu des fiches.
        - **Ce qui ne s’y décide pas** : rien de ce qui appartient aux assemblées des membres.
    """,
    author="lecointre",
    domain="amenagement-durable",
    audience="network",
    members=(("potier", "contributor"), ("monnier", "editor"), ("saillard", "reader")),
    days=410,
    sections=(
        Section(
            slug="inter-scot",
            title="Inter-SCoT",
            summary="Comparer les schémas voisins, partager les mêmes mesures.",
            audience="pole",
            articles=(scot.ARTICLE, observatoire.ARTICLE, ordre_du_jour.ARTICLE),
        ),
        Section(
            slug="habitat-espaces-publics",
            title="Habitat et espaces publics",
            summary="Quartiers, centres-bourgs, cours et places : ce qui se voit depuis la rue.",
            articles=(tableau_de_bord.ARTICLE, cours.ARTICLE, entrees.ARTICLE),
        ),
    ),
)
