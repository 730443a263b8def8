"""The screens of those who manage a space."""
