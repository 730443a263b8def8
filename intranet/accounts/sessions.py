"""A person's sessions: listed, ended one by one or all but this one. Kept by allauth, one row a session."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.core.cache import caches
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from .access_log import address_of, record
from .models import User

# In the session: that allauth keeps a row about it, so that only these are looked after.
LISTED_KEY = "listed"
SEEN_SECONDS = 5 * 60


def keep_listed(request: HttpRequest) -> None:
    """Have this session in the list: when it opens, and when one of before shows the list."""
    request.session[LISTED_KEY] = True
    UserSession.objects.create_from_request(request)


def keep_seen(request: HttpRequest) -> None:
    """Write when and from where the session was used, at most once in five minutes for each process."""
    session = request.session
    if not session.accessed or not session.get(LISTED_KEY) or not session.session_key:
        return
    if caches["process"].add(f"session-seen:{session.session_key}", True, SEEN_SECONDS):
        UserSession.objects.filter(session_key=session.session_key).update(
            last_seen_at=timezone.now(), ip=address_of(request)
        )


def sessions_of(request: HttpRequest) -> list[UserSession]:
    """This person's sessions that are open, this one first, then the last used."""
    if not request.session.get(LISTED_KEY):
        keep_listed(request)
    sessions = UserSession.objects.purge_and_list(request.user)
    return sorted(sessions, key=lambda session: (not session.is_current(), -session.last_seen_at.timestamp()))


@transaction.atomic
def end_session(request: HttpRequest, user: User, pk: int) -> bool:
    """End another session of ``user``, whose request it is; False where there is no such one any more."""
    session = UserSession.objects.filter(user=user, pk=pk).exclude(session_key=request.session.session_key).first()
    if session is None:
        return False
    session.end()
    record("accounts.end_session", user, request)
    return True


@transaction.atomic
def end_other_sessions(request: HttpRequest, user: User) -> None:
    """End all sessions of ``user`` but that of the request, those that no list knows of included."""
    close_sessions(user, but=request.session.session_key)
    user.refresh_from_db(fields=["sessions_ended"])
    former = request.session.session_key
    update_session_auth_hash(request, user)
    UserSession.objects.filter(session_key=former).update(session_key=request.session.session_key)
    record("accounts.end_sessions", user, request)


def close_sessions(user: User, *, but: str | None = None) -> None:
    """What ends sessions for good: the counter that each must match, and their rows, which hold addresses."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    for session in UserSession.objects.filter(user_id=user.pk).exclude(session_key=but or ""):
        session.end()
