"""DeepL, by its official client. Terms and names stand in elements that it is told to leave."""

import deepl
from deepl import http_client

from . import xml
from .base import Failure, Kept, Machine, MachineError, Text

TARGETS = {"en": "EN-GB", "fr": "FR", "de": "DE", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT-PT"}
# The client's own tries would add up to minutes: a draft has its own way to try again.
http_client.max_network_retries = 1


class DeepL(Machine):
    name = "deepl"
    is_local = False
    most_texts = 50

    def __init__(self, key: str, url: str = "", timeout: int = 30) -> None:
        self.key, self.url = key, url
        http_client.min_connection_timeout = float(timeout)

    def translates(self, source: str, target: str) -> bool:
        return bool(self.key) and source != target and source in TARGETS and target in TARGETS

    def translate(self, texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
        if not self.translates(source, target):
            raise MachineError(Failure.PAIR, f"{source} to {target}")
        sent = [xml.encoded(text, shows=True) for text in texts]
        client = deepl.DeepLClient(self.key, server_url=self.url or None)
        try:
            given = client.translate_text(
                sent,
                source_lang=source.upper(),
                target_lang=TARGETS[target],
                tag_handling="xml",
                ignore_tags=xml.kept_names(texts),
                preserve_formatting=True,
            )
        except deepl.DeepLException as error:
            raise MachineError(_failure(error), type(error).__name__) from error
        except (ValueError, KeyError, TypeError) as error:
            # The client takes the shape of answers for granted.
            raise MachineError(Failure.BROKEN, type(error).__name__) from error
        finally:
            client.close()
        made = given if isinstance(given, list) else [given]
        if len(made) != len(texts):
            raise MachineError(Failure.BROKEN, "not as many texts as asked for")
        return [xml.decoded(each.text) for each in made]


def _failure(error: deepl.DeepLException) -> Failure:
    if isinstance(error, deepl.AuthorizationException):
        return Failure.REFUSED
    if isinstance(error, deepl.QuotaExceededException | deepl.TooManyRequestsException):
        return Failure.QUOTA
    if isinstance(error, deepl.ConnectionException):
        return Failure.TIMEOUT if "timed out" in str(error).lower() else Failure.UNREACHABLE
    return Failure.BROKEN
