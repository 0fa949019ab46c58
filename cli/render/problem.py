"""Renders a problem: the statement, its examples, and how it is judged."""

from __future__ import annotations

import re
from textwrap import indent
from typing import Any

from rich.text import Text

from cli.render import values
from cli.render.console import clean, out
from cli.render.markdown import print_markdown

Json = dict[str, Any]

_DETAILS = re.compile(r"^## Inputs and outputs\s*$", re.MULTILINE)


def print_problem(problem: Json) -> None:
    """Print the problem as its page shows it."""
    state = "" if problem["state"] == "todo" else f"  {problem['state'].replace('_', ' ')}"
    out.print(Text.assemble((problem["title"], "bold"), f"  {problem['difficulty']}{state}"))
    out.print()
    task, details = _split(problem["statement"])
    print_markdown(task)
    _print_examples(problem)
    if details:
        out.print()
        print_markdown(details)
    _print_judging(problem)
    left = problem["hints_total"] - problem["hints_opened"]
    if left:
        waiting = "1 hint waits" if left == 1 else f"{left} hints wait"
        out.print(Text(f"\n{waiting}: gradus hint {problem['slug']}", "dim"))


def _split(statement: str) -> tuple[str, str]:
    """Split off the idea and the task from what follows them: the examples stand in between."""
    found = _DETAILS.search(statement)
    return (statement[: found.start()].rstrip(), statement[found.start() :]) if found else (statement, "")


def _print_examples(problem: Json) -> None:
    out.print()
    print_markdown("## Examples")
    if problem["examples_state"] == "preparing":
        out.print("They are being prepared: ask again in a second.")
    elif problem["examples_state"] == "failed":
        out.print("They could not be prepared. The server's log says why.")
    for example in problem["examples"]:
        _print_example(example)


def _print_example(example: Json) -> None:
    out.print(Text(f"\n{example['case']}", "bold"))
    out.print(values.call(example))
    raises = example.get("raises") or "an error"
    expected = values.folded(example["expected"]) if example["expected"] else f"raises {raises}"
    out.print(Text(indent(f"→ {expected}", "  ").replace("\n  ", "\n    ")))
    if example["note"]:
        out.print(Text(f"  {clean(example['note'])}", "dim"))


def _print_judging(problem: Json) -> None:
    """Print what holds for a solution beside the statement."""
    judging = problem["judging"]
    banned = [f"Not allowed: {ban['what']}. {ban['instead']}" for ban in problem["forbidden"]]
    lines = [*judging["comparisons"], *judging["limits"], "NumPy and the standard library are there.", *banned]
    out.print()
    print_markdown("\n".join(["## How it is judged", "", *(f"- {line}" for line in lines)]))
    if judging["notes"]:
        out.print()
        print_markdown(judging["notes"])
