"""For authors on this machine: `gradus problem new` writes a sound skeleton, `gradus problem check` proves a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli import authoring, rejudging
from cli.failures import JudgeFailed, Usage
from cli.local import folder_of, folders
from cli.render.bars import bars
from cli.render.console import errors, out
from judge.package.files import SLUG, write_files
from judge.package.skeleton import skeleton
from server.core.settings import Settings

if TYPE_CHECKING:
    from judge.verify import Verification
    from server.catalog.syllabus import ListedProblem

TABLE_WIDTH = 100  # columns; where stdout is no terminal rich would take 80

app = typer.Typer(name="problem", help="Write problems and prove that they are sound.", no_args_is_help=True)
authoring.register(app)
rejudging.register(app)


@app.command()
def new(
    where: Annotated[str, typer.Argument(metavar="SECTION/SLUG", help="For example losses/huber-loss.")],
    title: Annotated[str, typer.Option(help="The title; made of the slug when left out.")] = "",
) -> None:
    """Write a sound problem to start from; comments say what to change."""
    section, slug = _parsed(where)
    listed = _listed(section, slug)
    folder = Settings().problems / section / slug
    if folder.exists():
        message = f"{folder} is there already."
        raise Usage(message, "Choose another slug, or remove the folder.")
    write_files(folder, skeleton(slug, title or (listed.title if listed else "")))
    out.print(f"Wrote {folder}. Change it bit by bit, and run: gradus problem check {slug}")
    if not listed:
        errors.print(f"The page shows it once {slug} stands under a topic of {_list_file()}.")


def _parsed(where: str) -> tuple[str, str]:
    """Return section and slug. Raises Usage where they are not in kebab-case."""
    parts = where.strip("/").split("/")
    if len(parts) != 2 or not all(SLUG.match(part) for part in parts):
        message = f"{where!r} is not section/slug."
        raise Usage(message, "Write lower-case words joined by hyphens, for example losses/huber-loss.")
    return parts[0], parts[1]


def _list_file() -> Path:
    return Settings().problems / "syllabus.toml"


def _listed(section: str, slug: str) -> ListedProblem | None:
    """Return what the study list says of the slug; it must not say that it belongs elsewhere."""
    from server.catalog.syllabus import read_syllabus  # noqa: PLC0415  (only this command reads the list)
    from server.core.text import nearest  # noqa: PLC0415

    if not _list_file().exists():
        return None
    syllabus = read_syllabus(_list_file())
    sections = [one.slug for one in syllabus.sections]
    if section not in sections:
        near = nearest(section, sections)
        message = f"There is no section {section!r}."
        raise Usage(message, f"Did you mean {' or '.join(near)}?" if near else f"One of: {', '.join(sections)}.")
    place = syllabus.positions.get(slug)
    if place and place.section.slug != section:
        message = f"{slug} stands under another section of the study list."
        raise Usage(message, f"Write {place.section.slug}/{slug}.")
    return place.listed if place else None


@app.command()
def check(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Folders or slugs; all.")] = None,
    mutants: Annotated[bool, typer.Option("--mutants", help="Judge the reference's mutants, too.")] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How much to do at the same time.", show_default="all cores")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Prove problem folders: exit code 0 only when all are sound."""
    wanted = [_folder(path) for path in paths] if paths else list(folders().values())
    if not wanted:
        raise Usage("There is no problem folder to check.", f"Looked in {Settings().problems}.")
    findings = _verify_all(wanted, mutants=mutants, jobs=jobs or os.cpu_count() or 1)
    if as_json:
        typer.echo(json.dumps([_json(finding) for finding in findings], indent=2))
    else:
        _print(findings)
    raise typer.Exit(0 if all(finding.sound for finding in findings) else 1)


def _folder(path: str) -> Path:
    """Return a folder as given, or the problem of that slug."""
    folder = Path(path)
    return folder if folder.is_dir() else folder_of(folder.name if "/" in path else path)


def _verify_all(wanted: Sequence[Path], *, mutants: bool, jobs: int) -> list[Verification]:
    """Verify all folders: many at the same time, or one after the other with many mutants at the same time."""
    from judge.host import SandboxError  # noqa: PLC0415
    from judge.judge import open_judge  # noqa: PLC0415  (NumPy and the judge: only commands that judge pay for them)
    from judge.verify import verify  # noqa: PLC0415

    outer = min(jobs, len(wanted))
    inner = max(1, jobs // outer)
    try:
        with (
            bars() as shown,
            open_judge(Settings().home, Settings().sandbox) as judge,
            ThreadPoolExecutor(outer) as pool,
        ):
            overall = shown.add_task("problems", total=len(wanted), what="")

            def one(folder: Path) -> Verification:
                task = shown.add_task(folder.name, total=1, what="reading")

                def progress(phase: str, done: int, total: int) -> None:
                    shown.update(task, completed=done, total=total, what=phase)

                finding = verify(folder, judge, mutants=mutants, jobs=inner, progress=progress)
                shown.remove_task(task)
                shown.advance(overall)
                return finding

            return list(pool.map(one, wanted))
    except SandboxError as error:
        raise JudgeFailed(str(error)) from error


def _json(finding: Verification) -> dict[str, Any]:
    score = finding.score
    dead = {} if score is None else {"score": {**asdict(score), "dead": score.dead}}
    return {**asdict(finding), "sound": finding.sound, **dead}


# --- the table --------------------------------------------------------------------------------------------------


def _print(findings: Sequence[Verification]) -> None:
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("", "problem", "cases", "accepted", "rejected", "mutants dead", "marked", "seconds"):
        table.add_column(name, justify="left" if name in ("", "problem") else "right", no_wrap=True)
    for finding in findings:
        counts = (str(finding.cases), str(finding.accepted), str(finding.rejected)) if finding.cases else ("", "", "")
        mark = Text("✓", "green") if finding.sound else Text("✗", "red")
        table.add_row(mark, finding.slug, *counts, *_mutants(finding), f"{finding.seconds:.1f}")
    Console(file=out.file, width=max(out.width, TABLE_WIDTH)).print(table, crop=False)
    for finding in findings:
        _print_details(finding)
    unsound = sum(not finding.sound for finding in findings)
    total = f"{len(findings)} problem{'s' * (len(findings) != 1)}"
    out.print(
        Text(f"{unsound} of {total} unsound." if unsound else f"{total}, all sound.", "red" if unsound else "green")
    )


def _mutants(finding: Verification) -> tuple[str, str]:
    score = finding.score
    if score is None:
        return "", ""
    return f"{score.killed}/{score.killed + len(score.survivors)}", str(score.excused or "")


def _print_details(finding: Verification) -> None:
    survivors = finding.score.survivors if finding.score else ()
    if not (finding.faults or finding.notes or survivors):
        return
    out.print(Text(f"\n{finding.path}", "bold"))
    for fault in finding.faults:
        out.print(Text.assemble(("  ✗ ", "red"), str(fault)), soft_wrap=True)
    for survivor in survivors:
        out.print(
            Text.assemble(("  ~ ", "yellow"), f"reference.py:{survivor.line}: survives: {survivor.edit}"),
            soft_wrap=True,
        )
    for note in finding.notes:
        out.print(Text.assemble(("  · ", "dim"), note), soft_wrap=True)
