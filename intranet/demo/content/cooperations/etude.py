from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="etude-nationale-les-cles",
    title="Coopérer entre métropole et voisins : les clés d’une étude",
    summary="Quatre territoires, plus de quatre-vingts entretiens : ce que l’étude nationale dit de ce qui réussit.",
    author="ropers",
    days=83,
    themes=("vallee-de-la-seine", "contrat-action-territoriale"),
    body=(
        text("""
            Intercommunalités de France et Sciences Po Paris ont regardé comment quatre territoires – la Gironde,
            Montpellier, Orléans et Strasbourg – coopèrent avec ce qui les entoure. Plus de quatre-vingts entretiens
            nourrissent le constat. Il n’y a pas de bon instrument en soi ; il y a des conditions.
        """),
        heading("Des instruments pour tous les goûts"),
        text("""
            Syndicat mixte, pôle d’équilibre, parc naturel, schéma de cohérence, pôle métropolitain, contrat : chacun
            existe quelque part et chacun échoue ailleurs. L’argent joue dans les deux sens : il lance des projets, et
            il retient ceux qui craignent de payer pour d’autres.
        """),
        table(
            "Trois clés, et une question à se poser",
            ["Clé", "Notre question"],
            ["Un récit commun", "Saurions-nous le dire en deux phrases ?"],
            ["Des personnes dédiées", "Qui y passe plus d’un jour par semaine ?"],
            ["Le temps long", "Que restera-t-il après le mandat ?"],
        ),
        picture(
            "reseau",
            "Schéma de points reliés par des traits : trois groupes, chacun autour de deux points plus gros.",
            "Une coopération tient à quelques liens solides.",
        ),
        heading("Par où commencer"),
        text("""
            L’eau, l’alimentation et la mobilité y tiennent une large place. Ce sont aussi nos sujets. Nous proposons
            de relire nos fiches actions à la lumière des trois clés, et d’écarter celles qui n’en ont aucune.
        """),
        callout(
            "success",
            "Proposition au bureau",
            "Avant d’ouvrir une action, écrire les deux phrases du récit. Si on n’y arrive pas, attendre.",
        ),
    ),
)
