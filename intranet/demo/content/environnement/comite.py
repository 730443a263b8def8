from intranet.demo.writing import Article, heading, quote, table, text

ARTICLE = Article(
    slug="comite-de-lecture-du-printemps",
    title="Comité de lecture : ce que l’édition de printemps va changer",
    summary="Moins de pages, une carte de moins, deux courbes de plus. Compte rendu pour les membres de l’espace.",
    author="quesnel",
    days=22,
    themes=("eau", "biodiversite", "sol-foncier"),
    body=(
        text("""
            Six lecteurs, dont deux qui n’y connaissent rien : c’était la consigne. Ils ont reçu les quarante-huit
            pages il y a quinze jours, avec un surligneur de deux couleurs. En vert, ce qu’ils ont appris. En orange,
            ce qu’ils ont relu trois fois sans comprendre.
        """),
        heading("Le verdict des surligneurs"),
        table(
            "Ce que l’on garde, ce que l’on retire",
            ["Chapitre", "Vert", "Orange", "Décision"],
            ["Rivières", "Presque tout", "Les sigles", "Une page de vocabulaire"],
            ["Nappes", "La courbe", "Le texte", "Deux courbes, moitié moins de texte"],
            ["Haies", "Les lettres A à E", "Rien", "Inchangé"],
            ["Sols", "Le seau d’eau", "La carte", "Carte retirée, photographies à la place"],
            ["Air", "Rien", "Tout", "Renvoyé à l’an prochain"],
        ),
        text("""
            Le chapitre sur l’air demande plus qu’une relecture. Il manque une question à laquelle il répondrait. Gaël
            Roussel propose de partir de ce que demandent les écoles plutôt que de ce que mesurent les capteurs.
        """),
        quote(
            "J’ai tout lu. J’ai retenu la chouette et le seau. C’est déjà deux choses à raconter.",
            "Une lectrice du comité (personnage fictif)",
        ),
        heading("Suites"),
        text("""
            1. Manon Leverrier raccourcit le chapitre des sols à partir de [la
            grille](environnement-cadre-de-vie/lire-un-sol-avant-de-le-zoner).
            2. Pauline Duhamel livre les courbes et leur [mode de
            lecture](environnement-cadre-de-vie/bulletin-de-l-eau-lire-la-courbe).
            3. L’équipe du pôle cherche une couverture sans coucher de soleil.

            Tirage proposé : 600 exemplaires, moitié moins que l’an passé, puisque le fichier est public et que les
            mairies en jetaient.
        """),
    ),
)
