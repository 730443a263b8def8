"""The events of the demonstration, around the day of loading."""

from intranet.demo.writing import text

from .news_kinds import EnglishEvent, EventText, Repeated

EVENTS = [
    EventText(
        slug="rencontre-des-referents",
        title="Rencontre des référents",
        summary="Une demi-journée pour se connaître et préparer le programme triennal.",
        body=(text("Accueil à partir de 8 heures et demie. Venez avec une action à montrer."),),
        in_days=16,
        start="09:00",
        end="12:30",
        place="Salle des congrès",
        address="Caen",
        organiser="L’équipe du pôle",
        workspaces=("cooperations",),
        english=EnglishEvent(
            slug="technical-leads-meet",
            title="Technical leads meet",
            summary="Half a day to get to know each other and to prepare the three-year programme.",
            body=(text("Doors open at half past eight. Bring one action to show."),),
            place="Congress hall",
        ),
    ),
    EventText(
        slug="permanence-sols",
        title="Permanence : lire un sol",
        summary="Une heure chaque semaine pour apporter ses questions.",
        body=(text("Sans inscription."),),
        in_days=-7,
        start="17:00",
        end="18:00",
        online_link="https://example.org/permanence",
        recurrence=Repeated("weekly", count=10, without_in_days=(7,)),
        workspace="environnement-cadre-de-vie",
        author="quesnel",
    ),
]
