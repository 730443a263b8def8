from intranet.demo.writing import Article, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="une-mare-dans-la-cour",
    title="Une mare dans la cour",
    summary="Douze mètres carrés d’eau, une grille, trois classes et beaucoup de réunions. Comment une école a "
    "obtenu sa mare, et ce qu’il faut prévoir.",
    author="yvon",
    days=2,
    themes=("biodiversite", "eau", "education"),
    state="submitted",
    body=(
        text("""
            Tout le monde était pour, sauf le règlement, l’assurance, le service technique et la moitié des parents.
            Dix-huit mois plus tard, trois classes y comptent des larves de libellule. Ce récit est inventé, les
            obstacles ne le sont guère : ils reviennent dans chaque projet de ce genre.
        """),
        picture(
            "mare",
            "Dessin d’une mare ronde bordée de roseaux et d’une clôture basse, avec une passerelle et le mur d’une "
            "école.",
            "La passerelle fait un mètre de large : deux enfants, ou une institutrice.",
        ),
        heading("Ce qu’il a fallu lever"),
        table(
            "Obstacles et réponses",
            ["Obstacle", "Qui l’a soulevé", "Ce qui a suffi"],
            ["La noyade", "Les parents", "Clôture basse, pente douce, 40 cm de fond"],
            ["Les moustiques", "Le voisin", "Attendre : les tritons s’en chargent"],
            ["L’entretien", "Le service technique", "Un contrat d’une page avec une association"],
            ["L’assurance", "La mairie", "Une lettre, trois semaines"],
            ["Le programme", "Personne", "Les enseignants l’ont trouvé tout seuls"],
        ),
        heading("Le coût, à la louche"),
        text("""
            Six mille euros, dont la moitié pour la clôture et la passerelle. La pelleteuse était là pour un réseau :
            elle a creusé en quarante minutes. C’est la leçon que je retiens : une mare se greffe sur un chantier,
            elle ne justifie pas d’en ouvrir un.

            Ensuite vient le plus dur, qui est de ne rien faire. La première année, l’eau est verte et chacun veut
            intervenir. La deuxième, elle est claire.
        """),
        quote("On a vu un triton. Il nous a vus aussi.", "Une élève de CE2 (personnage fictif)"),
        callout(
            "info",
            "Pour la relecture",
            "Les montants sont des exemples ; je préfère que vous le confirmiez avant la mise en ligne.",
        ),
    ),
)
