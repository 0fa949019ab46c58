"""Old jobs of authors, and contents that nothing names any more, are deleted; nothing that somebody may need is."""

from datetime import timedelta

from sqlmodel import select

from judge.verify import Verification
from server.authoring.pruning import prune_jobs
from server.db.models import now
from server.db.problem_models import AuthoringJob, ProblemContent


def rows(author, table):
    with author.live.services.database.read() as session:
        return session.exec(select(table)).all()


def test_what_is_old_goes_and_what_is_needed_stays(author):
    author.live.services.authoring._prover.verify = lambda problem, _progress: Verification(problem.path, problem.slug)
    database = author.live.services.database
    draft = author.begin()["id"]
    checked = author.result(draft)
    author.publish(draft)
    again = author.call("POST", "/problems/centre/draft")["id"]
    author.edit(again, "hints.md", "## Hint 1", "## Hint 1\n\nThink.")
    author.result(again)
    contents = {row.digest for row in rows(author, ProblemContent)}
    assert len({row.digest for row in rows(author, AuthoringJob)}) == 2

    prune_jobs(database, now() - timedelta(days=1))
    assert len(rows(author, AuthoringJob)) == 2, "nothing is old yet"
    applied = rows(author, AuthoringJob)[0].id
    with database.write() as session:
        session.get_one(AuthoringJob, applied).applied_at = now()
    prune_jobs(database, now() + timedelta(days=1))
    assert [row.id for row in rows(author, AuthoringJob)] == [applied]
    left = {row.digest for row in rows(author, ProblemContent)}
    assert checked["digest"] in left, "a version has it"
    assert left < contents
    assert author.draft(again)["checked"] is None, "it is checked again before it is published"
