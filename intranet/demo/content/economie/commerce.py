from intranet.demo.writing import Article, text

ARTICLE = Article(
    slug="commerce-de-centre-bourg",
    title="Commerce de centre-bourg : une carte des vitrines",
    summary="Brouillon : relever les vitrines vides dans les mêmes termes chez tous les membres.",
    author="guilbert",
    days=4,
    themes=("commerce",),
    state="draft",
    body=(
        text("""
            Deux relevés par an, mars et octobre, à pied. On distingue la vitrine vide, la vitrine sombre (le local
            sert de réserve) et la vitrine transformée en logement. Qui veut essayer la grille avec nous ?
        """),
    ),
)
