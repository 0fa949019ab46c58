"""Renders Markdown: formulas as Unicode, figures as their captions, code with its indentation.

On a terminal it is laid out by rich; elsewhere it stays Markdown, on the lines of its author.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown
from rich.padding import Padding
from rich.syntax import Syntax

from cli.render.console import out
from cli.render.math import unicode_math

FORMULA_WIDTH = 72  # columns, beyond which formulas that stand side by side are put on lines of their own
CONTINUED = "    "  # indentation of the rest of a line of code that the terminal is too narrow for

_CODE = re.compile(r"(^```.*?^```[^\n]*$|`[^`\n]*`)", re.MULTILINE | re.DOTALL)
_FIGURE = re.compile(r"!\[([^\]]*)\]\(figure:[^)]*\)")
_DISPLAY = re.compile(r"[ \t]*\$\$(.+?)\$\$[ \t]*", re.DOTALL)
_INLINE = re.compile(r"(?<!\\)\$([^$]+)\$")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def print_markdown(text: str) -> None:
    """Print a text of the catalog."""
    if out.is_terminal:
        out.print(_Laid(readable(text, escape=lambda plain: _SPECIAL.sub(r"\\\1", plain))))
    else:
        out.print(readable(text), markup=False)


def readable(markdown: str, escape: Callable[[str], str] = str) -> str:
    """Render Markdown with formulas in Unicode and captions for figures; code is left alone.

    Args:
        escape: makes a plain text fit to stand in Markdown, where it is going to be laid out.
    """
    parts = _CODE.split(markdown)
    for index in range(0, len(parts), 2):
        part = _FIGURE.sub(lambda found: escape(f"[figure: {found[1].strip()}]"), parts[index])
        part = _DISPLAY.sub(lambda found: _display(found[1]), part)
        parts[index] = _INLINE.sub(lambda found: escape(_inline(found[1])), part)
    return "".join(parts)


def _inline(latex: str) -> str:
    return unicode_math(latex).replace("\n", "; ")


def _display(latex: str) -> str:
    text = unicode_math(latex)
    if max(map(len, text.splitlines()), default=0) > FORMULA_WIDTH:
        text = re.sub(r" {3,}", "\n", text)
    return f"```text\n{text}\n```"


def wrapped_code(code: str, width: int) -> str:
    """Wrap code to so many columns: what does not fit goes on in lines that are indented further than their own."""
    lines: list[str] = []
    for line in code.expandtabs().splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        lines += _wrapped(line, indent, width) if len(line) > width else [line]
    return "\n".join(lines)


def _wrapped(line: str, indent: str, width: int) -> list[str]:
    rest = indent + CONTINUED
    if len(rest) > width // 2:
        rest = CONTINUED
    return textwrap.wrap(
        line, max(width, 20), subsequent_indent=rest, break_on_hyphens=False, replace_whitespace=False
    ) or [line]


class _Code(CodeBlock):
    """Code in the terminal's own background, wrapped with its indentation."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        code = wrapped_code(str(self.text).rstrip(), options.max_width - 2)
        yield Padding(Syntax(code, self.lexer_name, background_color="default"), (0, 0, 0, 2))


class _Heading(Heading):
    LEVEL_ALIGN: ClassVar = {}  # all at the left


class _Laid(Markdown):
    elements: ClassVar = {**Markdown.elements, "fence": _Code, "code_block": _Code, "heading_open": _Heading}
