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


def allows_none(annotation: ast.expr | None) -> bool:
    """Whether a value of that annotation may itself be None: `int | None`, `Optional[int]`, `None`."""
    match annotation:
        case ast.Constant(value=str(text)):
            try:
                return allows_none(parse(text, mode="eval").body)
            except SyntaxError:
                return False
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return allows_none(left) or allows_none(right)
        case ast.Subscript(value=ast.Name(id="Union") | ast.Attribute(attr="Union"), slice=ast.Tuple(elts=elements)):
            return any(map(allows_none, elements))
        case ast.Subscript(value=value):
            return getattr(value, "id", getattr(value, "attr", "")) == "Optional"
    return isinstance(annotation, ast.Constant) and annotation.value is None
