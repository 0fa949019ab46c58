"""A server whose one person writes problems, with a scripted judge or the real one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from judge.judge import Judge, open_judge
from tests.server.conftest import WAIT_SECONDS, Live

JOB_SECONDS = 250  # until a check has its result on the busiest machine


@dataclass
class Author:
    """The routes of an author, as a program calls them."""

    live: Live

    def call(self, method: str, path: str, status: int = 200, **options: Any) -> Any:
        answer = self.live.client.request(method, f"/api/authoring{path}", **options)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def begin(self, slug: str = "centre", **fields: str) -> dict[str, Any]:
        return self.call("POST", "/drafts", 201, json={"slug": slug, "section": "losses", **fields})

    def draft(self, draft: int) -> dict[str, Any]:
        return self.call("GET", f"/drafts/{draft}")

    def files(self, draft: int) -> dict[str, str]:
        return {file["path"]: file["text"] for file in self.draft(draft)["files"]}

    def revision(self, draft: int, path: str) -> int:
        return next((file["revision"] for file in self.draft(draft)["files"] if file["path"] == path), 0)

    def save(self, draft: int, path: str, text: str | None) -> dict[str, Any]:
        change = {"path": path, "text": text, "base_revision": self.revision(draft, path)}
        return self.call("PUT", f"/drafts/{draft}/files", json=change)

    def edit(self, draft: int, path: str, old: str, new: str) -> dict[str, Any]:
        text = self.files(draft)[path]
        assert old in text
        return self.save(draft, path, text.replace(old, new, 1))

    def start(self, draft: int, kind: str = "check", **fields: str | int) -> int:
        return self.call("POST", f"/drafts/{draft}/jobs", 202, json={"kind": kind, **fields})["id"]

    def job(self, job: int) -> dict[str, Any]:
        return self.call("GET", f"/jobs/{job}")

    def wait(self, job: int) -> dict[str, Any]:
        deadline = time.monotonic() + JOB_SECONDS
        while (found := self.job(job))["state"] != "done":
            assert time.monotonic() < deadline, found
            time.sleep(0.05)
        return found

    def result(self, draft: int, kind: str = "check", **fields: str | int) -> dict[str, Any]:
        return self.wait(self.start(draft, kind, **fields))

    def publish(self, draft: int, note: str = "A word.", status: int = 201, **fields: Any) -> dict[str, Any]:
        body = {"digest": self.draft(draft)["digest"], "note": note, **fields}
        return self.call("POST", f"/drafts/{draft}/publish", status, json=body)


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def author(live: Live) -> Author:
    return Author(live)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    """One for all tests of a module, which no server closes: freezing and a warm sandbox cost a second."""
    judge = open_judge(tmp_path_factory.mktemp("judge"))
    close, judge.close = judge.close, lambda: None  # type: ignore[method-assign]
    yield judge
    close()


@pytest.fixture
def judged(serve: Callable[..., Live], judge: Judge) -> Author:
    return Author(serve(open_judge=lambda _home: judge))
