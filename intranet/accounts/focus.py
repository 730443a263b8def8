"""Where the reader is taken when a form comes back with errors."""

from django import forms


class FocusOnFirstError(forms.BaseForm):
    """The browser goes to the first field in error, without a script.

    Errors of the form as a whole are focused by the templates that show them, which come first on the page.
    """

    def full_clean(self) -> None:
        super().full_clean()
        self.focus_on_first_error()

    def focus_on_first_error(self) -> None:
        wrong = [name for name, field in self.fields.items() if name in self.errors and not field.widget.is_hidden]
        if not self.errors:
            return
        for field in self.fields.values():
            field.widget.attrs.pop("autofocus", None)
        if wrong:
            self.fields[wrong[0]].widget.attrs["autofocus"] = True
