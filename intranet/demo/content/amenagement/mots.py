from intranet.demo.writing import Article, callout, heading, quote, table, text

ARTICLE = Article(
    slug="cinq-mots-cinq-reglements",
    title="Cinq mots, cinq règlements",
    summary="Hauteur, annexe, clôture, emprise, pleine terre : le même mot ouvre des droits différents d’une commune "
    "à l’autre. Tableau comparé, et une proposition.",
    author="gosselin",
    days=112,
    themes=("urbanisme-reglementaire",),
    body=(
        text("""
            Un architecte qui travaille chez trois de nos membres nous a demandé si nous le faisions exprès. Il avait
            dessiné la même maison trois fois. Nous avons donc mis nos lexiques côte à côte.
        """),
        table(
            "Le même mot dans trois règlements (rédactions simplifiées)",
            ["Mot", "Premier règlement", "Deuxième", "Troisième"],
            ["Hauteur", "Jusqu’à l’égout du toit", "Jusqu’au faîtage", "En nombre de niveaux"],
            ["Annexe", "Moins de 20 m²", "Non accolée", "Ni l’un ni l’autre n’est dit"],
            ["Clôture", "Mur, grille, haie", "Mur et grille", "Tout ce qui sépare"],
            ["Emprise au sol", "Débords exclus", "Débords compris", "Débords au-delà de 60 cm"],
            ["Pleine terre", "Sans rien dessous", "Dalle tolérée", "Mot absent"],
        ),
        heading("Ce que cela coûte"),
        text("""
            Aux habitants, un dossier refusé pour une question de vocabulaire. Aux instructeurs, une demi-heure
            d’appel par dossier. Aux élus, le soupçon d’arbitraire, qui est le plus cher des trois.
        """),
        heading("Une proposition : le lexique commun"),
        text("""
            Il ne s’agit pas d’harmoniser les règles. Chaque commune garde ses hauteurs et ses reculs ; seules les
            définitions deviennent communes. Elles entreraient dans chaque document à sa prochaine révision, sans en
            ouvrir aucune pour cela.

            - **Étape 1** : les cinq mots du tableau, rédigés par deux instructeurs et relus par un juriste.
            - **Étape 2** : des croquis, un par mot, sans texte.
            - **Étape 3** : dix mots de plus, si les cinq premiers ont tenu un an.
        """),
        quote(
            "Mes élus ne lâcheront rien sur la règle. Sur le dictionnaire, ils sont déjà d’accord.",
            "Sophie Lamare, poste mutualisé (personnage fictif)",
        ),
        callout(
            "info",
            "Question aux référents",
            "Quel mot ajouteriez-vous en sixième ? « Recul » et « stationnement couvert » sont en tête à ce jour.",
        ),
    ),
)
