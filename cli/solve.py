"""Solving: pull, test, submit, status."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from cli import local
from cli.api import Api
from cli.failures import ACCEPTED, NOT_ACCEPTED, Failure, JudgeFailed, UnknownSlug, Usage
from cli.options import AsJson, Slug
from cli.render import verdict as render
from cli.render.console import errors, out
from cli.render.listing import print_submissions
from cli.source import STDIN, read_solution

Json = dict[str, Any]

LISTED_FAILURES = 5  # cases that are named as they fail: the table behind the verdict counts them all

CALL_SHOWN = 100  # characters of a call while the search goes on

Source = Annotated[Path, typer.Argument(help="Your file; its name names the problem.", show_default=False)]
ProblemName = Annotated[
    str | None, typer.Option("--problem", "-p", help="The problem, where the file's name does not say it.")
]


def register(app: typer.Typer) -> None:
    """Put the commands of this module on the app."""
    app.command()(pull)
    app.command("test")(try_examples)
    app.command()(submit)
    app.command()(status)


def pull(
    slug: Slug,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; - prints it.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file.")] = False,
) -> None:
    """Write a problem's starter to <slug>.py. Your work is never overwritten without --force."""
    with Api() as api:
        problem = api.problem(slug)
    if str(output) == STDIN:
        typer.echo(problem["starter"], nl=False)
        return
    path = output or Path(f"{slug}.py")
    try:
        with path.open("w" if force else "x", encoding="utf-8") as stream:
            stream.write(problem["starter"])
    except FileExistsError:
        message = f"{path} is there already."
        raise Usage(message, "Nothing was changed. --force overwrites it; --output names another file.") from None
    except OSError as error:
        message = f"{path} could not be written: {error.strerror}."
        raise Usage(message) from error
    out.print(f"Wrote {path}: {problem['title']}.", markup=False)
    errors.print(f"Try it with `gradus test {path}`, send it with `gradus submit {path}`.", style="dim", markup=False)


def try_examples(
    source: Source,
    problem: ProblemName = None,
    case: Annotated[list[str] | None, typer.Option(help="A case of your own: softmax(np.array([1.0, 2.0])).")] = None,
    as_json: AsJson = False,
) -> None:
    """Run the examples and your own cases here, without a server."""
    text, slug = read_solution(source, problem)
    final: Json = {}
    with _named_by_file(source, problem):
        for event in local.judge(slug, text, case or []):
            if as_json:
                print(json.dumps(event), flush=True)
            elif event["type"] == "case":
                _print_case(event["result"])
            if event["type"] == "verdict":
                final = event
    if not as_json:
        render.report(final, run=True)
    _exit_by(final)


def _print_case(result: Json) -> None:
    """Print a case in a line, a case of one's own whole, and what each printed."""
    out.print(render.case_line(result))
    if result["group"] == "custom":
        out.print(render.case_detail({**result, "sentence": ""}))
        return
    for each in render.printed({**result, "traceback": ""}):
        out.print(each)


def submit(
    source: Source,
    problem: ProblemName = None,
    wait: Annotated[bool, typer.Option("--wait/--no-wait", help="Wait for the verdict.")] = True,
    shrink: Annotated[bool, typer.Option("--shrink", help="On a failure, find the smallest input.")] = False,
    as_json: AsJson = False,
) -> None:
    """Have your file judged by every case, and show the verdict."""
    text, slug = read_solution(source, problem)
    with Api() as api:
        with _named_by_file(source, problem):
            accepted = api.post("/api/submissions", {"problem": slug, "source": text, "mode": "submit"})
        if not wait:
            if as_json:
                out.print_json(json.dumps(accepted))
            else:
                out.print(f"Submission {accepted['id']} is queued. See: gradus status {accepted['id']}")
            return
        with _cancelled_by_interrupt(api, accepted["id"]):
            final = _follow(api, accepted["id"], quiet=as_json)
        if not as_json:
            render.report(final)
        smallest = _shrink(api, accepted["id"], final, quiet=as_json) if shrink else None
    if as_json:
        print(json.dumps({"id": accepted["id"], **final} | ({"smallest": smallest} if shrink else {})))
    elif smallest:
        out.print(Text("The smallest input that fails", "bold"))
        out.print(render.case_detail(smallest))
    _exit_by(final)


@contextmanager
def _cancelled_by_interrupt(api: Api, submission: int) -> Iterator[None]:
    """Cancel the judging on Ctrl+C while waiting, and say what became of the submission."""
    try:
        yield
    except KeyboardInterrupt:
        try:
            cancelled = api.cancel(submission)
        except Failure as failure:
            errors.print(str(failure), markup=False)
            cancelled = False
        if cancelled:
            errors.print(f"Submission {submission} is cancelled.")
        else:
            errors.print(f"Submission {submission} is judged all the same. See: gradus status {submission}")
        raise


def _shrink(api: Api, submission: int, verdict: Json, *, quiet: bool) -> Json | None:
    """Have the server make the failing case smaller, and show each step; None where nothing smaller was found."""
    failures = verdict["failures"]
    if verdict["verdict"] in ("time_limit", "memory_limit") and not quiet:
        errors.print("No smaller input is searched for after a time or memory limit: a smaller one would be quick.")
    if verdict["verdict"] not in ("wrong_answer", "runtime_error") or not failures or not failures[0]["case"]:
        return None
    smallest: Json | None = None
    with Progress(TextColumn("{task.description}"), console=errors, transient=True, disable=quiet) as progress:
        task = progress.add_task("searching for the smallest input that fails, three seconds at most", total=None)
        for step in api.search(submission):
            smallest = step["result"] or smallest
            if smallest:
                call = smallest["call"].replace("\n", " ")
                progress.update(task, description=escape(f"after {step['examples']} inputs: {call[:CALL_SHOWN]}"))
    if not smallest and not quiet:
        errors.print("None smaller was found.")
    return smallest


def _follow(api: Api, submission: int, *, quiet: bool) -> Json:
    """Return the verdict event; a bar fills as cases come in, and the first that fail are named at once."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as progress:
        task, failed = progress.add_task("queued", total=None), 0
        for event in api.events(submission):
            if event.get("retrying"):
                failed = 0
                progress.reset(task, total=None, description="trying again")
                if not quiet:
                    progress.console.print("The judging failed on the server's side; trying again.")
            elif event["type"] == "started":
                progress.reset(task, total=event["total"], description="judging")
            elif event["type"] == "case":
                progress.advance(task)
                failed += event["result"]["verdict"] != "accepted"
                if event["result"]["verdict"] != "accepted" and failed <= LISTED_FAILURES and not progress.disable:
                    progress.console.print(render.case_line(event["result"]))
                progress.update(task, description=f"judging, {failed} failed" if failed else "judging")
            elif event["type"] == "verdict":
                return event
    message = "The stream of events ended without a verdict."
    raise JudgeFailed(message, f"See: gradus status {submission}")


def status(
    what: Annotated[str, typer.Argument(help="A submission's number, or a problem; without, your latest ones.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many are listed.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Show a submission's verdict, or your latest submissions."""
    with Api() as api:
        if what.isdecimal():
            found = api.get(f"/api/submissions/{what}")
        else:
            found = api.get("/api/submissions", problem=what or None, limit=limit)
            if what and not found["items"]:
                api.problem(what)  # refuses a problem that does not exist, and names the nearest
    if as_json:
        out.print_json(json.dumps(found))
    elif not what.isdecimal():
        if not found["items"]:
            errors.print("No submissions yet. Begin with `gradus pull softmax`.")
            return
        print_submissions(found["items"])
    elif found["report"]:
        if found.get("verdict_before"):
            before = render.VERDICT_LABELS[found["verdict_before"]]
            errors.print(f"The problem has changed, and this was judged again. Before that its verdict was: {before}.")
        render.report(found["report"])
        _exit_by(found["report"])
    elif found["retrying"]:
        out.print(f"Submission {what} ({found['problem']}): the judging failed on the server's side; trying again.")
    else:
        out.print(f"Submission {what} ({found['problem']}) is {found['state']}.")


@contextmanager
def _named_by_file(source: Path, problem: str | None) -> Iterator[None]:
    """Says where the name of a problem that does not exist came from."""
    try:
        yield
    except UnknownSlug as error:
        if problem:
            raise
        remedy = f"The name comes from {source}; `--problem softmax` gives another."
        raise UnknownSlug(f"{error.sentence} {error.remedy}".strip(), remedy) from error


def _exit_by(verdict: Json) -> None:
    if verdict["verdict"] == "judge_error":
        raise JudgeFailed(verdict["sentence"])
    raise typer.Exit(ACCEPTED if verdict["verdict"] == "accepted" else NOT_ACCEPTED)
