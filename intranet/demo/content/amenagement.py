"""The workspace of spatial planning: read by the whole pôle, but for what its members keep among themselves."""

from intranet.demo.writing import (
    Article,
    Section,
    Version,
    Workspace,
    callout,
    documents,
    heading,
    picture,
    quote,
    table,
    text,
)

SCOT = Article(
    slug="apres-le-scot-preparer-l-inter-scot",
    title="Après l’unanimité de 2011, préparer l’inter-SCoT",
    summary="Le SCoT est la seule compétence que les membres ont confiée au pôle. Avant d’ouvrir l’inter-SCoT, trois "
    "règles de travail proposées par l’équipe.",
    author="lecointre",
    days=96,
    body=(
        text("""
            En 2011, les délégués ont approuvé le schéma de cohérence territoriale à l’unanimité. Une telle
            adoption ne se décrète pas : elle se prépare. Pour l’inter-SCoT, l’équipe propose de partir d’une habitude
            simple : ne jamais arriver en séance avec une carte que personne n’a annotée.
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
            2. **Les techniciens d’abord.** Les services des membres relisent les chiffres avant les élus. Une
            donnée contestée est retirée, puis reprise avec l’agence d’urbanisme.
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

OBSERVATOIRE = Article(
    slug="un-observatoire-inter-scot",
    title="Un observatoire inter-SCoT sans outil de plus",
    summary="Six indicateurs, tous déjà calculés quelque part, suivis à la même date par tous : le socle proposé par "
    "l’agence d’urbanisme.",
    author="renouf",
    days=41,
    body=(
        text("""
            Nos schémas disent presque la même chose dans des mots différents. La consommation d’espace, par
            exemple, y est mesurée de quatre manières, à quatre dates. L’agence propose de ne rien inventer :
            prendre des séries publiques, les arrêter le même jour, publier la méthode à côté du chiffre.
        """),
        picture(
            "carte",
            "Carte schématique d’un territoire découpé en secteurs, du plus clair au plus foncé vers le centre.",
            "Principe de représentation : une seule légende pour tous les schémas.",
        ),
        table(
            "Le socle d’indicateurs proposé",
            ["Indicateur", "Source", "Rythme"],
            ["Espaces consommés", "Fichiers fonciers", "Annuel"],
            ["Logements vacants", "Statistique nationale", "Annuel"],
            ["Logements produits en centralité", "Permis de construire", "Semestriel"],
            ["Emplois à moins de 30 minutes", "Modèle de l’agence", "Tous les trois ans"],
            ["Terres agricoles", "Registre parcellaire", "Annuel"],
            ["Friches disponibles", "Inventaire des membres", "Annuel"],
        ),
        callout(
            "warning",
            "Une case vide n’est pas un zéro",
            "Tant qu’une série manque pour un membre, la case affiche « non connu » et la moyenne du pôle n’est pas "
            "calculée.",
        ),
        heading("Ce que nous attendons des référents"),
        text("""
            - nommer, dans chaque service, la personne qui valide les chiffres ;
            - signaler les changements de périmètre avant la fin de l’année ;
            - relire la note de lecture, deux pages au plus, qui accompagne chaque livraison.

            La première livraison portera sur les deux indicateurs les plus simples. Les autres suivront si elle sert
            vraiment à quelqu’un : nous poserons la question au bout de six mois.
        """),
        documents("Le cahier technique", "cahier-observatoire"),
    ),
)

TABLEAU_DE_BORD = Article(
    slug="un-tableau-de-bord-qui-decide",
    title="Contrat de ville : un tableau de bord pour décider",
    summary="De 2015 à 2020, sept quartiers de l’agglomération caennaise ont été suivis par cinq familles "
    "d’indicateurs. L’outil servait moins à rendre compte qu’à changer de cap.",
    author="tessier",
    days=63,
    audience="network",
    body=(
        text("""
            Le contrat de ville Caen la mer couvrait sept quartiers prioritaires à Caen, Hérouville-Saint-Clair et
            Colombelles : 24 970 habitants. Trois autres communes restaient en veille active. Plus de quinze
            partenaires l’avaient signé ; il fallait donc une lecture commune, refaite chaque année.
        """),
        heading("Cinq questions, cinq familles"),
        table(
            "Les familles d’indicateurs et qui les renseigne",
            ["Famille", "La question posée", "Qui répond"],
            ["Évolution des quartiers", "L’écart avec le reste du territoire se réduit-il ?", "L’observatoire"],
            ["Partenariat", "Nos actions phares avancent-elles ?", "Chaque équipe projet"],
            ["Contributions", "Qu’apporte chaque signataire ?", "Le partenaire, 2 à 3 indicateurs"],
            ["Valeur ajoutée", "Qu’aurait-on manqué sans le contrat ?", "Chaque orientation, 3 à 5 indicateurs"],
            ["Mise en lumière", "Que voulons-nous faire connaître ?", "Le comité, 3 initiatives par an"],
        ),
        picture(
            "barres",
            "Diagramme en barres à deux couleurs : l’écart entre les deux séries diminue de gauche à droite.",
            "Exemple de restitution, valeurs fictives : l’écart compte plus que le niveau.",
        ),
        heading("Ce qui se transfère"),
        text("""
            La première famille demande un observatoire local ; les quatre autres ne coûtent que du temps. L’essentiel
            est la date : le tableau est relu avant la feuille de route des équipes, jamais après. Une famille
            d’indicateurs qui n’a fait bouger aucune priorité pendant deux ans mérite d’être simplifiée.
        """),
        callout(
            "info",
            "Pour aller plus loin",
            "La trame vierge est jointe. Elle tient sur deux pages et se remplit en une demi-journée par équipe.",
        ),
        documents("Trame à réutiliser", "trame-tableau-de-bord"),
    ),
    other=Version(
        title="Urban partnership contract: a dashboard that decides",
        slug="a-dashboard-that-decides",
        summary="From 2015 to 2020, seven neighbourhoods of Greater Caen were followed through five families of "
        "indicators. The point was less to report than to change course.",
        author="charpentier",
        body=(
            text("""
                The urban partnership contract of Caen la mer covered seven priority neighbourhoods in Caen,
                Hérouville-Saint-Clair and Colombelles, home to 24,970 people. Three more communes were kept under
                active watch. With over fifteen partners on board, everybody had to read the same picture, once a
                year.
            """),
            heading("Five questions, five families"),
            table(
                "The families of indicators, and who fills them in",
                ["Family", "The question", "Who answers"],
                ["Neighbourhoods", "Is the gap with the rest of the area closing?", "The observatory"],
                ["Partnership", "Are our flagship actions moving?", "Each project team"],
                ["Contributions", "What does each partner bring?", "The partner, 2 to 3 indicators"],
                ["Added value", "What would be missing without the contract?", "Each theme, 3 to 5 indicators"],
                ["Showcasing", "What should be better known?", "The committee, 3 initiatives a year"],
            ),
            picture(
                "barres",
                "Bar chart in two colours: the gap between the two series shrinks from left to right.",
                "An example with invented values: the gap matters more than the level.",
            ),
            heading("What can be transferred"),
            text("""
                The first family needs a local observatory; the other four only take time. What matters is the date:
                the dashboard is read before the teams set their roadmap, never after. A family that has not
                moved a single priority in two years deserves to be made simpler.
            """),
            callout(
                "info",
                "In your own area",
                "The blank template (in French) fits on two pages; a team fills it in within half a day.",
            ),
            documents("Template", "trame-tableau-de-bord"),
        ),
    ),
)

ORDRE_DU_JOUR = Article(
    slug="prochaine-reunion-des-referents",
    title="Prochaine réunion des référents : l’ordre du jour",
    summary="Trois points, une décision : le calendrier de l’observatoire. Réservé aux membres de l’espace.",
    author="lecointre",
    days=6,
    audience="members",
    body=(
        text("""
            La réunion dure deux heures. Les documents sont à lire avant : on ne les présentera pas en séance.
            Celles et ceux qui ne peuvent pas venir envoient leur avis à leur suppléant, ou le notent en commentaire
            de la page concernée.
        """),
        table(
            "Déroulé",
            ["Point", "Qui présente", "Ce qu’on attend"],
            ["Observatoire inter-SCoT", "L’agence d’urbanisme", "Une décision sur le calendrier"],
            ["Fiche action espaces publics", "Caen la mer", "Des candidats pour tester la fiche"],
            ["Sièges vacants", "L’équipe du pôle", "Un tour de table"],
        ),
        callout("info", "Relève", "Cœur de Nacre change de référent ce mois-ci : les deux personnes seront présentes."),
        text("""
            Le relevé de décisions sera publié ici, dans la semaine qui suit, et les autres membres du pôle n’en
            verront que la synthèse.
        """),
    ),
)

COURS = Article(
    slug="fiche-action-cours-et-places",
    title="Fiche action : des cours et des places qui boivent la pluie",
    summary="Projet de fiche : désimperméabiliser des cours d’école et des places, en commençant par trois sites.",
    author="delaunay",
    days=3,
    state="draft",
    body=(
        heading("L’idée"),
        text("""
            Partir de travaux déjà prévus, réfection de réseaux ou d’enrobé, et y ajouter le sol perméable, l’ombre et
            l’assise. Reste à chiffrer : le surcoût par mètre carré, et ce que l’on économise sur le pluvial.
        """),
        callout("warning", "À compléter", "Coûts, calendrier, liste des trois communes volontaires."),
    ),
)

ENTREES = Article(
    slug="carnet-entrees-de-bourg",
    title="Carnet de paysages : regarder les entrées de bourg",
    summary="Une méthode de visite en une heure, pour voir ce que le règlement ne dit pas.",
    author="potier",
    days=2,
    state="submitted",
    body=(
        text("""
            Une entrée de bourg se juge à pied, dans les deux sens. On note ce qui annonce le bourg, ce qui le cache
            et ce qui pourrait être retiré sans que personne le regrette. Trois photographies suffisent, prises aux
            mêmes endroits d’une année sur l’autre.
        """),
        picture(
            "bocage",
            "Dessin d’un bocage vu d’en haut : des prés de tailles inégales bordés de haies sombres.",
            "Les haies, première porte du bourg.",
        ),
        table(
            "Grille de visite",
            ["Ce qu’on regarde", "Bon signe", "À reprendre"],
            ["La limite", "Une haie, un verger, un mur", "Un front de clôtures neuves"],
            ["La route", "Elle se resserre", "Elle garde sa largeur de départementale"],
            ["Les enseignes", "Rares et groupées", "Avant le panneau d’entrée"],
        ),
    ),
)

WORKSPACE = Workspace(
    slug="amenagement-durable",
    title="Aménagement durable",
    summary="Préparer ensemble l’inter-SCoT, l’habitat et les espaces publics : les notes, les chiffres et les fiches "
    "que les référents partagent.",
    purpose="""
        Cet espace réunit les référents des membres qui ont rejoint le domaine, l’agence d’urbanisme et l’équipe du
        pôle. On y prépare ce qui passera ensuite au bureau : une note, une carte, une fiche action.

        - **Ce qui s’y décide** : le calendrier commun, la méthode, le contenu des fiches.
        - **Ce qui ne s’y décide pas** : rien de ce qui appartient aux assemblées des membres.
    """,
    author="lecointre",
    domain="amenagement-durable",
    audience="network",
    members=(("potier", "contributor"), ("monnier", "editor"), ("saillard", "reader")),
    days=410,
    sections=(
        Section(
            slug="inter-scot",
            title="Inter-SCoT",
            summary="Comparer les schémas voisins, partager les mêmes mesures.",
            audience="pole",
            articles=(SCOT, OBSERVATOIRE, ORDRE_DU_JOUR),
        ),
        Section(
            slug="habitat-espaces-publics",
            title="Habitat et espaces publics",
            summary="Quartiers, centres-bourgs, cours et places : ce qui se voit depuis la rue.",
            articles=(TABLEAU_DE_BORD, COURS, ENTREES),
        ),
    ),
)
