from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="le-tourisme-a-velo-se-compte",
    title="Le tourisme à vélo se compte avant de se vanter",
    summary="De la Seine à vélo aux itinéraires du littoral : ce qu’il faut mesurer pour parler de retombées sans se "
    "payer de mots.",
    author="guilbert",
    days=17,
    themes=("tourisme-patrimoine", "mobilites-nouvelles"),
    audience="pole",
    body=(
        text("""
            La Seine à vélo montre qu’un itinéraire peut traverser bien des périmètres sans changer de nom ni de
            panneaux. Le pôle Rouen Seine Eure y a pris sa part. Le visiteur, lui, n’en sait rien, et c’est très bien
            ainsi.
        """),
        picture(
            "littoral",
            "Dessin d’une côte : une falaise claire, la mer en bandes bleues et un chemin qui longe le rivage.",
            "Un chemin, plusieurs collectivités.",
        ),
        heading("Mesurer peu, mais pareil"),
        text("""
            Nos offices de tourisme comptent des contacts, les compteurs comptent des passages, les hébergeurs
            comptent des nuits. Trois nombres qui ne s’additionnent pas. La proposition du groupe :
        """),
        table(
            "Qui compte quoi",
            ["Mesure", "Par qui", "Ce qu’elle ne dit pas"],
            ["Passages aux compteurs", "Les gestionnaires de voies", "Si l’on a dormi sur place"],
            ["Nuitées déclarées", "Les hébergeurs volontaires", "Combien refusent de répondre"],
            ["Enquête d’une semaine", "Les offices, en juin", "L’arrière-saison"],
        ),
        picture(
            "courbe",
            "Courbe sur douze mois, basse en hiver, avec un sommet en été.",
            "Allure attendue d’une année de passages, valeurs fictives.",
        ),
        callout(
            "warning",
            "Avant toute publication",
            "Un chiffre de retombées sans sa méthode est retiré de la page.",
        ),
        text("""
            La première semaine d’enquête est proposée pour juin prochain. Le questionnaire tient sur un recto et
            existe en français et en anglais, puisque beaucoup de cyclistes arrivent par le ferry. Les offices
            volontaires se signalent avant la fin du mois.
        """),
    ),
)
