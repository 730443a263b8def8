from intranet.demo.writing import Article, callout, heading, quote, table, text

ARTICLE = Article(
    slug="apres-l-ecole-cinq-organisations",
    title="Après l’école : cinq organisations côte à côte",
    summary="Qui accueille les enfants entre la classe et le dîner, combien cela coûte, et ce que chacun envie au "
    "voisin. Comparaison sans vainqueur.",
    author="yvon",
    days=89,
    themes=("education",),
    body=(
        text("""
            Cinq services, cinq habitudes. Nous les avons désignés par des lettres : l’exercice n’était pas de noter,
            mais de comprendre pourquoi des choix raisonnables mènent à des soirées si différentes. Les montants ont
            été arrondis et brouillés ; ils servent d’exemple.
        """),
        table(
            "Cinq façons d’accueillir de 16 h 30 à 18 h 30 (exemple)",
            ["Service", "Qui encadre", "Prix d’une heure", "Taux d’accueil", "Ce qu’il envie"],
            ["A", "Agents de la commune", "1,20 €", "62 %", "Les intervenants de D"],
            ["B", "Une association", "0,90 €", "48 %", "La stabilité de A"],
            ["C", "Agents, car partagé", "1,10 €", "57 %", "Les locaux de E"],
            ["D", "Clubs et conservatoire", "2,00 €", "35 %", "Les tarifs de B"],
            ["E", "Parents et agents", "Gratuit", "29 %", "Les horaires de C"],
        ),
        heading("Ce qui ne dépend pas de l’argent"),
        text("""
            Le service le moins cher n’accueille pas le plus d’enfants. Ce qui compte, disent les familles, c’est de
            savoir **avant juillet** si l’on aura une place, et d’appeler un numéro où quelqu’un décroche à 18 h 35
            quand on est coincé sur la route.
        """),
        heading("Trois idées à emprunter"),
        text("""
            1. Le car de C dessert trois écoles et une seule garderie : un directeur au lieu de trois, et des enfants
            qui retrouvent leurs cousins.
            2. Chez D, le professeur de trompette commence à 16 h 45, à l’école. Les instruments dorment sur place.
            3. E fait signer aux parents un engagement de deux soirées par mois. La moitié en fait quatre.
        """),
        quote(
            "On a comparé les tarifs pendant une heure. Puis quelqu’un a demandé qui connaissait le prénom des "
            "enfants.",
            "Camille Yvon, Pays de Falaise (personnage fictif)",
        ),
        callout(
            "info",
            "À vous",
            "Ajoutez votre ligne au tableau : la lettre F est libre. Dix minutes avec votre régie suffisent.",
        ),
    ),
)
