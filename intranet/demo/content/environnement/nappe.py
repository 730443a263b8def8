from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="bulletin-de-l-eau-lire-la-courbe",
    title="Bulletin de l’eau : lire la courbe sans se tromper d’hiver",
    summary="Le niveau d’une nappe monte quand on n’y pense plus et baisse quand il pleut encore. Une courbe "
    "d’exemple, commentée mois par mois.",
    author="duhamel",
    days=19,
    themes=("eau",),
    body=(
        text("""
            Chaque trimestre, le bulletin montre une courbe et suscite la même question : il a plu tout le mois,
            pourquoi cela ne remonte-t-il pas ? La réponse tient en une phrase. La pluie d’été nourrit les plantes,
            celle d’hiver nourrit la nappe.
        """),
        picture(
            "nappe",
            "Courbe de niveau sur douze mois, de septembre à août : un creux en novembre, un sommet en avril ; une "
            "bande claire montre les années ordinaires.",
            "Niveau d’une nappe, en mètres (valeurs d’exemple). La bande réunit les années ordinaires.",
        ),
        heading("L’année de l’eau commence en septembre"),
        table(
            "Quatre moments, quatre gestes",
            ["Moment", "Ce que fait la nappe", "Ce que font les services"],
            ["Septembre à novembre", "Elle touche son point bas", "Compter les captages, vérifier les sondes"],
            ["Décembre à mars", "Elle se recharge", "Ne rien conclure avant février"],
            ["Avril", "Elle atteint son sommet", "Annoncer l’été aux communes"],
            ["Mai à août", "Elle descend, pluie ou pas", "Ajuster, prévenir, arrêter d’arroser"],
        ),
        heading("Deux erreurs que nous avons commises"),
        text("""
            **Comparer au mois précédent.** On ne compare qu’au même mois des autres années. La bande claire sert à
            cela : tant que la courbe y reste, il n’y a pas d’histoire à raconter.

            **Parler de la nappe.** Il y en a plusieurs. Celle du calcaire répond en quelques semaines, celle des
            schistes est presque un seau : elle se vide aussi vite qu’elle se remplit. Le bulletin porte désormais
            deux courbes.
        """),
        callout(
            "info",
            "Pour les élus pressés",
            "Regardez avril. Si le sommet est sous la bande, préparez l’été ; s’il est au-dessus, préparez les caves.",
        ),
        text("""
            Les relevés viennent de stations publiques et de trois membres. Lorsqu’une sonde tombe en panne, la courbe
            s’interrompt : nous ne dessinons pas ce que nous n’avons pas mesuré. Le partage des rôles sur un même
            bassin est décrit dans [la page sur la GeMAPI](environnement-cadre-de-vie/gemapi-se-repartir-les-roles).
        """),
    ),
)
