"""A problem that is hidden, or whose folder has never been sound, is not there, whatever is asked."""

import re
import shutil

import pytest

from judge.package.load import load
from server.catalog.versions import record_folder, set_hidden

SECRET = "kept apart"
HIDDEN, UNSOUND = "no-longer-shown", "sigmoid"
BODIES = {"put": {"source": "x = 1\n", "base_revision": 0}}
SUBMISSION = {"source": "x = 1\n", "mode": "submit"}


@pytest.fixture
def closed(serve, bank, tmp_path):
    """A server on a bank with one folder that is hidden, and one that can't be read; all texts hold the secret."""
    root = shutil.copytree(bank, tmp_path / "bank")
    shutil.copytree(root / "foundations" / "softmax", root / "foundations" / HIDDEN)
    for slug in (HIDDEN, UNSOUND):
        for name in ("statement.md", "editorial.md", "hints.md", "reference.py"):
            path = root / "foundations" / slug / name
            path.write_text(f"{path.read_text()}\n{'# ' * name.endswith('.py')}{SECRET}\n")
    (root / "foundations" / UNSOUND / "problem.toml").write_text(f'title = "{SECRET}"\nnonsense = 1\n')
    manifest = root / "foundations" / HIDDEN / "problem.toml"
    identity = "".join(line for line in manifest.read_text().splitlines(keepends=True) if not line.startswith("id ="))
    manifest.write_text(identity)
    live = serve(problems=root)
    with live.services.database.write() as session:
        row = record_folder(session, load(manifest.parent))
        set_hidden(row, hidden=True)
    live.services.versions.refresh()
    live.services.library.load_all()
    return live


def doors(live, slug):
    """Every operation of the API whose path names a problem, but for those of authors, who see it."""
    for path, operations in live.client.get("/api/openapi.json").json()["paths"].items():
        if "{slug}" in path and not path.startswith("/api/authoring"):
            for method in operations:
                yield method, re.sub(r"\{n\}", "1", path.replace("{slug}", slug))


@pytest.mark.parametrize("slug", [HIDDEN, UNSOUND])
def test_no_door_leads_to_it(closed, slug):
    asked = list(doors(closed, slug))
    assert len(asked) >= 8
    for method, path in asked:
        answer = closed.client.request(method, path, json=BODIES.get(method))
        told = f"{method} {path}: {answer.status_code} {answer.text}"
        assert answer.status_code == 404, told
        assert answer.json()["error"]["code"] == "unknown_problem", told
        assert SECRET not in answer.text, told
        assert slug not in answer.json()["error"]["details"]["nearest"], told


@pytest.mark.parametrize("slug", [HIDDEN, UNSOUND])
def test_nothing_is_judged_of_it(closed, slug):
    answer = closed.client.post("/api/submissions", json={"problem": slug, **SUBMISSION})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_problem")
    assert closed.judge.runs == []


def test_no_list_names_it(closed):
    for path in ("/api/syllabus", "/api/progress", "/api/submissions", "/api/admin/status"):
        answer = closed.client.get(path)
        assert HIDDEN not in answer.text
        if path != "/api/admin/status":  # whoever runs the server is told which folder is at fault
            assert SECRET not in answer.text
    listed = closed.client.get("/api/syllabus").json()["sections"]
    topics = [topic for section in listed for group in section["groups"] for topic in group["topics"]]
    problems = [problem for topic in topics for problem in topic["problems"]]
    assert [one["available"] for one in problems if one["slug"] == UNSOUND] == [False]


@pytest.mark.parametrize("near", [HIDDEN[:-1], UNSOUND[:-1]])
def test_no_name_close_to_it_is_led_to_it(closed, near):
    error = closed.client.get(f"/api/problems/{near}").json()["error"]
    assert HIDDEN not in error["details"]["nearest"]
    assert HIDDEN not in error["message"]
