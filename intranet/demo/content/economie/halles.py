from intranet.demo.writing import Article, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="qui-vient-au-marche-du-jeudi",
    title="Qui vient au marché du jeudi ?",
    summary="Cent vingt conversations devant un étal, trois jeudis de suite : ce que l’on achète, d’où l’on vient, "
    "et ce que l’on fait après.",
    author="marie",
    days=4,
    themes=("commerce", "agriculture"),
    state="submitted",
    body=(
        text("""
            Le placier pensait que la moitié des clients venaient des communes voisines. Le maire pensait l’inverse.
            Nous avons posé une table à côté du fromager, offert du café et demandé. Trois jeudis, cent vingt
            réponses ; c’est peu, et c’est déjà plus que ce que nous savions.
        """),
        picture(
            "marche",
            "Dessin d’étals de marché aux toiles rayées, avec des caisses de légumes et quelques passants.",
            "La table du sondage est sous la toile de gauche.",
        ),
        table(
            "Trois jeudis de réponses (relevé d’exemple)",
            ["Question", "Réponse la plus fréquente", "La surprise"],
            ["D’où venez-vous ?", "Du bourg, à pied", "Un sur six vient de plus de 20 km"],
            ["Qu’achetez-vous ?", "Des légumes", "Un sur quatre n’achète rien"],
            ["Et après ?", "Le pain, la pharmacie", "Un sur trois va à la mairie"],
            ["Que manque-t-il ?", "Un banc", "Des toilettes, loin devant"],
        ),
        heading("Ce que nous en tirons"),
        text("""
            Ceux qui n’achètent rien sont les plus fidèles : ils viennent parler. Le marché rend donc un service que
            la taxe sur les emplacements ne mesure pas. Et si la mairie ouvrait ses guichets le jeudi jusqu’à 13
            heures, une visite sur trois serait moins pressée.

            Nous proposons de refaire l’enquête en juillet avec un autre membre, côté littoral, où les estivants
            changent tout. Le questionnaire a quatre questions ; prévoyez des stylos et du café.
        """),
        quote(
            "On ne fait pas ses courses au marché. On y va.",
            "Une cliente, seau de moules à la main (personnage fictif)",
        ),
        callout(
            "info", "Pour la relecture", "Faut-il garder la phrase sur la taxe ? Je n’en suis pas sûre. – A. Marie"
        ),
    ),
)
