"""The judge of this machine, over the problem folders of this machine: for what works without a server."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cli.failures import JudgeFailed, UnknownSlug, Usage
from server.core.settings import Settings
from server.core.startup_errors import unwritable

Json = dict[str, Any]


def folders() -> dict[str, Path]:
    """Return the problem folders by slug."""
    return {path.parent.name: path.parent for path in sorted(Settings().problems.glob("*/*/problem.toml"))}


def slugs() -> list[str]:
    return list(folders())


def folder_of(slug: str) -> Path:
    known = folders()
    if slug not in known:
        close = difflib.get_close_matches(slug, known, 3)
        message = f"There is no problem {slug!r}."
        raise UnknownSlug(message, f"Did you mean {' or '.join(close)}?" if close else "")
    return known[slug]


def judge(slug: str, source: str, custom: Sequence[str]) -> Iterator[Json]:
    """Yield the events of a run of the examples and the user's own cases, as JSON."""
    from judge.host import SandboxError  # noqa: PLC0415
    from judge.judge import open_judge  # noqa: PLC0415  (NumPy and the judge: only commands that judge pay for them)
    from judge.package.literals import LiteralError  # noqa: PLC0415
    from judge.package.load import load  # noqa: PLC0415
    from judge.package.problem import Unsound  # noqa: PLC0415
    from judge.verdict import Mode, to_json  # noqa: PLC0415

    folder, settings = folder_of(slug), Settings()
    home = settings.home
    try:
        problem = load(folder)
        with open_judge(home, settings.sandbox) as opened:
            frozen = opened.prepare(problem)
            yield from (to_json(event) for event in opened.run(problem, frozen, source, Mode.RUN, custom))
    except LiteralError as error:
        message = f"A case could not be read: {error}"
        raise Usage(message) from error
    except Unsound as error:
        message = f"The problem {slug} is not sound:\n{error}"
        raise JudgeFailed(message, f"\nSee: gradus problem check {slug}") from error
    except SandboxError as error:
        raise JudgeFailed(str(error)) from error
    except OSError as error:
        if not _of_home(home, error):
            raise
        raise Usage(unwritable(home, error), "Make it writable, or choose another with GRADUS_HOME.") from error


def _of_home(home: Path, error: OSError) -> bool:
    """Return whether the file that the error names is the home's, or a folder that the home was to be made in."""
    return isinstance(error.filename, str) and (
        Path(error.filename).is_relative_to(home) or home.is_relative_to(error.filename)
    )
