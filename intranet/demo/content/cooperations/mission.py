from intranet.demo.writing import Article, callout, heading, table, text

ARTICLE = Article(
    slug="preparer-la-visite-a-portsmouth",
    title="Préparer la visite à Portsmouth : qui part, avec quelles questions",
    summary="Six places, neuf candidats, une traversée de nuit. Page de travail réservée aux membres de l’espace.",
    author="oury",
    days=11,
    themes=("europe-transfrontalier",),
    audience="members",
    body=(
        text("""
            Nos hôtes ont prévenu : pas de salle, pas de diapositives, chaussures fermées. Ils ont publié [leurs
            règles](cooperations/how-to-host-a-study-visit) ; tenons les nôtres. Chacun de ceux qui partent emporte
            une question, une seule, posée par écrit avant le départ.
        """),
        table(
            "Cinq des neuf candidatures",
            ["Membre", "Qui", "Sa question"],
            ["Caen la mer", "Un agent du port de plaisance", "Comment partager un quai entre deux métiers ?"],
            ["Bayeux Intercom", "Frédéric Noël", "Que fait-on du lest et des boues ?"],
            ["Lisieux Normandie", "Gaël Roussel", "Qui entretient un sentier que tout le monde revendique ?"],
            ["Cœur de Nacre", "À désigner", "Comment vit une station en novembre ?"],
            ["Flers Agglo", "À désigner", "À quoi sert la mer quand on n’en a pas ?"],
        ),
        heading("Logistique"),
        text("""
            - **Traversée** : aller de nuit, cabines à deux. Les présentations se font au petit déjeuner.
            - **Budget** : 2 800 € pour six, dont 900 € pris en charge par le pôle (estimation d’exemple, à faire
            valider).
            - **Papiers** : passeport en cours de validité. Vérifiez-le ce soir, pas la veille.
            - **Ordres de mission** : chaque membre signe le sien ; l’équipe tient un modèle à disposition.
        """),
        callout(
            "warning",
            "Neuf candidats pour six places",
            "Priorité à ceux qui n’ont jamais traversé et aux agents de terrain. Le bureau tranchera jeudi, sur les "
            "questions et non sur les grades.",
        ),
        heading("Au retour"),
        text("""
            Pas de rapport. Chaque voyageur écrit ici cinq lignes, dans la semaine : ce qu’il va essayer, avec qui, et
            la date à laquelle on pourra lui demander ce que cela a donné. Vincent Oury appelle au bout de trois mois.
        """),
    ),
)
