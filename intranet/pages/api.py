"""The read API (Wagtail's, version 2): what the signed-in person, or an anonymous visitor, may read on the site."""

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.query import PageQuerySet

from intranet.access.policies import visible_pages
from intranet.media.models import PrivateDocument, PrivateImage


class VisiblePagesAPIViewSet(PagesAPIViewSet):
    """Pages the caller may read, aliases aside: a page is listed once, in the languages in which it is written."""

    def get_base_queryset(self) -> PageQuerySet:
        return visible_pages(self.request.user).filter(alias_of__isnull=True, depth__gt=1)


class VisibleDocumentsAPIViewSet(DocumentsAPIViewSet):
    def get_queryset(self) -> QuerySet[PrivateDocument]:
        return PrivateDocument.objects.visible_to(self.request.user).order_by("id")


class VisibleImagesAPIViewSet(ImagesAPIViewSet):
    def get_queryset(self) -> QuerySet[PrivateImage]:
        return PrivateImage.objects.visible_to(self.request.user).order_by("id")


api_router = WagtailAPIRouter("api")
api_router.register_endpoint("pages", VisiblePagesAPIViewSet)
api_router.register_endpoint("documents", VisibleDocumentsAPIViewSet)
api_router.register_endpoint("images", VisibleImagesAPIViewSet)
