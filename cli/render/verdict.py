"""Renders a verdict: its sentence, the cases that fail, and why.

Verdicts come as the JSON of `judge.verdict`, from the server or from the judge of this machine alike.
"""

from __future__ import annotations

from textwrap import indent
from typing import Any

from rich import box
from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from cli.render import values
from cli.render.console import boxed, out

Json = dict[str, Any]

VERDICT_LABELS = {
    "accepted": "accepted",
    "wrong_answer": "wrong answer",
    "runtime_error": "runtime error",
    "time_limit": "time limit",
    "memory_limit": "memory limit",
    "output_limit": "output limit",
    "compile_error": "compile error",
    "forbidden": "forbidden",
    "judge_error": "judge error",
    "cancelled": "cancelled",
}
LESSON = "A known mistake"  # the title of a lesson
SIDE_BY_SIDE = 160  # columns that expected and got may take together, where no terminal sets a bound


def verdict_style(verdict: str) -> str:
    return {"accepted": "bold green", "judge_error": "bold magenta"}.get(verdict, "bold red")


def case_line(result: Json) -> Text:
    """Render one judged case in one line."""
    passed = result["verdict"] == "accepted"
    line = Text.assemble(("✓ " if passed else "✗ ", "green" if passed else "red"), result["case"])
    line.append(f"  {milliseconds(result['cpu'])}", "dim")
    if result.get("sentence"):
        line.append(f"  {result['sentence']}")
    return line


def case_detail(result: Json) -> Group:
    """Render one case whole: the call, expected and got, why it is wrong, and what was printed."""
    parts: list[Any] = []
    if result.get("sentence"):
        parts.append(Text(result["sentence"], "bold"))
    if result.get("call"):
        parts.append(values.call(result))
    parts.append(_values(result))
    parts.extend(_numbers(result.get("mismatch") or {}))
    if result.get("note"):
        parts.append(Text(result["note"], "dim"))
    if result.get("lesson"):
        parts.append(boxed(result["lesson"], LESSON, "yellow"))
    parts.extend(printed(result))
    return Group(*parts)


def printed(result: Json) -> list[Any]:
    """Render what a case printed, and the traceback that it ended in."""
    titles = (("traceback", "traceback"), ("stdout", "printed"), ("stderr", "printed to stderr"))
    return [boxed(result[name], title, "dim") for name, title in titles if result.get(name)]


def _values(result: Json) -> Group | Table:
    """Render expected and got, of the wrong output alone where it is known; side by side where no line would break."""
    mismatch = result.get("mismatch") or {}
    where = f"{mismatch.get('output', '')}{mismatch.get('path', '')}"
    shown = {name: mismatch.get(name) or result.get(name) for name in ("expected", "got")}
    titled = {f"{name} {where}".strip(): values.folded(value) for name, value in shown.items() if value}
    widths = [max(map(len, [title, *text.splitlines()])) for title, text in titled.items()]
    if sum(widths) + 4 * len(widths) > min(out.width, SIDE_BY_SIDE):
        return Group(
            *(part for title, text in titled.items() for part in (Text(title, "dim"), Text(indent(text, "  "))))
        )
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in titled:
        table.add_column(escape(title))
    if titled:
        table.add_row(*(Text(text) for text in titled.values()))
    return table


def _numbers(mismatch: Json) -> list[Text]:
    """Render the largest errors; the sentence has said how many elements differ, and where."""
    parts = [
        f"largest {name} error {mismatch[key]:.3g}"
        for key, name in (("max_abs", "absolute"), ("max_rel", "relative"))
        if mismatch.get(key)
    ]
    if digits := mismatch.get("digits"):
        parts.append(f"{digits['right']:g} of about {digits['carried']} digits right")
    return [Text(", ".join(parts), "dim")] if parts else []


def groups_table(groups: list[Json]) -> Table:
    """Count cases by entry and group: what passed, of how many."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("entry", "group"):
        table.add_column(name)
    columns = ["passed", "failed"] + (["not run"] if any(group["skipped"] for group in groups) else [])
    for name in columns:
        table.add_column(name, justify="right")
    for group in groups:
        style = "red" if group["failed"] else "" if group["passed"] else "dim"
        counts = [f"{group['passed']} / {group['total']}", str(group["failed"] or ""), str(group["skipped"] or "")]
        table.add_row(group["entry"], group["group"], *counts[: len(columns)], style=style)
    return table


def report(verdict: Json, *, run: bool = False) -> None:
    """Show the verdict, and why; `run`: of the examples and the user's own cases alone."""
    kind = verdict["verdict"]
    out.print()
    if kind == "accepted":
        _accepted(verdict, run=run)
        return
    out.print(Text.assemble((VERDICT_LABELS[kind].upper(), verdict_style(kind)), "  ", verdict["sentence"]))
    if not run and any(group["failed"] or group["passed"] for group in verdict["groups"]):
        out.print(groups_table(verdict["groups"]))
    if verdict.get("line"):
        out.print(f"Line {verdict['line']} of the solution.")
    for failure in verdict["failures"][:1]:
        if failure["case"]:
            out.print(Text(failure["case"], "bold"))
        out.print(case_detail({**failure, "sentence": _once(failure["sentence"], verdict["sentence"])}))
    _print_further(verdict["failures"][1:])
    out.print(*growths(verdict), sep="\n", end="")
    if verdict.get("hint"):
        out.print(boxed(verdict["hint"], "Next", "yellow"))


def _print_further(failures: list[Json]) -> None:
    """Print the failing cases of other entries and groups, one line each, with the lesson where there is one."""
    if failures:
        out.print(Text("\nAlso failing", "bold"))
    for failure in failures:
        out.print(case_line(failure))
        if failure["lesson"]:
            out.print(boxed(failure["lesson"], LESSON, "yellow"))


def _accepted(verdict: Json, *, run: bool) -> None:
    if run:
        out.print(Text("The examples pass.", "bold green"), Text("Every case is judged by `gradus submit`."))
        return
    total = sum(group["total"] for group in verdict["groups"])
    out.print(Text.assemble(("ACCEPTED", verdict_style("accepted")), f"  All {total} cases passed."))
    beside = verdict.get("reference_cpu")
    reference = f" (the reference: {milliseconds(beside)})" if beside is not None else ""
    out.print(Text(f"{milliseconds(verdict['cpu'])} of CPU time in all{reference}", "dim"))
    out.print(*growths(verdict), sep="\n", end="")


def growths(verdict: Json) -> list[Text | Table]:
    """Render how the time grows with the size, by entry: the sentence, and the times in a table."""
    parts: list[Text | Table] = []
    several = len(verdict.get("growth") or ()) > 1
    for growth in verdict.get("growth") or ():
        name = f"{growth['entry']}: " if several else ""
        if growth["sentence"]:
            parts.append(Text(name + growth["sentence"], "bold"))
        parts.append(_times(growth["points"]))
    return parts


def _times(points: list[Json]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("n", "yours", "reference"):
        table.add_column(name, justify="right")
    for point in points:
        own = milliseconds(point["cpu"]) or "not run"
        own = f"stopped at {own}" if point["stopped"] else own
        table.add_row(f"{point['size']:,}", own, milliseconds(point["reference"]))
    return table


def _once(sentence: str, said: str) -> str:
    return "" if said.startswith(sentence) else sentence


def milliseconds(seconds: float | None) -> str:
    """Write a duration as people read it."""
    if seconds is None:
        return ""
    return f"{1000 * seconds:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
