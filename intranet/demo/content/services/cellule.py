from intranet.demo.writing import Article, callout, heading, table, text

ARTICLE = Article(
    slug="points-de-vigilance",
    title="Accès aux soins : les points de vigilance du trimestre",
    summary="Ce que les coordinateurs santé se disent entre eux, avant d’en tirer une note pour les élus.",
    author="foucher",
    days=12,
    themes=("sante",),
    body=(
        text("""
            Trois secteurs nous signalent des départs à venir. Les noms restent dans les services ; ici, nous ne
            gardons que ce qui aide à s’organiser. L’ordre ci-dessous est celui du prochain appel téléphonique.
        """),
        table(
            "Suivi (situations inventées)",
            ["Secteur", "Situation", "Prochaine étape"],
            ["Ouest", "Un départ en retraite annoncé", "Rencontrer le repreneur possible"],
            ["Sud", "Un cabinet partagé à l’étude", "Visite avec l’agence d’urbanisme"],
            ["Est", "Une permanence à mi-temps", "Prolonger le bail"],
        ),
        heading("Ce qui a bougé depuis le dernier point"),
        text("""
            - La permanence de l’Est tient grâce à un médecin remplaçant, deux matins sur cinq. Le secrétariat note
            les appels restés sans rendez-vous : une vingtaine par semaine, selon notre relevé d’exemple.
            - Le Sud hésite entre agrandir et bâtir. La visite avec l’agence d’urbanisme portera sur l’accès à pied,
            que les plans oublient.
            - À l’Ouest, l’annonce n’est pas publique. On ne contacte donc aucun repreneur sans l’accord écrit du
            praticien.

            Pour l’appel : trois minutes par secteur, puis une question commune, celle des visites à domicile en
            soirée.
        """),
        callout(
            "warning",
            "Confidentiel",
            "Cette rubrique n’est lue que par les personnes de la cellule. Ne la citez pas dans un compte rendu.",
        ),
        text("""
            Une note de synthèse, sans lieu ni situation reconnaissable, sera publiée dans la rubrique Santé dès que
            les trois secteurs l’auront relue. Elle proposera un calendrier commun de visites aux élus concernés.
        """),
    ),
)
