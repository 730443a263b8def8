from intranet.demo.writing import Article, callout, heading, table, text

ARTICLE = Article(
    slug="groupe-services-releve-de-decisions",
    title="Groupe services : relevé de décisions et reste à faire",
    summary="Mobilités, lecture publique, santé : neuf points en une heure et demie. Pour les membres de l’espace.",
    author="quesnel",
    days=13,
    themes=("mobilites-nouvelles", "numerique", "sport-culture"),
    audience="members",
    body=(
        text("""
            Présents : sept membres sur neuf, dont deux suppléants que l’on a bien fait de désigner. Nous avons essayé
            la règle des dix minutes par point, sablier sur la table. Personne n’a débordé de plus d’un sablier.
        """),
        heading("Ce que nous avons arrêté"),
        table(
            "Décisions et responsables",
            ["Sujet", "Décision", "Qui", "Pour quand"],
            ["Dix trajets", "Quatre membres remplissent la grille", "Yann Le Bihan", "La fin du mois"],
            ["Carte de lecture", "Avis favorable, calendrier compris", "Damien Brard", "Bureau de mai"],
            ["Permanence numérique", "Un quatrième lieu, dans un garage", "Sylvie Hamelin", "Dans six semaines"],
            ["Gymnases", "Ajourné : la page est encore un brouillon", "Julie Gosselin", "Prochaine séance"],
        ),
        heading("Ce qui a fait débat"),
        text("""
            Faut-il un seul référent par membre pour cinq thèmes aussi éloignés ? Pour Romain Foucher, la santé mérite
            un siège à elle. Claire Lefrançois objecte qu’un service de six personnes n’en enverra pas trois. On en
            reste là pour cette année : un titulaire, et le droit de se faire accompagner sans prévenir.
        """),
        heading("À faire d’ici la prochaine fois"),
        text("""
            1. Relire [la carte d’accès](service-aux-populations/le-tramway-ne-va-pas-partout) et dire si la légende
            se comprend sans explication.
            2. Compléter la ligne F du tableau sur
            [l’après-école](service-aux-populations/apres-l-ecole-cinq-organisations).
            3. Signaler les dates de vos conseils : deux calendriers manquent toujours.
        """),
        callout(
            "info",
            "Prochaine séance",
            "Elle sera accueillie par Pré-Bocage Intercom, dans une salle desservie par un car.",
        ),
    ),
)
