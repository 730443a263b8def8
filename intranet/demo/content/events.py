"""The events of the demonstration, counted from the day of loading; what takes place in them is invented."""

from intranet.demo.writing import callout, text

from .news_kinds import EnglishEvent, EventText, Repeated

AMENAGEMENT = "amenagement-durable"
ECONOMIE = "economie-innovation-emplois"
SERVICES = "service-aux-populations"
ENVIRONNEMENT = "environnement-cadre-de-vie"
COOPERATIONS = "cooperations"

EVENTS = [
    EventText(
        slug="comite-syndical",
        title="Comité syndical",
        summary="Contrat d’action territoriale, programme triennal, désignations.",
        body=(
            text("""
                1. Approbation du procès-verbal.
                2. Contrat d’action territoriale : vote sur la liste entière.
                3. Programme triennal : point d’étape de chaque domaine, quatre minutes par rapporteur.
                4. Désignations : sièges vacants.

                La séance est publique. Les délégués qui ne peuvent pas venir préviennent leur suppléant, puis
                l’équipe.
            """),
        ),
        in_days=23,
        start="18:00",
        end="20:30",
        place="Salle du conseil, Caen",
        organiser="Équipe du pôle",
        workspaces=(AMENAGEMENT, ECONOMIE, SERVICES, ENVIRONNEMENT, COOPERATIONS),
        english=EnglishEvent(
            slug="assembly",
            title="Assembly of the partnership",
            summary="Territorial action contract, three-year work programme, appointments.",
            body=(
                text("""
                    1. Minutes of the last meeting.
                    2. Territorial action contract: one vote on the whole list.
                    3. Three-year work programme: four minutes for each domain.
                    4. Appointments: vacant seats.

                    The meeting is public and held in French. Visitors are welcome and need not register.
                """),
            ),
            place="Council chamber, Caen",
        ),
    ),
    EventText(
        slug="bureau",
        title="Bureau",
        summary="Chaque mois : arbitrages, calendrier, préparation du comité syndical.",
        body=(
            text("""
                Le bureau se réunit une fois par mois, toujours au même endroit. Les questions arrivent par les
                espaces, une semaine avant, avec la décision que l’on demande en une phrase.
            """),
        ),
        in_days=9,
        start="17:30",
        end="19:00",
        place="Siège du pôle, Caen",
        organiser="Hélène Vasseur",
        recurrence=Repeated("monthly", count=6),
        audience="pole",
        days_ago=40,
    ),
    EventText(
        slug="reunion-des-referents-amenagement",
        title="Réunion des référents Aménagement",
        summary="Calendrier de l’observatoire, fiche sur les cours et les places, sièges vacants.",
        body=(
            text("""
                L’[ordre du jour](amenagement-durable/prochaine-reunion-des-referents) et les lectures préalables sont
                en ligne. Déjeuner sur place ensuite, pour ceux qui le souhaitent. Les suppléants sont les bienvenus.
            """),
        ),
        in_days=6,
        start="09:30",
        end="11:30",
        place="Agence d’urbanisme, Caen",
        organiser="Bastien Lecointre",
        workspace=AMENAGEMENT,
        workspaces=(AMENAGEMENT,),
        audience="members",
        author="lecointre",
        days_ago=18,
    ),
    EventText(
        slug="le-quart-d-heure-europe",
        title="Le quart d’heure Europe",
        summary="Chaque semaine, quinze minutes au téléphone : une question, un appel à projets, une réponse.",
        body=(
            text("""
                On appelle, on pose sa question, on raccroche. Vincent Oury et Inès Charpentier prennent les dossiers
                dans l’ordre d’arrivée. Pas de quart d’heure quand personne n’a rien demandé la veille à midi.
            """),
        ),
        in_days=2,
        start="13:30",
        end="13:45",
        online_link="https://example.org/quart-d-heure-europe",
        organiser="Inès Charpentier",
        recurrence=Repeated("weekly", until_in_days=86, without_in_days=(30,)),
        workspace=COOPERATIONS,
        workspaces=(COOPERATIONS,),
        audience="network",
        author="charpentier",
        days_ago=33,
        english=EnglishEvent(
            slug="a-quarter-of-an-hour-for-europe",
            title="A quarter of an hour for Europe",
            summary="Every week, fifteen minutes on the phone: one question, one call for projects, one answer.",
            body=(
                text("""
                    Ring in, ask, ring off. Vincent Oury and Inès Charpentier take questions in the order in which
                    they came, in French or in English. Times are those of Paris: one hour ahead of Portsmouth, all
                    year round.
                """),
            ),
        ),
    ),
    EventText(
        slug="webinaire-ce-qui-a-marche",
        title="Webinaire : ce qui a marché sur nos quais",
        summary="Deuxième rendez-vous avec Portsmouth. Après les échecs, les réussites, racontées par l’autre rive.",
        body=(
            text("""
                Même règle que la dernière fois : chacun présente le cas de l’autre, dans sa propre langue. Les [notes
                du premier webinaire](cooperations/webinaire-quais-notes-des-deux-rives) donnent le ton. Pas
                d’enregistrement.
            """),
            callout(
                "info", "Se connecter", "Dix minutes avant, pour régler l’interprétation. La séance commence à l’heure."
            ),
        ),
        in_days=16,
        start="10:00",
        end="11:00",
        online_link="https://example.org/webinaire-quais",
        organiser="Inès Charpentier et Eleanor Whitcombe",
        workspace=COOPERATIONS,
        workspaces=(COOPERATIONS, AMENAGEMENT),
        audience="network",
        author="charpentier",
        days_ago=13,
        english=EnglishEvent(
            slug="webinar-what-worked",
            title="Webinar: what worked on our quays",
            summary="The second session with Portsmouth. After the failures, the success stories, told by the other "
            "shore.",
            body=(
                text("""
                    Same rule as last time: each presents the other’s case, in their own language. The [notes of the
                    first webinar](cooperations/webinaire-quais-notes-des-deux-rives) set the tone. No recording.
                """),
                callout(
                    "info",
                    "Joining",
                    "Come ten minutes early to set up interpretation. Ten o’clock in Paris is nine in Portsmouth.",
                ),
            ),
        ),
    ),
    EventText(
        slug="visite-d-une-legumerie",
        title="Visite d’une légumerie",
        summary="Laver, éplucher, livrer : une matinée avec ceux qui le font.",
        body=(
            text("""
                La visite devait ouvrir la série du trimestre. Elle reste au programme : une autre date sera proposée
                dès que l’atelier aura repris. Les inscrits n’ont rien à faire, leur place est gardée.
            """),
        ),
        in_days=12,
        start="09:00",
        end="12:00",
        place="Atelier de transformation, Lisieux",
        organiser="Samir Haddad",
        cancelled="L’atelier change de chaîne de lavage et ne peut recevoir personne ce mois-ci.",
        workspace=ECONOMIE,
        workspaces=(ECONOMIE,),
        audience="network",
        author="haddad",
        days_ago=25,
        english=EnglishEvent(
            slug="visit-to-a-vegetable-kitchen",
            title="Visit to a vegetable processing kitchen",
            summary="Washing, peeling, delivering: a morning with those who do it.",
            body=(
                text("""
                    This was to open the quarter’s visits. It stays on the programme: a new date will be offered once
                    the workshop is running again. If you signed up, your place is kept.
                """),
            ),
            place="Processing workshop, Lisieux",
            cancelled="The workshop is changing its washing line and cannot receive visitors this month.",
        ),
    ),
    EventText(
        slug="journee-des-haies",
        title="Journée des haies",
        summary="Quarante boucles à vélo, partout dans le pôle. Venez à deux.",
        body=(
            text("""
                Départ libre entre 9 heures et midi, retour quand on veut. Les feuilles de route et la méthode sont
                dans [le mode d’emploi](environnement-cadre-de-vie/compter-les-haies-a-velo). Soupe à l’arrivée dans
                les mairies qui le proposent : demandez-leur.
            """),
        ),
        in_days=4,
        all_day=True,
        place="Dans huit membres du pôle",
        organiser="Maëlle Quesnel",
        workspace=ENVIRONNEMENT,
        workspaces=(ENVIRONNEMENT,),
        author="quesnel",
        days_ago=27,
        english=EnglishEvent(
            slug="hedgerow-day",
            title="Hedgerow day",
            summary="Forty loops to cycle, all over the area. Come in pairs.",
            body=(
                text("""
                    Start any time between nine and noon, come back when you like. Route sheets and method are in [the
                    guide](environnement-cadre-de-vie/compter-les-haies-a-velo). Some town halls serve soup at the
                    finish: ask yours.
                """),
            ),
            place="In eight of our members",
        ),
    ),
    EventText(
        slug="atelier-fiche-d-indicateur",
        title="Atelier : remplir la fiche d’indicateur",
        summary="Une heure pour remplir une vraie fiche, avec une série à vous.",
        body=(
            text("""
                Clara Monnier reprend [le guide](amenagement-durable/remplir-la-fiche-d-indicateur) case par case.
                Apportez une série, même incomplète ; vous repartirez avec une fiche terminée. Huit places, une par
                membre.
            """),
        ),
        in_days=19,
        start="14:00",
        end="15:00",
        place="Agence d’urbanisme, Caen",
        online_link="https://example.org/atelier-fiche",
        organiser="Clara Monnier, AUCAME",
        workspace=AMENAGEMENT,
        workspaces=(AMENAGEMENT,),
        audience="pole",
        author="lecointre",
        days_ago=14,
    ),
    EventText(
        slug="soiree-l-estuaire-a-trois-horizons",
        title="Soirée publique : l’estuaire à trois horizons",
        summary="Deuxième soirée de l’atelier. On commence par ce à quoi l’on tient.",
        body=(
            text("""
                Une carte, des épingles, un ancien qui raconte, puis trois horizons. [Le
                déroulé](environnement-cadre-de-vie/l-estuaire-a-trois-horizons) est celui de la première soirée.
                Garde d’enfants dans la salle voisine, avec des ciseaux et du papier bleu.
            """),
        ),
        in_days=33,
        start="19:00",
        end="20:45",
        place="Salle des fêtes, au bord de la Seulles",
        organiser="Manon Leverrier, Seulles Terre et Mer",
        workspace=ENVIRONNEMENT,
        workspaces=(ENVIRONNEMENT,),
        author="quesnel",
        days_ago=10,
    ),
    EventText(
        slug="visite-a-portsmouth",
        title="Visite à Portsmouth",
        summary="Trois jours, six voyageurs, une question chacun.",
        body=(
            text("""
                Traversée de nuit à l’aller, de jour au retour. Le détail, les candidatures et le budget sont sur [la
                page de préparation](cooperations/preparer-la-visite-a-portsmouth).
            """),
        ),
        in_days=47,
        all_day=True,
        days=3,
        place="Portsmouth",
        organiser="Vincent Oury",
        workspace=COOPERATIONS,
        workspaces=(COOPERATIONS,),
        audience="members",
        author="charpentier",
        days_ago=11,
        english=EnglishEvent(
            slug="visit-to-portsmouth",
            title="Norman visit to Portsmouth",
            summary="Three days, six travellers, one question each.",
            body=(
                text("""
                    Out by the night boat, home by daylight. No slides, closed shoes. Eleanor Whitcombe meets the
                    boat; every visitor has lunch with somebody who can answer their question, or who cannot and says
                    so.
                """),
            ),
            place="Portsmouth",
        ),
    ),
    EventText(
        slug="rencontre-des-directeurs",
        title="Rencontre des directeurs des pôles",
        summary="Deux jours à Rouen : trois ateliers, une demi-journée libre, une exposition.",
        body=(
            text("""
                Accueil dès 9 heures le premier jour, fin vers 16 heures le second. Inscriptions par la direction de
                chaque pôle. La demi-journée libre l’est vraiment : n’y mettez rien.
            """),
            callout("info", "Une rencontre d’exemple", "Rouen Seine Eure existe ; cette rencontre est inventée."),
        ),
        in_days=68,
        all_day=True,
        days=2,
        place="Rouen",
        organiser="Catherine Fauvel, Rouen Seine Eure",
        workspaces=(COOPERATIONS,),
        audience="network",
        days_ago=9,
        english=EnglishEvent(
            slug="meeting-of-directors",
            title="Meeting of the directors",
            summary="Two days in Rouen: workshops, an empty half day, an exhibition.",
            body=(
                text("""
                    Doors open at nine on the first day; we finish at about four on the second. Each partnership
                    registers its own people. The empty half day is meant to be empty: please put nothing in it.
                """),
                callout("info", "An example", "Rouen Seine Eure is real; this meeting is invented."),
            ),
            place="Rouen",
        ),
    ),
    EventText(
        slug="webinaire-quais",
        title="Webinaire « Quais » : deux échecs, racontés par l’autre rive",
        summary="Premier rendez-vous avec Portsmouth.",
        body=(
            text("""
                James Ashdown présente un échec normand, Vincent Oury un échec anglais. Une heure, deux langues. Les
                notes prises pendant la séance sont en ligne dans l’espace Coopérations.
            """),
        ),
        in_days=-30,
        start="10:00",
        end="11:00",
        online_link="https://example.org/webinaire-quais",
        organiser="Inès Charpentier",
        workspace=COOPERATIONS,
        workspaces=(COOPERATIONS,),
        audience="network",
        author="charpentier",
        days_ago=60,
        english=EnglishEvent(
            slug="quays-webinar",
            title="“Quays” webinar: two failures, told by the other shore",
            summary="The first session with Portsmouth.",
            body=(
                text("""
                    James Ashdown presents a Norman failure, Vincent Oury an English one. One hour, two languages.
                    Notes taken on the day can be read in the Cooperation workspace.
                """),
            ),
        ),
    ),
]
