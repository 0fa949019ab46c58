"""A crawl as a member over all that can be read: nothing leads to a marker that was planted where nobody may look."""

import itertools
import json
import re
import shutil
from contextlib import ExitStack

import pytest

from tests.server.accounts.conftest import House

MARK = "planted-7f3a"
PLANTED = ("reference.py", "cases.py", "oracle.py", "editorial.md", "hints.md", "followups.toml")
IDS = [str(number) for number in range(1, 8)]
VALUES = {"slug": ["softmax", "sigmoid", "hidden-one", "centre"], "n": ["1", "2"], "topic_id": ["softmax"]}


@pytest.fixture
def marked(serve, bank, tmp_path):
    """A server with markers in the files of its problems, and the house that it is."""
    root = shutil.copytree(bank, tmp_path / "bank")
    for name in PLANTED:
        path = root / "foundations" / "softmax" / name
        path.write_text(f"{path.read_text()}\n{'# ' * (not name.endswith('.md'))}{MARK}-{name}\n")
    for path in (root / "foundations" / "softmax").glob("*ted/*.py"):
        path.write_text(f"{path.read_text()}\n# {MARK}-{path.name}\n")
    shutil.copytree(root / "foundations" / "softmax", root / "foundations" / "hidden-one")
    manifest = root / "foundations" / "hidden-one" / "problem.toml"
    manifest.write_text(re.sub(r"^id = .*$", "", manifest.read_text(), flags=re.MULTILINE) + f"# {MARK}-hidden\n")
    with ExitStack() as stack:
        yield House(serve(mode="accounts", problems=root), stack)


def plant(house):
    """What others have written: a draft, a check, a submission, a note of a version; and a problem that is hidden."""
    author = house.join("Au", "author")
    code = f"# right\n# {MARK}-of-au\n"
    author.post("/api/submissions", json={"problem": "softmax", "source": code, "mode": "submit"})
    author.put("/api/problems/sigmoid/draft", json={"source": code, "base_revision": 0})
    new = {"slug": "centre", "section": "losses", "title": f"{MARK}-title"}
    draft = author.post("/api/authoring/drafts", json=new).json()["id"]
    job = author.post(f"/api/authoring/drafts/{draft}/jobs", json={"kind": "try", "source": code})
    assert job.status_code == 202, job.text
    answer = author.put("/api/authoring/problems/hidden-one/visibility", json={"hidden": True})
    assert answer.status_code == 200, answer.text
    return author


def addresses(document):
    """Every address that can be read, with every value of its parameters that leads anywhere."""
    for path, operations in document["paths"].items():
        if "get" in operations:
            names = re.findall(r"{(\w+)}", path)
            for values in itertools.product(*(VALUES.get(name, IDS) for name in names)):
                yield path.format(**dict(zip(names, values, strict=True)))


def read(client, path):
    """All that an address answers, with its headers; a stream to its end, which is near for all that is judged."""
    with client.stream("GET", path, params={"limit": 100} if path.endswith("submissions") else {}) as answer:
        return f"{answer.status_code} {dict(answer.headers)} {answer.read().decode(errors='replace')}"


def test_a_member_finds_no_marker_anywhere(marked, caplog):
    author = plant(marked)
    document = marked.admin.get("/api/openapi.json").json()
    found = list(addresses(document))
    assert len(found) > 60
    # The crawl can find: an author reads drafts, and whoever gives a problem up reads its editorial.
    assert any(MARK in read(author, path) for path in found if "/authoring/" in path)
    member = marked.join("Me")
    wrong = {"problem": "softmax", "source": "# wrong\n", "mode": "submit"}
    sent = member.post("/api/submissions", json=wrong).json()["id"]
    read(member, f"/api/submissions/{sent}/events")
    leaks = [path for path in found if MARK in read(member, path)]
    assert leaks == []
    assert MARK not in caplog.text
    member.post("/api/problems/softmax/give-up")
    assert MARK in member.get("/api/problems/softmax/editorial").text


def test_no_request_of_a_member_changes_what_authors_have(marked):
    plant(marked)
    member = marked.join("Me")
    document = marked.admin.get("/api/openapi.json").json()
    tried = 0
    for path, operations in document["paths"].items():
        if not path.startswith("/api/authoring"):
            continue
        for method in set(operations) & {"post", "put", "delete", "patch"}:
            address = re.sub(r"{(\w+)}", lambda match: VALUES.get(match[1], IDS)[0], path)
            headers = {"Content-Type": "application/zip"} if path.endswith("/import") else {}
            content = b"x" if headers else json.dumps({"kind": "check", "hidden": True, "number": 1}).encode()
            headers = headers or {"Content-Type": "application/json"}
            answer = member.request(method, address, content=content, headers=headers)
            assert answer.status_code == 403, (method, path, answer.text)
            tried += 1
    assert tried >= 12
