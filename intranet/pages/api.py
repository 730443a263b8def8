"""The read API (Wagtail's, version 2): what the signed-in person, or an anonymous visitor, may read on the site."""

from django.db.models import QuerySet
from rest_framework.fields import CharField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from intranet.access.policies import visible_pages
from intranet.media.models import PrivateDocument, PrivateImage


class VisiblePagesAPIViewSet(PagesAPIViewSet):
    """Pages the caller may read, aliases aside: a page is listed once, in the languages in which it is written."""

    def get_base_queryset(self) -> PageQuerySet:
        pages = visible_pages(self.request.user).filter(alias_of__isnull=True, depth__gt=1)
        # By their ids: the search of the API understands nothing of EXISTS.
        return Page.objects.filter(pk__in=pages.values("pk"))


class VisibleDocumentsAPIViewSet(DocumentsAPIViewSet):
    def get_queryset(self) -> QuerySet[PrivateDocument]:
        visible = PrivateDocument.objects.visible_to(self.request.user)
        return PrivateDocument.objects.filter(pk__in=visible.order_by().values("pk")).order_by("id")


class PrivateImageSerializer(BaseSerializer):
    """A picture is fetched from its own address; Wagtail asks the storage for one, which private files have not."""

    download_url = CharField(source="url", read_only=True)


class VisibleImagesAPIViewSet(ImagesAPIViewSet):
    base_serializer_class = PrivateImageSerializer

    def get_queryset(self) -> QuerySet[PrivateImage]:
        visible = PrivateImage.objects.visible_to(self.request.user)
        return PrivateImage.objects.filter(pk__in=visible.order_by().values("pk")).order_by("id")


api_router = WagtailAPIRouter("api")
api_router.register_endpoint("pages", VisiblePagesAPIViewSet)
api_router.register_endpoint("documents", VisibleDocumentsAPIViewSet)
api_router.register_endpoint("images", VisibleImagesAPIViewSet)
