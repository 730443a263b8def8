"""Videos and maps of other sites: from the address that a writer pastes to the one shown after the reader's click.

Nothing is asked of the other site, neither by the server nor by the browser before that click: the address is read by
the rules below. Which hosts may be shown is a setting, ``EMBED_ALLOWED_HOSTS``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from django.conf import settings

VIDEO, MAP = "video", "map"


@dataclass(frozen=True)
class Embed:
    """``url`` is what the frame shows, ``address`` where a plain link leads; ``kind`` is VIDEO or MAP."""

    url: str
    address: str
    kind: str

    @property
    def host(self) -> str:
        """Who learns that the reader looked at it."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_allowed(self) -> bool:
        return self.host in settings.EMBED_ALLOWED_HOSTS


Reader = Callable[[SplitResult], str | None]


def embed_of(address: str) -> Embed | None:
    """What that address shows, allowed or not; None where it is no address of a kind that is known."""
    parts = urlsplit(address.strip())
    if parts.scheme != "https" or not parts.hostname or parts.port or parts.username:
        return None
    for kind, read in READERS:
        url = read(parts)
        if url is not None:
            return Embed(url, address.strip(), kind)
    return None


def _youtube(parts: SplitResult) -> str | None:
    host = _bare(parts)
    number = None
    if host == "youtu.be":
        number = parts.path.strip("/")
    elif host in {"youtube.com", "m.youtube.com", "youtube-nocookie.com"}:
        match = re.fullmatch(r"/(?:embed|shorts|live)/([^/]+)/?", parts.path)
        number = match[1] if match else (parse_qs(parts.query).get("v") or [""])[0]
    if number is None or not re.fullmatch(r"[\w-]{6,20}", number):
        return None
    return f"https://www.youtube-nocookie.com/embed/{number}"


def _vimeo(parts: SplitResult) -> str | None:
    if _bare(parts) not in {"vimeo.com", "player.vimeo.com"}:
        return None
    match = re.fullmatch(r"/(?:video/)?(\d+)(?:/(\w+))?/?", parts.path)
    if match is None:
        return None
    # A video that is not listed has a second code in its address. "dnt": no measure of the audience.
    secret = match[2] or (parse_qs(parts.query).get("h") or [""])[0]
    query = {"dnt": "1", **({"h": secret} if re.fullmatch(r"\w+", secret) else {})}
    return f"https://player.vimeo.com/video/{match[1]}?{urlencode(query)}"


def _openstreetmap(parts: SplitResult) -> str | None:
    if _bare(parts) != "openstreetmap.org":
        return None
    query = parse_qs(parts.query)
    box = (query.get("bbox") or [""])[0]
    if re.fullmatch(r"-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}", box):
        return _map_of(box, query)
    place = re.search(r"map=(\d{1,2})(?:\.\d+)?/(-?\d+(?:\.\d+)?)/(-?\d+(?:\.\d+)?)", parts.fragment)
    if place is None:
        return None
    zoom, latitude, longitude = int(place[1]), float(place[2]), float(place[3])
    # A frame is about two and a half tiles wide, half of that high.
    wide = 360 / 2**zoom * 1.25
    high = wide / 2
    edges = (longitude - wide, latitude - high, longitude + wide, latitude + high)
    return _map_of(",".join(f"{edge:.5f}" for edge in edges), query)


def _map_of(box: str, query: dict[str, list[str]]) -> str:
    asked = {"bbox": box, "layer": "mapnik"}
    marker = [(query.get(name) or [""])[0] for name in ("mlat", "mlon")]
    if all(re.fullmatch(r"-?\d+(\.\d+)?", each) for each in marker):
        asked["marker"] = ",".join(marker)
    return f"https://www.openstreetmap.org/export/embed.html?{urlencode(asked)}"


def _umap(parts: SplitResult) -> str | None:
    match = re.fullmatch(r"/([a-z]{2}(?:-[a-z]{2,4})?)/map/([\w-]+_\d+)/?", parts.path)
    if match is None:
        return None
    query = urlencode({"scaleControl": "true", "miniMap": "false", "scrollWheelZoom": "false"})
    return f"https://{parts.hostname}/{match[1]}/map/{match[2]}?{query}"


def _peertube(parts: SplitResult) -> str | None:
    match = re.fullmatch(r"/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{20,36})/?", parts.path)
    return f"https://{parts.hostname}/videos/embed/{match[1]}?p2p=0" if match else None


def _bare(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


# The last two are software that many hosts run: their addresses are known by their form.
READERS: tuple[tuple[str, Reader], ...] = (
    (VIDEO, _youtube),
    (VIDEO, _vimeo),
    (MAP, _openstreetmap),
    (MAP, _umap),
    (VIDEO, _peertube),
)
