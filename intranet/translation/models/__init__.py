"""What the translation app keeps."""

from .glossary import Term, Wording

__all__ = ["Term", "Wording"]
