"""The real process: it says where it is, and when it can't start, why and what to do."""

import json
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import httpx
import pytest

from server.__main__ import main
from server.core.settings import ROOT, Settings
from server.db.engine import FILE, open_database
from server.process import prewarm
from server.process.home import Home
from server.process.serve import listen, serve
from server.process.services import open_services
from server.process.work import work

WAIT_SECONDS = 30


@pytest.fixture
def start(tmp_path, bank, monkeypatch):
    """Starts `python -m server`; (process, URL with the token)."""
    monkeypatch.setenv("GRADUS_PROBLEMS", str(bank))
    monkeypatch.setenv("GRADUS_WEB", str(tmp_path / "web"))
    processes = []

    def run(home, *arguments):
        command = [sys.executable, "-m", "server", "--port", "0", "--home", str(home), *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        processes.append(process)
        for line in process.stdout:
            if found := re.search(r"http://\S+", line):
                return process, found[0]
        pytest.fail(process.stderr.read())

    yield run
    for process in processes:
        process.kill()
        process.communicate()


def test_it_prints_the_address_that_signs_in_and_stops_when_told(start, tmp_path, monkeypatch):
    monkeypatch.setenv("GRADUS_LOG", "debug")
    process, url = start(tmp_path / "home")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{43}", url)
    with httpx.Client(follow_redirects=True, trust_env=False, timeout=60) as browser:
        assert browser.get(url).status_code == 200
        base = url.partition("/?")[0]
        assert browser.get(f"{base}/api/syllabus").status_code == 200
    process.send_signal(signal.SIGINT)
    _, log = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode in {0, -signal.SIGINT, 130}
    assert "path=/api/syllabus status=200" in log
    assert url.rpartition("=")[2] not in log
    assert "Traceback" not in log


def test_the_token_is_the_owners_alone_and_stays(start, tmp_path):
    home = tmp_path / "home"
    process, url = start(home)
    token = home / "token"
    assert stat.S_IMODE(token.stat().st_mode) == 0o600
    assert url.endswith(token.read_text().strip())
    process.terminate()
    process.wait(WAIT_SECONDS)
    _, again = start(home)
    assert again.rpartition("=")[2] == url.rpartition("=")[2]


def test_a_stream_does_not_hold_up_the_end(start, tmp_path, monkeypatch):
    monkeypatch.setenv("GRADUS_GRACE", "0")
    process, url = start(tmp_path / "home")
    base, _, token = url.partition("/?token=")
    with httpx.Client(
        base_url=base, headers={"Authorization": f"Bearer {token}"}, trust_env=False, timeout=60
    ) as client:
        body = {"problem": "softmax", "source": "while True: pass", "mode": "submit"}
        submission = client.post("/api/submissions", json=body).json()["id"]
        with client.stream("GET", f"/api/submissions/{submission}/events"):
            process.terminate()
            process.wait(WAIT_SECONDS)


@pytest.fixture
def said(capsys, monkeypatch, bank):
    """What `serve` says on standard error when it does not start."""
    monkeypatch.setenv("GRADUS_PROBLEMS", str(bank))
    monkeypatch.setattr("server.core.logging.install", lambda *_how: None)

    def run(**given):
        assert serve(**{"port": 0, **given}) == 1
        return capsys.readouterr().err

    return run


def test_a_port_in_use(said, home):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said_ = said(home=home, port=port)
    assert f"Port {port} is in use" in said_
    assert f"gradus serve --port {port + 1}" in said_


def test_a_home_that_can_not_be_written(said, tmp_path):
    (tmp_path / "file").write_text("")
    assert "cannot be written to" in said(home=tmp_path / "file" / "home")
    assert "--home" in said(home=tmp_path / "file" / "home")


def test_a_home_in_use(said, home):
    with_lock = Home(home)
    try:
        assert "Another Gradus server (process " in said(home=home)
    finally:
        with_lock.close()


def test_a_database_from_a_newer_version(said, home):
    with sqlite3.connect(home / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer version of Gradus" in said(home=home)


def test_a_database_that_is_none(said, home):
    (home / FILE).write_bytes(b"no database" * 1000)
    assert "can't be used" in said(home=home)


def test_a_host_that_can_not_confine(said, home, monkeypatch):
    from judge.judge import Judge, Unavailable

    def describe(_judge):
        raise Unavailable("No Landlock here: use Linux 5.13 or later.")

    monkeypatch.setattr(Judge, "describe", describe)
    assert "No Landlock here: use Linux 5.13 or later." in said(home=home)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.1", "example.org"])
def test_only_loopback_is_listened_on(said, home, host):
    assert "loopback only" in said(home=home, host=host)


def test_a_worker_listens_on_loopback_where_nothing_else_is_said():
    settings = Settings()
    with closing(listen(settings.worker_host, settings.worker_port, "worker")) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_a_bank_that_is_not_there(said, home, monkeypatch, tmp_path):
    monkeypatch.setenv("GRADUS_PROBLEMS", str(tmp_path / "nowhere"))
    assert "GRADUS_PROBLEMS" in said(home=home)


def test_a_setting_that_is_wrong(said, home, monkeypatch):
    monkeypatch.setenv("GRADUS_WORKERS", "many")
    assert "The setting workers is wrong" in said(home=home)


def test_nothing_stays_locked_after_a_start_that_failed(said, home, monkeypatch):
    test_a_host_that_can_not_confine(said, home, monkeypatch)
    Home(home).close()


@pytest.fixture
def worker_said(capsys, monkeypatch, bank):
    """What `work` says on standard error when it does not start."""
    monkeypatch.setenv("GRADUS_PROBLEMS", str(bank))
    monkeypatch.setattr("server.core.logging.install", lambda *_how: None)

    def run(**given):
        assert work(**given) == 1
        return capsys.readouterr().err

    return run


def test_a_worker_without_a_home_or_its_database(worker_said, tmp_path):
    assert "There is no home" in worker_said(home=tmp_path / "nowhere")
    assert "has no database yet. Start `gradus serve` on it first" in worker_said(home=tmp_path)


def test_a_worker_on_a_database_of_another_version(worker_said, home):
    for version, sentence in (("9999", "newer version of Gradus"), ("0001", "Start this version's `gradus serve`")):
        with sqlite3.connect(home / FILE) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", [version])
        assert sentence in worker_said(home=home)


def test_a_worker_on_another_machines_home(worker_said, home, monkeypatch):
    there = Home(home)
    there.share()
    monkeypatch.setattr("server.process.home._machine", lambda: "another-boot here")
    assert "in use on another machine" in worker_said(home=home)
    there.close()


def test_a_worker_that_can_not_confine(worker_said, home, monkeypatch):
    from judge.judge import Judge, Unavailable

    def describe(_judge):
        raise Unavailable("No Landlock here: use Linux 5.13 or later.")

    monkeypatch.setattr(Judge, "describe", describe)
    assert "No Landlock here: use Linux 5.13 or later." in worker_said(home=home)


def test_a_worker_that_would_judge_nothing(worker_said, home, monkeypatch):
    monkeypatch.setenv("GRADUS_WORKERS", "0")
    assert "GRADUS_WORKERS is 0" in worker_said(home=home)


def test_a_server_does_not_migrate_under_a_worker(said, home):
    with sqlite3.connect(home / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    worker = Home(home, server=False)
    worker.share()
    assert "Stop every `gradus worker` of this home" in said(home=home)
    worker.close()


def test_a_server_that_only_serves_needs_no_sandbox_to_start(home, bank, monkeypatch):
    from judge.judge import Judge

    monkeypatch.setattr(Judge, "describe", lambda _judge: pytest.fail("the sandbox was started"))
    services = open_services(Settings(home=home, problems=bank, workers=0))
    services.start()
    services.close()


def test_the_command_line_reaches_the_settings(monkeypatch):
    got = []
    monkeypatch.setattr("server.process.prewarm.pause_gc", lambda: None)
    monkeypatch.setattr("server.process.serve.serve", lambda *given, **named: got.append((given, named)) or 0)
    monkeypatch.setattr(sys, "argv", ["server", "--port", "9", "--home", "/nowhere", "--workers", "0", "--open"])
    assert main() == 0
    (host, port, home, workers), named = got[0]
    assert (host, port, str(home), workers, named) == (None, 9, "/nowhere", 0, {"open_browser": True})


def test_a_sandbox_that_was_begun_is_the_one_that_judges(home, bank):
    prewarm.start_sandbox(home, workers=1)
    begun = prewarm._started["linux"]
    services = open_services(Settings(home=home, problems=bank, workers=1))
    assert services.judge.sandbox is begun
    assert prewarm.take_sandbox("linux") is None
    services.start()
    services.close()


@pytest.mark.parametrize(("workers", "sandbox"), [(0, "linux"), (1, "docker"), (1, "nonsense")])
def test_none_is_begun_where_none_will_judge_or_it_would_stay_behind(home, monkeypatch, workers, sandbox):
    monkeypatch.setenv("GRADUS_SANDBOX", sandbox)
    prewarm.start_sandbox(home, workers)
    assert prewarm._started == {}


def test_every_setting_says_what_it_is():
    assert all(field.description for field in Settings.model_fields.values())


def test_the_documentation_lists_every_setting_as_it_is():
    rows = re.findall(
        r"^\| `GRADUS_(\w+)` \| (.+?) \| (.+?) \|$", (ROOT / "docs" / "server.md").read_text(), re.MULTILINE
    )
    listed = {name.lower(): (default.strip("`"), what) for name, default, what in rows}
    fields = Settings.model_fields
    assert list(listed) == list(fields)
    for name, field in fields.items():
        default, what = listed[name]
        assert what == field.description
        if name not in {"home", "problems", "web"}:
            assert default == (json.dumps(field.default) if isinstance(field.default, tuple) else str(field.default))


def test_the_documentation_names_every_package():
    packages = {path.parent.name for path in (ROOT / "server").glob("*/__init__.py")}
    table = (ROOT / "docs" / "server.md").read_text().partition("## Where what is")[2]
    assert packages == set(re.findall(r"^\| `(\w+)/` \|", table, re.MULTILINE))


def test_every_module_that_the_documentation_names_is_there():
    table = (ROOT / "docs" / "server.md").read_text().partition("## Where what is")[2]
    for package, what in re.findall(r"^\| `(\w+)/` \| (.+) \|$", table, re.MULTILINE):
        for name in re.findall(r"`(\w+(?:\.py|/))`", what):
            assert (ROOT / "server" / package / name).exists(), f"{package}/{name}"


# A home that somebody or something has spoiled


@pytest.mark.parametrize("name", ["a?b", "a%20b", "a%25b", "a#b", "a b", "é"])
def test_a_home_of_any_name_holds_its_database(tmp_path, name):
    home = tmp_path / name
    home.mkdir()
    open_database(home).close()
    assert (home / FILE).stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_home_and_database_are_made_their_owners_alone(home, bank):
    home.chmod(0o755)
    (home / FILE).chmod(0o644)
    services = open_services(Settings(home=home, problems=bank, workers=0))
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (home, *home.glob(f"{FILE}*"))]
    services.close()
    assert modes[0] == 0o700
    assert set(modes[1:]) == {0o600}


def test_a_database_that_is_empty_does_not_begin_anew(said, home):
    (home / FILE).write_bytes(b"")
    assert "is empty: something has cut it off" in said(home=home)


def test_a_token_that_is_a_link_to_nowhere(said, home):
    (home / "token").symlink_to(home / "nowhere" / "token")
    assert "it is a link that leads nowhere. Delete it" in said(home=home)


def test_too_few_descriptors(said, home, monkeypatch):
    monkeypatch.setattr("resource.getrlimit", lambda _which: (48, 48))
    assert "may have 48 files and connections open" in said(home=home)


def test_a_broken_study_list(said, home, bank, tmp_path, monkeypatch):
    (tmp_path / "syllabus.toml").write_text("[[section]")
    monkeypatch.setenv("GRADUS_PROBLEMS", str(tmp_path))
    assert "is not TOML" in said(home=home)
