"""The translators' desk: what waits, who has it in hand, the screens on which it is written."""


def register() -> None:
    """Take part in what other apps show, tell, keep and hand over; to be called from ``AppConfig.ready``."""
    from . import announcing, handover, journal, links, notices, personal_data, upkeep, waiting

    announcing.connect()
    handover.register()
    journal.register()
    links.register()
    notices.register()
    personal_data.register()
    upkeep.register()
    waiting.register()
