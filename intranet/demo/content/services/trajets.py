from intranet.demo.writing import Article, callout, documents, heading, picture, table, text

ARTICLE = Article(
    slug="mobilites-partir-des-trajets",
    title="Mobilités nouvelles : partir des trajets, pas des véhicules",
    summary="Avant de choisir entre covoiturage, navette ou vélo, l’agence propose de décrire dix trajets ordinaires "
    "dans chaque membre.",
    author="lebihan",
    days=23,
    themes=("mobilites-nouvelles", "sante"),
    body=(
        text("""
            Les réponses arrivent souvent avant la question : une application, une ligne, une flotte de vélos. La
            démarche proposée prend l’autre bout. Chaque membre décrit dix trajets ordinaires, vécus par des gens
            réels, avec leurs horaires, leurs détours et leur plan de secours.
        """),
        picture(
            "flux",
            "Carte schématique : des arcs de plusieurs épaisseurs relient des communes à une ville centrale.",
            "Les flux les plus épais ne sont pas les plus difficiles à servir.",
        ),
        heading("Dix trajets, une grille"),
        table(
            "Extrait d’une grille remplie (exemples inventés)",
            ["Trajet", "Aujourd’hui", "Ce qui manque"],
            ["Apprenti, 6 h 30, zone d’activités", "Voiture d’un collègue", "Le retour, un jour sur deux"],
            ["Aide à domicile, quatre visites", "Sa propre voiture", "Une voiture de service partagée"],
            ["Lycéenne, activité du soir", "Un parent", "Un car après 19 heures"],
            ["Retraité, rendez-vous à l’hôpital", "Un voisin", "Quelqu’un qui l’accompagne"],
        ),
        callout(
            "success",
            "Ce que la grille révèle",
            "La moitié des manques ne se règle pas par un transport, mais par un horaire, un accord ou une présence.",
        ),
        heading("Pour participer"),
        text("""
            La grille et son mode d’emploi sont joints. Comptez une demi-journée avec un agent d’accueil, un
            travailleur social et le secrétariat d’une mairie : ce sont eux qui connaissent les trajets. Nous
            assemblerons les réponses au printemps et reviendrons vers vous avec une carte par bassin de vie.
        """),
        documents("À remplir", "grille-trajets"),
    ),
)
