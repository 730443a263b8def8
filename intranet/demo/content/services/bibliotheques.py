from intranet.demo.writing import Article, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="une-carte-pour-trois-reseaux-de-lecture",
    title="Une carte pour trois réseaux de lecture : le calendrier des délibérations",
    summary="Un livre emprunté ici, rendu là-bas. Techniquement, c’est fait. Restent dix votes, dans le bon ordre : "
    "les voici.",
    author="brard",
    days=46,
    themes=("sport-culture",),
    body=(
        text("""
            Les catalogues se parlent depuis l’automne et la navette existe. Ce qui sépare encore un lecteur du rayon
            voisin, ce sont des règlements, des tarifs et des assemblées qui ne se réunissent pas le même soir. Nous
            avons donc écrit le calendrier avant la convention.
        """),
        picture(
            "bibliotheque",
            "Dessin de rayonnages remplis de livres aux dos colorés, avec une échelle et un fauteuil.",
            "Trois réseaux, un seul rayon vu du fauteuil.",
        ),
        heading("Les votes, dans l’ordre"),
        table(
            "Calendrier proposé pour l’année",
            ["Mois", "Qui délibère", "Sur quoi", "Sans ce vote…"],
            ["Janvier", "Chaque intercommunalité", "Principe et désignation d’un élu", "Rien ne commence"],
            ["Mars", "Chaque intercommunalité", "Tarif commun, gratuité des moins de 25 ans", "La carte reste locale"],
            ["Mai", "Bureau du pôle", "Prise en charge de la navette la première année", "Les livres restent à quai"],
            ["Juin", "Chaque intercommunalité", "Règlement intérieur, identique au mot près", "Un litige par semaine"],
        ),
        text("""
            Trois fois trois votes, plus un bureau : si l’un manque, tout glisse de deux mois. Nous avons retenu les
            dates déjà connues des conseils et laissé un mois d’avance à chaque étape.
        """),
        heading("Le budget de la première année"),
        text("""
            À titre d’exemple : 14 000 € pour la navette, 3 500 € pour les cartes, 2 000 € de communication, dont un
            marque-page que tout le monde réclame. Les amendes de retard disparaissent ; elles rapportaient moins que
            le temps passé à les réclamer.
        """),
        callout(
            "warning",
            "Le point dur",
            "L’un des réseaux prête les DVD, les deux autres non. La convention dit : on suit la règle du lieu où "
            "l’on emprunte.",
        ),
        quote("Je ne veux pas une carte. Je veux le tome quatre.", "Un lecteur de onze ans (personnage fictif)"),
        text("""
            D’autres réseaux peuvent rejoindre la deuxième vague. Il leur suffit de voter le même règlement, et
            d’accepter que les livres voyagent sans eux.
        """),
    ),
)
