from intranet.demo.writing import Article, Version, callout, heading, quote, table, text

ARTICLE = Article(
    slug="permanences-numeriques-six-mois-apres",
    title="Permanences numériques : six mois, trois lieux, ce que nous avons appris",
    summary="On attendait des démarches en ligne. Il est surtout venu des téléphones pleins, des mots de passe "
    "perdus et des gens pressés de repartir. Retour d’expérience.",
    author="hamelin",
    days=71,
    themes=("numerique", "sante"),
    body=(
        text("""
            Une table, une conseillère, deux chaises : la même permanence a été ouverte dans une mairie de bourg, une
            médiathèque et la salle d’attente d’une maison de santé. Même horaire, même affiche. Les résultats n’ont
            rien à voir, et c’est là toute l’utilité de l’essai.
        """),
        table(
            "Six mois d’accueil (données d’exemple)",
            ["Lieu", "Visites", "Premier motif", "Reviennent"],
            ["Mairie", "84", "Un dossier à finir avant ce soir", "Un sur dix"],
            ["Médiathèque", "131", "Un téléphone à comprendre", "Un sur trois"],
            ["Maison de santé", "212", "Un compte à ouvrir, en attendant son tour", "Un sur cinq"],
        ),
        heading("Le lieu fait la demande"),
        text("""
            À la mairie, on arrive quand il est trop tard. À la médiathèque, on vient apprendre, et on revient. Dans
            la salle d’attente, personne n’était venu pour cela : c’est pourtant là que nous avons vu le plus de
            monde, et des gens qui ne poussent aucune autre porte.
        """),
        quote(
            "Je n’avais pas besoin d’aide. J’avais vingt minutes.",
            "Un patient, maison de santé (personnage fictif)",
        ),
        heading("Ce que nous changerions"),
        text("""
            - **Fermer la permanence du mardi.** Jour de marché : elle est vide, sans exception.
            - **Écrire moins.** L’affiche qui a marché disait « Votre téléphone vous énerve ? ».
            - **Refuser les mots de passe.** La conseillère n’en tape aucun ; elle tourne la tête. C’est une règle,
            pas une politesse.
            - **Prévoir la relève.** Deux semaines de congé ont suffi à perdre la moitié des habitués.
        """),
        callout(
            "success",
            "Le coût, pour fixer les idées",
            "Un mi-temps, un ordinateur, un chargeur universel. Le chargeur est l’achat le plus rentable de l’année.",
        ),
        text("""
            Nous cherchons un quatrième lieu, le plus ordinaire possible : une laverie, un garage, une coopérative
            agricole. Les propositions sont à noter en commentaire.
        """),
    ),
    other=Version(
        title="Digital help desks: six months, three places, what we learnt",
        slug="digital-help-desks-six-months-on",
        summary="We expected online forms. What came was full phones, lost passwords and people in a hurry. Lessons "
        "from a trial.",
        author="charpentier",
        body=(
            text("""
                A table, an adviser, two chairs: the same desk was opened in the town hall of a small town, in a
                library and in the waiting room of a health centre. Same hours, same poster. The results could not be
                further apart, which is the whole point of the exercise.
            """),
            table(
                "Six months of visits (example data)",
                ["Place", "Visits", "Main reason", "Come back"],
                ["Town hall", "84", "A form due by tonight", "One in ten"],
                ["Library", "131", "A phone to be understood", "One in three"],
                ["Health centre", "212", "An account to open while waiting", "One in five"],
            ),
            heading("The place makes the demand"),
            text("""
                People reach the town hall when it is too late. They go to the library to learn, and return. Nobody
                had come to the waiting room for us; yet that is where we met the most people, among them many who
                knock at no other door.
            """),
            quote("I did not need help. I had twenty minutes.", "A patient at the health centre (fictional)"),
            heading("What we would change"),
            text("""
                - **Close on Tuesdays.** It is market day and the desk stands empty, without fail.
                - **Write less.** The poster that worked said: “Is your phone getting on your nerves?”
                - **Refuse passwords.** The adviser types none and looks away. It is a rule, not a courtesy.
                - **Plan for cover.** Two weeks of leave were enough to lose half of the regulars.
            """),
            callout(
                "success",
                "The cost, roughly",
                "Half a post, a laptop, a universal charger. The charger was the best buy of the year.",
            ),
            text("""
                We are looking for a fourth place, as ordinary as can be: a launderette, a garage, a farm supply shop.
                If your town has tried one, tell us in a comment.
            """),
        ),
    ),
)
