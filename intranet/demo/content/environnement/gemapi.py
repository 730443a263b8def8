from intranet.demo.writing import Article, callout, heading, picture, table, text

ARTICLE = Article(
    slug="gemapi-se-repartir-les-roles",
    title="GeMAPI : se répartir les rôles sur un même bassin",
    summary="La gestion des milieux aquatiques et la prévention des inondations ignorent les limites administratives. "
    "Quatre questions à se poser avant de conventionner.",
    author="duhamel",
    days=58,
    themes=("eau",),
    body=(
        text("""
            La compétence appartient aux intercommunalités ; l’eau, elle, suit sa pente. Sur un même bassin, l’amont
            fait des travaux dont l’aval profite, et l’inverse n’est presque jamais vrai. Le pôle Rouen Seine Eure a
            fait de la GeMAPI l’un de ses sujets communs ; nous pouvons nous en inspirer.
        """),
        picture(
            "bassin",
            "Schéma d’un bassin versant : des ruisseaux se rejoignent en un cours d’eau qui va vers la mer.",
            "Amont, aval : les mêmes gouttes, pas les mêmes comptes.",
        ),
        heading("Quatre questions avant de signer"),
        text("""
            1. Qui connaît l’état des ouvrages, et depuis quand ?
            2. Qui décide quand deux objectifs s’opposent, par exemple une digue et une zone humide ?
            3. Qui paie, selon quelle clé, et pendant combien d’années ?
            4. Qui répond au téléphone la nuit ?
        """),
        table(
            "Trois montages possibles",
            ["Montage", "Convient quand", "Prendre garde à"],
            ["Chacun chez soi, données communes", "Les bassins sont courts", "L’aval, souvent seul"],
            ["Convention par sous-bassin", "Deux ou trois membres sont liés", "La durée trop brève"],
            ["Syndicat de bassin", "Les travaux sont lourds", "L’éloignement des communes"],
        ),
        callout(
            "warning",
            "La clé de répartition d’abord",
            "Une convention signée sans clé écrite se renégocie à la première crue, c’est-à-dire au pire moment.",
        ),
        heading("La suite"),
        text("""
            Le groupe propose d’essayer la deuxième formule sur un sous-bassin volontaire. Le retour d’expérience sera
            public, y compris ce qui n’aura pas marché.
        """),
    ),
)
