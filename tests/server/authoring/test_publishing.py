"""From a draft to what members get, with the real judge: check, try, impact, publish, history, hide, restore."""

import shutil

from tests.server.authoring.conftest import Author


def test_from_a_draft_to_a_verdict_and_back(judged):
    draft = judged.begin(title="Centre")["id"]
    assert judged.publish(draft, status=409)["error"]["code"] == "not_publishable"
    source = judged.files(draft)["reference.py"]
    tried = judged.result(draft, "try", source=source)["report"]
    assert (tried["verdict"], tried["failures"]) == ("accepted", [])
    preview = judged.result(draft, "preview")["preview"]
    assert preview["examples"][0]["call"].startswith("centre(")

    checked = judged.result(draft)["check"]
    assert (checked["sound"], checked["faults"]) == (True, [])
    assert checked["score"]["killed"] > 5
    assert judged.draft(draft)["checked"] is not None
    live = judged.live
    assert live.client.get("/api/problems/centre").status_code == 404
    version = judged.publish(draft, note="The first.")
    assert (version["number"], version["source"], version["current"]) == (1, "browser", True)
    judged.call("GET", f"/drafts/{draft}", 404)

    page = live.client.get("/api/problems/centre").json()
    assert (page["title"], page["section"]["slug"], page["version"]) == ("Centre", "more", version["digest"])
    assert live.verdict(live.submit(source, "centre"))["verdict"] == "accepted"
    _a_stricter_version(judged, source)
    _hidden_and_shown(judged)


def _a_stricter_version(judged: Author, source: str) -> None:
    """A second version rejects what the first accepted: the impact says so, and the solved mark stays."""
    live = judged.live
    draft = judged.call("POST", "/problems/centre/draft")["id"]
    manifest = judged.files(draft)["problem.toml"]
    judged.save(draft, "problem.toml", manifest + '\n[[forbid]]\nname = "numpy.mean"\ninstead = "Use a sum."\n')
    impact = judged.result(draft, "impact")["impact"]
    assert impact["judged"] == 1
    assert [fallen["verdict"] for fallen in impact["fallen"]] == ["forbidden"]
    judged.call("DELETE", f"/drafts/{draft}", 204)

    draft = judged.call("POST", "/problems/centre/draft")["id"]
    judged.edit(draft, "statement.md", "## Task", "Read twice.\n\n## Task")
    assert judged.result(draft, "impact")["impact"] == {"judged": 1, "fallen": []}
    assert judged.publish(draft, status=409)["error"]["code"] == "not_publishable"
    assert judged.result(draft)["check"]["sound"]
    assert judged.publish(draft, note="Words.")["number"] == 2
    history = judged.call("GET", "/problems/centre/versions")["items"]
    told = [(item["number"], item["note"], item["current"], item["accepted"]) for item in history]
    assert told == [(2, "Words.", True, 0), (1, "The first.", False, 1)]
    assert "Read twice." in judged.call("GET", "/problems/centre/versions/2")["files"]["statement.md"]
    assert live.client.get("/api/problems/centre").json()["state"] == "solved"
    judged.call("PUT", "/problems/centre/version", json={"number": 1})
    assert "Read twice." not in live.client.get("/api/problems/centre").json()["statement"]
    restored = judged.call("POST", "/problems/centre/versions/2/restore")
    assert "Read twice." in judged.files(restored["id"])["statement.md"]
    assert restored["checked"] is not None
    judged.call("PUT", "/problems/centre/version", 404, json={"number": 3})


def _hidden_and_shown(judged: Author) -> None:
    live = judged.live
    assert judged.call("PUT", "/problems/centre/visibility", json={"hidden": True})["hidden"]
    assert live.client.get("/api/problems/centre").status_code == 404
    assert "centre" not in live.client.get("/api/syllabus").text
    (shown,) = [item for item in judged.call("GET", "/problems")["problems"] if item["slug"] == "centre"]
    assert (shown["hidden"], shown["shown"], shown["version"]) == (True, False, 1)
    assert not judged.call("PUT", "/problems/centre/visibility", json={"hidden": False})["hidden"]
    assert live.client.get("/api/problems/centre").json()["state"] == "solved"


def test_a_false_case_is_refused_with_its_place(judged):
    draft = judged.begin()["id"]
    cases = judged.files(draft)["cases.py"]
    judged.save(draft, "cases.py", cases.replace("def build(cases):", "def build(cases):\n    1 / 0", 1))
    found = judged.result(draft)
    faults = (found["check"] or found)["faults"]
    assert any(fault["file"] == "cases.py" and fault["line"] for fault in faults), found
    assert judged.publish(draft, status=409)["error"]["code"] == "not_publishable"


def test_publishing_writes_the_folder_where_it_is_told_to(serve, judge, bank, tmp_path, monkeypatch):
    monkeypatch.setattr("server.catalog.library.SCAN_SECONDS", 0.0)
    root = shutil.copytree(bank, tmp_path / "bank")
    author = Author(serve(problems=root, open_judge=lambda _home: judge))
    draft = author.begin()["id"]
    author.save(draft, "accepted/another.py", "# style: as the reference\n" + author.files(draft)["reference.py"])
    assert author.result(draft)["check"]["faults"] == []
    files = author.files(draft)
    version = author.publish(draft, write_folder=True)
    folder = root / "losses" / "centre"
    assert version["source"] == "folder"
    assert {path: (folder / path).read_text() for path in files} == files
    again = author.call("POST", "/problems/centre/draft")["id"]
    author.save(again, "accepted/another.py", None)
    assert author.result(again)["check"]["sound"]
    author.publish(again, write_folder=True)
    assert not (folder / "accepted" / "another.py").exists()
    assert [item["number"] for item in author.call("GET", "/problems/centre/versions")["items"]] == [2, 1]


def test_an_edit_that_no_case_catches_becomes_a_case(judged):
    """The cases lose all that tells the axes apart; the workbench finds an input that does, and adds it."""
    draft = judged.begin()["id"]
    cases = judged.files(draft)["cases.py"]
    kept = [line for line in cases.splitlines(keepends=True) if "axis=" not in line or "def valid" in line]
    weak = "".join(kept).replace('{"x": rng.normal(size=shape), "axis": int(', '{"x": rng.normal(size=shape)}  # (')
    start, end = weak.index("def random_case"), weak.index("def build")
    weak = weak[:start] + "def random_case(rng, i):\n    return {'x': rng.normal(size=5)}\n\n\n" + weak[end:]
    judged.save(draft, "cases.py", weak)
    before = judged.result(draft)["check"]
    caught = [each for each in before["catches"] if each["verdict"] == "wrong_answer"]
    assert caught
    assert all(each["cases"] and each["count"] >= len(each["cases"]) for each in caught)
    survivor = next(each for each in before["score"]["survivors"] if "axis" in each["edit"])
    assert survivor["before"] != survivor["after"]
    told = judged.result(draft, "tell_apart", line=survivor["line"], edit=survivor["edit"])["told_apart"]
    assert told["call"].startswith("centre(")
    judged.save(draft, "cases.py", told["cases"])
    left = judged.result(draft)["check"]["score"]["survivors"]
    assert survivor["edit"] not in [each["edit"] for each in left if each["line"] == survivor["line"]]
    nothing = judged.result(draft, "tell_apart", line=1, edit="no such edit")["told_apart"]
    assert nothing == {"call": "", "sentence": "", "cases": ""}
