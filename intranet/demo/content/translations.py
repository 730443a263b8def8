"""What the translators' desk shows in the demonstration: who translates, who asks, what is in hand, what is late."""

from dataclasses import dataclass, field

# Who translates into which language in which workspace, besides those who edit it.
TRANSLATORS = [
    ("whitcombe", "cooperations", "en"),
    ("saillard", "amenagement-durable", "en"),
]

# Who would like which page in which language, so many days ago.
ASKS = [
    ("whitcombe", "cooperations/une-contribution-a-plusieurs-voix", "en", 12),
    ("ashdown", "cooperations/une-contribution-a-plusieurs-voix", "en", 6),
    ("fauvel", "cooperations/port-districts-what-to-compare", "fr", 9),
    ("mauduit", "cooperations/how-to-host-a-study-visit", "fr", 3),
]
# How often pages were opened, one day in so many of the last weeks.
VIEWS = {
    "cooperations/une-contribution-a-plusieurs-voix": (19, 14, 23, 17, 31, 12),
    "cooperations/port-districts-what-to-compare": (4, 9, 7, 11),
    "cooperations/how-to-host-a-study-visit": (6, 3, 8),
}


@dataclass(frozen=True)
class DemoTranslation:
    """A translation under way, or published: texts by what they translate. Days are counted from the loading."""

    page: str
    language: str
    by: str
    texts: dict[str, str] = field(default_factory=dict)
    reviewed: bool = False
    in_hand_since: int | None = None
    due: int | None = None
    given_by: str = ""
    published: int | None = None


UNDER_WAY = [
    DemoTranslation(
        "cooperations/une-contribution-a-plusieurs-voix",
        "en",
        "whitcombe",
        in_hand_since=10,
        due=-2,
        given_by="charpentier",
        reviewed=True,
        texts={
            "SRADDET : écrire une contribution à plusieurs voix": "SRADDET: writing one contribution in several voices",
            "L’entonnoir": "The funnel",
            "De cent vingt remarques à sept phrases (exercice du groupe)": "From a hundred and twenty remarks to seven "
            "sentences (an exercise of the group)",
            "Étape": "Step",
            "Il reste": "What is left",
            "Ce que l’on écarte": "What is set aside",
        },
    ),
    DemoTranslation(
        "cooperations/port-districts-what-to-compare",
        "fr",
        "charpentier",
        in_hand_since=4,
        due=5,
        texts={
            "Port districts: what we would like to compare": "Quartiers portuaires : ce que nous aimerions comparer",
            "Four measures": "Quatre mesures",
            "Who would join?": "Qui nous rejoint ?",
        },
    ),
]

PUBLISHED = DemoTranslation(
    "cooperations/etude-nationale-les-cles",
    "en",
    "charpentier",
    reviewed=True,
    published=20,
    texts={
        "Coopérer entre métropole et voisins : les clés d’une étude": "Cooperation between a metropolis and its "
        "neighbours: what a study found",
        "Quatre territoires, plus de quatre-vingts entretiens : ce que l’étude nationale dit de ce qui réussit.": "Four"
        " areas, over eighty interviews: what the national study says about what works.",
        "Intercommunalités de France et Sciences Po Paris ont regardé comment quatre territoires – la Gironde, "
        "Montpellier, Orléans et Strasbourg – coopèrent avec ce qui les entoure. Plus de quatre-vingts entretiens "
        "nourrissent le constat. Il n’y a pas de bon instrument en soi ; il y a des conditions.": "Intercommunalités "
        "de France and Sciences Po Paris looked at how four areas – Gironde, Montpellier, Orléans and Strasbourg – "
        "cooperate with what surrounds them. Over eighty interviews feed the findings. No instrument is good in itself;"
        " there are conditions.",
        "Des instruments pour tous les goûts": "An instrument for every taste",
        "Syndicat mixte, pôle d’équilibre, parc naturel, schéma de cohérence, pôle métropolitain, contrat : chacun "
        "existe quelque part et chacun échoue ailleurs. L’argent joue dans les deux sens : il lance des projets, et il "
        "retient ceux qui craignent de payer pour d’autres.": "Joint public body, rural pole, nature park, planning "
        "framework, metropolitan partnership, contract: each works somewhere and each fails elsewhere. Money cuts both "
        "ways: it starts projects, and it holds back those who fear paying for others.",
        "Trois clés, et une question à se poser": "Three keys, and a question to ask oneself",
        "Clé": "Key",
        "Notre question": "Our question",
        "Un récit commun": "A common story",
        "Saurions-nous le dire en deux phrases ?": "Could we tell it in two sentences?",
        "Des personnes dédiées": "Dedicated people",
        "Qui y passe plus d’un jour par semaine ?": "Who spends more than a day a week on it?",
        "Le temps long": "A long time",
        "Que restera-t-il après le mandat ?": "What will be left after the term of office?",
        "Schéma de points reliés par des traits : trois groupes, chacun autour de deux points plus gros.": "Drawing of "
        "dots joined by lines: three groups, each around two larger dots.",
        "Une coopération tient à quelques liens solides.": "A cooperation hangs on a few solid ties.",
        "Par où commencer": "Where to begin",
        "L’eau, l’alimentation et la mobilité y tiennent une large place. Ce sont aussi nos sujets. Nous proposons de "
        "relire nos fiches actions à la lumière des trois clés, et d’écarter celles qui n’en ont aucune.": "Water, food"
        " and transport take up much of it. They are our subjects too. We suggest reading our action sheets again in"
        " the light of the three keys, and setting aside those that have none.",
        "Proposition au bureau": "A proposal to the board",
        "Avant d’ouvrir une action, écrire les deux phrases du récit. Si on n’y arrive pas, attendre.": "Before opening"
        " an action, write the two sentences of the story. If you cannot, wait.",
    },
)

# What is changed in the original after that, so many days ago: its translation is no longer true there.
CHANGE = (
    "d’écarter celles qui n’en ont aucune.",
    "d’écarter celles qui n’en ont aucune. Le comité de pilotage en reparle à la rentrée.",
    4,
)
