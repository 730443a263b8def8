from intranet.demo.writing import Article, callout, heading, table, text

ARTICLE = Article(
    slug="contrat-d-action-territoriale-la-liste-courte",
    title="Contrat d’action territoriale : la liste courte et ses comptes",
    summary="Vingt-trois projets proposés, six retenus. Les critères, l’argent, et ce que l’on dit à ceux qui "
    "attendent.",
    author="vasseur",
    days=53,
    themes=("contrat-action-territoriale",),
    audience="pole",
    body=(
        text("""
            Une liste de vingt-trois projets n’est pas un contrat, c’est un inventaire. Le bureau nous a demandé d’en
            garder six, assez différents pour que chaque membre s’y voie, assez proches pour que l’on comprenne
            pourquoi ils sont ensemble.
        """),
        heading("Quatre critères, notés à découvert"),
        text("""
            1. **À deux au moins.** Un projet qu’un membre peut mener seul est un bon projet, ailleurs.
            2. **Prêt.** Un chef de projet nommé, un terrain ou un local identifié.
            3. **Réversible.** Que se passe-t-il si l’on s’arrête au milieu ?
            4. **Racontable.** Les deux phrases de l’étude nationale, sans note de bas de page.
        """),
        table(
            "La liste courte, en milliers d’euros (montants d’exemple)",
            ["Projet", "Coût", "Membres", "Europe ou État", "Reste à trouver"],
            ["Légumerie partagée", "640", "260", "300", "80"],
            ["Boucle cyclable du littoral", "1 150", "500", "560", "90"],
            ["Ressourcerie", "210", "120", "60", "30"],
            ["Maisons numériques", "180", "110", "70", "0"],
            ["Haies et talus", "320", "110", "170", "40"],
            ["Internat du dimanche", "90", "60", "30", "0"],
        ),
        text("""
            Au total, 2 590 000 € dont 240 000 € encore sans financeur. Nous préférons l’écrire que l’espérer : les
            deux projets complets commencent, les quatre autres commencent par la part qui ne dépend pas du reste.
        """),
        heading("Et les dix-sept autres ?"),
        text("""
            Chacun a reçu une réponse d’une page : le critère qui manque, la personne à voir, la date de la prochaine
            liste. Trois porteurs ont déjà regroupé leurs projets. C’était un peu le but.
        """),
        callout(
            "success",
            "Pour le comité syndical",
            "Un vote sur la liste entière, pas projet par projet. On accepte un équilibre ou on le refuse ; on ne le "
            "picore pas.",
        ),
    ),
)
