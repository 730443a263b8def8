"""The form of the site's identity: a logo is drawn anew before it is kept."""

from io import BytesIO
from typing import Any

from django import forms
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.admin.forms.models import WagtailAdminModelForm

from intranet.media.uploads import accept_picture

# Pixels: three times the size at which it is shown, for fine screens.
LOGO_BOX = (480, 120)


def redrawn(file: File) -> ContentFile:
    """The logo as a small PNG of its first frame: nothing of what was sent is given to visitors."""
    with Image.open(file) as picture:
        small = picture.convert("RGBA")
    small.thumbnail(LOGO_BOX)
    output = BytesIO()
    small.save(output, "PNG", optimize=True)
    return ContentFile(output.getvalue(), name="logo.png")


class BrandingForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["logo"].widget = forms.ClearableFileInput(
            attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}
        )
        for name in ("accent_light", "accent_dark"):
            self.fields[name].widget.attrs |= {"placeholder": _("Celle d’Interpôles"), "spellcheck": "false"}

    def clean_logo(self) -> Any:
        logo = self.cleaned_data["logo"]
        if not isinstance(logo, UploadedFile):
            return logo
        accepted = accept_picture(logo)
        accepted.seek(0)
        return redrawn(accepted)
