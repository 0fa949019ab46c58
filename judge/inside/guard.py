"""Enforces what a problem forbids at run time: stubs refuse a submission's own calls and let NumPy's and drives' pass.

Best effort behind `forbid.py`, which reads the source: this meets what was reached by getattr, importlib, sys.modules
or the compiled modules beneath. A stub knows its caller by the file that the calling frame's code came from, so what
NumPy is given to call gets through. What has been refused is remembered, so that swallowing the exception does not
help.
"""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any


class ForbiddenError(BaseException):
    """The submission used what the problem forbids; `str()` is the ban as the problem names it."""


class Guard:
    """The bans of one job."""

    def __init__(self, forbid: Mapping[str, Sequence[str]], filename: str) -> None:
        self.filename = filename
        self.refused: ForbiddenError | None = None
        self.builtins = dict(vars(builtins))
        self._imports = tuple(forbid.get("imports", ()))
        if self._imports:
            self._ban_imports()
        for name in forbid.get("names", ()):
            if not name.startswith("."):
                self._ban_name(name)

    def refuse(self, what: str) -> None:
        self.refused = ForbiddenError(what)
        raise self.refused

    def _submitter_calls(self, depth: int) -> bool:
        """Return whether the submission's own code calls: its file's, or what it made of a text by exec or eval."""
        file = sys._getframe(depth).f_code.co_filename  # noqa: SLF001
        return file == self.filename or (file.startswith("<") and not file.startswith("<frozen "))

    def _ban_imports(self) -> None:
        find, by_name = builtins.__import__, importlib.import_module

        def guarded_import(
            name: str,
            globals: Mapping[str, object] | None = None,  # noqa: A002  (the signature of __import__)
            locals: Mapping[str, object] | None = None,  # noqa: A002
            fromlist: Sequence[str] | None = (),
            level: int = 0,
        ) -> Any:
            if self._submitter_calls(2):
                self._check_import(name, *(f"{name}.{each}" for each in fromlist or ()))
            return find(name, globals, locals, fromlist or (), level)

        def guarded_import_module(name: str, package: str | None = None) -> Any:
            if self._submitter_calls(2):
                self._check_import(name)
            return by_name(name, package)

        builtins.__import__ = self.builtins["__import__"] = guarded_import
        importlib.import_module = guarded_import_module

    def _check_import(self, *names: str) -> None:
        for ban in self._imports:
            if any(name == ban or name.startswith(ban + ".") for name in names):
                self.refuse(ban)

    def _ban_name(self, dotted: str) -> None:
        """Put a stub wherever a module of the same package holds the forbidden object, under any name."""
        path, _, attribute = dotted.rpartition(".")
        if not path:
            path = "builtins"
        holder: Any = sys.modules.get(path)
        original = getattr(holder, attribute, None)
        if holder is None or not callable(original):
            return  # a method or an unloaded module: forbid.py alone looks for it
        stub = self._stub(dotted, original)
        if path == "builtins":
            self.builtins[attribute] = stub
            return
        package = path.split(".")[0]
        for name, module in list(sys.modules.items()):
            if module is not None and name.split(".")[0] == package:
                for key, value in list(vars(module).items()):
                    if value is original:
                        setattr(module, key, stub)

    def _stub(self, dotted: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def forbidden(*args: Any, **kwargs: Any) -> Any:
            if self._submitter_calls(2):
                self.refuse(dotted)
            return original(*args, **kwargs)

        forbidden.__name__ = getattr(original, "__name__", dotted)
        return forbidden
