from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="une-contribution-a-plusieurs-voix",
    title="SRADDET : écrire une contribution à plusieurs voix",
    summary="La région consulte, chaque membre répond, personne n’est lu. Comment réduire cent vingt remarques à "
    "sept phrases que tous signent.",
    author="ropers",
    days=61,
    themes=("vallee-de-la-seine", "inter-scot"),
    body=(
        text("""
            Rouen Seine Eure l’a fait avant nous : deux intercommunalités, une seule contribution au schéma régional.
            L’intérêt n’est pas de parler plus fort mais d’être utile à celui qui lit. Un service régional reçoit des
            centaines de pages ; il retient celles qui proposent une rédaction.
        """),
        picture(
            "vallee",
            "Dessin d’une boucle de fleuve au pied d’une falaise de craie, avec une péniche, des arbres et une piste "
            "au bord de l’eau.",
            "La vallée de la Seine : un fleuve, et beaucoup de pages écrites sur lui.",
        ),
        heading("L’entonnoir"),
        table(
            "De cent vingt remarques à sept phrases (exercice du groupe)",
            ["Étape", "Il reste", "Ce que l’on écarte"],
            ["Récolte chez les membres", "120", "—"],
            ["Doublons rapprochés", "74", "Les mêmes idées, dites autrement"],
            ["Relève-t-elle du schéma ?", "38", "Ce qui revient à l’État ou aux communes"],
            ["Qui s’y oppose ?", "19", "Ce qu’un membre au moins refuse"],
            ["Sait-on l’écrire en une phrase ?", "7", "Ce que l’on ne sait pas encore dire"],
        ),
        heading("Le sort des cent treize autres"),
        text("""
            C’est la partie délicate. Rien n’est jeté : les remarques écartées pour désaccord sont gardées avec le nom
            de celui qui les porte, et il peut les envoyer seul. Les douze qui ne tenaient pas en une phrase
            deviennent des sujets de travail. Personne ne découvre à la fin que son idée a disparu.
        """),
        callout(
            "info",
            "La règle de la phrase",
            "Un sujet, un verbe à l’infinitif, un lieu, une échéance. Les adverbes sont rendus à leur auteur.",
        ),
        text("""
            Pour la prochaine consultation, nous proposons de commencer plus tôt et d’inviter un lecteur : un agent de
            la région qui dirait, à mi-parcours, ce qu’il ne saurait pas quoi faire. Les [clés de l’étude
            nationale](cooperations/etude-nationale-les-cles) parlaient de récit commun ; sept phrases en sont un bon
            début.
        """),
    ),
)
