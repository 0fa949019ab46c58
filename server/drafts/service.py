"""Drafts: what a person has typed, kept so that two tabs or machines never overwrite each other unseen."""

from __future__ import annotations

from sqlmodel import Session

from server import schemas
from server.accounts.local import Who
from server.core.errors import DraftConflict
from server.core.settings import DRAFT_BYTES
from server.db.models import Draft, now
from server.process.services import Services
from server.submissions.service import check_source


def show(services: Services, who: Who, slug: str) -> schemas.Draft:
    starter = services.library.problem(slug).starter
    with services.database.read() as session:
        return _shown(session.get(Draft, (who.id, slug)), starter)


def save(services: Services, who: Who, slug: str, change: schemas.DraftChange) -> schemas.Draft:
    """Stores the source as the next revision.

    Raises:
        DraftConflict: the draft is not at the revision that the change was made on; the newer one is in the details.
    """
    starter = services.library.problem(slug).starter
    check_source(change.source, DRAFT_BYTES)
    with services.database.write() as session:
        draft = session.get(Draft, (who.id, slug)) or Draft(person_id=who.id, problem=slug, source=None, revision=0)
        if draft.source == change.source:
            return _shown(draft, starter)  # a repeated request, or two tabs of one mind
        if draft.revision != change.base_revision:
            message = f"The draft was changed elsewhere since revision {change.base_revision}. "
            message += "Take the newer one, or save again on top of it."
            raise DraftConflict(message, details={"draft": _shown(draft, starter).model_dump(mode="json")})
        _next(session, draft, change.source)
        return _shown(draft, starter)


def discard(services: Services, who: Who, slug: str) -> schemas.Draft:
    """Back to the starter. The revision goes up, so a tab that still holds the old text gets a conflict."""
    starter = services.library.problem(slug).starter
    with services.database.write() as session:
        draft = session.get(Draft, (who.id, slug))
        if draft is not None and draft.source is not None:
            _next(session, draft, None)
        return _shown(draft, starter)


def _next(session: Session, draft: Draft, source: str | None) -> None:
    draft.source = source
    draft.revision += 1
    draft.updated_at = now()
    session.add(draft)


def _shown(draft: Draft | None, starter: str) -> schemas.Draft:
    if draft is None or draft.revision == 0:
        return schemas.Draft(source=starter, revision=0, updated_at=None)
    source = starter if draft.source is None else draft.source
    return schemas.Draft(source=source, revision=draft.revision, updated_at=draft.updated_at)
