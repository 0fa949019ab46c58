"""Names the operators that a problem may forbid, each with its node of the syntax tree."""

from __future__ import annotations

import ast

OPERATORS: dict[str, type[ast.AST]] = {
    "@": ast.MatMult,
    "+": ast.Add,
    "-": ast.Sub,
    "*": ast.Mult,
    "/": ast.Div,
    "//": ast.FloorDiv,
    "%": ast.Mod,
    "**": ast.Pow,
    "<<": ast.LShift,
    ">>": ast.RShift,
    "|": ast.BitOr,
    "&": ast.BitAnd,
    "^": ast.BitXor,
    "in": ast.In,
}
