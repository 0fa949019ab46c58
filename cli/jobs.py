"""Follows a job that the server does for an author, with a progress bar."""

from __future__ import annotations

import time

from cli.api import Api, Json
from cli.render.bars import bars

POLL_SECONDS = 0.5  # between two looks at a job
PHASES = {"": "waiting for its turn"}  # what a phase of the server is called here, where that differs


def follow(api: Api, job: Json) -> Json:
    """Wait for the end of a job, and return it with its result."""
    with bars() as shown:
        task = shown.add_task(job["kind"], total=1, what="")
        while job["state"] != "done":
            what = PHASES.get(job["phase"], job["phase"])
            shown.update(task, completed=job["done"], total=job["total"] or None, what=what)
            time.sleep(POLL_SECONDS)
            job = api.get(f"/api/authoring/jobs/{job['id']}")
    return job
