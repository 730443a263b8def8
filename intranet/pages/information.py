"""The pages that a French public site must have, as every installation first gets them, in both languages.

What stands in bold between square brackets is the operator's to complete: the site cannot know it.
"""

from .information_version import Version
from .models import InformationPage
from .privacy_notice import PRIVACY_EN, PRIVACY_FR

Kind = InformationPage.Kind


LEGAL_FR = Version(
    "Mentions légales",
    "mentions-legales",
    "Qui édite ce site, qui l’héberge, et à qui sont ses contenus.",
    (
        (
            "Éditeur",
            "<p><b>[À compléter : nom du pôle métropolitain]</b>, syndicat mixte, <b>[adresse postale, téléphone, "
            "SIREN]</b>.</p><p>Directeur ou directrice de la publication : <b>[nom et fonction]</b>.</p>",
        ),
        ("Hébergement", "<p><b>[À compléter : nom, adresse et téléphone de l’hébergeur]</b>.</p>"),
        (
            "Données personnelles",
            "<p>Ce que le site sait des personnes, pour combien de temps, et quels sont vos droits : voyez la page "
            "« Données personnelles », en pied de page.</p>",
        ),
        (
            "Cookies",
            "<p>Le site ne dépose que les cookies nécessaires à la connexion et à la sécurité des formulaires. Il ne "
            "mesure pas son audience et ne demande rien à d’autres sites, sauf si vous choisissez d’afficher une "
            "vidéo ou une carte : le site qui la fournit est alors nommé avant votre clic.</p>",
        ),
        (
            "Droits d’auteur",
            "<p>Sauf mention contraire, les textes et les images appartiennent à leurs auteurs et au pôle. "
            "Conditions de réutilisation : <b>[à compléter : par exemple, licence ouverte Etalab]</b>.</p>",
        ),
    ),
)

LEGAL_EN = Version(
    "Legal notice",
    "legal-notice",
    "Who publishes this site, who hosts it, and whose its contents are.",
    (
        (
            "Publisher",
            "<p><b>[To be completed: name of the metropolitan partnership]</b>, a joint public body, <b>[postal "
            "address, telephone, registration number]</b>.</p><p>Director of publication: <b>[name and "
            "position]</b>.</p>",
        ),
        ("Hosting", "<p><b>[To be completed: name, address and telephone of the host]</b>.</p>"),
        (
            "Personal data",
            "<p>What the site knows of people, for how long, and what your rights are: see the page “Personal data”, "
            "at the foot of each page.</p>",
        ),
        (
            "Cookies",
            "<p>The site sets only the cookies that signing in and secure forms need. It does not measure its "
            "audience and asks nothing of other sites, unless you choose to show a video or a map: the site that "
            "provides it is named before you click.</p>",
        ),
        (
            "Copyright",
            "<p>Unless stated otherwise, texts and pictures belong to their authors and to the partnership. Terms of "
            "reuse: <b>[to be completed: for example, the Etalab open licence]</b>.</p>",
        ),
    ),
)

ACCESSIBILITY_FR = Version(
    "Accessibilité : non conforme",
    "accessibilite",
    "Déclaration d’accessibilité du site, ce qui reste à corriger, et vers qui se tourner.",
    (
        (
            "Engagement",
            "<p><b>[À compléter : nom du pôle métropolitain]</b> s’engage à rendre ce site accessible, conformément "
            "à l’article 47 de la loi n° 2005-102 du 11 février 2005. À cette fin, il met en œuvre la stratégie et "
            "les actions suivantes : <b>[à compléter : schéma pluriannuel de mise en accessibilité et plan d’actions "
            "de l’année, avec leurs adresses]</b>.</p><p>Cette déclaration s’applique au site <b>[à compléter : "
            "adresse du site]</b>.</p>",
        ),
        (
            "État de conformité",
            "<p>Ce site n’est pas encore conforme au référentiel général d’amélioration de l’accessibilité (RGAA), "
            "version 4.1, parce qu’aucun audit n’en a encore été mené. <b>[À compléter après l’audit : conforme, "
            "partiellement conforme ou non conforme ; le titre de cette page et le lien en pied de page le disent "
            "aussi.]</b></p>",
        ),
        (
            "Résultats des tests",
            "<p>À chaque version, le logiciel est vérifié par un outil automatique et au clavier ; cela ne remplace "
            "pas un audit. <b>[À compléter : par qui l’audit a été mené, quand, et la part des critères du RGAA qui "
            "sont respectés.]</b></p>",
        ),
        (
            "Contenus non accessibles",
            "<h3>Non-conformités</h3><p><b>[À compléter d’après l’audit.]</b></p><h3>Dérogations pour charge "
            "disproportionnée</h3><p><b>[À compléter, ou : aucune.]</b></p><h3>Contenus non soumis à l’obligation "
            "d’accessibilité</h3><p><b>[À compléter : par exemple, les documents bureautiques publiés avant le 23 "
            "septembre 2018, les cartes interactives et les contenus de tiers.]</b></p>",
        ),
        (
            "Établissement de cette déclaration",
            "<p>Cette déclaration a été établie le <b>[à compléter : date]</b>.</p><ul><li>Technologies : HTML, CSS, "
            "JavaScript, SVG.</li><li>Environnement de test : <b>[à compléter : navigateurs et lecteurs "
            "d’écran]</b>.</li><li>Outils : <b>[à compléter]</b>.</li><li>Pages vérifiées : <b>[à compléter : "
            "accueil, connexion, contact, mentions légales, plan du site, un espace, un article, une "
            "recherche…]</b>.</li></ul>",
        ),
        (
            "Retour d’information et contact",
            "<p>Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez-nous par la page de contact, "
            "en pied de page, ou à <b>[à compléter : adresse électronique, téléphone]</b> : vous serez orienté vers "
            "une autre forme accessible, ou le contenu vous sera donné autrement.</p>",
        ),
        (
            "Voies de recours",
            "<p>Si vous nous avez signalé un défaut d’accessibilité et que vous n’avez pas obtenu de réponse "
            "satisfaisante, vous pouvez :</p><ul><li>écrire un message au <a "
            'href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a> ;</li><li>contacter <a '
            'href="https://www.defenseurdesdroits.fr/saisir/delegues">le délégué du Défenseur des droits dans votre '
            "région</a> ;</li><li>lui envoyer un courrier, gratuitement et sans timbre : Défenseur des droits, Libre "
            "réponse 71120, 75342 Paris CEDEX 07.</li></ul>",
        ),
    ),
)

ACCESSIBILITY_EN = Version(
    "Accessibility: not compliant",
    "accessibility",
    "Accessibility statement of the site, what remains to be put right, and whom to turn to.",
    (
        (
            "Commitment",
            "<p><b>[To be completed: name of the metropolitan partnership]</b> undertakes to make this site "
            "accessible, as article 47 of French law no. 2005-102 of 11 February 2005 requires. To that end it "
            "carries out the following strategy and actions: <b>[to be completed: several-year accessibility scheme "
            "and this year’s plan, with their addresses]</b>.</p><p>This statement applies to <b>[to be completed: "
            "address of the site]</b>.</p>",
        ),
        (
            "Compliance status",
            "<p>This site does not yet comply with the French accessibility standard (RGAA), version 4.1, because no "
            "audit of it has been made. <b>[To be completed after the audit: compliant, partially compliant or not "
            "compliant; the title of this page and the link at the foot of each page say so too.]</b></p>",
        ),
        (
            "Test results",
            "<p>Each version of the software is checked by an automatic tool and by keyboard; this does not replace "
            "an audit. <b>[To be completed: who made the audit, when, and the share of RGAA criteria that are "
            "met.]</b></p>",
        ),
        (
            "Content that is not accessible",
            "<h3>Failures to comply</h3><p><b>[To be completed from the audit.]</b></p><h3>Exemptions for "
            "disproportionate burden</h3><p><b>[To be completed, or: none.]</b></p><h3>Content outside the duty of "
            "accessibility</h3><p><b>[To be completed: for example, office documents published before 23 September "
            "2018, interactive maps, and content of third parties.]</b></p>",
        ),
        (
            "How this statement was drawn up",
            "<p>This statement was drawn up on <b>[to be completed: date]</b>.</p><ul><li>Technologies: HTML, CSS, "
            "JavaScript, SVG.</li><li>Test environment: <b>[to be completed: browsers and screen "
            "readers]</b>.</li><li>Tools: <b>[to be completed]</b>.</li><li>Pages checked: <b>[to be completed: "
            "home, sign-in, contact, legal notice, site map, a workspace, an article, a search…]</b>.</li></ul>",
        ),
        (
            "Feedback and contact",
            "<p>If you cannot reach some content or service, write to us by the contact page, at the foot of each "
            "page, or at <b>[to be completed: e-mail address, telephone]</b>: you will be shown an accessible "
            "alternative, or be given the content in another form.</p>",
        ),
        (
            "Remedies",
            "<p>If you have told us of a failure of accessibility and have had no satisfactory answer, you "
            'may:</p><ul><li>send a message to the <a href="https://formulaire.defenseurdesdroits.fr/">Defender of '
            "Rights</a> (Défenseur des droits);</li><li>contact <a "
            'href="https://www.defenseurdesdroits.fr/saisir/delegues">the delegate of the Defender of Rights in your '
            "region</a>;</li><li>write by post, free of charge and without a stamp: Défenseur des droits, Libre "
            "réponse 71120, 75342 Paris CEDEX 07, France.</li></ul>",
        ),
    ),
)

PAGES: dict[InformationPage.Kind, dict[str, Version]] = {
    Kind.LEGAL: {"fr": LEGAL_FR, "en": LEGAL_EN},
    Kind.ACCESSIBILITY: {"fr": ACCESSIBILITY_FR, "en": ACCESSIBILITY_EN},
    Kind.PRIVACY: {"fr": PRIVACY_FR, "en": PRIVACY_EN},
}
