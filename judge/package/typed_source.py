"""The text of a typed case: parsed to a call, and mapped back to the line and column that its author typed."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from judge.package import syntax
from judge.package.faults import ended


class LiteralError(ValueError):
    """A typed case that can't be read. The message is for the one who typed it; line and column count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        self.message = message
        self.line = line
        self.column = column
        super().__init__(f"{message} (line {line}, column {column})")


@dataclass(frozen=True, slots=True)
class TypedSource:
    """The text in parentheses, so that it may span lines; and where its parts are for the one who typed it."""

    text: str
    prefix: str

    def call(self) -> ast.Call:
        try:
            tree = syntax.parse(f"{self.prefix}{self.text}\n)", mode="eval").body
        except SyntaxError as error:
            message = f"This is not a Python expression: {ended(error.msg)}"
            raise LiteralError(message, *self.place(error.lineno or 1, error.offset or 1)) from error
        except ValueError as error:
            raise LiteralError("This is not a Python expression that can be read.") from error
        if not isinstance(tree, ast.Call):
            raise LiteralError("Write a call, like softmax(np.array([1.0, 2.0]), axis=0).")
        return tree

    def of(self, node: ast.AST) -> tuple[int, int]:
        """Return line and column of a node, whose column counts the bytes of UTF-8."""
        line, offset = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        lines = f"{self.prefix}{self.text}".splitlines()
        return self.place(line, len(lines[line - 1].encode()[:offset].decode("utf-8", "ignore")) + 1)

    def place(self, line: int, column: int) -> tuple[int, int]:
        lines = self.text.splitlines() or [""]
        if line > len(lines):  # the parenthesis that we closed
            return len(lines), len(lines[-1]) + 1
        return line, max(1, column - (len(self.prefix) if line == 1 else 0))
