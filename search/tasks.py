"""The index outside the database, kept up by the worker."""

from django_tasks import task

from .elastic import building, comparing, following


# Before mails and the like, which may be many: until it is done, Elasticsearch answers nobody.
@task(backend="background", priority=10)
def follow_index() -> int:
    """Write what has changed; returns how many changes were written. What is not taken now is taken by ``run_due``."""
    return following.follow()


@task(backend="background")
def build_index() -> int:
    """Make the index where there is none, or go on with a build that was stopped."""
    try:
        return building.build() if building.is_due() else 0
    except building.BuildUnderWayError:
        return 0


@task(backend="background")
def forget_removed() -> int:
    """Leave no trace of removed entries in the files of the servers. Fails where they do not answer."""
    done = following.follow()
    if building.is_built():
        building.expunge()
    return done


@task(backend="background")
def mend_things(things: list[str]) -> int:
    """Write again what the index holds of these things; returns how many entries were wrong in it."""
    found = comparing.compare_things(things)
    comparing.mend(found)
    return len(found.all)
