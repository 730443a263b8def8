from intranet.demo.writing import Article, callout, text

ARTICLE = Article(
    slug="carte-des-equipements-sportifs",
    title="Gymnases et salles : et si l’on partageait les créneaux ?",
    summary="Brouillon à deux : recenser les créneaux libres plutôt que les bâtiments.",
    author="gosselin",
    days=9,
    themes=("sport-culture",),
    state="draft",
    body=(
        text("""
            L’inventaire des équipements existe déjà. Ce qui manque, c’est l’agenda : quelles salles sont vides le
            mercredi soir, et qui a le droit d’y entrer ? Premier essai avec deux communautés de communes voisines.
        """),
        callout("info", "Reste à écrire", "La question des clés, celle de l’assurance."),
    ),
)
