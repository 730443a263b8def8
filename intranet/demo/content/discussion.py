"""What people of the demonstration say below pages. Whatever is said happened there, to nobody."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Said:
    """``by`` says it so many days ago; ``hidden``: why the managers hid it; ``reported``: by whom, and why."""

    by: str
    days_ago: int
    text: str
    language: str = "fr"
    answers: tuple["Said", ...] = field(default=())
    hidden: str = ""
    reported: tuple[str, str] | None = None


# By the name of the page, as links of the demonstration give it.
CONVERSATIONS: dict[str, tuple[Said, ...]] = {
    "reseau/seine-a-velo-declaration-interet-metropolitain": (
        Said(
            "whitcombe",
            38,
            "The single page is what we lack. When you say that both assemblies voted it in the same words: who held "
            "the pen, and how many drafts did it take?\n\nOur two councils sit on either side of one harbour and have "
            "never passed the same sentence.",
            "en",
            answers=(
                Said(
                    "fauvel",
                    37,
                    "Onze versions. La plume était chez le chef de file, mais c’est le relecteur qui a coupé : la "
                    "première faisait quatre pages.\n\nUn conseil : faites relire par quelqu’un qui n’aime pas le "
                    "projet. Ce qui reste après lui se vote.",
                ),
                Said(
                    "whitcombe",
                    36,
                    "Somebody who does not like the project: we have plenty of those. Thank you, I shall try it "
                    "in June.",
                    "en",
                ),
            ),
        ),
        Said(
            "brossard",
            30,
            "Pour le billet commun, nous avons repris la page unique, à une différence près : nous y avons écrit la "
            "date à laquelle on la relit. Sans date, une déclaration vieillit sans que personne le dise.",
            answers=(
                Said(
                    "fauvel",
                    29,
                    "Bonne idée, et nous ne l’avons pas. La prochaine aura sa date.",
                ),
            ),
        ),
        Said(
            "ashdown",
            14,
            "Counters: we made the same mistake on the seafront route. A student with a clicker, two Saturdays before "
            "the works, gave us a baseline that the consultants still use: https://example.org/seafront-count",
            "en",
        ),
        Said(
            "brossard",
            6,
            "Pour la signalétique, le plus simple est d’appeler l’entreprise : le conducteur de travaux répond sur son "
            "portable, même le dimanche. Je donne son numéro à qui le veut, le voici : 06 99 00 00 00.",
            hidden="Un numéro personnel, donné sans l’accord de son titulaire : envoyez-le plutôt par message.",
        ),
    ),
    "reseau/count-first-draw-later": (
        Said(
            "fauvel",
            7,
            "La poussette est une trouvaille : nous l’essayons sur le parvis de deux gares. Question pratique : que "
            "faites-vous quand il pleut à l’une des deux dates ?",
            answers=(
                Said(
                    "whitcombe",
                    7,
                    "We walk. Residents walk in the rain too, and the figure in wet weeks is part of the result. We "
                    "only note it at the foot of the sheet.",
                    "en",
                ),
            ),
        ),
        Said(
            "monnier",
            5,
            "Vous imprimez les deux sources quand elles se contredisent d’un dixième. Chez nous, l’élu demanderait "
            "laquelle est la bonne. Que lui répondez-vous ?",
            answers=(
                Said(
                    "whitcombe",
                    4,
                    "That if we knew, we would print one. It went down badly the first year and very well since.",
                    "en",
                ),
            ),
        ),
    ),
    "reseau/tableau-de-bord-contrat-de-ville": (
        Said(
            "ashdown",
            16,
            "We left out the twin leads, and I now think that was a mistake: with one lead, the other institutions "
            "stopped reading the cells that were not theirs. How do two of them agree on a roadmap of one page?",
            "en",
            answers=(
                Said(
                    "charpentier",
                    15,
                    "Ils ne se mettent pas d’accord sur tout : la feuille de route a une ligne « ce sur quoi nous ne "
                    "sommes pas d’accord ». Elle se lit en premier, et elle raccourcit d’année en année.",
                ),
            ),
        ),
    ),
    "service-aux-populations/permanences-numeriques-six-mois-apres": (
        Said(
            "lefrancois",
            60,
            "Pour le quatrième lieu : le garage solidaire, près de la gare. On y attend sa voiture une heure, et il y "
            "a du café.",
            answers=(
                Said("hamelin", 59, "Visité ce matin : il y a aussi une prise et une table. C’est retenu."),
                Said(
                    "quesnel",
                    58,
                    "Pensez à l’assurance : la permanence se tient dans un local professionnel, le contrat du garage "
                    "ne couvre pas notre conseillère.",
                ),
            ),
        ),
        Said(
            "whitcombe",
            41,
            "In our libraries the sign that worked said “Bring the phone you hate”. Same finding, other side of the "
            "water. Do you count those who come back as a success or as a failure?",
            "en",
            answers=(
                Said(
                    "hamelin",
                    40,
                    "Les deux : revenir une fois pour apprendre, c’est gagné ; revenir pour la même chose, c’est à "
                    "nous de mieux expliquer. Nous notons « autre question » ou « même question ».",
                ),
            ),
        ),
    ),
    "cooperations/preparer-la-visite-a-portsmouth": (
        Said(
            "charpentier",
            9,
            "Je peux prendre la réservation de groupe, mais il me faut les noms exacts des passeports vendredi midi. "
            "Après, le tarif change.",
            answers=(Said("oury", 8, "Quatre noms sont arrivés. Je relance les deux autres aujourd’hui."),),
        ),
        Said(
            "oury",
            4,
            "Sixième place : la candidate de Cœur de Nacre renonce, et ce n’est pas une surprise, vu comme son service "
            "la laisse partir.",
            reported=("charpentier", "Cela vise une collègue qui n’est pas là pour répondre."),
        ),
    ),
    "actualites/six-normands-a-portsmouth": (
        Said(
            "ashdown",
            3,
            "Six it is. Closed shoes, please: we mean it. The quay was resurfaced last month and is slippery when wet.",
            "en",
            answers=(Said("oury", 2, "Message passé. L’un des six n’a que des mocassins ; il en achète."),),
        ),
    ),
    "agenda/comite-syndical": (
        Said(
            "benali",
            5,
            "Pour le point 3 : quatre minutes par rapporteur, est-ce que les questions sont comprises ?",
            answers=(Said("vasseur", 5, "Non : quatre minutes de rapport, puis les questions. Le sablier est neuf."),),
        ),
    ),
}
