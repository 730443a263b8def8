"""Where files that belong to a space are kept: outside of anything a web server gives away."""

import contextlib
import secrets
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, Storage, storages


class PrivateFileSystemStorage(FileSystemStorage):
    """A folder without addresses: files leave it through the view that asks the policy."""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """With the location as text: Wagtail hands these to a task, which must be able to write them as JSON."""
        path, args, options = super().deconstruct()
        return path, args, {name: str(value) if isinstance(value, Path) else value for name, value in options.items()}

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
