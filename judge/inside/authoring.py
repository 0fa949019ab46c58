"""Serves author's code inside a sandbox: builds cases, judges by check.py, shows calls, shrinks, asks the oracle.

Theory of operation. The judge opens a session, sends {"do": "author"} or {"do": "oracle"} with the sources of a
problem folder, and then asks; each request gets its answer, in order. Author's code runs here and nowhere else, and
what it is given is decoded anew for every request, so that nothing it changes reaches the next one. What fails is
answered as {"error", "file", "line", "message"} and the service goes on: an author wants all faults, not the first.

    build   -> {"case": ...} for every case, then {"built": entries, "faults": [...]}
    audit   -> {"faults": [...]}: cases and draws of the strategies that valid() does not accept
    valid   -> {"valid": True | sentence}
    call    -> {"call": lines}: what show() of the drive prints; "" where there is none
    check   -> {"sentence": None | sentence}
    shrink  -> {"try": inputs}, answered by {"fails": bool}, as often as it takes; then {"smallest": inputs | None}
    oracle  -> {"output"} | {"not_implemented"} | {"exception"}
    figures -> {"figures": {name: plain data}}, in a session of its own ({"do": "figures"})

A peer of this service is trusted; the outputs that it passes on for `check` are a stranger's, but plain data.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import ModuleType
from typing import Any, Protocol

import numpy as np

from judge.inside import folder
from judge.inside.calls import stacked
from judge.inside.folder import AuthorError, Blame, blame, blaming, made
from judge.inside.recorder import FILE, EntryCases, Recorder, record
from judge.inside.surroundings import RECURSION
from judge.shared.figures import to_plain
from judge.wire import Fn, Layout, Rng, Unencodable, decode, encode

CALL_LIMIT = 20_000  # most characters of a rendered call
AUDIT_DRAWS = 25  # draws from each strategy

Message = Mapping[str, Any]


class MessageChannel(Protocol):
    """What the service uses of its connection to the judge."""

    def receive(self) -> dict[str, Any]: ...

    def send(self, message: Mapping[str, object], /) -> None: ...


def serve(channel: MessageChannel, first: Message) -> None:
    """Answer requests until the judge closes the connection (which ends the process)."""
    folder.install_gradus()
    sys.setrecursionlimit(RECURSION)  # a check may go as deep as what it checks
    try:
        service = SERVICES[first["do"]](channel, first)
    except AuthorError as error:
        channel.send(_failed("load", error.blame))
        return
    while True:
        request = channel.receive()
        try:
            service.answer(request)
        except AuthorError as error:
            channel.send(_failed(str(request["ask"]), error.blame))


def _failed(what: str, where: Blame) -> dict[str, object]:
    return {"error": what, "file": where.file, "line": where.line, "message": where.message}


def _factories(source: bytes | None) -> Mapping[str, Callable[..., Any]]:
    return {} if source is None else vars(folder.load("functions", source))


class Author:
    """cases.py, check.py and the drive's show()."""

    def __init__(self, channel: MessageChannel, first: Message) -> None:
        self.channel = channel
        self.functions = _factories(first.get("functions"))
        self.check = _optional("check", first.get("check"))
        self.drive = _optional("drive", first.get("drive"))
        self.cases = folder.load("cases", first["cases"])
        self._recorder: Recorder | None = None
        channel.send({"ready": True})

    @property
    def recorder(self) -> Recorder:
        """What build() recorded; it runs once, and only if something needs it."""
        if self._recorder is None:
            self._recorder = record(self.cases.build)
        return self._recorder

    def answer(self, request: Message) -> None:
        ask = str(request["ask"])
        if ask == "build":
            self.build()
        elif ask == "audit":
            self.channel.send({"faults": [asdict(fault) for fault in self.audit()]})
        elif ask == "valid":
            self.channel.send({"valid": self.verdict_on(self.entry(request), decode(request["inputs"]))})
        elif ask == "call":
            self.channel.send({"call": self.call(str(request["entry"]), request["inputs"])})
        elif ask == "check":
            self.channel.send({"sentence": self.judge(request)})
        elif ask == "shrink":
            self.channel.send(self.shrink(request))
        else:
            raise AuthorError(Blame(FILE, 0, f"Nobody answers {ask} here."))

    def entry(self, request: Message) -> EntryCases:
        name = str(request["entry"])
        if name not in self.recorder.entries:
            raise AuthorError(Blame(FILE, 0, f"build() has no cases.of({name!r})."))
        return self.recorder.entries[name]

    def build(self) -> None:
        recorder = self.recorder
        for entry in recorder.entries.values():
            for case in entry.cases:
                call = ""
                try:
                    call = self.call(case.entry, case.inputs)
                except AuthorError as error:
                    recorder.faults.append(error.blame)
                self.channel.send({"case": {**asdict(case), "call": call}})
        built = {
            name: {
                "strategies": len(entry.strategies),
                "reason": entry.reason,
                "valid": entry.valid is not None,
                "line": entry.line,
            }
            for name, entry in recorder.entries.items()
        }
        self.channel.send({"built": built, "faults": [asdict(fault) for fault in recorder.faults]})

    def verdict_on(self, entry: EntryCases, inputs: dict[str, Any]) -> bool | str:
        """Return True, or the sentence that says why these inputs are outside the task."""
        if entry.valid is None:
            return True
        try:
            answer = entry.valid(**made(inputs, self.functions))
        except Exception as error:  # noqa: BLE001  (an input that valid() can't look at is outside the task)
            return f"This input is outside the task ({type(error).__name__}: {error})."
        if isinstance(answer, str):
            return answer
        return True if answer else "This input is outside the task."

    def audit(self) -> list[Blame]:
        """Check that every case that asks for a value is valid, and so is what the strategies draw."""
        faults = []
        for entry in self.recorder.entries.values():
            for case in entry.cases:
                if case.raises is None:
                    answer = self.verdict_on(entry, decode(case.inputs))
                    if answer is not True:
                        name = f"{case.entry}/{case.group}/{case.id}"
                        faults.append(Blame(FILE, case.line, f"valid() refuses the case {name}: {answer}"))
            from judge.inside.shrinking import audit  # noqa: PLC0415

            faults.extend(audit(entry, self.verdict_on, AUDIT_DRAWS))
        return faults

    def shrink(self, request: Message) -> dict[str, object]:
        """Find the smallest inputs on which the submission still fails, by the judge's answers."""
        from judge.inside.shrinking import shrink  # noqa: PLC0415  (Hypothesis: only sessions that shrink need it)

        def fails(inputs: bytes) -> bool:
            self.channel.send({"try": inputs})
            return bool(self.channel.receive()["fails"])

        group, seed, most = str(request["group"]), int(request["seed"]), int(request["max_examples"])
        return shrink(self.entry(request), self.verdict_on, fails, group=group, seed=seed, max_examples=most)

    def call(self, entry: str, inputs: bytes) -> str:
        show = getattr(self.drive, "show", None)
        if show is None:
            return ""
        with blaming("drive.py"), np.printoptions(override_repr=_array_repr):
            return _aligned(str(show(entry, **printable(decode(inputs)))))[:CALL_LIMIT]

    def judge(self, request: Message) -> str | None:
        """Return what check.py says of an output."""
        inputs = made(decode(request["inputs"]), self.functions, int(request.get("seed", 0)))
        output, expected = decode(request["output"]), decode(request["expected"])
        expect = None if request.get("expect") is None else decode(request["expect"])
        with blaming("check.py"):
            sentence = getattr(self.check, str(request["entry"]))(inputs, output, expected, expect)
            if sentence is not None and not isinstance(sentence, str):
                raise TypeError(f"a check returns None or a sentence, not {type(sentence).__name__}")
            return sentence


def _optional(name: str, source: bytes | None) -> ModuleType | None:
    return None if source is None else folder.load(name, source)


class FixedRepr:
    """Stands for an input that code can't print: its repr is how one would write it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def printable(value: Any) -> Any:
    """Prepare the input for show(): arrays stay arrays, callables and generators print as one would write them."""
    if isinstance(value, Fn):
        arguments = ", ".join(f"{name}={printable(each)!r}" for name, each in value.params.items())
        return FixedRepr(f"{value.name}({arguments})")
    if isinstance(value, Rng):
        return FixedRepr(f"np.random.default_rng({value.seed})")
    if isinstance(value, Layout):
        return value.make()
    if isinstance(value, dict):
        return {key: printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(printable(each) for each in value)
    return value


# Marks in what show() prints, for the array that begins here and for a new line in it: where the array will stand is
# known only when all is printed. No other repr holds such characters, which belong to no script.
BEGINS, BREAKS = "\ue000", "\ue001"

_DTYPE = re.compile(r"dtype=(\w+)\)$")


def _array_repr(array: np.ndarray[Any, Any]) -> str:
    return BEGINS + _pasted(np.asarray(array)).replace("\n", BREAKS + "   ")


def _pasted(array: np.ndarray[Any, Any]) -> str:
    """An array as one would paste it: with the digits that give the same numbers, unless it is too large for that."""
    if array.size == 0 and array.ndim != 1:  # repr gives a shape that np.array does not take
        dtype = "" if array.dtype == float else f", dtype={_dtype_name(array.dtype.name)}"
        return f"np.empty({array.shape}{dtype})"
    exact = array.size <= np.get_printoptions()["threshold"]
    digits: dict[str, Any] = {"floatmode": "unique"} if exact else {}
    with np.printoptions(override_repr=None, nanstr="np.nan", infstr="np.inf", **digits):
        return "np." + _DTYPE.sub(lambda found: f"dtype={_dtype_name(found[1])})", repr(array))


def _dtype_name(name: str) -> str:
    return name if name in ("object", "bool") else f"np.{name}"


def _aligned(text: str) -> str:
    """Return the text without marks, with every further line of an array below its first."""
    shown, indent = "", 0
    for piece in re.split(f"([{BEGINS}{BREAKS}])", text):
        if piece == BEGINS:
            indent = len(shown) - (shown.rfind("\n") + 1)
        else:
            shown += "\n" + " " * indent if piece == BREAKS else piece
    return shown


class Oracle:
    """oracle.py: an independent implementation, with whatever it needs of site-packages."""

    def __init__(self, channel: MessageChannel, first: Message) -> None:
        self.channel = channel
        missing = [name for name in required(first["oracle"]) if importlib.util.find_spec(name) is None]
        if missing:
            channel.send({"ready": False, "missing": missing})
            return
        _name_temporary_folders()
        self.functions = _factories(first.get("functions"))
        self.module = folder.load("oracle", first["oracle"])
        channel.send({"ready": True, "missing": []})

    def answer(self, request: Message) -> None:
        self.channel.send(self.output(str(request["entry"]), request["inputs"], int(request.get("draws", 0))))

    def output(self, entry: str, inputs: bytes, draws: int) -> dict[str, object]:
        given = made(decode(inputs), self.functions)
        try:
            call = getattr(self.module, entry)
            output = [call(**given) for _ in range(draws)] if draws else call(**given)
            if output is NotImplemented or (draws and output[0] is NotImplemented):
                return {"not_implemented": True}
            return {"output": bytes(encode(stacked(output) if draws else output))}
        except Unencodable as error:
            return {"exception": "Unencodable", "message": str(error), "line": 0}
        except Exception as error:  # noqa: BLE001  (whatever author's code raises is its fault, with its line)
            where = blame("oracle.py", error)
            return {"exception": type(error).__name__, "message": where.message, "line": where.line}


class Figures:
    """figures.py: what it shows, made with the reference's own numbers."""

    def __init__(self, channel: MessageChannel, first: Message) -> None:
        self.channel = channel
        for name in ("functions", "reference"):  # for `from reference import ...` in figures.py
            if first.get(name) is not None:
                sys.modules[name] = folder.load(name, first[name])
        self.module = folder.load("figures", first["figures"])
        channel.send({"ready": True})

    def answer(self, _request: Message) -> None:
        with blaming("figures.py"):
            made_figures = self.module.figures()
            if not isinstance(made_figures, dict):
                raise TypeError(f"figures() returns a dict of names to figures, not {type(made_figures).__name__}")
            plain = {}
            for name, figure in made_figures.items():
                try:
                    plain[str(name)] = to_plain(figure)
                except ValueError as error:
                    raise ValueError(f'"{name}": {error}') from error
        self.channel.send({"figures": plain})


SERVICES: Mapping[str, Callable[[MessageChannel, Message], Author | Oracle | Figures]] = {
    "author": Author,
    "oracle": Oracle,
    "figures": Figures,
}


def _name_temporary_folders() -> None:
    """Set the temporary folders: libraries ask for them on import, PyTorch for one that exists. None can be written."""
    tempfile.tempdir = os.environ["TORCHINDUCTOR_CACHE_DIR"] = "/"


def required(source: bytes) -> list[str]:
    """Return the REQUIRES of an oracle, read without running it."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "REQUIRES" for t in node.targets):
            return [str(name) for name in ast.literal_eval(node.value)]
    return []
