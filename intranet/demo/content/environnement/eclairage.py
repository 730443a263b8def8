from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="eteindre-la-nuit-quatre-communes",
    title="Éteindre la nuit : quatre communes racontent",
    summary="Économies, craintes, chouettes et poubelles : le retour d’expérience d’une extinction de minuit à cinq "
    "heures, avec ses comptes.",
    author="roussel",
    days=94,
    themes=("biodiversite", "climat-air-energie"),
    body=(
        text("""
            Quatre communes ont éteint ensemble, le même soir, après en avoir parlé pendant six mois. Elles ont tenu
            leurs comptes avec la même feuille. Nous les avons réunies un an plus tard, autour d’une soupe, lumières
            allumées.
        """),
        picture(
            "nuit",
            "Dessin d’un village la nuit sous un ciel étoilé ; une seule fenêtre est éclairée et une chouette est "
            "posée sur le clocher.",
            "Minuit et quart, après l’extinction.",
        ),
        table(
            "Un an d’extinction (comptes d’exemple)",
            ["Commune", "Points lumineux", "Économie de l’année", "Plaintes", "A rallumé"],
            ["Bourg de vallée", "310", "11 400 €", "4", "Le pont"],
            ["Station littorale", "620", "19 800 €", "23", "Juillet et août"],
            ["Village de plaine", "85", "2 900 €", "0", "Rien"],
            ["Commune périurbaine", "540", "17 600 €", "11", "L’arrêt de nuit"],
        ),
        heading("Ce qui a rassuré"),
        text("""
            Une marche. Le maire, la gendarmerie et quarante habitants ont fait le tour du bourg à minuit et demi,
            sans lampe. Les yeux s’habituent en dix minutes ; la peur aussi. Les quatre communes la referaient, et
            deux en ont fait une fête.
        """),
        heading("Ce qui a surpris"),
        text("""
            - Les voitures ralentissent. Personne n’ose plus rouler à soixante dans le noir.
            - Les poubelles sortent plus tôt, ce qui a réglé un vieux différend avec les chats.
            - Une effraie niche dans le clocher. Nul ne sait si elle y était avant.
        """),
        callout(
            "success",
            "Le conseil des quatre",
            "Éteindre ensemble. Un village seul passe pour pauvre ; quatre passent pour décidés.",
        ),
        text("""
            L’économie est réelle mais ne dure qu’une fois : elle a payé les horloges et le changement des vieilles
            lanternes. Pour qui commence, prévoyez un an de préparation et une feuille de suivi dès le premier soir,
            faute de quoi on discutera de souvenirs.
        """),
    ),
)
