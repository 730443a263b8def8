"""A workspace whose work is done: its members still read it, nobody writes there."""

from intranet.demo.writing import Article, Section, Workspace, callout, heading, table, text

BILAN = Article(
    slug="bilan-du-programme",
    title="Bilan du dernier programme triennal",
    summary="Trois ans, une page : ce qui a été fait, ce qui ne l’a pas été, ce que nous ferions autrement.",
    author="vasseur",
    days=240,
    body=(
        text("""
            Le pôle travaille par projets, en trois temps : une stratégie, un programme d’actions sur trois ans, une
            évaluation. Cette page clôt le troisième temps. Elle a été rendue aux membres, aux élus et aux
            associations qui avaient pris part au travail.
        """),
        table(
            "Le compte (exemple inventé)",
            ["Actions", "Nombre"],
            ["Inscrites au programme", "18"],
            ["Menées à bien", "11"],
            ["Menées autrement que prévu", "4"],
            ["Abandonnées", "3"],
        ),
        heading("Ce que nous ferions autrement"),
        text("""
            - ouvrir moins d’actions la première année ;
            - désigner le suppléant en même temps que le référent : les sièges vacants ont coûté six mois à deux
            actions ;
            - écrire dès le départ ce qui fera dire que l’action est finie.
        """),
        heading("Trois actions abandonnées, et pourquoi"),
        text("""
            La première n’avait qu’un seul membre : elle continue chez lui, et c’est sa place. La deuxième attendait
            une subvention qui n’est pas venue ; personne n’a voulu la mener sans elle, ce qui en disait long. La
            troisième a été arrêtée par ceux qui la portaient, au bout d’un an, parce que le besoin avait changé. Nous
            l’avons comptée parmi les abandons. Avec le recul, c’est plutôt une réussite : on a su s’arrêter.

            Le document complet a été remis aux assemblées. Il tient en douze pages, dont quatre de chiffres.

        """),
        callout("info", "Et maintenant", "Le programme suivant se prépare dans les cinq espaces de domaine."),
    ),
)

WORKSPACE = Workspace(
    slug="programme-precedent",
    title="Programme triennal précédent",
    summary="Le programme clos et son bilan, pour mémoire.",
    purpose="""
        L’espace a servi à préparer, suivre et évaluer le programme de trois ans. Il est gardé en lecture pour celles
        et ceux qui y ont travaillé.
    """,
    author="vasseur",
    members=(("delaunay", "editor"), ("renouf", "contributor"), ("saillard", "reader")),
    archived=True,
    days=1200,
    sections=(Section(slug="bilan", title="Bilan", summary="La clôture du programme.", articles=(BILAN,)),),
)
