"""What a case printed is shown when it had to be stopped, too: it is what a candidate needs most there."""

import re

import pytest

from judge.verdict import Verdict

CPU = 0.5  # seconds of a case: what is stopped need not wait for the problem's own limit
GRADIENT = "\n\ndef relu_grad(x):\n    return (np.asarray(x) > 0).astype(float)\n"
ENDS = {
    "an endless loop": ("print('hello')\n    while True: pass", Verdict.TIME_LIMIT),
    "a crash": ("print('hello')\n    ctypes.string_at(0)", Verdict.RUNTIME_ERROR),
    "an early exit": ("print('hello')\n    os._exit(0)", Verdict.RUNTIME_ERROR),
    "memory in C": ("print('hello')\n    os._exit(77)", Verdict.MEMORY_LIMIT),
    "a forged answer": ("print('hello')\n    os.write(3, b'\\1\\0\\0\\0?')\n    time.sleep(9)", Verdict.RUNTIME_ERROR),
    "no flush": ("sys.stdout.write('hello')\n    sys.stdout.write('\\n')\n    os._exit(0)", Verdict.RUNTIME_ERROR),
    "too much": ("print('hello')\n    os.write(3, b'\\xff\\xff\\xff\\x7f')\n    time.sleep(9)", Verdict.OUTPUT_LIMIT),
}


def source(body, before=""):
    return f"import ctypes, os, sys, time\nimport numpy as np\n{before}\n\ndef relu(x):\n    {body}\n{GRADIENT}"


@pytest.mark.parametrize(("body", "verdict"), ENDS.values(), ids=ENDS)
def test_a_stopped_case_shows_what_it_printed(events_of, body, verdict):
    report = events_of("relu", source(body), cpu=CPU)[-1]
    assert (report.verdict, report.failure.stdout, report.failure.stderr) == (verdict, "hello\n", "")


def test_both_streams_up_to_their_limit(events_of):
    body = "print('a mistake', file=sys.stderr)\n    while True: print('again')"
    failure = events_of("relu", source(body), cpu=CPU)[-1].failure
    assert failure.stderr == "a mistake\n"
    kept, mark = failure.stdout[:16384], failure.stdout[16384:]
    assert kept == ("again\n" * 16384)[:16384]
    assert re.fullmatch(r"\n\[[\d,]+ more bytes were printed\]", mark)


def test_only_what_the_case_itself_printed(events_of):
    """The cases before it have told what they printed; one that is silent has nothing to show."""
    loud = "calls = []\ndef seen():\n    calls.append(1)\n    return len(calls)"
    talking = "n = seen()\n    print(n)\n    while n == 3: pass\n    return np.maximum(x, 0.0)"
    silent = "n = seen()\n    while n == 3: pass\n    print(n)\n    return np.maximum(x, 0.0)"
    assert events_of("relu", source(talking, loud), cpu=CPU)[-1].failure.stdout == "3\n"
    assert events_of("relu", source(silent, loud), cpu=CPU)[-1].failure.stdout == ""


def test_what_was_printed_while_loading(events_of):
    failure = events_of("relu", source("return x", "print('loading')\nos._exit(0)"), cpu=CPU)[-1].failure
    assert (failure.case, failure.stdout) == ("", "loading\n")


HOW = {  # (before the functions, in the call): what is said
    ("os._exit(0)", "pass"): "Loading the solution ended the process with exit code 0; a solution has to return.",
    ("", "os._exit(3)"): "The call ended the process with exit code 3; a solution has to return.",
    ("ctypes.string_at(0)", "pass"): "Loading the solution crashed the process: it touched memory that is not its own",
    ("", "ctypes.string_at(0)"): "The call crashed the process: it touched memory that is not its own (SIGSEGV).",
    ("time.sleep(60)", "pass"): "Loading the solution did not finish: it waits or sleeps instead of computing.",
}


@pytest.mark.parametrize(("how", "said"), HOW.items(), ids=[" ".join(how) for how in HOW])
def test_how_it_ended_is_said_once_and_of_what_it_was_doing(events_of, how, said):
    before, body = how
    failure = events_of("relu", source(body, before), cpu=CPU)[-1].failure
    assert failure.sentence.startswith(said)


def test_what_was_printed_while_loading_counts_with_the_first_case(events_of):
    failure = events_of("relu", source("print('called')\n    os._exit(0)", "print('loading')"), cpu=CPU)[-1].failure
    assert failure.stdout == "loading\ncalled\n"
