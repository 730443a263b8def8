from intranet.demo.writing import Article, callout, documents, heading, picture, quote, text

ARTICLE = Article(
    slug="apres-le-scot-preparer-l-inter-scot",
    title="Après l’unanimité de 2011, préparer l’inter-SCoT",
    summary="Le SCoT est la seule compétence que les membres ont confiée au pôle. Avant d’ouvrir l’inter-SCoT, trois "
    "règles de travail proposées par l’équipe.",
    author="lecointre",
    days=96,
    themes=("inter-scot", "urbanisme-reglementaire"),
    audience="pole",
    body=(
        text("""
            En 2011, les délégués ont approuvé le schéma de cohérence territoriale à l’unanimité. Une telle adoption
            ne se décrète pas : elle se prépare. Pour l’inter-SCoT, l’équipe propose de partir d’une habitude simple :
            ne jamais arriver en séance avec une carte que personne n’a annotée.
        """),
        picture(
            "plaine",
            "Dessin d’une plaine céréalière au petit matin : des bandes de champs, une haie et un village au loin.",
            "La plaine de Caen, paysage commun à la plupart des membres.",
        ),
        heading("Trois règles pour la suite"),
        text("""
            1. **Une étape, un vote.** Chaque chapitre passe au bureau avant que s’ouvre le suivant : les désaccords
            se traitent à leur taille.
            2. **Les techniciens d’abord.** Les services des membres relisent les chiffres avant les élus. Une donnée
            contestée est retirée, puis reprise avec l’agence d’urbanisme.
            3. **Des règles peu nombreuses.** Une orientation que personne ne sait vérifier n’entre pas dans le
            document.
        """),
        quote(
            "Ne discutons plus de la carte du voisin, mais de la façon de la lire ensemble.",
            "Thibault Renouf, AUCAME (personnage fictif)",
        ),
        heading("Ce qui sera difficile"),
        text("""
            Le périmètre du schéma ne suit ni les déplacements quotidiens ni les bassins d’emploi. D’où le chantier
            inter-SCoT : comparer nos hypothèses avec celles des schémas voisins, sans attendre leur révision.
        """),
        callout(
            "success",
            "À reprendre ailleurs",
            "Avant chaque séance, une page par membre : ce que la règle change chez lui, et à quelle échéance.",
        ),
        documents("Pour préparer votre contribution", "note-inter-scot"),
    ),
)
