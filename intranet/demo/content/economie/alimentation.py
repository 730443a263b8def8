from intranet.demo.writing import Article, Version, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="alimentation-commencer-par-les-cantines",
    title="Projet alimentaire : commencer par les cantines",
    summary="Producteurs, cuisines et élus n’ont pas le même calendrier. La restauration scolaire oblige à les "
    "accorder : c’est pour cela qu’elle vient en premier.",
    author="haddad",
    days=29,
    themes=("agriculture",),
    body=(
        text("""
            Un projet alimentaire territorial peut commencer par tout : le foncier agricole, la précarité, le
            gaspillage, le goût. Notre groupe a choisi la cantine, parce que la commande y est publique et que les
            volumes s’y connaissent un an à l’avance.
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
            liste ; le reste se fait par téléphone. La liste reste à vous : le pôle n’en garde qu’une copie.
        """),
        callout("info", "Qui contacter", "Samir Haddad, Lisieux Normandie, ou l’équipe du pôle."),
    ),
    other=Version(
        title="Local food plan: start with school meals",
        slug="local-food-plan-start-with-school-meals",
        summary="Growers, kitchens and elected members keep different calendars. School catering forces them to agree, "
        "which is why it comes first.",
        author="charpentier",
        body=(
            text("""
                A local food plan (PAT) can begin anywhere: farmland, poverty, waste, taste. Our group chose the
                school canteen because the buying there is public, and because everybody knows the volumes a year
                ahead.
            """),
            picture(
                "champs",
                "Drawing of a chequerboard of green, ochre and brown fields crossed by a pale path.",
                "Neighbouring fields, different calendars.",
            ),
            heading("Calendars: the first hurdle"),
            table(
                "Three calendars to reconcile",
                ["Who", "Decides", "Needs to know"],
                ["The grower", "In winter, for the summer", "Volumes and price"],
                ["The kitchen", "From week to week", "What is coming, and in what sizes"],
                ["The authority", "When the contract is signed", "What the law lets it write"],
            ),
            quote(
                "We had the carrots and we had the children. What we lacked was somewhere to peel.",
                "A head cook met during the survey (fictional)",
            ),
            heading("Where the partnership can help"),
            text("""
                - a shared record of processing capacity, which each member completes;
                - model wording for dividing contracts into lots;
                - one visit a quarter, for cooks as much as for elected members.

                We are looking for two more members to try the record before the summer. A first list takes an hour;
                the rest is done by telephone. English partners who have written a school food contract are warmly
                invited to show us theirs: the law differs, the potatoes do not.
            """),
            callout("info", "Whom to ask", "Samir Haddad, Lisieux Normandie, or the partnership’s team."),
        ),
    ),
)
