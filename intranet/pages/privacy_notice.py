"""What people are told about their data (articles 13 and 14 of the GDPR), with the periods of this installation.

The register of processing (docs/register-of-processing.md) says the same at length, for the data protection officer.
"""

from django.conf import settings

from .information_version import Version

PRIVACY_FR = Version(
    "Données personnelles",
    "donnees-personnelles",
    "Ce que ce site sait des personnes, pourquoi, pour combien de temps, et quels sont vos droits.",
    (
        (
            "Qui en répond",
            "<p>Le responsable du traitement est <b>[à compléter : nom et adresse du pôle métropolitain]</b>. Son "
            "délégué ou sa déléguée à la protection des données : <b>[nom, adresse électronique, adresse "
            "postale]</b>.</p>",
        ),
        (
            "Pourquoi, et à quel titre",
            "<p>Le site sert à travailler ensemble : savoir qui est qui, qui représente quel organisme, qui peut lire "
            "et écrire quoi, et prévenir chacun de ce qui l’attend. La base légale est la mission d’intérêt public du "
            "pôle (article 6.1.e du RGPD). La photo, les téléphones et la présentation de votre fiche ne sont là que "
            "si vous les y mettez : vous les enlevez quand vous voulez.</p>",
        ),
        (
            "Ce que le site garde",
            "<ul><li>Votre compte : nom, adresse électronique, langue, moyens de connexion.</li><li>Votre fiche, vos "
            "organismes, vos mandats et vos rôles dans les espaces, avec leurs dates.</li><li>Ce que vous écrivez et "
            "déposez, signé de votre nom.</li><li>Un journal des accès, pour la sécurité.</li></ul><p>Les "
            "pages que vous lisez et vos recherches ne sont pas enregistrées, sauf, si le site est réglé ainsi, le "
            "téléchargement de documents réservés.</p>",
        ),
        (
            "Qui le voit",
            "<p>Les autres membres, selon ce que l’annuaire montre à chacun ; les administrateurs ; l’hébergeur "
            "<b>[à compléter : nom, pays]</b>. Rien n’est vendu, rien n’est envoyé à d’autres sites, rien ne sort de "
            "l’Union européenne <b>[à vérifier avec l’hébergeur]</b>.</p>",
        ),
        (
            "Pour combien de temps",
            "<ul>"
            f"<li>Un compte sans connexion pendant {settings.ACCOUNT_INACTIVE_DAYS} jours est fermé, après un "
            f"courriel d’avertissement ; un compte fermé est effacé après {settings.ACCOUNT_CLOSED_DAYS} jours.</li>"
            f"<li>Le compte d’une personne invitée est fermé {settings.GUEST_DAYS} jours après la fin de son dernier "
            "rôle.</li>"
            f"<li>Le journal des accès est gardé {settings.JOURNAL_DAYS} jours, les adresses réseau qu’il contient "
            f"{settings.JOURNAL_ADDRESS_DAYS}.</li>"
            f"<li>Les notifications sont gardées {settings.NOTICE_DAYS} jours.</li>"
            "<li>Les recherches que vous enregistrez sont gardées jusqu’à ce que vous les supprimiez. Ce qui est "
            f"cherché est compté, sans dire par qui ; ces décomptes sont gardés {settings.SEARCH_LOG_DAYS} jours.</li>"
            "<li>Ce qui est écrit dans les pages reste ; une fois votre compte effacé, c’est signé « Ancien membre "
            "».</li></ul>",
        ),
        (
            "Vos droits",
            "<p>Dans « Mes réglages », « Mes données » vous montre ce que le site sait de vous, vous le donne à "
            "emporter, reçoit vos demandes de correction, et ferme votre compte si vous le voulez. Vous pouvez aussi "
            "demander une limitation, ou vous opposer à un traitement pour une raison propre à votre situation. Pour "
            "cela, ou si vous n’avez pas de compte, écrivez au délégué à la protection des données. Sans réponse "
            'satisfaisante dans le mois, vous pouvez saisir la <a href="https://www.cnil.fr/fr/plaintes">CNIL</a>.</p>',
        ),
        (
            "Cookies",
            "<p>Le site ne dépose que les cookies nécessaires à la connexion et à la sécurité des formulaires : votre "
            "accord n’est pas requis.</p>",
        ),
    ),
)

PRIVACY_EN = Version(
    "Personal data",
    "personal-data",
    "What this site knows of people, why, for how long, and what your rights are.",
    (
        (
            "Who answers for it",
            "<p>The controller is <b>[to be completed: name and address of the metropolitan partnership]</b>. Its data "
            "protection officer: <b>[name, e-mail address, postal address]</b>.</p>",
        ),
        (
            "Why, and on what grounds",
            "<p>The site is for working together: to know who is who, who represents which organisation, who may read "
            "and write what, and to tell people what awaits them. The legal basis is the partnership’s task carried "
            "out in the public interest (article 6(1)(e) of the GDPR). The picture, telephones and presentation of "
            "your profile are there only if you put them: you may take them off whenever you like.</p>",
        ),
        (
            "What the site keeps",
            "<ul><li>Your account: name, e-mail address, language, means of signing in.</li><li>Your profile, "
            "organisations, mandates and roles in spaces, with their dates.</li><li>What you write and upload, signed "
            "with your name.</li><li>A journal of accesses, for security.</li></ul><p>The pages that you "
            "read and what you search for are not recorded, except, where the site is set so, downloads of restricted "
            "documents.</p>",
        ),
        (
            "Who sees it",
            "<p>Other members, as far as the directory shows it to each; administrators; the host <b>[to be completed: "
            "name, country]</b>. Nothing is sold, nothing is sent to other sites, nothing leaves the European Union "
            "<b>[to be checked with the host]</b>.</p>",
        ),
        (
            "For how long",
            "<ul>"
            f"<li>An account without a sign-in for {settings.ACCOUNT_INACTIVE_DAYS} days is closed, after a warning by "
            f"e-mail; a closed account is erased after {settings.ACCOUNT_CLOSED_DAYS} days.</li>"
            f"<li>A guest’s account is closed {settings.GUEST_DAYS} days after the end of their last role.</li>"
            f"<li>The journal of accesses is kept for {settings.JOURNAL_DAYS} days, the network addresses in it for "
            f"{settings.JOURNAL_ADDRESS_DAYS}.</li>"
            f"<li>Notifications are kept for {settings.NOTICE_DAYS} days.</li>"
            "<li>Searches that you save are kept until you delete them. What is searched for is counted, without "
            f"saying by whom; these counts are kept for {settings.SEARCH_LOG_DAYS} days.</li>"
            "<li>What is written in pages stays; once your account is erased, it is signed “Former member”.</li></ul>",
        ),
        (
            "Your rights",
            "<p>In “My settings”, “My data” shows you what the site knows of you, gives it to you to take away, takes "
            "your requests for correction, and closes your account if you wish. You may also ask for restriction, or "
            "object to processing on grounds relating to your situation. For that, or if you have no account, write to "
            "the data protection officer. If there is no satisfactory answer within a month, you may turn to the <a "
            'href="https://www.cnil.fr/en">CNIL</a>, the French data protection authority.</p>',
        ),
        (
            "Cookies",
            "<p>The site sets only the cookies that signing in and secure forms need: your consent is not "
            "required.</p>",
        ),
    ),
)
