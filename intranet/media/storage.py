"""Where files that belong to a space are kept: outside of anything a web server gives away."""

import contextlib
import secrets
from pathlib import Path

from django.core.files.storage import FileSystemStorage, Storage, storages


class PrivateFileSystemStorage(FileSystemStorage):
    """A folder without addresses: files leave it through the view that asks the policy."""

    def __init__(self, location: str | Path | None = None, **options: object) -> None:
        # As text: Wagtail hands a storage's arguments to a task, which must be able to write them as JSON.
        super().__init__(location=None if location is None else str(location), **options)

    def url(self, name: str | None) -> str:
        raise NotImplementedError("Private files have no address of their own; use the object's url.")

    def delete(self, name: str) -> None:
        """Delete the file, and the folder made for it alone by :func:`private_path`."""
        super().delete(name)
        folder = Path(self.path(name)).parent
        if folder != Path(self.location):
            with contextlib.suppress(OSError):
                folder.rmdir()


def private_storage() -> Storage:
    """The storage named ``private`` in ``STORAGES``."""
    return storages["private"]


def private_path(folder: str, filename: str) -> str:
    """A path nobody can guess, which leaves the file its readable name.

    It does not name the space: a file may go to another one, and rights are asked of the policy, not of the path.
    """
    return f"{folder}/{secrets.token_hex(8)}/{filename}"
