"""Writes a case into the text of a cases.py."""

from __future__ import annotations

import ast

from judge.package.problem import Entry

INDENT = "    "
LINE = 120  # longest line, in characters


def with_case(cases: str, entry: Entry, call: str, name: str) -> str | None:
    """Return cases.py with one more edge case at the end of build(); None where the text has no build() to add to.

    Args:
        cases: the text.
        entry: of the case.
        call: the call of the case in Python, such as `softmax(np.array([1.0, 2.0]), axis=0)`.
        name: of the case; a number is added where the text has it already.
    """
    try:
        tree = ast.parse(cases)
        arguments = _arguments(entry, call)
    except SyntaxError:
        return None
    build = next((each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == "build"), None)
    if build is None or not build.args.args:
        return None
    body = cases.splitlines(keepends=True)
    end = build.body[-1].end_lineno or len(body)
    indent = INDENT * (build.col_offset // len(INDENT) + 1)
    head = f'{build.args.args[0].arg}.of("{entry.name}").edge('
    lines = _lines(indent, head, [f'"{_free(cases, name)}"', *arguments])
    if body and not body[end - 1].endswith("\n"):
        body[end - 1] += "\n"
    return "".join([*body[:end], *(f"{line}\n" for line in lines), *body[end:]])


def _arguments(entry: Entry, call: str) -> list[str]:
    """Return the arguments of a call as `name=value`."""
    node = ast.parse(call.strip(), mode="eval").body
    assert isinstance(node, ast.Call)  # the judge writes calls
    given = [(param.name, value) for param, value in zip(entry.params, node.args, strict=False)]
    given += [(keyword.arg or "", keyword.value) for keyword in node.keywords]
    return [f"{name}={ast.get_source_segment(call.strip(), value)}" for name, value in given]


def _lines(indent: str, head: str, arguments: list[str]) -> list[str]:
    whole = f"{indent}{head}{', '.join(arguments)})"
    if len(whole) <= LINE and "\n" not in whole:
        return [whole]
    return [f"{indent}{head}", *(f"{indent}{INDENT}{each}," for each in arguments), f"{indent})"]


def _free(cases: str, name: str) -> str:
    free, number = name, 2
    while f'"{free}"' in cases:
        free, number = f"{name}-{number}", number + 1
    return free
