"""How a file that is being sent is received: on the disk, and no more of it than could be accepted."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedFileUploadHandler(TemporaryFileUploadHandler):
    """Keeps one byte more than the largest file accepted, whatever is sent, and knows how much that was.

    The rest is read and dropped, so that the form can say what is wrong with the file, next to its field. A request of
    several files that are too large together is refused as a whole: no form of the site sends more than one.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.before = 0
        self.kept = 0
        self.complete: list[Any] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.before, self.kept = self.before + self.kept, 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        most = max(settings.DOCUMENT_MAX_BYTES, settings.IMAGE_MAX_BYTES) + 1
        if self.before and self.before + self.kept + len(raw_data) > most:
            for file in (*self.complete, self.file):
                file.close()
            raise RequestDataTooBig("The files of this request are too large together.")
        kept = raw_data[: max(0, most - self.kept)]
        self.file.write(kept)
        self.kept += len(kept)

    def file_complete(self, file_size: int) -> Any:
        made = super().file_complete(file_size)
        self.complete.append(made)
        return made
