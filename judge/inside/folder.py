"""The author's modules inside a sandbox: made from bytes, with `gradus` to import, and a line for every error."""

from __future__ import annotations

import linecache
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from judge.inside.text import lines_of, text_of
from judge.shared.bounds import binomial_interval, dkw_radius
from judge.shared.figures import CONSTRUCTORS
from judge.shared.integers import float64_or_int64
from judge.wire import Fn, Layout, Rng


@dataclass(frozen=True, slots=True)
class Blame:
    """Where author's code failed, and how."""

    file: str
    line: int
    message: str


class AuthorError(Exception):
    """Author's code raised; `blame` says where in its file."""

    def __init__(self, blame: Blame) -> None:
        self.blame = blame
        super().__init__(f"{blame.file}:{blame.line}: {blame.message}")


def install_gradus() -> None:
    """Make `from gradus import Fn, Layout, Rng, binomial_interval, dkw_radius, Lines, ...` work."""
    module = ModuleType("gradus")
    for value in (Fn, Layout, Rng, binomial_interval, dkw_radius, float64_or_int64, *CONSTRUCTORS):
        setattr(module, value.__name__, value)
    sys.modules["gradus"] = module


def load(name: str, source: bytes) -> ModuleType:
    """Load the module `name` from its source; its tracebacks show its lines.

    Raises:
        AuthorError: it does not compile, or raised while it ran.
    """
    file = f"{name}.py"
    module = ModuleType(name)
    module.__file__ = file
    with blaming(file):
        text = text_of(source)
        linecache.cache[file] = (len(text), None, [line + "\n" for line in lines_of(text)], file)
        exec(compile(text, file, "exec", dont_inherit=True), module.__dict__)  # noqa: S102  (running it is this package's work)
    return module


class blaming:  # noqa: N801  (used as a with-statement)
    """Turn whatever author's code raises in the block into an AuthorError."""

    def __init__(self, file: str) -> None:
        self.file = file

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is not None and not isinstance(error, AuthorError):
            raise AuthorError(blame(self.file, error)) from error


def blame(file: str, error: BaseException) -> Blame:
    """Return the innermost line of that file in the error's traceback; for a syntax error, the line itself."""
    message = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if isinstance(error, SyntaxError) and error.filename == file:
        return Blame(file, error.lineno or 0, f"{type(error).__name__}: {error.msg}")
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return Blame(file, line, message)


def made(value: Any, functions: Mapping[str, Callable[..., Any]], variant: int = 0) -> Any:
    """Make the input as code sees it: `Fn` a callable, `Rng` a fresh generator, `Layout` its array, also nested.

    Args:
        value: a decoded input.
        functions: the factories of functions.py by name.
        variant: which generator: 0 is `default_rng(seed)`, others `default_rng([seed, variant])`.
    """
    if isinstance(value, Fn):
        return functions[value.name](**{key: made(each, functions, variant) for key, each in value.params.items()})
    if isinstance(value, Rng):
        return np.random.default_rng([value.seed, variant] if variant else value.seed)
    if isinstance(value, Layout):
        return value.make()
    if isinstance(value, dict):
        return {key: made(each, functions, variant) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(made(each, functions, variant) for each in value)
    return value


def contains(value: Any, kind: type) -> bool:
    """Return whether the decoded value holds one of that kind anywhere."""
    if isinstance(value, kind):
        return True
    if isinstance(value, dict):
        return any(contains(each, kind) for each in value.values())
    if isinstance(value, list | tuple):
        return any(contains(each, kind) for each in value)
    return False
