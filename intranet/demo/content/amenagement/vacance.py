from intranet.demo.writing import Article, callout, heading, picture, quote, table, text

ARTICLE = Article(
    slug="logements-vacants-pousser-dix-portes",
    title="Logements vacants : pousser dix portes avant d’acheter un logiciel",
    summary="Une note de méthode tirée de trois journées de terrain : ce que le fichier voit, ce que le facteur "
    "sait, et pourquoi l’un ne va pas sans l’autre.",
    author="tessier",
    days=85,
    themes=("habitat", "patrimoine"),
    body=(
        text("""
            On nous proposait un outil de repérage des logements vides. Avant de dire oui, nous avons tiré dix
            adresses au hasard dans le fichier et nous sommes allés sonner. Trois journées, deux agents, une voiture.
        """),
        picture(
            "facades",
            "Dessin d’une rue de façades en pierre ; plusieurs volets sont clos, deux vitrines sont recouvertes de "
            "papier.",
            "Des volets fermés ne disent pas pourquoi ils le sont.",
        ),
        heading("Ce que nous avons trouvé derrière les dix portes"),
        table(
            "Dix adresses tirées au sort (relevé d’exemple)",
            ["Situation", "Nombre", "Ce qui aiderait"],
            ["Habité, fichier en retard", "3", "Rien : corriger la donnée"],
            ["Succession bloquée", "3", "Un rendez-vous avec un notaire"],
            ["Travaux hors de portée", "2", "Un diagnostic, puis un prêt"],
            ["Gardé pour un enfant", "1", "Attendre"],
            ["Local d’activité, jamais un logement", "1", "Rien : corriger la donnée"],
        ),
        text("""
            Quatre adresses sur dix n’avaient donc rien à faire dans la liste. Un logiciel les aurait affichées en
            couleur, avec la même assurance que les autres.
        """),
        heading("La méthode, si vous voulez l’essayer"),
        text("""
            1. Tirez au sort, ne choisissez pas : on choisit toujours les cas que l’on connaît.
            2. Prévenez le maire et demandez qui, dans la commune, sait. C’est souvent la secrétaire ou le facteur.
            3. Une visite dure dix minutes. On ne demande ni nom, ni revenu, ni intention.
            4. Le soir même, une ligne par adresse. Pas d’adresse dans le compte rendu.
        """),
        quote(
            "Le fichier m’a donné une porte. C’est la voisine qui m’a donné l’histoire.",
            "Aurélie Tessier, Caen la mer (personnage fictif)",
        ),
        callout(
            "success",
            "Ce que nous en retenons",
            "L’indicateur reste utile pour comparer des années, beaucoup moins pour désigner des maisons. Dites-le à "
            "côté du chiffre.",
        ),
        text("""
            Quel membre tirerait dix portes à son tour ? Avec cinquante adresses, nous saurions si nos quatre sur dix
            étaient un accident.
        """),
    ),
)
