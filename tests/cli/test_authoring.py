"""An author's way by the terminal alone: from a new folder to a version that a member solves, and back to a folder."""

import sqlite3
from contextlib import closing

from judge.package.files import read_files
from server.db.engine import FILE


def new_problem(shell, slug):
    """A sound problem folder of that slug."""
    bank = shell.folder / "bank"
    made = shell.gradus("problem", "new", f"losses/{slug}", GRADUS_PROBLEMS=str(bank))
    assert made.returncode == 0, made.stderr
    return bank / "losses" / slug


def test_from_a_folder_to_a_verdict_and_back(shell):
    folder = new_problem(shell, "centre-of-all")
    cases = folder / "cases.py"
    sound = cases.read_text()
    cases.write_text(sound.replace("def build(cases):", "def build(cases):\n    1 / 0", 1))
    sent = shell.gradus("problem", "push", folder)
    assert sent.returncode == 0, sent.stderr
    assert "/authoring/drafts/" in sent.stdout
    refused = shell.gradus("problem", "publish", "centre-of-all", "--note", "First.")
    assert refused.returncode == 1
    assert "cases.py:" in refused.stderr

    cases.write_text(sound)
    again = shell.gradus("problem", "push", folder)
    assert (again.returncode, "in the works" in again.stderr) == (2, True)
    assert shell.gradus("problem", "push", folder, "--replace").returncode == 0
    published = shell.gradus("problem", "publish", "centre-of-all", "--note", "First.")
    assert published.returncode == 0, published.stderr
    assert "Published version 1 of centre-of-all." in published.stdout
    assert "Sound:" in published.stderr

    solution = shell.write("centre_of_all.py", (folder / "reference.py").read_text())
    assert shell.gradus("submit", solution).returncode == 0
    listed = shell.gradus("problem", "versions", "centre-of-all").stdout
    assert all(word in listed for word in ("browser", "1/1", "First."))
    pulled = shell.gradus("problem", "pull", "centre-of-all", "copy")
    assert pulled.returncode == 0, pulled.stderr
    assert read_files(shell.folder / "copy") == read_files(folder)


def test_a_pull_writes_over_nothing_unasked(shell):
    assert shell.gradus("problem", "pull", "softmax").returncode == 0
    mine = shell.folder / "softmax" / "hints.md"
    mine.write_text("mine")
    refused = shell.gradus("problem", "pull", "softmax")
    assert refused.returncode == 2
    assert "hints.md" in refused.stderr
    assert mine.read_text() == "mine"
    assert shell.gradus("problem", "pull", "softmax", "--force").returncode == 0
    assert mine.read_text() != "mine"


def test_what_is_not_there_is_a_sentence(shell):
    for arguments in (
        ("versions", "no-such-problem"),
        ("pull", "../etc"),
        ("publish", "no-such-problem", "--note", "x"),
        ("push", shell.folder),
    ):
        failed = shell.gradus("problem", *arguments)
        assert failed.returncode == 2, (arguments, failed.stderr)
        assert failed.stderr.startswith("gradus: ")
        assert "Traceback" not in failed.stderr


def test_whoever_was_judged_again_is_told(shell, server):
    source = shell.write("softmax.py", "def softmax(x, axis=-1):\n    return x\n")
    assert shell.gradus("submit", source).returncode == 1
    with server.api() as api:
        number = api.get("/api/submissions", params={"problem": "softmax"}).json()["items"][0]["id"]
    assert "judged again" not in shell.gradus("status", number).stderr
    with closing(sqlite3.connect(server.home / FILE)) as database, database:
        again = "UPDATE submission SET verdict_before = 'time_limit', rejudged_at = '2026-01-01' WHERE id = ?"
        database.execute(again, (number,))
    told = shell.gradus("status", number)
    assert told.returncode == 1
    assert "judged again. Before that its verdict was: time limit." in told.stderr


def test_the_study_list_is_a_file(shell):
    assert shell.gradus("study-list", "pull").returncode == 0
    file = shell.folder / "study-list.md"
    text = file.read_text()
    assert "## 1. Foundations of Deep Learning" in text
    file.write_text(f"{text}\n## Of my own\n- Mine (`softmax-of-mine`)\n")
    refused = shell.gradus("study-list", "pull")
    assert (refused.returncode, "--force" in refused.stderr) == (2, True)
    pushed = shell.gradus("study-list", "push", file, "--note", "Mine.")
    assert pushed.returncode == 0, pushed.stderr
    assert "Saved revision 1:" in pushed.stdout
    listed = shell.gradus("list", "--all", "--json").stdout
    assert "softmax-of-mine" in listed
    for broken in ("no-such-file.md", shell.write("empty.md", "nothing"), shell.write("latin.md", "").with_name("x")):
        failed = shell.gradus("study-list", "push", broken, "--note", "x")
        assert failed.returncode == 2, failed.stderr
        assert failed.stderr.startswith("gradus: ")


def test_submissions_are_judged_again_and_back(shell, server):
    source = shell.write("softmax.py", "def softmax(x, axis=-1):\n    return x\n")
    assert shell.gradus("submit", source).returncode == 1
    told = shell.gradus("problem", "rejudge", "softmax")
    assert told.returncode == 0, told.stderr
    assert "No verdict would change." in told.stdout
    with closing(sqlite3.connect(server.home / FILE)) as database, database:
        database.execute("UPDATE submission SET verdict = 'time_limit' WHERE problem = 'softmax'")
    kept = shell.gradus("problem", "rejudge", "softmax", "--json")
    assert (kept.returncode, "Nothing was changed." in kept.stderr) == (1, True)
    done = shell.gradus("problem", "rejudge", "softmax", "--apply")
    assert done.returncode == 0, done.stderr
    assert "time limit" in done.stdout
    job = done.stderr.strip().split()[-1]
    back = shell.gradus("problem", "rejudge", "softmax", "--undo", job)
    assert (back.returncode, "as they were" in back.stdout) == (0, True)
    again = shell.gradus("problem", "rejudge", "softmax", "--undo", job)
    assert (again.returncode, again.stderr.startswith("gradus: ")) == (2, True)
