"""What is said of a call: what it changed, what it raised, how it ended, and why its case is not judged."""

from __future__ import annotations

from collections.abc import Sequence

from judge.grading.sentences.words import short
from judge.package.faults import ended


def mutated_input(names: Sequence[str]) -> str:
    listed = " and ".join(names) if len(names) < 3 else ", ".join(names)
    return f"The call changed its input {listed}. Inputs must come back as they were: work on a copy."


def disagreeing_runs(*, seeded: bool) -> str:
    if seeded:
        return "Two calls with the same seed gave different results: all randomness must come from the given generator."
    return "Two calls with the same inputs gave different results."


def ignores_rng() -> str:
    return "The results are the same for every seed: the given generator is not used."


def no_exception(expected: str) -> str:
    return f"{_an(expected)} was to be raised; the call returned a value."


def wrong_exception(expected: str, name: str, message: str) -> str:
    return f"{_an(expected)} was to be raised; {_named(name, message)} was."


def not_written(entry: str) -> str:
    return f"{entry} is not written yet."


def missing_entry(name: str, kind: str, holder: str = "", near: str = "") -> str:
    """Say that the entry is missing; `holder` is a class that has it inside, `near` what may be meant for it."""
    said = f"The solution defines no {kind} {name}."
    if holder:
        return f"{said} Its class {holder} has one inside: move it out of the class, to the left margin, without self."
    return f"{said} It defines {near}: names have to match exactly, call it {name}." if near else said


def raised(name: str, message: str) -> str:
    return f"The call raised {ended(_named(name, message))}"


def load_error(name: str, message: str) -> str:
    return f"The solution could not be loaded: {ended(_named(name, message))}"


def compile_error(message: str, line: int | None) -> str:
    return f"The solution is not valid Python{f' (line {line})' if line else ''}: {ended(short(message))}"


def too_deep_to_compile() -> str:
    return "Python can't compile the solution: its brackets, operators or blocks are nested too deeply."


def _named(name: str, message: str) -> str:
    return f"{name}: {short(message)}" if message else name


def _an(name: str) -> str:
    return f"{'An' if name[:1] in 'AEIOU' else 'A'} {name}"


def time_limit(seconds: float, *, loading: bool = False) -> str:
    return f"{_act(loading)} took more than {seconds:.2g} s of CPU time."


def wall_limit(*, loading: bool = False) -> str:
    return f"{_act(loading)} did not finish: it waits or sleeps instead of computing."


def waits() -> str:
    return "The calls wait or sleep instead of computing: by the clock, all of them together take too long."


def memory_limit(megabytes: int) -> str:
    return f"More than {megabytes:,} MB of memory were needed."


def out_of_memory() -> str:
    return "The call ran out of memory."


def too_large_output(megabytes: int) -> str:
    return f"The call returned more than {megabytes} MB."


def output_limit() -> str:
    return "The call returned or printed too much."


def output_too_intricate() -> str:
    return "The output holds more lists, sets, dicts or elements than can be compared."


_CRASHES = {  # by the number that Linux gives them, in a container of another system's, too
    4: ("SIGILL", "the processor does not know an instruction"),
    6: ("SIGABRT", "code in C gave up"),
    7: ("SIGBUS", "it touched memory that is not there"),
    8: ("SIGFPE", "a division in C had no result"),
    11: ("SIGSEGV", "it touched memory that is not its own"),
}


def exited(code: int, *, loading: bool = False) -> str:
    return f"{_act(loading)} ended the process with exit code {code}; a solution has to return."


def crashed(by: int, *, loading: bool = False) -> str:
    """Says by which signal the process died, and what it means where the kernel sent it."""
    if by not in _CRASHES:
        return f"{_act(loading)} ended the process by signal {by}."
    name, meaning = _CRASHES[by]
    return f"{_act(loading)} crashed the process: {meaning} ({name})."


def _act(loading: bool) -> str:
    return "Loading the solution" if loading else "The call"


def malformed() -> str:
    return "The process answered something that is no result."


def forbidden(what: str, instead: str) -> str:
    return f"This problem forbids {what}. {instead}".rstrip()


def outside_the_task(reason: str) -> str:
    return f"Not judged, because the input is outside the task: {ended(short(reason))}"


def reference_stopped(reason: str) -> str:
    return f"Not judged, because the reference has no answer to this input{f' ({short(reason)})' if reason else ''}."
