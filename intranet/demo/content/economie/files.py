"""The PDF files that the articles of this workspace give to download."""

from intranet.demo.writing import File, heading, table, text

FILES = [
    File(
        "feuille-friche",
        "La feuille d’un site",
        "Inventaire des friches : cinq champs et leurs dates de péremption",
        (
            text("""
                Une feuille par site. Datez chaque réponse : passé son délai, elle ne compte plus et n’est plus
                montrée à personne.
            """),
            table(
                "Le site",
                ["Champ", "Réponse", "Datée du", "Valable jusqu’au"],
                ["Où", "", "", "sans limite"],
                ["À qui", "", "", "six mois après"],
                ["La clé", "", "", "six mois après"],
                ["Le verrou", "", "", "un an après"],
                ["Le voisinage", "", "", "deux ans après"],
            ),
            heading("La visite"),
            text("""
                Y aller à deux, sonner chez un voisin, prendre trois photographies dont une du chemin d’accès. Ne rien
                promettre.
            """),
        ),
    ),
]
