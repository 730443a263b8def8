"""What is being typed, completed."""

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from intranet.accounts.languages import interface_language
from intranet.security.limits import Limit
from search.completing import Proposal
from search.completing import complete as proposals

# A letter is a request. Each process counts for itself: to count in the shared cache would cost more than to answer.
LETTERS = Limit("search.complete", of_one_reader=600, of_one_address=6000, seconds=600, cache="process")
LONGEST = 100


@require_safe
def complete(request: HttpRequest) -> JsonResponse:
    """What this reader may open or search, for the script of the search fields; nothing for who asks too often."""
    typed = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    if not LETTERS.allows(request):
        return _private(JsonResponse({"groups": []}, status=429))
    groups = proposals(request.user, typed, language=interface_language()) if typed else []
    told = [{"label": group.label, "proposals": [_told(each) for each in group.proposals]} for group in groups]
    return _private(JsonResponse({"groups": told}))


def _told(proposal: Proposal) -> dict[str, str]:
    return {
        "text": proposal.text,
        "language": proposal.language,
        "url": proposal.url,
        "type": proposal.type_label,
    }


def _private(response: JsonResponse) -> JsonResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response
