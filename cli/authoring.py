"""For authors at a server: pull and push problems, check and publish them, see their versions."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from cli.api import Api, checked_slug
from cli.failures import NOT_ACCEPTED, Usage
from cli.jobs import follow
from cli.options import AsJson, Slug
from cli.render.console import errors, out
from judge.package.files import read_files, write_files
from judge.package.manifest import MANIFEST

Json = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Put the commands of this module on the app of `gradus problem`."""
    for command in (pull, push, publish, versions):
        app.command()(command)


def pull(
    slug: Slug,
    folder: Annotated[Path | None, typer.Argument(help="Where to write it; a folder named as the problem.")] = None,
    version: Annotated[int | None, typer.Option(help="This version instead of the present one.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that differ.")] = False,
) -> None:
    """Write the files of a problem of the server into a folder."""
    target = folder or Path(slug)
    with Api() as api:
        number = version or _current(api, slug)["number"]
        files: Mapping[str, str] = api.get(f"/api/authoring/problems/{checked_slug(slug)}/versions/{number}")["files"]
    there = read_files(target) if target.is_dir() else {}
    changed = sorted(name for name in there if there[name] != files.get(name))
    if changed and not force:
        message = f"{target} has files that differ from version {number}: {', '.join(changed[:5])}."
        raise Usage(message, "Choose another folder, or write over them with --force.")
    try:
        write_files(target, files)
        for name in set(there) - set(files):
            (target / name).unlink()
    except OSError as error:
        message = f"{target} could not be written: {error.strerror}."
        raise Usage(message) from error
    out.print(f"Wrote version {number} of {slug} into {target}.")


def _current(api: Api, slug: str) -> Json:
    items: list[Json] = api.get(f"/api/authoring/problems/{checked_slug(slug)}/versions")["items"]
    return next((item for item in items if item["current"]), items[0])


def push(
    folder: Annotated[Path, typer.Argument(help="The problem's folder; its name is the slug.")],
    section: Annotated[str, typer.Option(help="The section; the folder's parent when left out.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Replace a draft that is in the works.")] = False,
) -> None:
    """Send a problem folder to the server, as the problem's draft."""
    source = folder.resolve()
    if not (source / MANIFEST).is_file():
        message = f"{folder} has no {MANIFEST}."
        raise Usage(message, "`gradus problem new SECTION/SLUG` writes a problem to start from.")
    with Api() as api:
        where = {"slug": source.name, "section": section or source.parent.name}
        draft = api.send_zip("/api/authoring/import", _zipped(source), **where, replace=replace)
        address = f"{api.target.url}/authoring/drafts/{draft['id']}"
    _print_faults(draft["faults"])
    out.print(f"The draft of {draft['slug']} is at {address}", soft_wrap=True)
    if not draft["faults"]:
        out.print(f'Check and publish it: gradus problem publish {draft["slug"]} --note "What changed."')


def _zipped(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(read_files(folder).items()):
            archive.writestr(name, text.encode())
    return buffer.getvalue()


def publish(
    slug: Slug,
    note: Annotated[str, typer.Option(help="What changed, in a sentence.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask where accepted solutions would fall.")] = False,
) -> None:
    """Check the draft of a problem on the server, and publish it if it is sound."""
    with Api() as api:
        draft: Json = api.post(f"/api/authoring/problems/{slug}/draft") if _known(api, slug) else _draft_of(api, slug)
        if draft["faults"]:
            _print_faults(draft["faults"])
            raise typer.Exit(NOT_ACCEPTED)
        if draft["checked"] is None and not _passes_check(api, draft):
            raise typer.Exit(NOT_ACCEPTED)
        fallen = _do(api, draft, "impact")["impact"]["fallen"]
        for each in fallen:
            errors.print(f"An accepted solution of {each['person']} would fall: {each['case']} {each['sentence']}")
        if fallen and not yes and not typer.confirm("Publish all the same? Solved marks stay.", err=True):
            raise typer.Exit(NOT_ACCEPTED)
        body = {"digest": draft["digest"], "note": note}
        version = api.post(f"/api/authoring/drafts/{draft['id']}/publish", body)
    out.print(Text(f"Published version {version['number']} of {slug}.", "green"))


def _known(api: Api, slug: str) -> bool:
    return any(each["slug"] == slug and each["draft"] is None for each in _listed(api))


def _listed(api: Api) -> list[Json]:
    found: list[Json] = api.get("/api/authoring/problems")["problems"]
    return found


def _draft_of(api: Api, slug: str) -> Json:
    for each in _listed(api):
        if each["slug"] == slug and each["draft"] is not None:
            draft: Json = api.get(f"/api/authoring/drafts/{each['draft']}")
            return draft
    message = f"The server has no problem {slug!r}, and no draft of one."
    raise Usage(message, f"Send its folder: gradus problem push SECTION/{slug}")


def _passes_check(api: Api, draft: Json) -> bool:
    """Have the draft checked, with a progress bar; print what is wrong."""
    job = _do(api, draft, "check")
    found = job["check"]
    if found is None:
        _print_faults(job["faults"] or [{"file": draft["slug"], "line": 0, "message": job["error"]}])
        return False
    _print_faults(found["faults"])
    score = found["score"] or {"survivors": []}
    for survivor in score["survivors"]:
        errors.print(f"reference.py:{survivor['line']}: survives: {survivor['edit']}", markup=False)
    if found["sound"]:
        errors.print(f"Sound: {found['cases']} cases, {score.get('killed', 0)} mutants die.")
    return bool(found["sound"])


def _do(api: Api, draft: Json, kind: str) -> Json:
    """Have the server do a job about a draft, and wait for its end."""
    return follow(api, api.post(f"/api/authoring/drafts/{draft['id']}/jobs", {"kind": kind}))


def _print_faults(faults: list[Json]) -> None:
    for fault in faults:
        where = f"{fault['file']}:{fault['line']}" if fault["line"] else fault["file"]
        errors.print(f"{where}: {fault['message']}", markup=False, soft_wrap=True)


def versions(slug: Slug, as_json: AsJson = False) -> None:
    """List the versions of a problem, the newest first."""
    with Api() as api:
        found = api.get(f"/api/authoring/problems/{checked_slug(slug)}/versions")
    if as_json:
        out.print_json(json.dumps(found))
        return
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("", "version", "from", "when", "by", "accepted", "what changed"):
        table.add_column(name, justify="right" if name in ("version", "accepted") else "left")
    for item in found["items"]:
        mark = Text("●", "green") if item["current"] else ""
        counts = f"{item['accepted']}/{item['submissions']}"
        when = datetime.fromisoformat(item["at"]).astimezone().strftime("%Y-%m-%d %H:%M")
        table.add_row(mark, str(item["number"]), item["source"], when, item["published_by"], counts, item["note"])
    out.print(table)
    if found["hidden"]:
        errors.print("It is hidden: members do not see it.")
