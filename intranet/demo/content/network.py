"""The network of the demonstration: its bodies, what they say of themselves, and four practice sheets.

Bodies and the figures given as theirs are real; people, amounts, adoptions and what happened in Portsmouth are
invented,
and each sheet says so.
"""

import datetime as dt
from dataclasses import dataclass, field

from intranet.demo.writing import Block, Version, documents, heading, picture, quote, text
from intranet.territory.models import Organisation

from .organisations import Body

Kind = Organisation.Kind

# EPCI of the national list, by their SIREN, beside those of the pôle.
NETWORK_EPCI: dict[str, tuple[str, str]] = {
    "rouen-metropole": ("200023414", "Métropole Rouen Normandie"),
    "seine-eure": ("200089456", "Seine-Eure"),
    "lyon-metropole": ("200046977", "Métropole de Lyon"),
}

NETWORK_BODIES = [
    Body("france-urbaine", "France urbaine", Kind.ASSOCIATION),
    Body("intercommunalites", "Intercommunalités de France", Kind.ASSOCIATION),
    Body("fnau", "Fédération nationale des agences d’urbanisme", Kind.ASSOCIATION, "FNAU"),
    Body("polepharma", "Polepharma", Kind.ASSOCIATION),
]

HOME_SUMMARY = "Ceux qui dirigent les pôles métropolitains, en France, et leurs partenaires : ce qu’ils ont essayé, ce "
HOME_SUMMARY += "qu’ils en retiennent, qui appeler."
HOME_PURPOSE = """
    Douze pôles ont formé le réseau à partir de juillet 2011, à l’appel de trois fédérations nationales ; ils étaient
    vingt-huit en 2019. Aucun n’a le périmètre ni la méthode du voisin. C’est ce qui rend leurs récits utiles :
    **on ne copie pas un prototype, on demande comment il a été construit**.

    Ici, chaque directeur, chaque partenaire écrit ses fiches de pratiques, en français ou en anglais. Une fiche répond
    toujours aux mêmes questions, coût et échecs compris. Quand elle vous sert, dites-le sur la fiche : c’est ainsi que
    l’on voit voyager une idée.
"""
MEETING_TITLE = "Rencontre des directeurs de pôles"
MEETING_PLACE = "Rouen, accueil par Rouen Seine Eure (rencontre d’exemple)"
# Of the page in the calendar, from which its days are taken.
MEETING_EVENT = "rencontre-des-directeurs"

HOME_ENGLISH = Version(
    title="The network",
    slug="network",
    summary="Those who run France’s metropolitan partnerships and those who work with them: what they tried, what they "
    "learnt, whom to call.",
    author="charpentier",
)
HOME_ENGLISH_PURPOSE = """
    Twelve metropolitan partnerships (pôles métropolitains) formed the network from July 2011, at the call of three
    national federations; there were twenty-eight of them in 2019. No two share a perimeter or a method, which is what
    makes their stories worth hearing: **nobody copies a prototype, but anybody may ask how it was built**.

    Directors and partners write their practice sheets here, in French or in English. A sheet always answers the same
    questions, cost and failures included. If one has been of use to you, say so on the sheet: that is how we see an
    idea travel.
"""
MEETING_ENGLISH_TITLE = "Directors’ meeting"
MEETING_ENGLISH_PLACE = "Rouen, hosted by Rouen Seine Eure (illustrative meeting)"

PRACTICES_SUMMARY = "Ce que d’autres ont fait, avec quels moyens, et ce que vous pouvez en reprendre."
PRACTICES_ENGLISH = Version(
    title="Practices",
    slug="practices",
    summary="What others did, with what means, and how much of it you can take home.",
    author="charpentier",
)
DIRECTORY_SUMMARY = "Les pôles, leurs agences, les associations qui les réunissent et leurs partenaires d’Europe."
DIRECTORY_ENGLISH = Version(
    title="Organisations",
    slug="organisations",
    summary="Partnerships, their planning agencies, the associations that bring them together, partners in Europe.",
    author="charpentier",
)


@dataclass(frozen=True)
class Presentation:
    """The page of an organisation; ``key`` is that of the body."""

    key: str
    author: str
    summary: str
    body: tuple[Block, ...]
    region: str = ""
    members: tuple[str, ...] = ()
    website: str = ""
    language: str = "fr"
    other: Version | None = None


PRESENTATIONS = (
    Presentation(
        "pole",
        "vasseur",
        "Cinq domaines d’action, des membres qui choisissent les leurs, une équipe qui anime.",
        (
            text("""
                Intercommunalités, Département et Région y travaillent **à la carte** : chacun adhère aux domaines qui
                le concernent et y désigne ses référents techniques. L’équipe du pôle anime, l’agence d’urbanisme
                observe, les élus arrêtent un programme pour trois ans et en rendent compte.
            """),
            heading("Ce que nous cherchons"),
            text("""
                - des pairs qui font vivre un pôle à la carte : comment garder un récit commun ?
                - des indicateurs partagés de part et d’autre de la Manche ;
                - des retours francs sur la fin d’un programme triennal.
            """),
        ),
        region="FR-NOR",
        other=Version(
            title="Caen Normandie Métropole",
            slug="caen-normandie-metropole",
            summary="Five domains of action, members who choose theirs, a small team that keeps things moving.",
            author="charpentier",
            body=(
                text("""
                    Intermunicipal authorities, the département and the région work together here on an **opt-in**
                    basis: each joins the domains that matter to it and names its technical leads. The partnership’s
                    team animates, the planning agency observes, elected members set a three-year work programme and
                    answer for it.
                """),
                heading("What we are looking for"),
                text("""
                    - peers who keep an opt-in partnership together: how does one hold on to a common story?
                    - indicators that both shores of the Channel can share;
                    - plain words about how a three-year programme ended.
                """),
            ),
        ),
    ),
    Presentation(
        "rouen",
        "fauvel",
        "Deux intercommunalités, trois domaines, et pas d’administration de plus.",
        (
            text("""
                Né en 2012 de la Métropole de Rouen et de Seine-Eure, le pôle réunissait alors 560 000 habitants dans
                107 communes. Il n’emploie personne : les services des deux intercommunalités portent ses projets, à
                tour de rôle. Économie, tourisme, mobilité : chacun des trois domaines s’est ouvert par une
                **déclaration d’intérêt métropolitain**, votée dans les mêmes termes par les deux assemblées.
            """),
            picture(
                "riviere",
                "Dessin d’une rivière bordée d’arbres qui serpente dans une vallée, au soleil bas.",
                "La vallée, ce que les deux territoires ont d’abord en commun.",
            ),
            heading("Quelques réalisations"),
            text("""
                - la Seine à vélo, itinéraire cyclable au fil du fleuve ;
                - un partenariat avec Polepharma : près de 300 organismes et 60 000 emplois, dont 8 000 dans le pôle ;
                - un projet alimentaire territorial et un travail commun sur l’eau ;
                - une seule contribution, au lieu de deux, au schéma régional.
            """),
        ),
        region="FR-NOR",
        members=("rouen-metropole", "seine-eure"),
        other=Version(
            title="Rouen Seine Eure",
            slug="rouen-seine-eure",
            summary="Two intermunicipal authorities, three domains, and not one more administration.",
            author="charpentier",
            body=(
                text("""
                    Founded in 2012 by the Rouen metropolis and Seine-Eure, the partnership then stood for 560,000
                    people in 107 municipalities. It employs nobody: the officers of the two authorities take turns
                    in carrying its projects. Economy, tourism, transport: each of its three domains was opened by a
                    **declaration of metropolitan interest**, voted in the same words by both assemblies.
                """),
                heading("Some of its work"),
                text("""
                    - the Seine à vélo, a cycle route along the river;
                    - a partnership with the Polepharma cluster: some 300 bodies and 60,000 jobs, 8,000 of them here;
                    - a local food plan, and joint work on water;
                    - one contribution instead of two to the regional planning scheme.
                """),
            ),
        ),
    ),
    Presentation(
        "lyon",
        "brossard",
        "Hôte de la rencontre des directeurs en septembre 2019.",
        (
            text("""
                C’est à Lyon, les 26 et 27 septembre 2019, que les directeurs ont fait le point sur dix ans de pôles
                et retenu quatre chantiers : le dialogue avec la région, les métiers de l’interterritorialité, les
                grands systèmes comme la mobilité, et rendre la coopération visible.
            """),
            quote(
                "Nous avons cessé de comparer nos statuts pour comparer nos journées.",
                "Étienne Brossard (personnage fictif)",
            ),
        ),
        region="FR-ARA",
        members=("lyon-metropole",),
    ),
    Presentation(
        "aucame",
        "charpentier",
        "L’agence d’urbanisme qui observe, cartographie et explique, pour le pôle et ses membres.",
        (
            text("""
                Outils géographiques, diagnostics, études : l’agence fournit au pôle la matière de ses décisions. Elle
                tient l’observatoire inter-SCoT et les indicateurs des quartiers prioritaires, et les raconte à qui
                doit trancher sans être statisticien.
            """),
            picture(
                "carte",
                "Carte schématique d’un territoire découpé en secteurs, du plus clair au plus foncé vers le centre.",
            ),
        ),
        region="FR-NOR",
        website="https://www.aucame.fr/",
    ),
    Presentation(
        "france-urbaine",
        "vasseur",
        "L’association des grandes villes et métropoles, parmi les fondatrices du réseau.",
        (
            text("""
                Elle compte parmi les trois associations qui ont créé le réseau en juillet 2011, et a depuis ouvert ses
                instances aux directeurs et aux élus des pôles. C’est par elle que nos positions communes arrivent sur
                les tables nationales.
            """),
        ),
        website="https://franceurbaine.org/",
    ),
    Presentation(
        "intercommunalites",
        "vasseur",
        "L’association des intercommunalités, AdCF à la création du réseau.",
        (
            text("""
                Sous son ancien nom d’AdCF, elle a cofondé le réseau en 2011. Avec Sciences Po Paris, elle a conduit
                l’étude nationale sur les liens entre métropoles et territoires voisins : la Gironde, Montpellier,
                Orléans, Strasbourg, et plus de quatre-vingts entretiens.
            """),
        ),
        website="https://www.intercommunalites.fr/",
    ),
    Presentation(
        "fnau",
        "charpentier",
        "La fédération des agences d’urbanisme, troisième fondatrice du réseau.",
        (
            text("""
                Une agence d’urbanisme travaille auprès de bien des pôles : leur fédération fait circuler méthodes et
                données de l’une à l’autre, et avec elles une part de ce que les pôles savent d’eux-mêmes.
            """),
        ),
        website="https://www.fnau.org/",
    ),
    Presentation(
        "polepharma",
        "fauvel",
        "La grappe pharmaceutique, partenaire du pôle Rouen Seine Eure.",
        (
            text("""
                Environ 300 organismes et 60 000 emplois, dont 8 000 dans le périmètre du pôle. Le partenariat donne
                aux deux intercommunalités un seul interlocuteur, et aux entreprises un territoire à leur échelle.
            """),
        ),
        region="FR-NOR",
    ),
    Presentation(
        "portsmouth",
        "whitcombe",
        "Portsmouth looks at France across the water, and asks itself the same questions.",
        (
            text("""
                A working port, a dense city, visitors who come off the ferry and drive away: much of what occupies
                our French neighbours occupies us. We read the sheets of the network for what went wrong as much as
                for what went well.
            """),
            heading("What we can offer"),
            text("""
                - five years of figures on one port district, with the method behind them;
                - a host for a study visit, on foot and whatever the weather;
                - an outside pair of eyes on a draft programme.
            """),
            text(
                "The city is real. The partnership shown in this demonstration is illustrative, and its people are "
                "invented."
            ),
        ),
        language="en",
        website="https://www.portsmouth.gov.uk/",
    ),
)


@dataclass(frozen=True)
class SheetText:
    """What a practice sheet says, in one language."""

    title: str
    slug: str
    summary: str
    need: str
    done: str
    means: str
    cost_note: str
    results: str
    transferable: str
    not_transferable: str
    funding_text: str
    area: str
    contact_job: str
    figures: tuple[tuple[str, str, str], ...]
    body: tuple[Block, ...] = ()
    author: str = ""

    def words(self) -> int:
        """How many words its answers take."""
        answers = (self.need, self.done, self.means, self.results, self.transferable, self.not_transferable)
        return sum(len(answer.split()) for answer in (*answers, self.funding_text))


@dataclass(frozen=True)
class Adopter:
    """An invented adoption: the body, how many days ago, in which words."""

    key: str
    days: int
    words: str
    language: str = "fr"
    by: str = "vasseur"


@dataclass(frozen=True)
class Sheet:
    """A practice sheet; ``bodies`` are keys with their part and a note, ``contact`` the key of an invented person."""

    text: SheetText
    author: str
    days: int
    contact: str
    bodies: tuple[tuple[str, str, str], ...]
    themes: tuple[str, ...]
    begins_on: dt.date
    ends_on: dt.date | None = None
    domains: tuple[str, ...] = ()
    country: str = "FR"
    region: str = ""
    cost: int | None = None
    funding: tuple[tuple[str, str, int | None], ...] = ()
    language: str = "fr"
    inspired_by: str = ""
    adopters: tuple[Adopter, ...] = field(default=())
    other: SheetText | None = None


SEINE = Sheet(
    text=SheetText(
        title="Un itinéraire cyclable sans créer d’administration : la Seine à vélo",
        slug="seine-a-velo-declaration-interet-metropolitain",
        summary="Deux intercommunalités ont voté la même phrase, puis réparti le travail. La méthode compte autant "
        "que la "
        "piste.",
        need="""
            Un fleuve relie les deux membres du pôle ; une limite administrative les sépare. Chacun avait son schéma
            cyclable, son calendrier, son mobilier. À la jonction, l’itinéraire s’arrêtait au pied d’un talus. Les
            hébergeurs ne savaient pas à qui parler, et personne ne voulait d’un syndicat de plus, avec ses loyers et
            ses postes.

            Restait à décider ensemble sans embaucher.
        """,
        done="""
            1. **Dire pourquoi c’est commun.** Une déclaration d’intérêt métropolitain – nous disons la « DIM » – tient
            en une page : l’objet, ce que chacun apporte, ce qui reste à chacun. Les deux assemblées l’ont votée dans
            les mêmes termes, à quelques semaines d’écart.
            2. **Désigner un service chef de file.** Pas de bureau du pôle : un technicien de l’une des deux maisons
            pilote, son homologue de l’autre relit tout.
            3. **Marcher le tracé**, à pied puis à vélo, avec les maires riverains. Onze points durs ont été notés et
            classés par coût.
            4. **Acheter ensemble** la signalétique, par groupement de commandes, et laisser chaque maître d’ouvrage
            faire ses travaux.

            Nous avions prévu une marque touristique propre au pôle. Nous l’avons abandonnée : l’itinéraire en avait
            déjà une, et les visiteurs se moquent de nos périmètres.
        """,
        means="""
            Un tiers de temps d’un technicien pendant trois ans, le quart d’une chargée de communication, une réunion
            par mois. Un groupement de commandes, deux conventions, aucun local.
        """,
        cost_note="Part commune, études et signalétique sur trois ans, hors travaux ; montant d’exemple.",
        results="""
            La jonction existe et se voit. Les deux offices de tourisme vendent les mêmes étapes. Surtout, la méthode a
            resservi : le projet alimentaire et le travail sur l’eau se sont ouverts de la même façon, plus vite parce
            que les modèles de délibération existaient.

            Ce qui n’a pas marché : les compteurs, posés trop tard. Nous savons combien passent aujourd’hui, pas combien
            passaient avant.
        """,
        transferable="""
            - La page unique, votée à l’identique. Prenez la nôtre et changez les noms.
            - Le chef de file chez un membre, le relecteur chez l’autre.
            - Poser les compteurs **avant** les travaux.
        """,
        not_transferable="""
            À deux membres, on se met d’accord dans un couloir. À quatorze, il faudra une instance. Et un fleuve fait un
            récit à lui seul : tous les itinéraires n’ont pas cette chance.
        """,
        funding_text="""
            Le FEDER a payé une part de la signalétique. Le dossier a été porté par un seul membre pour le compte des
            deux : c’est plus simple à instruire, mais il avance la trésorerie. Prévoyez dix-huit mois entre la dépense
            et le versement.
        """,
        area="Vallée de la Seine, Seine-Maritime et Eure",
        contact_job="Directrice du pôle",
        figures=(
            ("2", "assemblées, une même délibération", "Pôle métropolitain, 2012"),
            ("560 000", "habitants à la création du pôle", "2012"),
            ("107", "communes à la création du pôle", "2012"),
        ),
        body=(
            picture(
                "estuaire",
                "Dessin d’un fleuve qui serpente vers la mer entre deux rives vertes, sous un ciel clair.",
                "Un fleuve, deux rives, deux maîtres d’ouvrage : vue d’artiste.",
            ),
        ),
    ),
    author="fauvel",
    days=96,
    contact="fauvel",
    bodies=(
        ("rouen", "lead", "coordination"),
        ("rouen-metropole", "partner", "travaux et chef de file"),
        ("seine-eure", "partner", "travaux et relecture"),
    ),
    themes=("mobilites-nouvelles", "tourisme-patrimoine", "vallee-de-la-seine"),
    begins_on=dt.date(2016, 3, 1),
    region="FR-NOR",
    cost=180_000,
    funding=(("feder", "Programme régional, mobilités douces (exemple)", 72_000),),
    adopters=(
        Adopter("lyon", 40, "La page unique, pour un billet de transport commun. Adoption d’exemple.", by="brossard"),
        Adopter(
            "pole",
            12,
            "Le binôme chef de file et relecteur, repris dans nos fiches actions. Adoption d’exemple.",
        ),
    ),
    other=SheetText(
        title="A cycle route without a new administration: the Seine à vélo",
        slug="seine-a-velo-declaration-of-interest",
        summary="Two authorities voted the same sentence, then shared out the work. The method matters as much as "
        "the path.",
        author="charpentier",
        need="""
            A river joins the two members of the partnership; an administrative boundary parts them. Each had its own
            cycling plan, its own calendar, its own signposts. Where they met, the route ended at the foot of a bank.
            Innkeepers did not know whom to call, and nobody wanted one more joint body with rent to pay and posts to
            fill.

            The question was how to decide together without hiring anybody.
        """,
        done="""
            1. **Say why it is shared.** A declaration of metropolitan interest – the “DIM” – fits on one page: the
            purpose, what each member brings, what each keeps for itself. Both assemblies passed it in the same words, a
            few weeks apart.
            2. **Name a lead service.** The partnership has no office: an engineer in one house leads, a colleague in
            the other reads everything.
            3. **Walk the line**, on foot and then by bicycle, with the mayors along the river. Eleven trouble spots
            were
            noted and ranked by cost.
            4. **Buy the signs together**, under one joint contract, and let each authority build its own stretch.

            We had meant to have a tourist brand of our own. We gave it up: the route already had one, and visitors do
            not care about our boundaries.
        """,
        means="""
            A third of one engineer’s time over three years, a quarter of a communications officer’s, one meeting a
            month. One joint contract, two agreements, no premises.
        """,
        cost_note="Shared part: studies and signs over three years, building works aside; illustrative amount.",
        results="""
            The missing link is there for all to see. Both tourist offices sell the same stages. Above all, the method
            has been used again: the food plan and the work on water were opened in the same way, and faster, since the
            model resolutions were at hand.

            What failed: the counters went in too late. We know how many people ride past today, not how many did
            before.
        """,
        transferable="""
            - The single page, passed word for word. Take ours and change the names.
            - A lead in one member’s house, a critical reader in the other’s.
            - Put in the counters **before** the builders arrive.
        """,
        not_transferable="""
            Two members can settle things in a corridor. Fourteen will need a committee. And a river tells its own
            story:
            not every route is so lucky.
        """,
        funding_text="""
            The European Regional Development Fund paid for part of the signs. One member applied on behalf of both,
            which made the file simpler to assess but left that member out of pocket meanwhile. Allow eighteen months
            between spending and being paid.
        """,
        area="Seine valley, Seine-Maritime and Eure",
        contact_job="Director of the partnership",
        figures=(
            ("2", "assemblies, one resolution", "The partnership, 2012"),
            ("560,000", "inhabitants when the partnership was founded", "2012"),
            ("107", "municipalities when it was founded", "2012"),
        ),
        body=(
            picture(
                "estuaire",
                "Drawing of a river winding to the sea between two green banks under a clear sky.",
                "One river, two banks, two builders: an artist’s view.",
            ),
        ),
    ),
)

TABLEAU = Sheet(
    text=SheetText(
        title="Un tableau de bord que l’on remplit pour décider : le contrat de ville de Caen la mer",
        slug="tableau-de-bord-contrat-de-ville",
        summary="Cinq familles d’indicateurs, remplies chaque année par ceux qui agissent, pour changer de cap "
        "avant la fin.",
        need="""
            Le contrat de ville 2015–2020 engageait plus de quinze partenaires pour sept quartiers prioritaires de Caen,
            d’Hérouville-Saint-Clair et de Colombelles, soit 24 970 habitants ; trois communes voisines restaient sous
            veille. Les bilans précédents arrivaient après la bataille : un gros rapport, un an trop tard, que personne
            n’avait écrit et que peu avaient lu.

            Les élus demandaient autre chose : savoir, chaque année, quelles priorités revoir.
        """,
        done="""
            Chaque orientation – l’emploi, la réussite éducative et le lien social, le cadre de vie – a son équipe
            projet, menée par **deux institutions à la fois**, qui doit trois actions phares par an. Le tableau suit
            cette organisation au lieu d’en inventer une autre. Cinq familles d’indicateurs s’y lisent d’un seul regard
            :

            - l’évolution des quartiers, d’après l’observatoire de l’agence d’urbanisme ;
            - la qualité du partenariat, notée par les équipes elles-mêmes ;
            - l’apport de chaque partenaire, deux ou trois indicateurs de son choix ;
            - la valeur ajoutée, de trois à cinq par orientation ;
            - ce que l’on met en lumière : trois initiatives distinguées chaque année.

            L’analyse se fait en séance, avec les conseils citoyens, habitants et associations. Elle finit par une
            feuille de route d’une page pour chaque équipe.
        """,
        means="""
            Une chargée d’études à l’agence, vingt jours par an. Une demi-journée par équipe projet pour noter ses
            actions. Un tableur partagé, et le courage de laisser des cases vides : **inconnu n’est pas zéro**.
        """,
        cost_note="Vingt jours d’étude et l’animation de trois séances, par an ; montant d’exemple.",
        results="""
            Deux priorités ont été revues en cours de route, ce qui n’était jamais arrivé. L’écart entre les quartiers
            et
            le reste du territoire, et non plus leur niveau, est devenu le chiffre que l’on cite : un quartier peut
            progresser et décrocher en même temps.

            L’auto-évaluation a d’abord été complaisante. Elle s’est redressée quand chaque équipe a dû nommer une
            action à abandonner.
        """,
        transferable="""
            - Les cinq familles, telles quelles, y compris hors de la politique de la ville.
            - Laisser chaque partenaire choisir ses deux ou trois indicateurs : il les remplira.
            - Regarder les écarts avant les niveaux.
        """,
        not_transferable="""
            Sans observatoire local, la première famille demande deux ans de préparation. Et deux pilotes par équipe
            supposent des institutions qui se parlent déjà : ailleurs, commencez par un.
        """,
        funding_text="""
            Le tableau n’a pas reçu d’argent européen. Il a servi à en justifier : les indicateurs d’emploi ont nourri
            un
            dossier FSE+ porté par un partenaire. Nous conseillons de choisir dès le départ des définitions compatibles.
        """,
        area="Calvados : Caen, Hérouville-Saint-Clair, Colombelles",
        contact_job="Chargée de mission au pôle",
        figures=(
            ("7", "quartiers prioritaires", "Contrat de ville 2015–2020"),
            ("24 970", "habitants concernés", "Contrat de ville 2015–2020"),
            ("3", "actions phares par équipe et par an", "Contrat de ville 2015–2020"),
        ),
        body=(
            picture(
                "barres",
                "Diagramme en barres à deux couleurs : l’écart entre les deux séries diminue de gauche à droite.",
                "L’écart plutôt que le niveau : schéma sans données.",
            ),
        ),
    ),
    author="vasseur",
    days=63,
    contact="quesnel",
    bodies=(
        ("caen", "lead", "pilotage du contrat"),
        ("aucame", "partner", "observatoire et analyse"),
    ),
    themes=("habitat", "education"),
    begins_on=dt.date(2015, 7, 1),
    ends_on=dt.date(2020, 12, 31),
    region="FR-NOR",
    cost=14_000,
    adopters=(
        Adopter(
            "portsmouth",
            20,
            "We took the five families and the empty cells, and left out the twin leads. Illustrative adoption.",
            language="en",
            by="whitcombe",
        ),
    ),
    other=SheetText(
        title="A dashboard filled in so as to decide: the Caen la mer urban partnership contract",
        slug="urban-contract-dashboard",
        summary="Five families of indicators, filled in every year by those who act, to change course before the end.",
        author="charpentier",
        need="""
            The urban partnership contract (contrat de ville) for 2015–2020 bound over fifteen partners to seven
            priority
            neighbourhoods in Caen, Hérouville-Saint-Clair and Colombelles, home to 24,970 people; three neighbouring
            towns were kept under watch. Earlier reviews came after the battle: a thick report, a year too late, that
            nobody had written and few had read.

            Elected members wanted something else: to know, each year, which priorities to revise.
        """,
        done="""
            Each of the three orientations – jobs, success at school and social ties, the living environment – has its
            project team, led by **two institutions at once**, which owes three flagship actions a year. The dashboard
            follows that organisation instead of inventing another. Five families of indicators can be taken in at a
            glance:

            - how the neighbourhoods change, from the planning agency’s observatory;
            - how well the partnership works, as rated by the teams themselves;
            - what each partner brings: two or three indicators of its own choosing;
            - added value, three to five for each orientation;
            - what deserves the limelight: three initiatives honoured every year.

            The reading is done in the room, with the citizens’ councils of residents and associations. It ends with one
            page for each team: its roadmap.
        """,
        means="""
            An analyst at the agency, twenty days a year. Half a day for each project team to rate its actions. A shared
            spreadsheet, and the nerve to leave cells empty: **unknown is not zero**.
        """,
        cost_note="Twenty days of analysis and three sessions, per year; illustrative amount.",
        results="""
            Two priorities were revised along the way, which had never happened before. The gap between the
            neighbourhoods and the rest of the area, rather than their level, became the figure that people quote: a
            neighbourhood can improve and fall behind at the same time.

            Self-assessment was indulgent at first. It sobered up once each team had to name one action to drop.
        """,
        transferable="""
            - The five families as they stand, well beyond urban policy.
            - Let each partner choose its two or three indicators: it will then fill them in.
            - Look at gaps before levels.
        """,
        not_transferable="""
            Without a local observatory, the first family takes two years to prepare. And twin leads suppose
            institutions
            that already talk: elsewhere, begin with one.
        """,
        funding_text="""
            The dashboard itself received no European money. It helped to justify some: its job indicators went into a
            European Social Fund application made by one of the partners. Choose compatible definitions from the start.
        """,
        area="Calvados: Caen, Hérouville-Saint-Clair, Colombelles",
        contact_job="Project officer at the partnership",
        figures=(
            ("7", "priority neighbourhoods", "Contract 2015–2020"),
            ("24,970", "people who live there", "Contract 2015–2020"),
            ("3", "flagship actions per team and year", "Contract 2015–2020"),
        ),
        body=(
            picture(
                "barres",
                "Bar chart in two colours: the gap between the two series shrinks from left to right.",
                "The gap rather than the level: a sketch without data.",
            ),
        ),
    ),
)

INTERSCOT = Sheet(
    text=SheetText(
        title="Observer à l’échelle de plusieurs SCoT sans refaire un SCoT",
        slug="observation-inter-scot",
        summary="L’agence d’urbanisme tient une même base pour des schémas d’âges différents. Ce qu’il faut "
        "accepter de ne pas "
        "harmoniser.",
        need="""
            Autour de Caen, les schémas de cohérence territoriale ne sont pas nés la même année. Celui de Caen,
            approuvé à
            l’unanimité en 2011, avait ses indicateurs ; les voisins en avaient d’autres. Comparer la consommation
            d’espace d’un secteur à l’autre revenait à comparer des photographies prises à des saisons différentes.

            Les élus posaient pourtant des questions qui ignorent les limites : où se construisent les logements, d’où
            viennent ceux qui travaillent ici, que reste-t-il de terres ?
        """,
        done="""
            Nous avons d’abord **renoncé à l’indicateur unique**. L’observatoire tient douze séries, choisies parce que
            leur source existe partout et revient chaque année. Chacune porte sa fiche : définition, source, date, et
            une
            phrase sur ce qu’elle ne dit pas.

            Ensuite, une carte par question, jamais par schéma. Les limites des SCoT y sont un trait fin que l’on peut
            effacer. Enfin, une matinée par an avec les référents des membres : ils apportent ce que les chiffres n’ont
            pas vu, et nous corrigeons en séance.

            Une plateforme en ligne ouverte à la saisie a été essayée puis fermée : six mois, quatre contributions.
        """,
        means="""
            Une géomaticienne à mi-temps, un chargé d’études pour l’animation, dix jours par an pour la mise à jour. Des
            logiciels libres et des données publiques. Les membres prêtent leurs fichiers fonciers sous convention.
        """,
        cost_note="Part annuelle du programme partenarial de l’agence ; montant d’exemple.",
        results="""
            Les contributions des membres au schéma régional citent la même base. Deux révisions de SCoT ont commencé
            par
            l’observatoire au lieu de commander un diagnostic, ce qui a fait gagner plusieurs mois à chacune.

            Le débat a changé de forme : on discute de ce qu’il faut faire, moins de qui a le bon chiffre. En revanche
            la
            série sur les commerces est abandonnée, sa source ayant changé deux fois.
        """,
        transferable="""
            - Douze séries, pas trente, et une phrase sur les limites de chacune.
            - Une carte par question.
            - La matinée annuelle avec les référents : c’est elle qui rend la base crédible.
        """,
        not_transferable="""
            Il faut une agence, ou au moins un service d’observation qui survive aux mandats. La confiance qui permet de
            prêter des fichiers fonciers s’est construite en dix ans : elle ne s’achète pas avec le logiciel.
        """,
        funding_text="""
            Aucun financement européen à ce jour. Un volet transfrontalier a été étudié avec nos partenaires anglais ;
            nous préférons d’abord rapprocher les définitions, ce qui ne coûte que du temps.
        """,
        area="Calvados et franges de l’Orne et de la Manche",
        contact_job="Géomaticienne à l’AUCAME",
        figures=(
            ("12", "séries suivies", "Observatoire, exemple"),
            ("2011", "approbation du SCoT de Caen, à l’unanimité", ""),
            ("10", "jours par an de mise à jour", "Exemple"),
        ),
        body=(
            picture(
                "flux",
                "Carte schématique : des arcs de plusieurs épaisseurs relient des communes à une ville centrale.",
                "Une carte par question : ici, d’où viennent ceux qui travaillent en ville. Schéma.",
            ),
        ),
    ),
    author="vasseur",
    days=31,
    contact="monnier",
    bodies=(
        ("aucame", "lead", "base, cartes et animation"),
        ("pole", "partner", "réunit les référents"),
    ),
    themes=("inter-scot", "sol-foncier"),
    begins_on=dt.date(2014, 1, 1),
    region="FR-NOR",
    cost=45_000,
)

PORTSMOUTH = Sheet(
    text=SheetText(
        title="Count first, draw later: five years of figures for one port district",
        slug="count-first-draw-later",
        summary="Before a new masterplan, four measures taken in the same way for five years. The dullest project "
        "we ran, and "
        "the one people still quote.",
        need="""
            Every decade brings a new drawing of the quays. The last one promised homes, jobs and a promenade; ten years
            on, nobody could say how many of each had come. Councillors were asked to vote for a fresh vision without
            knowing what had become of the old one, and residents had stopped turning up to look at watercolours.

            We wanted a baseline that would outlive the next change of leadership.
        """,
        done="""
            We chose **four things to count**, and wrote down how before counting anything: jobs that need the water,
            homes lived in all year, minutes to the centre on foot, and days when residents come.

            - Two officers walked the district with a pushchair and a stopwatch, twice a year, in the same weeks.
            - The harbour, the bus company and the largest employers gave figures under a two-page agreement.
            - A panel of residents checked the results against what they saw, and could add a note of dissent.
            - Each spring, one sheet of paper was pinned up in the library, the school and the ferry terminal.

            From the French dashboard that inspired us we took the habit of showing the gap with the rest of the city,
            and of leaving a cell blank rather than guessing. We tried to add air quality in the third year and stopped:
            one sensor proves nothing.
        """,
        means="""
            One day a week of an analyst’s time, eight walks, and a print budget. No software beyond a spreadsheet. The
            residents’ panel met three times a year, with travel and childcare paid for.
        """,
        cost_note="Panel expenses, printing and sensors over five years, in euros; illustrative amount.",
        results="""
            The new plan opens with the four curves instead of a picture. One proposed footbridge was moved after the
            walks showed that it would save nobody any time. Jobs that need the water had held steady, which surprised
            both sides of the argument.

            The homes figure remains our weak point: two sources disagree by a tenth, and we print both.
        """,
        transferable="""
            - Four measures at most, defined on one page before the first count.
            - Walking, at fixed dates, with something on wheels.
            - A right of dissent, printed next to the number.
        """,
        not_transferable="""
            Our harbour belongs to the city, so the figures were one telephone call away. With a private operator,
            expect
            a year of talks. A small district also makes walking possible; for a whole estuary, sample.
        """,
        funding_text="""
            None for the count itself. An earlier Interreg project had paid for the study visits during which we met the
            idea; without those two days in Normandy there would have been no project. Budget for visits first.
        """,
        area="Portsmouth, Hampshire",
        contact_job="Head of European Partnerships",
        figures=(
            ("4", "measures, unchanged for five years", "Illustrative"),
            ("8", "walks with a stopwatch", "Illustrative"),
            ("1", "footbridge moved", "Illustrative"),
        ),
        body=(
            picture(
                "port",
                "Drawing of harbour cranes and low warehouses reflected in still water.",
                "Jobs that need the water: first of the four counts.",
            ),
            documents("In more detail", "port-districts"),
        ),
    ),
    author="whitcombe",
    days=9,
    contact="whitcombe",
    bodies=(("portsmouth", "lead", "illustrative project"),),
    themes=("europe-transfrontalier", "promotion-attractivite"),
    begins_on=dt.date(2019, 4, 1),
    ends_on=dt.date(2024, 3, 31),
    country="GB",
    cost=38_000,
    funding=(("interreg", "Study visits, earlier project (illustrative)", None),),
    language="en",
    inspired_by="tableau-de-bord-contrat-de-ville",
    adopters=(Adopter("rouen", 4, "Le chronomètre et la poussette, pour nos gares. Adoption d’exemple.", by="fauvel"),),
)

SHEETS = (SEINE, TABLEAU, INTERSCOT, PORTSMOUTH)
