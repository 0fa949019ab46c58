"""A person solves problems from the terminal: what is printed, and how each command exits."""

import contextlib
import json
import os
import re
import signal
from pathlib import Path

import pytest


def test_pull_test_submit_a_class_from_first_to_accepted(shell, solution):
    pulled = shell.gradus("pull", "adam")
    assert pulled.returncode == 0
    assert "class Adam" in (shell.folder / "adam.py").read_text()

    starter = shell.gradus("submit", "adam.py")
    assert starter.returncode == 1
    assert "not written yet" in starter.stdout

    shell.write("adam.py", solution("adam", "rejected/no_bias_correction.py"))
    wrong = shell.gradus("submit", "adam.py")
    assert wrong.returncode == 1
    assert "WRONG ANSWER" in wrong.stdout
    assert "A known mistake" in wrong.stdout

    shell.write("adam.py", solution("adam"))
    tested = shell.gradus("test", "adam.py")
    assert tested.returncode == 0, tested.stderr
    accepted = shell.gradus("submit", "adam.py")
    assert accepted.returncode == 0
    assert "ACCEPTED" in accepted.stdout

    listed = json.loads(shell.gradus("list", "--json").stdout)
    assert next(row["state"] for row in listed if row["slug"] == "adam") == "solved"
    assert "accepted" in shell.gradus("status").stdout


def test_pull_never_overwrites_work(shell):
    work = shell.write("relu.py", "my work\n")
    refused = shell.gradus("pull", "relu")
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert work.read_text() == "my work\n"
    assert shell.gradus("pull", "relu", "--force").returncode == 0
    assert "def relu" in work.read_text()


def test_test_works_without_a_server(lonely, solution):
    lonely.write("relu.py", solution("relu"))
    tested = lonely.gradus("test", "relu.py", "--case", "relu(np.array([-1.0, 7.5]))")
    assert tested.returncode == 0, tested.stderr
    assert "7.5" in tested.stdout


@pytest.mark.parametrize("home", ["/proc/home", "{folder}/relu.py/home"])
def test_a_home_that_cannot_be_written_to_is_a_sentence(lonely, solution, home):
    path = lonely.write("relu.py", solution("relu"))
    refused = lonely.gradus("test", path, GRADUS_HOME=home.format(folder=lonely.folder), COLUMNS="1000")
    assert refused.returncode == 2
    assert "cannot be written to" in refused.stderr
    assert "GRADUS_HOME" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_an_address_without_a_browser_is_one_line(shell, server):
    opened = shell.gradus("open", "relu", BROWSER="false", COLUMNS="40")
    assert opened.returncode == 0
    assert opened.stdout == f"{server.url}/problems/relu?token={server.token}\n"


def test_json_is_one_object_and_nothing_else(shell, solution):
    shell.write("relu.py", solution("relu"))
    verdict = json.loads(shell.gradus("submit", "relu.py", "--json").stdout)
    assert verdict["verdict"] == "accepted"
    assert json.loads(shell.gradus("status", verdict["id"], "--json").stdout)["report"]["verdict"] == "accepted"


def test_no_wait_answers_at_once(shell, solution):
    shell.write("relu.py", solution("relu"))
    sent = shell.gradus("submit", "relu.py", "--no-wait")
    assert sent.returncode == 0
    assert "gradus status" in sent.stdout


def test_show_prints_statement_and_examples(shell):
    shown = shell.gradus("show", "softmax")
    assert shown.returncode == 0
    assert "softmax(" in shown.stdout


def test_a_solution_from_standard_input(shell, solution):
    assert shell.gradus("submit", "-", "--problem", "relu", stdin=solution("relu")).returncode == 0


REFUSALS = [
    (("pull", "sofmax"), 2, "softmax"),
    (("show", "nonsense-nonsense"), 2, "nonsense-nonsense"),
    (("submit", "missing.py"), 2, "There is no file missing.py"),
    (("submit", "."), 2, "folder"),
    (("submit", "latin.py"), 2, "UTF-8"),
    (("submit", "large.py", "--problem", "relu"), 2, "65,536"),
    (("submit", "nobody-knows.py"), 2, "The name comes from nobody-knows.py"),
    (("test", "nobody-knows.py"), 2, "The name comes from nobody-knows.py"),
    (("test", "relu.py", "--problem", "nobody"), 2, "There is no problem 'nobody'.\n"),
    (("test", "relu.py", "--case", "relu(__import__('os'))"), 2, "column"),
    (("show", "../me"), 2, "There is no problem '../me'."),
    (("show", "%2e%2e"), 2, "There is no problem '%2e%2e'."),
    (("submit", "unknown.py"), 2, "klingon"),
    (("list", "--section", "lossses"), 2, "losses"),
    (("list", "--section", "nowhere"), 2, "One of: foundations, optimization,"),
    (("list", "--difficulty", "tough"), 2, "easy"),
    (("status", "999999"), 2, "999999"),
    (("status", "word"), 2, "word"),
    (("nonsense",), 2, "nonsense"),
    (("progress", "import", "missing.md"), 2, "missing.md could not be read: No such file or directory.\n"),
    (("progress", "import", "latin.py"), 2, "UTF-8"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "says"), REFUSALS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else None
)
def test_bad_input_says_what_to_do(shell, solution, arguments, code, says):
    (shell.folder / "latin.py").write_bytes(b"\xff\xfe")
    (shell.folder / "unknown.py").write_bytes(b"# -*- coding: klingon -*-\n")
    shell.write("large.py", "#" * 70_000)
    shell.write("nobody-knows.py", "x = 1\n")
    shell.write("relu.py", solution("relu"))
    refused = shell.gradus(*arguments)
    assert refused.returncode == code
    assert says in refused.stderr + refused.stdout
    assert "Traceback" not in refused.stderr


def test_no_server_is_exit_code_4(lonely):
    refused = lonely.gradus("list")
    assert refused.returncode == 4
    assert "gradus serve" in refused.stderr


@pytest.mark.parametrize(("token", "says"), [("", "wants a token"), ("wrong", "does not accept this token")])
def test_no_token_is_exit_code_3(shell, server, token, says):
    refused = shell.gradus("list", GRADUS_TOKEN=token)
    assert refused.returncode == 3
    assert f"{server.url} {says}." in refused.stderr
    assert "gradus login" in refused.stderr


def test_narrow_terminals_cut_no_slug(shell, solution):
    shell.write("vanishing-exploding-gradients.py", "x = 1\n")
    assert shell.gradus("submit", "vanishing-exploding-gradients.py").returncode == 1
    listed = shell.gradus("list", "gradients", COLUMNS="60").stdout
    latest = shell.gradus("status", "--limit", "1", COLUMNS="60").stdout
    assert "vanishing-exploding-gradients" in listed
    assert "vanishing-exploding-gradients" in latest
    assert "…" not in listed + latest


def test_an_interrupt_cancels_and_says_what_became_of_the_submission(shell):
    """Tried again where the machine was so busy that the judging had ended before the interrupt came."""
    shell.write("relu.py", "def relu(x):\n    while True:\n        pass\n\n\ndef relu_grad(x):\n    return x\n")
    for _ in range(5):
        with shell.in_terminal("submit", "relu.py") as (waiting, screen):
            said = read_until(screen, rb"queued")
            waiting.send_signal(signal.SIGINT)
            said += read_until(screen, rb"is cancelled|is judged all the same. See: gradus status")
            code = waiting.wait(timeout=120)
        if code != 1:
            break
    assert code == 130, said
    assert re.search(rb"is cancelled|is judged all the same", said)


def read_until(screen, pattern):
    """What a terminal shows until the pattern is there, or the command has ended."""
    said = b""
    with contextlib.suppress(OSError):  # the terminal's other end is closed
        while not re.search(pattern, said):
            said += os.read(screen, 1000)
    return said


def test_login_keeps_the_token_for_its_owner_alone(shell, server):
    shell.environment = {k: v for k, v in shell.environment.items() if not k.startswith("GRADUS")}
    assert shell.gradus("login", server.url, stdin="wrong\n").returncode == 3
    assert shell.gradus("login", server.url, stdin=f"{server.token}\n").returncode == 0
    (saved,) = (shell.folder / "home").rglob("server.json")
    assert saved.stat().st_mode & 0o777 == 0o600
    assert shell.gradus("list").returncode == 0


def test_progress_import_takes_over_a_study_list(shell):
    list_file = shell.write("list.md", "## Losses ⭐⭐⭐\n- Cross-entropy **done**\n- Nonsense nobody knows **done**\n")
    imported = shell.gradus("progress", "import", list_file)
    assert imported.returncode == 0
    assert "1 topic is marked as known." in imported.stdout
    assert "Nonsense" in imported.stderr
    assert shell.gradus("progress", "show").returncode == 0


def test_help_names_every_command(lonely):
    printed = lonely.gradus("--help").stdout
    for command in (
        "list",
        "show",
        "pull",
        "test",
        "submit",
        "solutions",
        "status",
        "open",
        "sandbox",
        "serve",
        "doctor",
        "login",
        "problem",
        "progress",
    ):
        assert command in printed
    commands = printed.partition("Commands:")[2]
    assert "..." not in commands  # each said whole


def test_shrink_shows_the_smallest_input(shell, solution):
    shell.write("softmax.py", solution("softmax", "rejected/no_max_shift.py"))
    shrunk = shell.gradus("submit", "softmax.py", "--shrink")
    assert shrunk.returncode == 1
    assert "softmax(np.array([710.0]))" in shrunk.stdout


def test_shrink_says_why_it_makes_nothing_of_a_time_limit(shell):
    shell.write("relu.py", "def relu(x):\n    while True:\n        pass\n\nrelu_grad = relu\n")
    shrunk = shell.gradus("submit", "relu.py", "--shrink")
    assert shrunk.returncode == 1
    assert "No smaller input is searched for after a time or memory limit" in shrunk.stderr


def test_printed_lines_of_passing_examples_are_shown(lonely, solution):
    lonely.write(
        "relu.py", solution("relu") + "\n_relu = relu\n\ndef relu(x):\n    print('seen')\n    return _relu(x)\n"
    )
    tested = lonely.gradus("test", "relu")
    assert tested.returncode == 0, tested.stderr
    assert "seen" in tested.stdout


def test_a_name_without_its_ending_is_the_file_beside_it(shell, solution):
    shell.write("relu.py", solution("relu"))
    assert shell.gradus("submit", "relu").returncode == 0
    assert "There is no file tanh." in shell.gradus("submit", "tanh").stderr


def test_a_file_in_the_encoding_that_it_declares(lonely, solution):
    text = "# -*- coding: latin-1 -*-\n# größer\n" + solution("relu").encode("ascii", "ignore").decode()
    (lonely.folder / "relu.py").write_bytes(text.encode("latin-1"))
    tested = lonely.gradus("test", "relu.py")
    assert tested.returncode == 0, tested.stderr + tested.stdout


def test_bytes_that_are_no_text_on_standard_input(shell):
    for arguments in (("submit", "-", "--problem", "relu"), ("progress", "import", "-")):
        refused = shell.gradus(*arguments, stdin="\udcff\udcfe\n")
        assert refused.returncode == 2
        assert "Standard input is not UTF-8 text (byte 0)." in refused.stderr


def test_pull_to_standard_output(shell):
    pulled = shell.gradus("pull", "relu", "-o", "-")
    assert "def relu" in pulled.stdout
    assert not list(shell.folder.glob("*.py")) + list(shell.folder.glob("-"))


def test_login_takes_the_printed_address(shell, server):
    shell.environment = {k: v for k, v in shell.environment.items() if not k.startswith("GRADUS")}
    assert shell.gradus("login", server.sign_in).returncode == 0
    assert shell.gradus("list").returncode == 0


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_an_output_that_lacks_signs(shell, encoding):
    listed = shell.gradus("list", PYTHONIOENCODING=encoding)
    assert listed.returncode == 0, listed.stderr
    assert "relu" in listed.stdout


@pytest.mark.parametrize("arguments", [("list",), ("list", "--json"), ("show", "relu"), ("pull", "relu", "-o", "-")])
def test_a_full_disk_is_a_sentence(shell, arguments):
    with Path("/dev/full").open("w") as full:
        refused = shell.gradus(*arguments, stdout=full)
    assert refused.returncode == 2
    assert refused.stderr == "gradus: The output could not be written: No space left on device.\n"


@pytest.mark.parametrize(
    ("name", "value"),
    [("http_proxy", "http://127.0.0.1:9"), ("ALL_PROXY", "socks5://127.0.0.1:9"), ("no_proxy", "[::1]")],
)
def test_a_server_of_this_machine_is_reached_whatever_proxies_there_are(shell, name, value):
    assert shell.gradus("status", **{name: value}).returncode == 0


@pytest.mark.parametrize(
    ("name", "value"), [("GRADUS_PORT", "abc"), ("GRADUS_SANDBOX", "none"), ("GRADUS_URL", "ftp://x")]
)
def test_a_setting_that_cannot_be_is_a_sentence(lonely, name, value):
    refused = lonely.gradus("login" if name != "GRADUS_URL" else "list", **{name: value})
    assert refused.returncode == 2
    assert value in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_home_that_is_empty_or_begins_with_a_tilde(lonely, solution):
    lonely.write("relu.py", solution("relu"))
    assert lonely.gradus("test", "relu.py", GRADUS_HOME="").returncode == 0
    assert lonely.gradus("test", "relu.py", GRADUS_HOME="~/elsewhere").returncode == 0
    assert (lonely.folder / "home" / "elsewhere").is_dir()
    assert {path.name for path in lonely.folder.iterdir()} == {"home", "relu.py"}


def test_a_shown_call_of_a_drive_is_typed_back(shell, lonely, solution):
    shell.write("adam.py", solution("adam"))
    (example, *_) = json.loads(shell.gradus("show", "adam", "--json").stdout)["examples"]
    tested = lonely.gradus("test", "adam.py", "--case", example["case_call"])
    assert tested.returncode == 0, tested.stderr
    assert "Adam/custom/1" in tested.stdout


def test_show_says_how_it_is_judged_at_its_end(shell):
    shown = shell.gradus("show", "softmax").stdout
    assert shown.index("## Task") < shown.index("## Examples") < shown.index("## Inputs and outputs")
    assert "compared as numbers" in shown.partition("## How it is judged")[2]


def test_solutions_open_after_solving_with_their_times(shell, solution):
    closed = shell.gradus("solutions", "elu")
    assert closed.returncode == 2
    assert "solved the problem or given it up" in closed.stderr
    shell.write("elu.py", solution("elu"))
    assert shell.gradus("submit", "elu.py").returncode == 0
    shown = shell.gradus("solutions", "elu").stdout
    assert "def elu" in shown
    assert re.search(r"\d . the reference's time", shown)
    assert "Your fastest takes" in shown
    assert "--- reference" in shown
    found = json.loads(shell.gradus("solutions", "elu", "--json").stdout)
    assert found["times_state"] == "ready"
    assert all(each["cpu_ratio"] > 0 for each in found["accepted"])
