from intranet.demo.writing import Article, callout, documents, heading, picture, table, text

ARTICLE = Article(
    slug="un-observatoire-inter-scot",
    title="Un observatoire inter-SCoT sans outil de plus",
    summary="Six indicateurs, tous déjà calculés quelque part, suivis à la même date par tous : le socle proposé par "
    "l’agence d’urbanisme.",
    author="renouf",
    days=41,
    themes=("inter-scot", "habitat", "sol-foncier"),
    audience="pole",
    body=(
        text("""
            Nos schémas disent presque la même chose dans des mots différents. La consommation d’espace, par exemple,
            y est mesurée de quatre manières, à quatre dates. L’agence propose de ne rien inventer : prendre des
            séries publiques, les arrêter le même jour, publier la méthode à côté du chiffre.
        """),
        picture(
            "carte",
            "Carte schématique d’un territoire découpé en secteurs, du plus clair au plus foncé vers le centre.",
            "Principe de représentation : une seule légende pour tous les schémas.",
        ),
        table(
            "Le socle d’indicateurs proposé",
            ["Indicateur", "Source", "Rythme"],
            ["Espaces consommés", "Fichiers fonciers", "Annuel"],
            ["Logements vacants", "Statistique nationale", "Annuel"],
            ["Logements produits en centralité", "Permis de construire", "Semestriel"],
            ["Emplois à moins de 30 minutes", "Modèle de l’agence", "Tous les trois ans"],
            ["Terres agricoles", "Registre parcellaire", "Annuel"],
            ["Friches disponibles", "Inventaire des membres", "Annuel"],
        ),
        callout(
            "warning",
            "Une case vide n’est pas un zéro",
            "Tant qu’une série manque pour un membre, la case affiche « non connu » et la moyenne du pôle n’est pas "
            "calculée.",
        ),
        heading("Ce que nous attendons des référents"),
        text("""
            - nommer, dans chaque service, la personne qui valide les chiffres ;
            - signaler les changements de périmètre avant la fin de l’année ;
            - relire la note de lecture, deux pages au plus, qui accompagne chaque livraison.

            La première livraison portera sur les deux indicateurs les plus simples. Les autres suivront si elle sert
            vraiment à quelqu’un : nous poserons la question au bout de six mois.
        """),
        documents("Le cahier technique", "cahier-observatoire"),
    ),
)
