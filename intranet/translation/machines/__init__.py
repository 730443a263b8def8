"""Machines that translate, behind one interface; which one is a setting of the installation."""

from .base import Failure, Machine, MachineError
from .choice import configured_machine

__all__ = ["Failure", "Machine", "MachineError", "configured_machine"]
