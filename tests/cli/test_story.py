"""From nothing to a rejudged verdict by the terminal alone, on a server with accounts."""

import re

import httpx
import pytest

from tests.cli.conftest import Shell
from tests.live import START_SECONDS, serve
from tests.small_problem import NEW_CASE, SLUG, WRONG_CASE, two_entries

PASSWORD = "grads-flow-backwards"
SYLLABUS = """\
[[section]]
number = 1
slug = "statistics"
title = "Statistics"
stars = 1

[[section.topic]]
id = "centre"
name = "Centre"
problems = [{ slug = "centre-and-total", title = "Centre and total", difficulty = "easy" }]
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("story")
    (folder / "problems").mkdir()
    (folder / "problems" / "syllabus.toml").write_text(SYLLABUS)
    yield from serve(
        folder / "home", GRADUS_MODE="accounts", GRADUS_REGISTRATION="open", GRADUS_PROBLEMS=str(folder / "problems")
    )


def token(server, name, role, invitation=""):
    """An account and a token of it, which a browser would have made."""
    browser = {"base_url": server.url, "headers": {"Origin": server.url}, "timeout": START_SECONDS, "trust_env": False}
    with httpx.Client(**browser) as http:
        body = {"name": name, "password": PASSWORD} | ({"invitation": invitation} if invitation else {})
        http.post("/api/auth/register", json=body).raise_for_status()
        made = http.post("/api/me/tokens", json={"name": "terminal", "role": role, "days": 30}).raise_for_status()
        return made.json()["token"]


def shell_of(server, folder, name, role, invitation=""):
    (folder / name).mkdir()
    return Shell(folder / name, GRADUS_URL=server.url, GRADUS_TOKEN=token(server, name, role, invitation))


def test_a_problem_from_nothing_to_a_corrected_verdict(server, tmp_path):
    admin = shell_of(server, tmp_path, "ada", "admin", server.first_admin.partition("#")[2])
    member = shell_of(server, tmp_path, "bob", "member")
    folder = admin.folder / "statistics" / SLUG
    write(folder, two_entries(WRONG_CASE))
    assert admin.gradus("problem", "push", folder).returncode == 0
    refused = admin.gradus("problem", "publish", SLUG, "--note", "The first.")
    assert (refused.returncode, "the reference does not raise ValueError" in refused.stderr) == (1, True)
    assert member.gradus("show", SLUG).returncode != 0, "members see nothing of a draft"

    publish(admin, folder, two_entries(), "The first.")
    source = two_entries()["reference.py"]
    wrong = source.replace("float(np.sum(x))", "float(np.sum(x)) if np.size(x) != 1 else 0.0")
    solution = member.write(f"{SLUG.replace('-', '_')}.py", wrong)
    solved = member.gradus("submit", solution)
    assert solved.returncode == 0, solved.stderr

    cases = f"{two_entries()['cases.py'].rstrip()}\n{NEW_CASE}"
    published = publish(admin, folder, two_entries() | {"cases.py": cases}, "One element.")
    assert "An accepted solution of bob would fall" in published.stderr
    seen = admin.gradus("problem", "rejudge", SLUG, stdin="n\n")
    assert (seen.returncode, "Nothing was changed." in seen.stderr) == (1, True)
    assert re.search(r"accepted\s+wrong answer\s+1", seen.stdout)
    done = admin.gradus("problem", "rejudge", SLUG, stdin="y\n")
    assert done.returncode == 0, done.stderr
    told = member.gradus("status", "1")
    assert (told.returncode, "judged again" in told.stderr) == (1, True)
    listed = member.gradus("list", "--json").stdout
    assert '"state": "solved"' in listed, "nobody loses a mark unasked"
    assert member.gradus("problem", "rejudge", SLUG).returncode == 2


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def publish(admin, folder, files, note):
    write(folder, files)
    pushed = admin.gradus("problem", "push", folder, "--replace")
    assert pushed.returncode == 0, pushed.stderr
    published = admin.gradus("problem", "publish", SLUG, "--note", note, "--yes")
    assert published.returncode == 0, published.stderr
    return published
