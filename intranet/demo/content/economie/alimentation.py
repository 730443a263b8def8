from intranet.demo.writing import Article, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="alimentation-commencer-par-les-cantines",
    title="Projet alimentaire : commencer par les cantines",
    summary="Producteurs, cuisines et élus n’ont pas le même calendrier. La restauration scolaire oblige à les "
    "accorder : c’est pour cela qu’elle vient en premier.",
    author="haddad",
    days=29,
    body=(
        text("""
            Un projet alimentaire territorial peut commencer par tout : le foncier agricole, la précarité, le
            gaspillage, le goût. Notre groupe a choisi la cantine, parce que la commande y est publique et
            que les volumes s’y connaissent un an à l’avance.
        """),
        picture(
            "champs",
            "Dessin de parcelles agricoles en damier, vertes, ocre et brunes, traversées par un chemin clair.",
            "Des parcelles voisines, des calendriers différents.",
        ),
        heading("Le calendrier, première difficulté"),
        table(
            "Trois calendriers à accorder",
            ["Acteur", "Décide", "A besoin de savoir"],
            ["Producteur", "En hiver, pour l’été suivant", "Les volumes et le prix"],
            ["Cuisine", "De semaine en semaine", "Ce qui sera livré, calibré comment"],
            ["Collectivité", "À la signature du marché", "Ce que la loi permet d’écrire"],
        ),
        quote(
            "Nous avions les carottes et les enfants. Il nous manquait la légumerie.",
            "Une cheffe de cuisine, rencontrée pendant l’enquête (personnage fictif)",
        ),
        heading("Ce que le pôle peut apporter"),
        text("""
            - un relevé commun des capacités de transformation, que chaque membre complète ;
            - une rédaction type pour les lots des marchés ;
            - une visite par trimestre, ouverte aux cuisiniers autant qu’aux élus.

            Nous cherchons deux autres membres pour essayer le relevé avant l’été. Une heure suffit pour une première
            liste ; le reste se fait par téléphone.
        """),
        callout("info", "Qui contacter", "Samir Haddad, Lisieux Normandie, ou l’équipe du pôle."),
    ),
)
