"""LibreTranslate, a service that an organisation can run for itself: JSON over HTTP."""

from typing import Any

import requests

from . import xml
from .base import Failure, Kept, Machine, MachineError, Text

# What its answers say by their status; any other one is not understood.
FAILURES = {403: Failure.REFUSED, 401: Failure.REFUSED, 429: Failure.QUOTA, 413: Failure.QUOTA, 400: Failure.PAIR}
UNAVAILABLE = 500


class LibreTranslate(Machine):
    name = "libretranslate"
    is_local = False

    def __init__(self, url: str, key: str = "", timeout: int = 30) -> None:
        self.url, self.key, self.timeout = url.rstrip("/"), key, timeout

    def translates(self, source: str, target: str) -> bool:
        return bool(self.url) and source != target

    def translate(self, texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
        asked: dict[str, Any] = {
            "q": [xml.encoded(text, shows=False) for text in texts],
            "source": source,
            "target": target,
            "format": "html",
        }
        if self.key:
            asked["api_key"] = self.key
        given = self._ask(asked).get("translatedText")
        if not isinstance(given, list) or len(given) != len(texts) or not all(isinstance(each, str) for each in given):
            raise MachineError(Failure.BROKEN, "not as many texts as asked for")
        return [xml.decoded(each) for each in given]

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = requests.post(f"{self.url}/translate", json=asked, timeout=self.timeout, allow_redirects=False)
        except requests.Timeout as error:
            raise MachineError(Failure.TIMEOUT) from error
        except requests.RequestException as error:
            raise MachineError(Failure.UNREACHABLE, type(error).__name__) from error
        if answer.status_code != requests.codes.ok:
            down = Failure.UNREACHABLE if answer.status_code >= UNAVAILABLE else Failure.BROKEN
            raise MachineError(FAILURES.get(answer.status_code, down), f"status {answer.status_code}")
        try:
            given = answer.json()
        except ValueError as error:
            raise MachineError(Failure.BROKEN, "no JSON") from error
        if not isinstance(given, dict):
            raise MachineError(Failure.BROKEN, "no object")
        return given
