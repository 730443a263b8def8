from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="la-carte-des-bancs-a-l-ombre",
    title="La carte des bancs à l’ombre",
    summary="Peut-on traverser un bourg à quinze heures, en août, avec quatre-vingts ans ou une poussette ? Une "
    "carte modeste, expliquée légende par légende.",
    author="leverrier",
    days=25,
    themes=("espaces-publics", "climat-air-energie"),
    audience="pole",
    body=(
        text("""
            Les cartes de chaleur montrent des toits rouges que personne ne peut déplacer. La nôtre montre des bancs.
            Un banc, c’est une décision que l’on peut prendre au printemps et tenir en juin.
        """),
        picture(
            "ombre",
            "Plan dessiné d’une place : des arbres et leur ombre portée, des bancs dont certains sont à l’ombre, une "
            "fontaine.",
            "Extrait de la carte : le même banc, à l’ombre le matin, au soleil à quinze heures.",
        ),
        heading("Lire la légende"),
        table(
            "Ce que veulent dire les signes",
            ["Signe", "Sens", "Comment on l’a relevé"],
            ["Rond plein", "Banc à l’ombre à 15 heures", "À pied, un jour sans nuage"],
            ["Rond vide", "Banc au soleil", "À pied, le même jour"],
            ["Trait continu", "Trajet de moins de 150 mètres entre deux ombres", "Au pas, une roue compteuse"],
            ["Trait rompu", "Passage trop long ou sans trottoir", "Avec une poussette chargée"],
        ),
        heading("Ce qu’elle nous a appris"),
        text("""
            Nous cherchions des arbres à planter. Nous avons surtout trouvé des bancs mal tournés, un arrêt de car
            sans auvent et une fontaine coupée. Sur les deux bourgs essayés, la moitié des ruptures se répare sans
            creuser un trou : on déplace, on rouvre, on tend une toile.

            L’arbre reste la bonne réponse pour dans quinze ans. Il se prépare aujourd’hui, en gardant la pleine terre
            là où elle est encore.
        """),
        callout(
            "info",
            "Demande aux membres",
            "Deux bourgs de plus suffiraient à fixer la légende. Il faut une journée chaude, trois marcheurs et une "
            "heure de saisie : dites-le-nous en commentaire.",
        ),
        text("""
            La donnée se prête à [l’observatoire](amenagement-durable/un-observatoire-inter-scot), mais plus tard.
            Tant que chacun relève à sa façon, une moyenne du pôle n’aurait aucun sens.
        """),
    ),
)
