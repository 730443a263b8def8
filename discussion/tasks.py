"""What workers do for conversations."""

from django_tasks import task

from .translating import translate_waiting


@task(backend="background")
def translate_comments(comments: list[int], language: str) -> int:
    """Have the machine translate these comments, or those of them that wait for it still."""
    return translate_waiting(comments, language)
