from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="une-equipe-projet-a-deux-tetes",
    title="Une équipe projet à deux têtes",
    summary="Dans le contrat de ville Caen la mer, chaque orientation était menée par deux institutions à la fois. "
    "Pourquoi cela tient, et à quelles conditions.",
    author="lefrancois",
    days=118,
    themes=("education",),
    audience="pole",
    body=(
        text("""
            Trois orientations, trois équipes : l’emploi et l’insertion ; la réussite éducative, la parentalité et le
            lien social ; le cadre de vie. À la tête de chacune, non pas un chef de file mais deux, de maisons
            différentes. L’équipe s’engage sur trois actions phares par an et en répond devant le comité de pilotage.
        """),
        picture(
            "reseau",
            "Schéma de points reliés par des traits : trois groupes, chacun autour de deux points plus gros.",
            "Trois équipes, six institutions en tête.",
        ),
        heading("Ce que l’on y gagne"),
        text("""
            - **La continuité.** Quand l’un des deux change de poste, l’autre garde la mémoire et accueille le
            suivant.
            - **La neutralité.** Une action n’est plus celle d’une seule maison : les autres la rejoignent plus
            volontiers.
            - **Le rythme.** Trois actions, c’est assez peu pour qu’on se souvienne de toutes.
        """),
        table(
            "Un calendrier possible (exemple)",
            ["Moment", "L’équipe projet", "Le comité de pilotage"],
            ["Janvier", "Relit le tableau de bord", "—"],
            ["Mars", "Propose trois actions phares", "Les retient ou les renvoie"],
            ["Septembre", "Dit ce qui bloque", "Lève ce qui relève de lui"],
            ["Décembre", "S’évalue", "Fait connaître trois initiatives"],
        ),
        callout(
            "warning",
            "La condition",
            "Les deux têtes doivent avoir le même niveau de délégation. Sinon, l’une devient l’adjointe de l’autre.",
        ),
        heading("Et dans le pôle ?"),
        text("""
            La règle du double pilotage pourrait valoir pour nos fiches actions : un membre urbain et un membre rural,
            deux signatures, une seule page de compte rendu.
        """),
    ),
)
