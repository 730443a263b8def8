"""Key figures: a few numbers in large type, each with what it counts and where it comes from."""

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class KeyFigureValue(blocks.StructValue):
    @property
    def written(self) -> str:
        """The number as the active language writes it, without needless zeros."""
        return number_format(self["value"].normalize(), force_grouping=True)


class KeyFigureBlock(blocks.StructBlock):
    """One number. It is kept as a number, to be written as each language writes numbers."""

    value = blocks.DecimalBlock(label=_("Valeur"), max_digits=18, decimal_places=4)
    unit = blocks.CharBlock(
        label=_("Unité"),
        required=False,
        max_length=40,
        help_text=_("Par exemple : km, millions d’euros, habitants."),
    )
    label = blocks.CharBlock(label=_("Ce que ce chiffre dit"), max_length=150)
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=150)
    date = blocks.DateBlock(label=_("Date de la donnée"), required=False)

    class Meta:
        icon = "order"
        label = _("Chiffre")
        value_class = KeyFigureValue


class KeyFiguresBlock(blocks.StructBlock):
    """A few key figures side by side."""

    title = blocks.CharBlock(label=_("Titre"), required=False, max_length=120)
    figures = blocks.ListBlock(KeyFigureBlock(), label=_("Chiffres"), min_num=1, max_num=8)

    class Meta:
        icon = "order"
        label = _("Chiffres clés")
        template = "pages/blocks/figures.html"
