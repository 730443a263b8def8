"""The form in which a page is written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField
from django.utils.functional import cached_property
from wagtail.blocks.base import BlockField
from wagtail.fields import RichTextField

from intranet.access.forms.links import KnownLinksForm
from intranet.access.models import Space
from intranet.media.belonging import (
    FILE_MODELS,
    OUTSIDE,
    FileReference,
    block_error,
    masked,
    masked_html,
    outside_of,
    references_in,
    space_of_page,
)


class IntranetPageForm(KnownLinksForm):
    """Takes files of the page's own space only, and shows nothing of the others.

    Files are looked at before anything else that may be wrong in the same field, so that a file of another space
    and one that does not exist give the same answer, whatever is sent along with them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if self._holds_files(name):
                field.prepare_value = self._masking(name, field.prepare_value)  # type: ignore[method-assign]
            if isinstance(field, ModelChoiceField) and field.queryset.model in FILE_MODELS:
                field.error_messages["invalid_choice"] = OUTSIDE

    @cached_property
    def space(self) -> Space | None:
        """The page's space; for a new page, that of the page above."""
        return space_of_page(self.instance if self.instance.pk else self.parent_page)

    def _clean_fields(self) -> None:
        super()._clean_fields()
        for name in self.fields:
            if self._holds_files(name):
                error = self._file_error(name, self[name].data)
                if error is not None:
                    self._errors.pop(name, None)
                    self.add_error(name, error)

    def is_valid(self) -> bool:
        valid = super().is_valid()
        for formset in self.formsets.values():
            for form in formset.forms:
                valid = self._check_inline(form) and valid
        return valid

    def _check_inline(self, form: Any) -> bool:
        """Choosers in the rows of an inline panel."""
        chosen = {
            name: FileReference(type(value), str(value.pk))
            for name, value in getattr(form, "cleaned_data", {}).items()
            if isinstance(value, FILE_MODELS)
        }
        outside = outside_of(self.space, chosen.values())
        for name, reference in chosen.items():
            if reference in outside:
                form.add_error(name, ValidationError(OUTSIDE, code="outside_space"))
        return not outside

    def _holds_files(self, name: str) -> bool:
        field = self.fields[name]
        if isinstance(field, BlockField):
            return True
        if isinstance(field, ModelChoiceField):
            return field.queryset.model in FILE_MODELS
        return isinstance(self._model_field(name), RichTextField)

    def _model_field(self, name: str) -> Any:
        return next((field for field in self.instance._meta.get_fields() if field.name == name), None)

    def _references(self, name: str, value: Any) -> set[FileReference]:
        field = self.fields[name]
        if not value:
            return set()
        if isinstance(field, BlockField):
            return set(references_in(field.block, value))
        if isinstance(field, ModelChoiceField):
            return {FileReference(field.queryset.model, str(getattr(value, "pk", value)))}
        found = self._model_field(name).extract_references(value)
        return {FileReference(model, str(pk)) for model, pk, _path, _content_path in found if model in FILE_MODELS}

    def _file_error(self, name: str, value: Any) -> ValidationError | None:
        outside = outside_of(self.space, self._references(name, value))
        field = self.fields[name]
        if not outside:
            return None
        if isinstance(field, BlockField):
            return block_error(field.block, value, outside)
        return ValidationError(OUTSIDE, code="outside_space")

    def _masking(self, name: str, prepare: Any) -> Any:
        """The field's ``prepare_value``, through which goes what is shown, when asked for and when refused."""

        def prepare_masked(value: Any) -> Any:
            field = self.fields[name]
            named = self._references(name, value)
            outside = outside_of(self.space, named)
            if not outside:
                return prepare(value)
            if isinstance(field, ModelChoiceField):
                return None
            if not isinstance(field, BlockField):
                return prepare(masked_html(value, named - outside))
            if not self.is_bound:
                # The page's own value: shown changed, kept as it is.
                value = field.block.to_python(field.block.get_prep_value(value))
            return prepare(masked(field.block, value, outside))

        return prepare_masked
