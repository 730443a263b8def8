"""The workspace of spatial planning: read by the whole pôle, but for what its members keep among themselves."""

from intranet.demo.writing import Section, Version, Workspace

from . import (
    chaleur,
    compte_rendu,
    cours,
    entrees,
    fiche_indicateur,
    mots,
    observatoire,
    ordre_du_jour,
    scot,
    tableau_de_bord,
    vacance,
)

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
    other=Version(
        title="Sustainable spatial planning",
        slug="sustainable-spatial-planning",
        summary="Preparing inter-SCoT planning, housing and public spaces together: notes, figures and action sheets "
        "shared by the technical leads.",
        author="charpentier",
    ),
    other_purpose="""
        This workspace brings together the technical leads of the members that opted into the domain, the planning
        agency and the partnership’s own team. What goes to the board is prepared here: a note, a map, an action
        sheet.

        - **What is settled here**: the common calendar, the method, what action sheets say.
        - **What is not**: anything that belongs to the members’ own assemblies.
    """,
    sections=(
        Section(
            slug="inter-scot",
            title="Inter-SCoT",
            summary="Comparer les schémas voisins, partager les mêmes mesures.",
            articles=(
                scot.ARTICLE,
                observatoire.ARTICLE,
                fiche_indicateur.ARTICLE,
                compte_rendu.ARTICLE,
                ordre_du_jour.ARTICLE,
            ),
            other=Version(
                title="Inter-SCoT planning",
                slug="inter-scot-planning",
                summary="Comparing neighbouring planning frameworks, sharing the same measures.",
                author="charpentier",
            ),
        ),
        Section(
            slug="habitat-espaces-publics",
            title="Habitat et espaces publics",
            summary="Quartiers, centres-bourgs, cours et places : ce qui se voit depuis la rue.",
            articles=(
                tableau_de_bord.ARTICLE,
                vacance.ARTICLE,
                mots.ARTICLE,
                chaleur.ARTICLE,
                cours.ARTICLE,
                entrees.ARTICLE,
            ),
            other=Version(
                title="Housing and public spaces",
                slug="housing-and-public-spaces",
                summary="Neighbourhoods, small towns, courtyards and squares: whatever can be seen from the street.",
                author="charpentier",
            ),
        ),
    ),
)
