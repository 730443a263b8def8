"""What workers do for translations."""

from django_tasks import task

from .drafts.writing import abandoned, work_on


@task(backend="background")
def write_draft(draft: int) -> bool:
    """Have the machine write a draft, or what is left of it."""
    return work_on(draft)


def take_up_abandoned() -> int:
    """Give drafts whose worker died to another one; returns how many."""
    left = abandoned()
    for draft in left:
        write_draft.enqueue(draft)
    return len(left)
