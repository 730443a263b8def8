from intranet.demo.writing import Article, Version, callout, documents, heading, picture, quote, table, text

ARTICLE = Article(
    slug="un-inventaire-des-friches-qui-ne-vieillit-pas",
    title="Un inventaire des friches qui ne vieillit pas",
    summary="Les inventaires meurent en dix-huit mois. Celui-ci tient depuis trois ans parce qu’il ne recense "
    "presque rien : cinq champs, un visiteur, une date de péremption.",
    author="besnard",
    days=66,
    themes=("economie-circulaire", "promotion-attractivite", "sol-foncier"),
    body=(
        text("""
            Nous avions un bel inventaire : quarante champs, des plans, une note sur cent. Deux ans plus tard, le
            tiers des sites était vendu, un autre avait changé de propriétaire et personne n’osait l’ouvrir devant un
            investisseur. Nous sommes repartis d’une feuille.
        """),
        picture(
            "friche",
            "Dessin d’une ancienne usine en brique aux toits en dents de scie, une haute cheminée et des herbes au "
            "premier plan.",
            "Une halle, un propriétaire, une question : qui a la clé ?",
        ),
        heading("Cinq champs, pas un de plus"),
        table(
            "La feuille d’un site",
            ["Champ", "Réponse attendue", "Périmé au bout de"],
            ["Où", "Une parcelle, une photographie", "Jamais"],
            ["À qui", "Un nom et un numéro qui répond", "Six mois"],
            ["La clé", "Qui peut faire visiter, sous combien de jours", "Six mois"],
            ["Le verrou", "Pollution, amiante, accès, prix : un seul, le pire", "Un an"],
            ["Le voisinage", "Ce qui gênerait, ce qui aiderait", "Deux ans"],
        ),
        text("""
            Un champ périmé s’efface de lui-même de la version montrée. Un site dont le numéro ne répond plus
            disparaît donc de la liste ; il y revient quand quelqu’un a rappelé. C’est brutal, et c’est ce qui donne
            confiance.
        """),
        heading("Ce que cela demande"),
        text("""
            - une demi-journée par mois pour une vingtaine de sites (notre mesure, à vérifier chez vous) ;
            - un élu qui accepte que la liste raccourcisse ;
            - une définition de la friche : chez nous, un site bâti, inutilisé depuis deux ans, de plus de 1 000 m².
        """),
        quote(
            "La première question d’une entreprise n’est jamais la surface. C’est : je peux venir jeudi ?",
            "Élodie Besnard, Terres d’Argentan (personnage fictif)",
        ),
        callout(
            "success",
            "Ce qui se transfère",
            "La date de péremption. Elle vaut pour n’importe quel annuaire tenu par plusieurs collectivités.",
        ),
        documents("La feuille à copier", "feuille-friche"),
    ),
    other=Version(
        title="A register of vacant sites that does not go stale",
        slug="a-register-that-does-not-go-stale",
        summary="Registers die within eighteen months. This one has lasted three years because it records almost "
        "nothing: five fields, one visitor, a use-by date.",
        author="charpentier",
        body=(
            text("""
                We used to have a handsome register: forty fields, plans, a mark out of a hundred. Two years on, a
                third of the sites had been sold, others had changed hands, and nobody dared open it in front of an
                investor. We started again from a single sheet.
            """),
            picture(
                "friche",
                "Drawing of an old brick factory with a saw-tooth roof, a tall chimney, and long grass in front.",
                "One hall, one owner, one question: who has the key?",
            ),
            heading("Five fields and not one more"),
            table(
                "The sheet for a site",
                ["Field", "What we expect", "Use by"],
                ["Where", "A plot number and a photograph", "Never"],
                ["Whose", "A name, and a number somebody answers", "Six months"],
                ["The key", "Who can show you round, at what notice", "Six months"],
                ["The snag", "Pollution, asbestos, access, price: only the worst", "A year"],
                ["Next door", "What would be in the way, what would help", "Two years"],
            ),
            text("""
                A field past its date vanishes from the version we show. A site whose number no longer answers
                therefore drops off the list, and comes back when somebody has rung. It is blunt, and that is why
                people trust it.
            """),
            heading("What it takes"),
            text("""
                - half a day a month for some twenty sites (our own count: check yours);
                - an elected member who can live with a shorter list;
                - a definition: for us, a built site, out of use for two years, of over 1,000 m².
            """),
            quote(
                "A company never asks about floor space first. It asks: can I come on Thursday?",
                "Élodie Besnard, Terres d’Argentan (fictional)",
            ),
            callout(
                "success",
                "What can be transferred",
                "The use-by date. It suits any directory that several local authorities keep together.",
            ),
        ),
    ),
)
