"""Pictures and PDF files, put into the space that shows them."""

import datetime as dt
import functools

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from intranet.access.models import Space
from intranet.accounts.models import User
from intranet.media.models import PrivateDocument, PrivateImage

from .content.files import BY_KEY
from .pdfs import make_pdf
from .pictures import PICTURES, make_picture
from .writing import plain


class Uploads:
    """The files of one space: each is made and uploaded the first time that a page shows it."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._images: dict[str, PrivateImage] = {}
        self._documents: dict[str, PrivateDocument] = {}

    def image(self, key: str, description: str, *, by: User, at: dt.datetime) -> PrivateImage:
        if key not in self._images:
            image = PrivateImage(
                title=PICTURES[key][1],
                description=description,
                file=ImageFile(ContentFile(_picture(key)), name=f"{key}.jpg"),
                collection=self.space.collection,
                uploaded_by_user=by,
            )
            image.save()
            PrivateImage.objects.filter(pk=image.pk).update(created_at=at)
            self._images[key] = image
        return self._images[key]

    def document(self, key: str, *, by: User, at: dt.datetime) -> PrivateDocument:
        if key not in self._documents:
            file = BY_KEY[key]
            document = PrivateDocument(
                title=plain(file.title, file.language),
                file=ContentFile(make_pdf(file), name=f"{key}.pdf"),
                collection=self.space.collection,
                uploaded_by_user=by,
            )
            document.save()
            PrivateDocument.objects.filter(pk=document.pk).update(created_at=at)
            self._documents[key] = document
        return self._documents[key]


# Some pictures are shown in two spaces, each of which has its own copy.
_picture = functools.cache(make_picture)
