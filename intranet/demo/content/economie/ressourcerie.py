from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="une-ressourcerie-pour-quatre-dechetteries",
    title="Une ressourcerie pour quatre déchetteries : le budget à livre ouvert",
    summary="Combien coûte un lieu de réemploi partagé, qui paie quoi, et à partir de quel tonnage il cesse d’être "
    "une bonne action pour devenir un service.",
    author="picard",
    days=57,
    themes=("economie-circulaire",),
    body=(
        text("""
            L’économie circulaire supporte mal le flou. Nous mettons donc sur la table le budget d’un lieu partagé
            entre deux membres, tel que le groupe l’a reconstitué pour s’entraîner : **tous les montants sont
            illustratifs**, aucun n’engage une collectivité.
        """),
        table(
            "Une année ordinaire, en milliers d’euros (illustratif)",
            ["Poste", "Dépense", "Recette"],
            ["Salaires : quatre postes, dont deux en insertion", "118", "—"],
            ["Loyer et fluides d’un hangar", "31", "—"],
            ["Camion, collecte dans quatre déchetteries", "22", "—"],
            ["Ventes en boutique", "—", "74"],
            ["Aides à l’insertion", "—", "46"],
            ["Participation des deux membres", "—", "51"],
            ["Total", "171", "171"],
        ),
        picture(
            "budget",
            "Deux barres horizontales découpées en parts : la dépense en trois parts, la recette en trois parts, de "
            "même longueur.",
            "Le même budget, en une image (valeurs fictives).",
        ),
        heading("Lire ce tableau en élu"),
        text("""
            La participation publique représente trois dixièmes de la recette. En face, il faut mettre ce qui n’a pas
            été enfoui : chaque tonne détournée évite un traitement que les deux membres payaient de toute façon.
            Notre calcul d’exemple s’équilibre autour de 230 tonnes par an ; en dessous, on subventionne, au-dessus,
            on économise.
        """),
        heading("Trois questions avant d’ouvrir"),
        text("""
            1. Qui trie à l’entrée ? Sans un agent formé sur le quai, le camion ramène des canapés mouillés.
            2. Qui fixe les prix ? Un élu ne doit pas avoir à le faire.
            3. Que fait-on des invendus ? Prévoir le retour à la déchetterie, et le compter.
        """),
        callout(
            "warning",
            "Ne pas oublier le premier hiver",
            "La boutique met deux ans à trouver sa clientèle. Le budget ci-dessus est celui de la troisième année.",
        ),
        text("""
            Le prochain atelier portera sur la clé entre membres : à l’habitant, à la tonne, ou moitié-moitié comme
            dans [la fiche sur Rouen Seine Eure](economie-innovation-emplois/travailler-avec-une-filiere).
        """),
    ),
)
