from intranet.demo.writing import Article, callout, documents, heading, picture, table, text

ARTICLE = Article(
    slug="lire-un-sol-avant-de-le-zoner",
    title="Lire un sol avant de le zoner",
    summary="Un sol vivant rend des services que le plan ne montre pas. Une grille simple, pour que l’urbaniste et "
    "l’agronome parlent du même terrain.",
    author="leverrier",
    days=34,
    themes=("sol-foncier", "agriculture"),
    body=(
        text("""
            Nos documents d’urbanisme classent des surfaces. Ils disent peu de ce qu’il y a dessous : une terre
            profonde et une terre maigre y reçoivent la même couleur. Avant la prochaine révision, nous proposons
            d’ajouter une lecture des sols, faite à la bêche et en deux heures.
        """),
        picture(
            "dunes",
            "Dessin de dunes et de prés salés en bandes ocre et vertes devant une mer pâle.",
            "Du sable aux limons : quelques kilomètres seulement.",
        ),
        heading("Une grille à quatre notes"),
        table(
            "Ce que l’on note, de 0 à 3",
            ["Fonction", "Ce qu’on regarde", "Qui sait le faire"],
            ["Nourrir", "Profondeur, pierres, cultures", "La chambre d’agriculture, l’exploitant"],
            ["Infiltrer", "Temps d’absorption d’un seau d’eau", "Le service pluvial"],
            ["Abriter", "Vers, racines, lisières", "Une association naturaliste"],
            ["Stocker le carbone", "Couleur, ancienneté de la prairie", "L’agence d’urbanisme"],
        ),
        callout(
            "success",
            "Ce que cela change",
            "Deux parcelles voisines, l’une à dix points, l’autre à trois : le projet se déplace de quelques mètres et "
            "personne n’y perd.",
        ),
        text("""
            La note ne remplace aucune étude réglementaire. Elle sert à choisir où l’on regardera de plus près, et à
            garder une trace écrite de ce choix, datée et signée. Trois communes du littoral ont accepté de l’essayer,
            un samedi matin, avec leurs élus et leurs agriculteurs.
        """),
        documents("La grille et son mode d’emploi", "grille-sols"),
    ),
)
