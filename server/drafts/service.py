"""Drafts: what a person has typed for a problem, in numbered revisions, so that nothing is overwritten unseen."""

from __future__ import annotations

from sqlmodel import Session

from server.accounts.current_user import CurrentUser
from server.catalog.library import Library
from server.core.errors import DraftConflict
from server.core.settings import DRAFT_BYTES
from server.core.source import check_source
from server.db.models import Draft, now
from server.drafts import schemas


def show(session: Session, library: Library, user: CurrentUser, slug: str) -> schemas.DraftDetail:
    starter = library.problem(slug).starter
    return _shown(session.get(Draft, (user.id, slug)), starter)


def save(
    session: Session, library: Library, user: CurrentUser, slug: str, change: schemas.DraftChange
) -> schemas.DraftDetail:
    """Store the source as the next revision.

    Raises:
        DraftConflict: the draft is not at the revision that the change was made on; the newer one is in the details.
    """
    starter = library.problem(slug).starter
    check_source(change.source, DRAFT_BYTES)
    draft = session.get(Draft, (user.id, slug)) or Draft(person_id=user.id, problem=slug, source=None, revision=0)
    if draft.source == change.source:
        return _shown(draft, starter)  # a repeated request, or the same text in two tabs
    if draft.revision != change.base_revision:
        message = f"The draft was changed elsewhere since revision {change.base_revision}. "
        message += "Take the newer one, or save again on top of it."
        raise DraftConflict(message, details={"draft": _shown(draft, starter).model_dump(mode="json")})
    _next(session, draft, change.source)
    return _shown(draft, starter)


def discard(session: Session, library: Library, user: CurrentUser, slug: str) -> schemas.DraftDetail:
    """Go back to the starter. The revision goes up, so a tab that still holds the old text gets a conflict."""
    starter = library.problem(slug).starter
    draft = session.get(Draft, (user.id, slug))
    if draft is not None and draft.source is not None:
        _next(session, draft, None)
    return _shown(draft, starter)


def _next(session: Session, draft: Draft, source: str | None) -> None:
    draft.source = source
    draft.revision += 1
    draft.updated_at = now()
    session.add(draft)


def _shown(draft: Draft | None, starter: str) -> schemas.DraftDetail:
    if draft is None or draft.revision == 0:
        return schemas.DraftDetail(source=starter, revision=0, updated_at=None)
    source = starter if draft.source is None else draft.source
    return schemas.DraftDetail(source=source, revision=draft.revision, updated_at=draft.updated_at)
