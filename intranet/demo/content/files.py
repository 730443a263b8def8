"""The PDF files that articles give to download."""

from intranet.demo.writing import File, heading, table, text

from .amenagement import files as amenagement
from .cooperations import files as cooperations
from .economie import files as economie
from .environnement import files as environnement

FILES = [
    File(
        "note-inter-scot",
        "Inter-SCoT : préparer sa contribution",
        "Note de cadrage pour les référents du domaine Aménagement durable",
        (
            text("""
                Cette note aide chaque membre à préparer sa contribution au chantier inter-SCoT. Elle demande deux
                heures de travail et aucune étude nouvelle. Les réponses seront rassemblées par l’équipe du pôle,
                puis relues en réunion de référents.
            """),
            heading("1. Ce que dit votre document"),
            text("""
                Relevez trois règles de votre schéma que vos voisins devraient connaître. Pour chacune : où elle
                s’applique, depuis quand, et ce qu’elle a changé.
            """),
            heading("2. Ce que vous savez mesurer"),
            table(
                "À compléter",
                ["Thème", "Série disponible", "Dernière année", "Personne à joindre"],
                ["Habitat", "", "", ""],
                ["Commerce", "", "", ""],
                ["Terres agricoles", "", "", ""],
                ["Déplacements", "", "", ""],
            ),
            heading("3. Ce que vous attendez des autres"),
            text("""
                Une question par voisin, pas davantage. Les questions auxquelles plusieurs répondent de la même
                façon deviendront les sujets de l’année.
            """),
        ),
    ),
    File(
        "cahier-observatoire",
        "Cahier technique de l’observatoire inter-SCoT",
        "Définitions, sources et dates des six indicateurs du socle",
        (
            text("""
                Un indicateur n’est publié que si sa définition, sa source et sa date tiennent sur une page. Ce
                cahier les fixe pour les six indicateurs du socle. Il est tenu par l’agence d’urbanisme et relu une
                fois par an.
            """),
            heading("Règles communes"),
            text("""
                - Une valeur inconnue se note « non connu », jamais zéro.
                - Un changement de périmètre interdit la comparaison avec l’année d’avant, sauf recalcul.
                - La moyenne du pôle ne se calcule que si toutes les valeurs sont connues.
            """),
            heading("Fiches"),
            table(
                "Les six indicateurs",
                ["Indicateur", "Unité", "Précision attendue"],
                ["Espaces consommés", "hectare", "à l’hectare"],
                ["Logements vacants", "part du parc", "au dixième de point"],
                ["Logements en centralité", "part des logements produits", "au point"],
                ["Emplois à moins de 30 minutes", "emploi", "au millier"],
                ["Terres agricoles", "hectare", "à la dizaine"],
                ["Friches disponibles", "site et hectare", "au site"],
            ),
            heading("Livraisons"),
            text("""
                Chaque livraison comprend le tableau, la carte et une note de lecture de deux pages. Les référents
                ont trois semaines pour la relire. Passé ce délai, elle est publiée avec la mention des réserves
                reçues.
            """),
        ),
    ),
    File(
        "trame-tableau-de-bord",
        "Trame de tableau de bord pour un contrat",
        "Cinq familles d’indicateurs, à remplir une fois par an",
        (
            text("""
                La trame suit cinq familles d’indicateurs. Elle se remplit avant de fixer la feuille de route des
                équipes, en une demi-journée par équipe.
            """),
            *(
                block
                for number, (family, question) in enumerate(
                    [
                        ("Évolution des quartiers", "L’écart avec le reste du territoire se réduit-il ?"),
                        ("Partenariat", "Nos trois actions phares ont-elles avancé ? Qu’est-ce qui l’a permis ?"),
                        ("Contributions", "Chaque partenaire choisit deux ou trois mesures de ce qu’il apporte."),
                        ("Valeur ajoutée", "Que n’aurait-on pas fait sans le contrat ? Trois à cinq mesures."),
                        ("Mise en lumière", "Quelles trois initiatives voulons-nous faire connaître cette année ?"),
                    ],
                    start=1,
                )
                for block in (
                    heading(f"{number}. {family}"),
                    text(question),
                    table("Réponses", ["Mesure", "L’an passé", "Cette année", "Source"], ["", "", "", ""]),
                )
            ),
        ),
    ),
    File(
        "modele-declaration",
        "Modèle de déclaration d’intérêt métropolitain",
        "Trame commentée, à adapter avec vos services juridiques",
        (
            text("""
                Cette trame est un exemple pédagogique : elle n’a pas valeur de conseil juridique. Chaque assemblée
                délibère sur le même texte, annexes comprises.
            """),
            heading("Objet"),
            text("""
                Le sujet en une phrase, le périmètre en une carte. Ce qui n’est pas compris dans l’action est écrit
                aussi nettement que ce qui l’est.
            """),
            heading("Conduite"),
            text("""
                Les deux services responsables, leur alternance, la personne que les partenaires appellent. La durée
                et ce qui fera dire que l’action est achevée.
            """),
            heading("Moyens"),
            table(
                "Ce que chacun apporte",
                ["Membre", "Temps de travail", "Dépenses", "Locaux ou données"],
                ["Premier membre", "", "", ""],
                ["Deuxième membre", "", "", ""],
            ),
        ),
    ),
    File(
        "grille-trajets",
        "Dix trajets ordinaires : la grille et son mode d’emploi",
        "Démarche proposée par l’agence d’urbanisme au domaine Service aux populations",
        (
            text("""
                Réunissez trois personnes qui voient passer le public : accueil, action sociale, secrétariat de
                mairie. Demandez-leur de raconter dix trajets, puis remplissez une ligne pour chacun. N’écrivez
                aucun nom.
            """),
            table(
                "La grille",
                ["Qui", "D’où, vers où", "Quand", "Aujourd’hui", "Plan de secours", "Ce qui manque"],
                *(["", "", "", "", "", ""] for _line in range(10)),
            ),
            heading("Conseils"),
            text("""
                - Préférez les horaires décalés : ils disent mieux ce qui manque.
                - Un trajet abandonné compte autant qu’un trajet fait.
                - Gardez les mots des gens, même maladroits.
            """),
        ),
    ),
    File(
        "etat-des-milieux",
        "État des milieux : comment lire cette édition",
        "Guide de lecture public, sources et limites",
        (
            text("""
                L’état des milieux réunit ce que les membres savent de l’eau, des sols et du vivant. Il ne dit pas
                tout : ce guide explique d’où viennent les données, ce qu’elles permettent de conclure et ce
                qu’elles ne permettent pas.
            """),
            heading("D’où viennent les données"),
            text("""
                Trois sources : les relevés des membres, les stations publiques, les observations de bénévoles. Les
                observations bénévoles sont précieuses mais inégales : elles montrent où l’on regarde autant que ce
                qui vit.
            """),
            table(
                "Degré de confiance",
                ["Signe", "Ce qu’il veut dire"],
                ["Trois points", "Mesure régulière, méthode stable"],
                ["Deux points", "Mesure régulière, méthode changée"],
                ["Un point", "Relevés épars, à lire comme une alerte"],
            ),
            heading("Pour corriger une erreur"),
            text("""
                Écrivez à l’équipe du pôle en citant la page et la source. Les corrections sont publiées avec leur
                date.
            """),
        ),
    ),
    File(
        "living-environment",
        "Reading the state of habitats",
        "A short guide in English: sources and limits",
        (
            text("""
                The state of habitats gathers what our members know of water, soil and living things. This guide
                says where the data come from, what they allow us to conclude and what they do not.
            """),
            heading("Where the data come from"),
            text("""
                There are three sources: surveys by members, public monitoring stations, and observations by
                volunteers. The last are precious but uneven: they show where people look as much as what lives
                there.
            """),
            table(
                "How far to trust a figure",
                ["Mark", "Meaning"],
                ["Three dots", "Regular measurement, stable method"],
                ["Two dots", "Regular measurement, method changed"],
                ["One dot", "Scattered surveys: a warning, no more"],
            ),
        ),
        language="en",
    ),
    File(
        "grille-sols",
        "Lire un sol : la grille et son mode d’emploi",
        "Deux heures de terrain pour préparer un zonage",
        (
            text("""
                Emportez une bêche, un seau gradué, un chronomètre et la carte des parcelles. Trois trous par
                parcelle suffisent pour une première note. Demandez toujours l’accord de l’exploitant.
            """),
            table(
                "Quatre notes, de 0 à 3",
                ["Fonction", "0", "3"],
                ["Nourrir", "Moins de 20 cm, pierres", "Plus de 60 cm, structure grumeleuse"],
                ["Infiltrer", "L’eau stagne une heure", "Un seau absorbé en cinq minutes"],
                ["Abriter", "Ni vers ni racines", "Vers nombreux, lisière ancienne"],
                ["Stocker le carbone", "Terre claire, labour récent", "Prairie de plus de vingt ans"],
            ),
            heading("Ce que la grille ne fait pas"),
            text("""
                Elle ne remplace ni étude de zone humide, ni diagnostic de pollution. Une note basse n’autorise rien
                : elle dit seulement où l’on perdrait le moins.
            """),
        ),
    ),
    File(
        "synthese-lyon",
        "Rencontre de Lyon, septembre 2019 : notre synthèse",
        "Notes de la direction du pôle pour ses membres",
        (
            text("""
                Deux journées, les 26 et 27 septembre 2019, à l’invitation du pôle de Lyon. Ces notes ne sont pas un
                compte rendu : elles disent ce que nous en avons retenu pour nous-mêmes.
            """),
            heading("Dix ans de pôles"),
            text("""
                Vingt-huit pôles en 2019 et autant de façons de faire. Le mot de prototype est revenu souvent. Il
                rassure : personne n’a manqué le modèle, puisqu’il n’y en a pas.
            """),
            heading("173 coopérations"),
            text("""
                L’étude nationale les a comptées entre des métropoles et les territoires qui les entourent.
                L’économie, les transports et le tourisme arrivent devant. Pour nous, la question est moins le
                nombre que la durée.
            """),
            heading("Quatre chantiers"),
            text("""
                1. Être, pour la région, un interlocuteur qui compte, notamment sur le SRADDET.
                2. Nommer et former les métiers de l’interterritorialité.
                3. Raisonner par grands systèmes : mobilité, tourisme.
                4. Rendre les coopérations visibles, par la photographie.
            """),
            heading("Et ensuite"),
            text("""
                Une nouvelle rencontre devait fixer, entre la fin de 2019 et le début de 2020, le programme de
                travail du réseau. Les instances de France urbaine se sont ouvertes aux directeurs et aux élus des
                pôles.
            """),
        ),
    ),
    File(
        "port-districts",
        "Port districts: notes for a comparison",
        "A working paper for the Cooperation workspace",
        (
            text("""
                These notes set out how we would gather four figures for a port district, so that colleagues across
                the Channel can gather theirs in the same way. They describe an illustrative exercise.
            """),
            heading("Drawing the line"),
            text("""
                A district ends where people say it does. Ask ten residents, keep the streets that seven of them
                name, and draw the map last.
            """),
            heading("The four figures"),
            text("""
                1. Jobs that need the water, by trade.
                2. Homes lived in all year round.
                3. Minutes to the town centre, on foot, with a pushchair.
                4. Days on which residents come, Sundays included.
            """),
            table(
                "Effort needed",
                ["Figure", "Days of work", "Who"],
                ["Jobs", "4", "Economic development"],
                ["Homes", "2", "Housing"],
                ["Minutes", "1", "Anybody with a pushchair"],
                ["Days", "3", "Parks and events"],
            ),
        ),
        language="en",
    ),
    *amenagement.FILES,
    *economie.FILES,
    *environnement.FILES,
    *cooperations.FILES,
]

BY_KEY: dict[str, File] = {file.key: file for file in FILES}
