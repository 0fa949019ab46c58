"""Runs one submission: loads it, calls its entries on the inputs of the cases, and sends every output at once.

Theory of operation. This code shares an interpreter with the stranger's, so it guarantees nothing against them: whoever
rewrites it from within can send whatever frames they like, and these are, at best, outputs that the judge compares like
any other. There is nothing here to read: no expected value, no other submission, no other problem. What it does
guarantee is fairness to honest code: every run gets inputs of its own, decoded afresh; every output is encoded before
the next call, so that later calls can't change it; whatever is raised becomes the run's outcome, SystemExit included;
what is printed is kept per case (when the source is loaded, with the first); a case says which inputs it changed.

    job      -> {"loaded": True} | {"error": "compile" | "load" | "forbidden", ...}; the plan in it is encoded by itself
    cases    -> {"i", "runs": [...], "mutated", "stdout", "stderr", "cpu", "missing"?} for each, in order; in short
                (protocol.ANSWER) where it is one output and nothing else
                a gated case asks {"next": i} first, and its inputs come as the answer, or {"skip": True}
    the end  -> {"done": True}
"""

from __future__ import annotations

import ast
import linecache
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Protocol

from judge import wire
from judge.inside import folder, forbid, raised
from judge.inside.calls import SubmittedEntry
from judge.inside.capture import Capture, OutputBufferWriter
from judge.inside.folder import AuthorError
from judge.inside.guard import ForbiddenError, Guard
from judge.inside.inputs import File, Inputs
from judge.inside.surroundings import COMPILER_RECURSION, RECURSION, with_recursion
from judge.inside.text import lines_of, text_of
from judge.shared.case_table import JobCase, unpacked
from judge.shared.protocol import LARGE

Message = Mapping[str, Any]


class SubmissionChannel(Protocol):
    """What the harness uses of its connection to the judge."""

    def receive(self) -> dict[str, Any]: ...

    def take_fds(self) -> list[int]: ...

    def send(self, message: Mapping[str, object], /) -> None: ...

    def answer(self, case: int, cpu: float, output: bytes, /) -> None: ...

    def attach(self, parts: Sequence[wire.Part]) -> None: ...


class SubmissionLoadError(Exception):
    """The submission can't be run; `stage` is "compile", "load" or "forbidden"."""

    def __init__(self, stage: str, what: Mapping[str, object]) -> None:
        self.stage = stage
        self.what = what


def serve(channel: SubmissionChannel, job: Message, output_fd: int) -> None:
    """Serve one whole job; `output_fd` is the buffer of what it prints, which the judge reads should it be stopped."""
    fds = channel.take_fds()
    plan = wire.decode(job["plan"])
    cases = list(unpacked(plan["cases"], list(plan["entries"])))
    capture = Capture(int(plan["stdout_limit"]), OutputBufferWriter(output_fd, cases[0].number if cases else 0))
    sys.setrecursionlimit(RECURSION)
    try:
        runner = Runner(job["source"], plan, fds[0] if fds else -1)
    except SubmissionLoadError as failure:
        out, err = capture.take()
        channel.send({"error": failure.stage, **failure.what, "stdout": out, "stderr": err})
        return
    capture.adopt()
    channel.send({"loaded": True})
    for case in cases:
        capture.writer.case = case.number
        if case.gated:
            channel.send({"next": case.number})
            handed = channel.receive()
            if handed.get("skip"):
                continue
            case.data, (case.offset, case.length) = handed.get("data"), handed.get("at", (0, 0))
        send_answer(channel, case.number, runner.case(case, channel), capture.take())
    channel.send({"done": True})
    channel.receive()  # until the judge closes the connection: it may still want to read what this process took


@dataclass(slots=True)
class CaseAnswer:
    """The answer to a case, without what it printed."""

    runs: list[dict[str, object]] = field(default_factory=list)
    mutated: Sequence[str] = ()
    missing: bool = False
    instead: tuple[str, str] = ("", "")  # of a missing entry: a class that has it inside, a name that is nearly its
    cpu: float = 0.0


def send_answer(channel: SubmissionChannel, number: int, answer: CaseAnswer, printed: tuple[str, str]) -> None:
    """Send the answer to a case, in the short form where it is one output and nothing else."""
    out, err = printed
    if len(answer.runs) == 1 and "ok" in answer.runs[0] and not (answer.mutated or out or err):
        channel.answer(number, answer.cpu, answer.runs[0]["ok"])  # type: ignore[arg-type]
        return
    missing: dict[str, object] = {"missing": True, "instead": list(answer.instead)} if answer.missing else {}
    given = {"i": number, "runs": answer.runs, "mutated": list(answer.mutated), "cpu": answer.cpu}
    channel.send(missing | given | {"stdout": out, "stderr": err})


class Runner:
    """A loaded submission."""

    def __init__(self, source: bytes, plan: Message, fd: int) -> None:
        """Load it.

        Raises:
            SubmissionLoadError: it does not compile, raises, or uses what is forbidden.
        """
        self.filename = str(plan["filename"])
        self.lines: list[str] = []
        self.file = File(fd)
        folder.install_gradus()
        self.functions = _author("functions", plan["functions"])
        drive = _author("drive", plan["drive"])
        code = self._compiled(source, plan["forbid"])
        self.guard = Guard(plan["forbid"], self.filename)
        self.module = self._loaded(code)
        self.entries = {
            name: SubmittedEntry(name, entry["params"], self.module, drive, entry.get("returns", 1))
            for name, entry in plan["entries"].items()
        }
        self._clock = time.process_time()

    def _compiled(self, source: bytes, bans: Mapping[str, Sequence[str]]) -> Any:
        try:
            text = text_of(source)
            self.lines = lines_of(text)
            return with_recursion(COMPILER_RECURSION, lambda: self._code(text, bans))
        except SubmissionLoadError:
            raise
        except Exception as error:
            raise SubmissionLoadError("compile", self._described(error)) from error

    def _code(self, text: str, bans: Mapping[str, Sequence[str]]) -> Any:
        if not any(bans.values()):
            return compile(text, self.filename, "exec", dont_inherit=True)
        tree = ast.parse(text, self.filename)
        if (finding := forbid.find(tree, bans)) is None:
            return compile(tree, self.filename, "exec", dont_inherit=True)
        what = {"exception": "ForbiddenError", "message": finding.what, "line": finding.line, "traceback": ""}
        raise SubmissionLoadError("forbidden", what)

    def _loaded(self, code: Any) -> ModuleType:
        name = os.path.splitext(self.filename)[0]  # noqa: PTH122
        module = ModuleType(name)
        module.__file__ = self.filename
        module.__dict__["__builtins__"] = self.guard.builtins
        sys.modules[name] = module  # dataclasses and typing look a class's module up
        sys.modules["__main__"] = module  # unittest and doctest look there, and must not find the harness
        lines = [line + "\n" for line in self.lines]
        linecache.cache[self.filename] = (sum(map(len, lines)), None, lines, self.filename)
        try:
            exec(code, module.__dict__)  # noqa: S102  (running it is this package's work)
        except BaseException as error:
            error = self.guard.refused or error
            stage = "forbidden" if isinstance(error, ForbiddenError) else "load"
            raise SubmissionLoadError(stage, self._described(error)) from error
        return module

    def _described(self, error: BaseException) -> dict[str, object]:
        return raised.describe(error, self.filename, self.lines)

    def case(self, case: JobCase, channel: SubmissionChannel) -> CaseAnswer:
        """Make all runs of one case; large outputs are sent before its answer."""
        answer = CaseAnswer()
        fds = channel.take_fds()
        try:
            entry = self.entries[case.entry]
            if entry.missing:
                answer.missing, answer.instead = True, entry.instead(self.entries)
            else:
                self._runs(entry, case, self._inputs(case, fds), channel, answer)
        finally:
            for fd in fds:
                os.close(fd)
        answer.cpu = self._lap()
        return answer

    def _lap(self) -> float:
        """Return the seconds of CPU since the last call. Reading that clock is not free, so it is read once a case."""
        before, self._clock = self._clock, time.process_time()
        return self._clock - before

    def _inputs(self, case: JobCase, fds: Sequence[int]) -> Inputs:
        if case.data is not None:
            return Inputs(case.data)
        return Inputs(file=File(fds[0]) if fds else self.file, at=(case.offset, case.length))

    def _runs(
        self, entry: SubmittedEntry, case: JobCase, inputs: Inputs, channel: SubmissionChannel, answer: CaseAnswer
    ) -> None:
        mutated: dict[str, None] = {}
        for variant in case.seeds or [0] * max(1, case.repeat):
            run, changed = self._run(entry, case, inputs, variant, channel)
            answer.runs.append(run)
            if changed:
                mutated.update(dict.fromkeys(changed))
        answer.mutated = list(mutated)

    def _run(
        self, entry: SubmittedEntry, case: JobCase, inputs: Inputs, variant: int, channel: SubmissionChannel
    ) -> tuple[dict[str, object], list[str]]:
        """Make one call on fresh inputs; return its outcome and the names of the inputs that it changed."""
        given: dict[str, Any] = {}
        self.guard.refused = None
        try:
            given = inputs.fresh(self.functions, variant, case.mutates)
            handed = dict(given)
            output = entry.draw(handed, case.draws) if case.draws else entry.call(handed)
            parts = wire.encode_parts(output)
        except wire.Unencodable as error:
            return {"unencodable": str(error), "too_large": isinstance(error, wire.TooLarge)}, []
        except BaseException as error:  # noqa: BLE001  (whatever a submission raises is its outcome)
            return self._described(self.guard.refused or error), []
        if self.guard.refused is not None:
            return self._described(self.guard.refused), []
        return _send_if_large(parts, channel), inputs.mutated(given)


def _send_if_large(parts: Sequence[wire.Part], channel: SubmissionChannel) -> dict[str, object]:
    """Describe an output for its run. A large one is sent at once: a later call may change what its parts show."""
    if len(parts) == 1 and len(parts[0]) < LARGE:
        return {"ok": bytes(parts[0])}
    if sum(map(len, parts)) < LARGE:
        return {"ok": b"".join(parts)}
    channel.attach(parts)
    return {"large": True}


def _author(name: str, source: bytes | None) -> Any:
    """Load a module of the problem; for functions.py, return its factories by name."""
    if source is None:
        return {} if name == "functions" else None
    try:
        module = folder.load(name, source)
    except AuthorError as error:
        raise SubmissionLoadError(
            "load", {"exception": "AuthorError", "message": str(error), "traceback": "", "line": None, "author": True}
        ) from error
    return vars(module) if name == "functions" else module
