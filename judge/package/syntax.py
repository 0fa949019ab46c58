"""Parses Python text into a syntax tree, one thread at a time.

CPython 3.11 counts the depth of the tree that it makes in a place that all threads of a process share: two of them that
parse at one time may end in "SystemError: AST constructor recursion depth mismatch" (fixed in 3.12).
"""

from __future__ import annotations

import ast
import threading
from typing import Literal, overload

_PARSER = threading.Lock()


@overload
def parse(source: str, file: str = "<unknown>") -> ast.Module: ...
@overload
def parse(source: str, file: str = "<unknown>", *, mode: Literal["eval"]) -> ast.Expression: ...


def parse(source: str, file: str = "<unknown>", *, mode: str = "exec") -> ast.AST:
    """Parse the source into a syntax tree; raises what `ast.parse` raises."""
    with _PARSER:
        return ast.parse(source, file, mode)
