"""The log: every line about a submission names it, and nothing that anybody wrote is in any line."""

import io
import json
import logging
import subprocess
import sys

import pytest

from server.core import logging as logs
from server.core.logging import JsonFormatter, TextFormatter
from tests.live import Server

MARKER = "xyzzy_7319"
WAIT_SECONDS = 60

SOURCES = {
    "accepted": "import sys\nprint('{marker}')\nprint('{marker}', file=sys.stderr)\n{reference}",
    "runtime_error": "def softmax(x, axis=-1):\n    raise ValueError('{marker}')",
    "wrong_answer": "def softmax(x, axis=-1):\n    return '{marker}'",
    "compile_error": "def softmax({marker}:",
    "load": "class {marker}(Exception): pass\nraise {marker}('{marker}')",
}


@pytest.fixture
def logger():
    """A logger of its own, and the lines that a format makes of it."""
    made = logging.getLogger("tests.logs")
    made.propagate = False
    made.setLevel("DEBUG")
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)

    def use(formatter):
        handler.setFormatter(formatter)
        made.addHandler(handler)
        return made, stream.getvalue

    yield use
    made.removeHandler(handler)


def test_text_is_one_line_with_the_fields_behind(logger):
    log, lines = logger(TextFormatter())
    log.info("judged", extra={"verdict": "accepted", "note": "two words"})
    assert lines().endswith('info tests.logs: judged verdict=accepted note="two words"\n')


def test_json_is_one_object_a_line(logger):
    log, lines = logger(JsonFormatter())
    with logs.about(submission=17, attempt=2):
        log.info("judged", extra={"verdict": "accepted"})
    line = json.loads(lines())
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "info",
        "logger": "tests.logs",
        "message": "judged",
        "submission": 17,
        "attempt": 2,
        "verdict": "accepted",
    }


def test_what_it_is_about_ends_with_the_block(logger):
    log, lines = logger(TextFormatter())
    with logs.about(submission=1), logs.about(attempt=2):
        log.info("inside")
    log.info("outside")
    inside, outside = lines().splitlines()
    assert inside.endswith("inside submission=1 attempt=2")
    assert outside.endswith("outside")


@pytest.mark.parametrize("formatter", [TextFormatter(), JsonFormatter()])
def test_an_exception_is_told_without_what_it_quotes(logger, formatter):
    log, lines = logger(formatter)
    try:
        int(MARKER)
    except ValueError as cause:
        error = RuntimeError(MARKER)
        error.__cause__ = cause
        log.exception("broke", exc_info=error)
    assert MARKER not in lines()
    assert "ValueError" in lines()
    assert "RuntimeError" in lines()
    assert "test_logs.py" in lines()


def test_what_the_system_says_is_told(logger):
    log, lines = logger(TextFormatter())
    try:
        open("/nowhere/at/all")  # noqa: PTH123, SIM115
    except OSError:
        log.exception("broke")
    assert "No such file or directory" in lines()


@pytest.fixture
def server(tmp_path, bank, monkeypatch):
    """A server that only serves, with a log of every line."""
    monkeypatch.setenv("GRADUS_PROBLEMS", str(bank))
    monkeypatch.setenv("GRADUS_LOG", "debug")
    monkeypatch.setenv("GRADUS_WORKERS", "0")
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def worker(server, tmp_path, monkeypatch):
    """A worker beside it that logs JSON; ended, it gives its log."""
    monkeypatch.setenv("GRADUS_LOG_FORMAT", "json")
    program = "import sys; from cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "worker", "--home", str(tmp_path), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def end():
        process.terminate()
        return process.communicate(timeout=WAIT_SECONDS)

    assert "The worker judges" in process.stdout.readline()
    yield end
    process.kill()
    process.communicate()


def test_nothing_that_a_person_wrote_is_in_a_log(server, worker, bank):
    reference = (bank / "foundations" / "softmax" / "reference.py").read_text()
    bodies = [
        {"problem": "softmax", "mode": "submit", "source": source.format(marker=MARKER, reference=reference)}
        for source in SOURCES.values()
    ]
    bodies += [{**body, "mode": "run", "custom": [f'softmax("{MARKER}")']} for body in bodies]
    verdicts, ids = set(), []
    with server.api() as client:
        for body in bodies:
            ids.append(client.post("/api/submissions", json=body).json()["id"])
            client.get(f"/api/submissions/{ids[-1]}/events")
            verdicts.add(client.get(f"/api/submissions/{ids[-1]}").json()["verdict"])
        broken = client.post("/api/submissions", json={**bodies[-1], "custom": [f'softmax("{MARKER}"']})
        client.post("/api/submissions", json={**bodies[-1], "mode": MARKER})
    assert broken.status_code == 422
    assert verdicts >= {"accepted", "runtime_error", "wrong_answer", "compile_error"}
    out, log = worker()
    server.stop()
    served = (server.home / "log").read_text(encoding="utf-8")
    assert MARKER not in out + log + served
    lines = [json.loads(line) for line in log.splitlines()]
    judged = [line for line in lines if line["message"] == "judged"]
    assert [(line["submission"], line["attempt"]) for line in judged] == [(each, 1) for each in ids]
    assert f"path=/api/submissions/{ids[-1]}/events" in served
