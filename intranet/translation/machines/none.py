"""No machine at all."""

from .base import Failure, Kept, Machine, MachineError, Text


class NoMachine(Machine):
    name = "none"
    is_local = True

    def translates(self, source: str, target: str) -> bool:
        return False

    def translate(self, texts: list[Text], source: str, target: str) -> list[list[str | Kept]]:
        raise MachineError(Failure.PAIR)
