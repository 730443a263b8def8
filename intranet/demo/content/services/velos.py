from intranet.demo.writing import Article, callout, heading, quote, table, text

ARTICLE = Article(
    slug="prets-de-velos-un-reglement-type",
    title="Prêts de vélos : un règlement type en une page",
    summary="Six membres prêtent des vélos, six règlements, quarante-deux pages en tout. Proposition pour n’en "
    "garder qu’une.",
    author="lebihan",
    days=3,
    themes=("mobilites-nouvelles",),
    state="submitted",
    body=(
        text("""
            Lus à la suite, nos six règlements racontent surtout ce qui est arrivé une fois : le vélo peint en vert,
            la remorque rendue pleine de sable, le cadenas scié par son propre emprunteur. Chaque incident a laissé un
            article. Personne n’en a jamais retiré.
        """),
        table(
            "Ce que l’on garde des six règlements",
            ["Sujet", "Rédaction proposée", "Remplace"],
            ["Durée", "Six mois, une fois renouvelable", "Neuf articles"],
            ["Dépôt", "Un chèque ou un engagement signé, au choix", "Sept articles"],
            ["Panne", "Vous prévenez, nous réparons", "Onze articles"],
            ["Vol", "Plainte sous deux jours, franchise de 80 €", "Six articles"],
            ["Retour", "Propre, gonflé, avec sa clé", "Cinq articles"],
        ),
        heading("Pourquoi une page"),
        text("""
            Parce que l’emprunteur la lit debout, au comptoir, un enfant par la main. Ce qui ne tient pas sur la page
            n’est pas interdit : c’est l’agent qui juge. Deux membres font ainsi depuis deux ans et n’ont pas plus de
            casse que les autres.

            Le dépôt divise encore. Un chèque exclut ceux qui n’ont pas de chéquier ; l’engagement signé inquiète les
            trésoriers. La proposition laisse choisir l’emprunteur, et demande à chacun de compter pendant un an.

            Enfin, la franchise de 80 € est un exemple à faire valider par vos assureurs. Les montants réels vont de
            rien du tout à 150 €.
        """),
        quote(
            "Un règlement qu’on ne lit pas protège surtout celui qui l’a écrit.",
            "Yann Le Bihan, AUCAME (personnage fictif)",
        ),
        callout(
            "info",
            "Pour les relecteurs",
            "Merci de vérifier l’article « Vol » avec vos services juridiques avant la mise en ligne.",
        ),
    ),
)
