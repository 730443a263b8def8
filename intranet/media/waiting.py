"""Files that wait for their form to be put right: they are checked again when they become a document or an image.

Wagtail expects no refusal there, and would answer by an error of the server.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.auth import require_admin_access
from wagtail.documents.views.multiple import CreateFromUploadedDocumentView
from wagtail.images.views.multiple import CreateFromUploadedImageView


class _Checked:
    """The refusal next to the title, the only field there is; what was typed stays."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)  # type: ignore[misc]
        except ValidationError as error:
            self.upload.file.close()
            return self.refused(request, error)

    def refused(self: Any, request: HttpRequest, error: ValidationError) -> HttpResponse:
        number = self.upload.pk
        if getattr(error, "code", "") == "refused_file":
            # Nothing will make it good.
            self.upload.file.storage.delete(self.upload.file.name)
            self.upload.delete()
        prefix = f"{self.edit_upload_form_prefix}-{number}"
        form = self.form_class(request.POST, instance=self.model(), prefix=prefix, user=request.user)
        form.add_error("title", error)
        context = {
            self.context_upload_name: self.upload,
            "edit_action": reverse(self.edit_upload_url_name, args=(number,)),
            "delete_action": reverse(self.delete_upload_url_name, args=(number,)),
            "form": form,
        }
        page = render_to_string(self.edit_form_template_name, context, request=request)
        return JsonResponse({"success": False, "form": page})


class CreateDocument(_Checked, CreateFromUploadedDocumentView):
    pass


class CreateImage(_Checked, CreateFromUploadedImageView):
    pass


create_document_from_uploaded = require_admin_access(CreateDocument.as_view())
create_image_from_uploaded = require_admin_access(CreateImage.as_view())
