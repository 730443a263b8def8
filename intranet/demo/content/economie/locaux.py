from intranet.demo.writing import Article, callout, heading, table, text

ARTICLE = Article(
    slug="entreprises-en-recherche-de-locaux",
    title="Entreprises en recherche de locaux : le point du trimestre",
    summary="Onze demandes, quatre réponses trouvées chez un autre membre. Réservé aux membres de l’espace : des "
    "projets y sont reconnaissables.",
    author="besnard",
    days=15,
    themes=("promotion-attractivite", "commerce"),
    audience="members",
    body=(
        text("""
            Règle du jeu inchangée : une demande qui ne trouve rien chez vous sous quinze jours passe aux autres.
            Aucune entreprise n’est nommée ici, mais un métier et une surface suffisent parfois à la deviner. Ne
            transférez pas cette page.
        """),
        table(
            "Cinq des onze demandes du trimestre (situations inventées)",
            ["Activité", "Besoin", "Premier contact", "Où en est-on ?"],
            ["Conserverie", "800 m², eau potable, quai", "Bayeux", "Visite à Vire la semaine prochaine"],
            ["Atelier de cycles", "150 m² en ville", "Caen", "Installé à Lisieux"],
            ["Imprimerie textile", "400 m², plain-pied", "Argentan", "Deux sites proposés"],
            ["Laboratoire", "250 m², salle propre", "Caen", "Sans réponse"],
            ["Scierie mobile", "Un terrain stabilisé", "Vire", "Accord trouvé à Flers"],
        ),
        heading("Ce que l’on observe"),
        text("""
            - Les petites surfaces partent en trois semaines, les moyennes restent des mois. Il nous manque du 300 à
            500 m².
            - Deux demandes sur cinq changent de métier en cours de route : rappelez avant de faire visiter.
            - La salle propre revient pour la troisième fois. Faut-il en bâtir une à plusieurs ? Karim Benali chiffre.
        """),
        callout(
            "warning",
            "Concurrence",
            "On ne baisse pas un loyer pour garder une entreprise qu’un autre membre peut mieux loger. C’est écrit "
            "dans notre charte, page 2.",
        ),
        heading("Prochain point"),
        text("""
            Dans trois mois, par téléphone, trente minutes. D’ici là, mettez à jour vos feuilles de site : [la
            méthode](economie-innovation-emplois/un-inventaire-des-friches-qui-ne-vieillit-pas) tient en cinq champs,
            et sept de vos sites ont un numéro périmé.
        """),
    ),
)
