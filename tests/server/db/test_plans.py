"""What pages ask of the database is found by an index, however much is stored."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from judge.verdict import Mode
from server.accounts.current_user import CurrentUser
from server.catalog.service import solutions
from server.db.models import Mark, Step
from server.events.broadcast import EventId
from server.events.pruning import _ended
from server.ops.health import _clock
from server.ops.status import status
from server.progress import service as progress
from server.submissions import service as submissions
from server.submissions.shrinking import _unfinished

ME = CurrentUser(1, "me")
LARGE = ("submission", "event")


@pytest.fixture
def live(serve):
    return serve(workers=0)


def page(session, services, **changed):
    asked = {"problem": None, "mode": Mode.SUBMIT, "limit": 20, "before": None, **changed}
    return submissions.page(session, services.library, ME, **asked)


ASKED = {
    "progress": lambda session, services: progress.show(session, services.library, ME),
    "submissions": page,
    "older submissions": lambda session, services: page(session, services, before=7),
    "submissions to a problem": lambda session, services: page(session, services, problem="softmax"),
    "solutions": lambda session, services: solutions(session, services.library, services.solution_times, ME, "softmax"),
    "unfinished": lambda session, _: _unfinished(session),
    "admin": lambda session, services: status(services.settings, session, services.queue, None),
    "clock": lambda _, services: _clock(services.database),
    "queue": lambda session, services: services.queue.position(session, 1),
    "pruning": lambda session, _: _ended(session, Step(name="", at=datetime(2026, 1, 1, tzinfo=UTC), id=0), _LATER),
    "events": lambda session, services: submissions.events_after(services.database, ME, 1, EventId()),
}
_LATER = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("name", ASKED)
def test_no_large_table_is_scanned(live, name):
    services, statements = live.services, []
    submission = live.submit()
    assert submission == 1
    with services.database.write() as session:
        session.add(Mark(person_id=1, problem="softmax", given_up_at=_LATER))
    event.listen(
        services.database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, text, values, _context, _many: statements.append((text, values)),
    )
    with services.database.read() as session:
        try:
            ASKED[name](session, services)
        except ValueError:
            assert name == "admin"  # its answer wants a readiness, which was not asked for
    asked = [each for each in statements if each[0].lstrip().upper().startswith(("SELECT", "DELETE", "UPDATE"))]
    assert asked
    with services.database.engine.connect() as connection:
        for text, values in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values).all()
            scanned = [row[3] for row in plan if row[3].startswith("SCAN") and row[3].split()[1] in LARGE]
            assert all("LIMIT" in text.upper() and "ORDER BY submission.id DESC" in text for _ in scanned), (text, plan)
