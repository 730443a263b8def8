"""The words in which a file is refused: what is wrong with it and, where there is one, the way out."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .kinds import KINDS, PICTURES

NAMED = 80


def refusal(message: str, **params: object) -> ValidationError:
    return ValidationError(message, code="refused_file", params=params or None)


def unknown_type() -> ValidationError:
    formats = ", ".join(KINDS)
    return refusal(_("Ce type de fichier n’est pas accepté. Types acceptés : %(formats)s."), formats=formats)


def unknown_picture() -> ValidationError:
    formats = ", ".join(PICTURES)
    return refusal(_("Ce fichier n’est pas une image acceptée. Formats acceptés : %(formats)s."), formats=formats)


def svg() -> ValidationError:
    return refusal(_("Les images SVG ne sont pas acceptées : enregistrez la vôtre en PNG."))


def empty() -> ValidationError:
    return refusal(_("Ce fichier est vide."))


def damaged() -> ValidationError:
    return refusal(_("Ce fichier est abîmé ou incomplet : il ne peut pas être lu."))


def two_types() -> ValidationError:
    return refusal(_("Ce fichier est de deux types à la fois : enregistrez-le de nouveau depuis son logiciel."))


def old_office() -> ValidationError:
    return refusal(
        _(
            "Ancien format de Microsoft Office, ou document protégé par un mot de passe : enregistrez-le en "
            "docx, xlsx ou pptx, sans mot de passe."
        )
    )


def locked() -> ValidationError:
    return refusal(_("Ce fichier est protégé par un mot de passe : il ne peut pas être vérifié."))


def oversized() -> ValidationError:
    return refusal(_("Une fois décompressé, ce fichier serait démesuré."))


def too_long_to_check() -> ValidationError:
    return refusal(_("Ce fichier est trop long à vérifier : découpez-le en plusieurs."))


def unsafe_name(name: str) -> ValidationError:
    return refusal(_("Cette archive contient un nom de fichier trompeur : %(name)s."), name=_shown(name))


def program(name: str) -> ValidationError:
    return refusal(_("Cette archive contient un programme : %(name)s."), name=_shown(name))


def nested_archive(name: str) -> ValidationError:
    return refusal(
        _("Cette archive en contient une autre, qui ne peut pas être vérifiée : %(name)s. Sortez-la de celle-ci."),
        name=_shown(name),
    )


def unusual_compression() -> ValidationError:
    return refusal(_("Cette archive emploie une compression inhabituelle : refaites-la au format ZIP ordinaire."))


def macros() -> ValidationError:
    return refusal(_("Ce document contient des macros : enregistrez-le sans elles."))


def embedded_object() -> ValidationError:
    return refusal(_("Ce document contient un objet incorporé : enregistrez-le sans lui."))


def command() -> ValidationError:
    return refusal(
        _("Ce document demande à lancer un autre programme (échange dynamique de données, DDE) : retirez ce lien.")
    )


def remote_content(target: str) -> ValidationError:
    return refusal(
        _(
            "Ce document va chercher une partie de son contenu ailleurs : %(target)s. "
            "Incorporez-la ou rompez le lien, puis enregistrez-le."
        ),
        target=_shown(target),
    )


def entities() -> ValidationError:
    return refusal(_("Ce document contient des définitions (DTD, entités) qui n’ont rien à y faire."))


def active_pdf() -> ValidationError:
    return refusal(
        _(
            "Ce PDF contient du code (JavaScript, lancement de programme ou contenu animé) : imprimez-le en PDF, "
            "puis envoyez cette copie."
        )
    )


def attached_program(name: str) -> ValidationError:
    return refusal(_("Un programme est joint à ce PDF : %(name)s. Retirez-le."), name=_shown(name))


def unreadable_pdf() -> ValidationError:
    return refusal(
        _("Ce PDF est chiffré ou écrit d’une façon qui empêche de le vérifier : enregistrez-le sans protection.")
    )


def _shown(text: str) -> str:
    """The end of it, without what would deceive the eye."""
    return "".join(char if char.isprintable() else "�" for char in text)[-NAMED:]
