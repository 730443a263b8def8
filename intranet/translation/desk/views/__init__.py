"""The screens of the translators' desk."""
