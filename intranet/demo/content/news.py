"""The news of the demonstration: figures and decisions in it are invented, as the persons are."""

from intranet.demo.writing import callout, heading, quote, table, text

from .news_kinds import EnglishNews, NewsText, Picture

AMENAGEMENT = "amenagement-durable"
ECONOMIE = "economie-innovation-emplois"
SERVICES = "service-aux-populations"
ENVIRONNEMENT = "environnement-cadre-de-vie"
COOPERATIONS = "cooperations"
# The network has no slug of its own in these texts.
RESEAU = "reseau"

NEWS = [
    NewsText(
        slug="releve-des-haies-quarante-boucles",
        title="Relevé des haies : quarante boucles attendent leurs cyclistes",
        summary="Le relevé d’hiver commence. Une matinée à deux, un vélo chacun, et une lettre tous les 500 mètres.",
        body=(
            text("""
                Quarante boucles d’une vingtaine de kilomètres ont été tracées, dans huit membres. Vingt-six sont déjà
                prises. Celles qui restent se trouvent surtout dans le sud, où les côtes sont plus rudes et les haies
                plus belles.

                Aucune connaissance n’est demandée : [le mode
                d’emploi](environnement-cadre-de-vie/compter-les-haies-a-velo) se lit en cinq minutes. Prévoyez un
                stylo qui écrit quand il pleut.
            """),
            callout("info", "S’inscrire", "À l’accueil de votre mairie, ou d’un mot à l’équipe du pôle."),
        ),
        days_ago=2,
        picture=Picture(
            "haie", "Dessin d’un chemin creux entre deux haies hautes, avec un vélo posé contre une barrière."
        ),
        workspaces=(ENVIRONNEMENT,),
        author="quesnel",
        english=EnglishNews(
            slug="hedgerow-survey-forty-loops",
            title="Hedgerow survey: forty loops looking for cyclists",
            summary="The winter survey begins. One morning in pairs, a bicycle each, and a letter every 500 metres.",
            body=(
                text("""
                    Forty loops of some twenty kilometres have been drawn up, in eight of our members. Twenty-six are
                    taken. The rest are mostly in the south, where the hills are steeper and the hedges finer.

                    No knowledge is needed: [the guide](environnement-cadre-de-vie/compter-les-haies-a-velo) takes
                    five minutes to read. Bring a pen that writes in the rain.
                """),
                callout("info", "To sign up", "Ask at any town hall, or drop the team a line."),
            ),
            picture_alternative="Drawing of a sunken lane between two tall hedges, a bicycle leaning on a gate.",
        ),
    ),
    NewsText(
        slug="une-carte-de-lecture-le-bureau-dit-oui",
        title="Carte de lecture commune : le bureau dit oui",
        summary="La navette des livres sera prise en charge la première année. Il reste aux trois assemblées à voter "
        "le même règlement.",
        body=(
            text("""
                La discussion a duré six minutes, le temps de vérifier que les livres ne paieraient pas d’octroi. Le
                bureau prend en charge la navette pour un an et demande un point au bout de six mois.

                [Le calendrier des délibérations](service-aux-populations/une-carte-pour-trois-reseaux-de-lecture) ne
                change pas : tarif commun en mars, règlement en juin.
            """),
            quote("Enfin un dossier où tout le monde sait lire.", "Gérard Mauduit, vice-président (personnage fictif)"),
        ),
        days_ago=3,
        picture=Picture(
            "bibliotheque", "Dessin de rayonnages remplis de livres, avec une échelle et un fauteuil bleu."
        ),
        workspaces=(SERVICES,),
        audience="pole",
        author="quesnel",
    ),
    NewsText(
        slug="six-normands-a-portsmouth",
        title="Six Normands à Portsmouth : la liste est close",
        summary="Neuf candidats, six places, une question chacun. Nos hôtes ont promis qu’il n’y aurait pas de "
        "projecteur.",
        body=(
            text("""
                Un agent de port, une jardinière, deux urbanistes, un responsable de l’environnement et un chauffeur
                de car : le groupe partira par le bateau de nuit. Le choix s’est fait sur les questions. La plus
                courte était : « Et le dimanche ? »

                L’équipe de Portsmouth a publié en anglais [ses règles
                d’accueil](cooperations/how-to-host-a-study-visit). Elles tiennent en une page et valent pour toutes
                nos visites.
            """),
        ),
        days_ago=5,
        picture=Picture("ferry", "Dessin d’un ferry blanc sur une mer calme, au petit jour."),
        workspaces=(COOPERATIONS, RESEAU),
        audience="network",
        author="charpentier",
        english=EnglishNews(
            slug="six-normans-to-portsmouth",
            title="Six Normans to Portsmouth: the list is closed",
            summary="Nine candidates, six places, one question each. Our hosts have promised there will be no "
            "projector.",
            body=(
                text("""
                    A port officer, a gardener, two planners, a head of environment and a coach driver: the group will
                    take the night boat. They were chosen on their questions. The shortest was: “And on Sundays?”

                    The Portsmouth team have published [their rules for
                    hosts](cooperations/how-to-host-a-study-visit). They fit on one page and will do for all our
                    visits.
                """),
            ),
            picture_alternative="Drawing of a white ferry on a calm sea at dawn.",
        ),
    ),
    NewsText(
        slug="stand-commun-reconduit",
        title="Stand commun : on recommence, avec une règle de plus",
        summary="Le bureau reconduit l’îlot partagé pour un an. Chaque contact aura désormais un nom avant de "
        "quitter le stand.",
        body=(
            text("""
                Les neuf participants étaient d’accord sur le bilan, moins sur la clé. Ce sera donc moitié à parts
                égales, moitié selon la population, et l’on n’en reparlera pas avant l’an prochain.
            """),
            table(
                "Ce qui change au prochain salon",
                ["Point", "L’an passé", "Cette fois"],
                ["Contacts", "Une enveloppe commune", "Un nom, deux au plus"],
                ["Rappel", "Quand on y pense", "Dix jours, puis relance du pôle"],
                ["Équipe", "Onze personnes par jour", "Huit, en deux tours"],
            ),
            text("Le détail des comptes se trouve dans [le bilan](economie-innovation-emplois/un-stand-pour-neuf)."),
        ),
        days_ago=6,
        picture=Picture(
            "membres", "Carte abstraite des membres : des carreaux de tailles inégales, dans des tons chauds."
        ),
        workspaces=(ECONOMIE,),
        audience="network",
        author="benali",
    ),
    NewsText(
        slug="permanence-numerique-au-garage",
        title="La quatrième permanence numérique ouvre… dans un garage",
        summary="On attend sa voiture, on règle son téléphone. L’essai dure trois mois.",
        body=(
            text("""
                Après la mairie, la médiathèque et la maison de santé, il fallait un lieu où l’on ne va jamais pour
                cela. Un garagiste a proposé un coin de son accueil, entre les pneus et la machine à café. La
                conseillère y sera deux matinées par semaine.

                Le principe vient de [l’essai à trois
                lieux](service-aux-populations/permanences-numeriques-six-mois-apres) : aller où les gens attendent
                déjà.
            """),
        ),
        days_ago=8,
        workspaces=(SERVICES,),
        audience="network",
        author="hamelin",
        english=EnglishNews(
            slug="digital-help-at-the-garage",
            title="The fourth digital help desk opens… in a garage",
            summary="Your car is being seen to; so is your phone. The trial runs for three months.",
            body=(
                text("""
                    After the town hall, the library and the health centre, we wanted a place where nobody ever goes
                    for help of this kind. A mechanic offered a corner of his front office, between the tyres and the
                    coffee machine. The adviser will be there two mornings a week.

                    The idea grew out of [the trial in three
                    places](service-aux-populations/permanences-numeriques-six-mois-apres): go where people are
                    waiting already.
                """),
            ),
        ),
    ),
    NewsText(
        slug="prochaine-rencontre-des-directeurs",
        title="Directeurs des pôles : la prochaine rencontre aura lieu à Rouen",
        summary="Deux jours, trois ateliers, une exposition dans une gare. Les inscriptions sont ouvertes aux "
        "membres du réseau.",
        body=(
            text("""
                Rouen Seine Eure reçoit (la rencontre est inventée pour cette démonstration). Le programme garde une
                demi-journée vide, sur proposition de plusieurs d’entre vous : on y parlera de ce qui aura surgi la
                veille.
            """),
            heading("Trois ateliers"),
            text("""
                1. Être l’interlocuteur de la région sans parler à la place de ses membres.
                2. Recruter pour des postes qui n’existent nulle part ailleurs.
                3. Un tourisme à l’échelle de la vallée.

                L’[appel à images](cooperations/exposition-appel-a-images) nourrira l’accrochage. Pensez aux
                légendes : quinze mots.
            """),
        ),
        days_ago=9,
        picture=Picture("exposition", "Dessin d’un mur d’exposition et de deux visiteurs vus de dos."),
        workspaces=(COOPERATIONS, RESEAU),
        audience="network",
        english=EnglishNews(
            slug="directors-meet-in-rouen",
            title="Directors of the partnerships: next meeting in Rouen",
            summary="Two days, three workshops, an exhibition in a railway station. Registration is open to the "
            "network.",
            body=(
                text("""
                    Rouen Seine Eure will be the host (this meeting is made up for the demonstration). Half a day has
                    been left empty, as several of you had asked: we shall talk about whatever came up the day before.
                """),
                heading("Workshops"),
                text("""
                    1. Speaking with the région without speaking for our members.
                    2. Recruiting for posts that exist nowhere else.
                    3. Tourism on the scale of a whole valley.

                    Your answers to the [call for pictures](cooperations/exposition-appel-a-images) will go on the
                    walls. Mind the captions: fifteen words.
                """),
            ),
            picture_alternative="Drawing of an exhibition wall and two visitors seen from behind.",
        ),
    ),
    NewsText(
        slug="contrat-d-action-six-projets-au-vote",
        title="Contrat d’action territoriale : six projets au vote",
        summary="Le comité syndical se prononcera sur la liste entière. Les dix-sept projets écartés ont tous reçu "
        "une réponse.",
        body=(
            text("""
                La [liste courte](cooperations/contrat-d-action-territoriale-la-liste-courte) est en ligne avec ses
                comptes, y compris les 240 000 € qui n’ont pas encore de financeur. Les délégués la reçoivent quinze
                jours avant la séance.

                Deux réunions de questions sont proposées, à midi et à 18 heures, pour que personne ne découvre un
                chiffre en séance.
            """),
            callout("warning", "Montants d’exemple", "Projets et sommes sont inventés pour cette démonstration."),
        ),
        days_ago=11,
        workspaces=(COOPERATIONS, ECONOMIE, ENVIRONNEMENT),
        audience="pole",
    ),
    NewsText(
        slug="terres-d-argentan-rejoint-l-amenagement",
        title="Terres d’Argentan rejoint l’aménagement durable",
        summary="L’assemblée a délibéré ; l’adhésion prendra effet dans quelques semaines. Élodie Besnard sera "
        "référente.",
        body=(
            text("""
                C’est une adhésion à la carte, comme les autres : un domaine, une date, une personne. Terres
                d’Argentan participe déjà à l’économie et y apporte [sa méthode pour les
                friches](economie-innovation-emplois/un-inventaire-des-friches-qui-ne-vieillit-pas). Le sujet
                intéresse aussi les urbanistes : on s’épargnera deux définitions.

                D’ici là, le membre est invité aux réunions et lit ce qui est ouvert au pôle.
            """),
            callout("info", "Pour mémoire", "Les adhésions de cette démonstration sont données à titre d’exemple."),
        ),
        days_ago=12,
        picture=Picture("plaine", "Dessin d’une plaine céréalière au petit matin, avec un village au loin."),
        workspaces=(AMENAGEMENT,),
        audience="pole",
        author="lecointre",
        english=EnglishNews(
            slug="terres-d-argentan-joins-spatial-planning",
            title="Terres d’Argentan joins spatial planning",
            summary="Its council has voted; membership of the domain starts within weeks. Élodie Besnard will be "
            "technical lead.",
            body=(
                text("""
                    Like all the others, it is an opt-in: one domain, one date, one person. Terres d’Argentan already
                    takes part in the economy domain, to which it brought [its register of vacant
                    sites](economie-innovation-emplois/un-inventaire-des-friches-qui-ne-vieillit-pas). Planners are
                    interested too, which will spare us a second definition.

                    Until then the authority is invited to meetings and reads whatever is open to the partnership.
                """),
                callout("info", "For the record", "Memberships in this demonstration are illustrative."),
            ),
            picture_alternative="Drawing of a plain of cereals in the early morning, with a village in the distance.",
        ),
    ),
    NewsText(
        slug="bulletin-de-l-eau-un-sommet-haut",
        title="Bulletin de l’eau : un sommet un peu au-dessus de l’ordinaire",
        summary="La recharge d’hiver a été bonne. Cela rend l’été plus simple, pas plus sûr.",
        body=(
            text("""
                Sur la courbe d’exemple de ce trimestre, la nappe du calcaire a dépassé de quelques centimètres la
                bande des années ordinaires. Les communes riveraines ont été prévenues : le risque est dans les caves
                plutôt qu’au robinet.

                Celle des schistes est déjà redescendue. [Le mode de
                lecture](environnement-cadre-de-vie/bulletin-de-l-eau-lire-la-courbe) explique pourquoi l’une et
                l’autre ne se comparent pas.
            """),
        ),
        days_ago=15,
        picture=Picture(
            "nappe",
            "Courbe sur douze mois : le niveau dépasse un peu, en avril, la bande claire des années ordinaires.",
        ),
        workspaces=(ENVIRONNEMENT,),
        author="duhamel",
    ),
    NewsText(
        slug="programme-triennal-les-six-prochains-mois",
        title="Programme triennal : les six prochains mois",
        summary="Stratégie votée, programme en cours d’écriture, évaluation déjà prévue : où l’on en est, en cinq "
        "lignes.",
        body=(
            text("""
                Le prochain programme se construit dans les cinq domaines à la fois. Pour éviter que tout arrive
                ensemble devant les assemblées, les étapes ont été décalées.
            """),
            table(
                "Qui fait quoi, et quand",
                ["Mois", "Les référents", "Les élus"],
                ["Premier", "Proposent les actions", "—"],
                ["Deuxième", "Chiffrent, cherchent un second membre", "Bureau : premier tri"],
                ["Troisième", "Écrivent les fiches", "Réunions par secteur"],
                ["Quatrième", "Relisent celles des autres", "Bureau : arbitrage"],
                ["Sixième", "Préparent le suivi", "Comité syndical : vote"],
            ),
            text("""
                Le cinquième mois est laissé libre. Il l’était déjà dans le programme précédent, et il a servi.
            """),
        ),
        days_ago=18,
        picture=Picture("reunion", "Dessin d’une table de réunion vue d’en haut, avec une carte dépliée au milieu."),
        workspaces=(AMENAGEMENT, ECONOMIE, SERVICES, ENVIRONNEMENT, COOPERATIONS),
        audience="pole",
    ),
    NewsText(
        slug="deux-postes-a-partager",
        title="Deux postes à partager entre membres",
        summary="Une juriste de l’urbanisme et un chargé de projets européens : un jour par semaine chacun, si "
        "quatre membres s’engagent.",
        body=(
            text("""
                Les nouveaux métiers de l’interterritorialité se trouvent rarement à plein temps dans une petite
                équipe. L’idée est simple : un employeur, plusieurs bureaux, un planning public. Sophie Lamare
                travaille ainsi pour deux communautés de communes depuis un peu plus d’un an.

                Avant d’écrire une convention, nous cherchons à savoir qui aurait vraiment du travail à confier.
                Répondez par une liste de tâches plutôt que par un principe.
            """),
            quote(
                "Le plus difficile n’est pas d’avoir deux employeurs. C’est d’avoir deux machines à café.",
                "Sophie Lamare, poste mutualisé (personnage fictif)",
            ),
        ),
        days_ago=21,
        workspaces=(AMENAGEMENT, COOPERATIONS),
        audience="pole",
    ),
    NewsText(
        slug="tram-et-car-un-billet-d-essai",
        title="Tram et car : un billet d’essai pour les apprentis",
        summary="Deux réseaux, un seul titre, trois mois. Les centres de formation distribuent les cartes à la "
        "rentrée.",
        body=(
            text("""
                L’idée vient des [apprentis
                eux-mêmes](economie-innovation-emplois/apprentis-un-car-un-lit-un-employeur) : passer du car au
                tramway sans racheter un titre à 7 h 10, sous la pluie, derrière quatre touristes. Deux cents cartes
                seront distribuées. Le nombre, comme l’essai, sert d’exemple.

                On comptera trois choses : les retards, les abandons, et les cartes perdues.
            """),
        ),
        days_ago=26,
        picture=Picture("tram", "Dessin d’un tramway dans une rue bordée d’arbres, avec deux cyclistes."),
        workspaces=(SERVICES, ECONOMIE, RESEAU),
        audience="network",
        author="lefrancois",
        english=EnglishNews(
            slug="tram-and-coach-a-trial-ticket",
            title="Tram and coach: a trial ticket for apprentices",
            summary="Two networks, one ticket, three months. Training centres hand out the cards in September.",
            body=(
                text("""
                    The idea comes from [the apprentices
                    themselves](economie-innovation-emplois/apprentis-un-car-un-lit-un-employeur): changing from the
                    coach to the tram without buying another ticket at ten past seven, in the rain, behind four
                    tourists. Two hundred cards will be given out. The number, like the trial, is an example.

                    Three things will be counted: delays, dropouts, and lost cards.
                """),
            ),
            picture_alternative="Drawing of a tram in a street lined with trees, with two cyclists.",
        ),
    ),
    NewsText(
        slug="legumerie-premiers-coups-de-crayon",
        title="Légumerie : les premiers coups de crayon",
        summary="Trois cuisinières ont corrigé le plan de l’architecte. Il les a remerciées.",
        body=(
            text("""
                La ligne de lavage allait de gauche à droite ; les cuisinières ont fait remarquer que les livraisons
                arrivaient par la droite. Le plan a été retourné en séance. Prochaine étape : la liste des volumes,
                cantine par cantine, que [le groupe
                alimentation](economie-innovation-emplois/alimentation-commencer-par-les-cantines) complète ce
                mois-ci.
            """),
        ),
        days_ago=1,
        picture=Picture("champs", "Dessin de parcelles en damier, vertes, ocre et brunes, traversées par un chemin."),
        workspaces=(ECONOMIE,),
        audience="network",
        author="haddad",
        state="submitted",
    ),
    NewsText(
        slug="appel-a-images-les-premiers-envois",
        title="Appel à images : les premiers envois",
        summary="Brouillon : onze images reçues, dont trois avec une table.",
        body=(
            text("""
                Onze images en une semaine. Trois montrent une table, que leurs auteurs jurent n’avoir pas vue. À
                compléter avec la carte des envois et un rappel sur les autorisations.
            """),
        ),
        days_ago=2,
        workspaces=(COOPERATIONS, RESEAU),
        audience="network",
        author="oury",
        state="draft",
    ),
]
