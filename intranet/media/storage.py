"""Where files that belong to a space are kept: outside of anything a web server gives away."""

from django.core.files.storage import FileSystemStorage, Storage, storages


class PrivateFileSystemStorage(FileSystemStorage):
    """A folder without addresses: files leave it through the view that asks the policy."""

    def url(self, name: str | None) -> str:
        raise NotImplementedError("Private files have no address of their own; use the object's url.")


def private_storage() -> Storage:
    """The storage named ``private`` in ``STORAGES``."""
    return storages["private"]
