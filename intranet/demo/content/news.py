"""The news of the demonstration: figures and decisions in them are invented, as the persons are."""

from intranet.demo.writing import text

from .news_kinds import EnglishNews, NewsText, Picture

NEWS = [
    NewsText(
        slug="un-agenda-pour-tous-les-groupes",
        title="Un agenda pour tous les groupes de travail",
        summary="Les réunions des cinq domaines se lisent au même endroit, et dans votre propre agenda.",
        body=(
            text("""
                Chaque espace tient désormais son agenda. Celui du site les rassemble : vous y voyez ce que vous pouvez
                lire, et rien d’autre. Une adresse privée l’apporte à votre messagerie ou à votre téléphone.
            """),
        ),
        days_ago=3,
        picture=Picture("reseau", "Dessin de trois groupes de points reliés entre eux."),
        workspaces=("cooperations",),
        english=EnglishNews(
            slug="one-calendar-for-all-working-groups",
            title="One calendar for all working groups",
            summary="Meetings of the five domains in one place, and in your own calendar.",
            body=(
                text("""
                    Every workspace now keeps its own calendar. The calendar of the site gathers them: you see what
                    you may read, and nothing else. A private address brings it to your mail program or telephone.
                """),
            ),
            picture_alternative="Drawing of three groups of dots joined by lines.",
        ),
    ),
    NewsText(
        slug="le-releve-d-hiver-commence",
        title="Le relevé d’hiver commence",
        summary="Trois semaines pour mesurer les nappes, membre par membre.",
        body=(text("Les fiches de relevé sont dans l’espace Environnement. Une question ? Écrivez à l’équipe."),),
        days_ago=9,
        workspaces=("environnement-cadre-de-vie",),
        audience="pole",
        author="quesnel",
    ),
]
