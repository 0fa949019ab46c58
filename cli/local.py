"""The judge of this machine, over the problem folders of this machine: for what works without a server."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cli.failures import JudgeFailed, Usage
from server.settings import Settings

Json = dict[str, Any]


def folders() -> dict[str, Path]:
    """The problem folders by slug."""
    return {path.parent.name: path.parent for path in sorted(Settings().problems.glob("*/*/problem.toml"))}


def slugs() -> list[str]:
    return list(folders())


def folder_of(slug: str) -> Path:
    known = folders()
    if slug not in known:
        close = difflib.get_close_matches(slug, known, 3)
        message = f"There is no problem {slug!r}."
        raise Usage(message, f"Did you mean {', '.join(close)}?" if close else "Name one: --problem softmax.")
    return known[slug]


def judge(slug: str, source: str, custom: Sequence[str]) -> Iterator[Json]:
    """The events of a run of the examples and the user's own cases, as JSON."""
    from judge.judge import open_judge  # noqa: PLC0415  (NumPy and the judge: only commands that judge pay for them)
    from judge.package.literals import LiteralError  # noqa: PLC0415
    from judge.package.load import load  # noqa: PLC0415
    from judge.package.problem import Unsound  # noqa: PLC0415
    from judge.sandbox.base import SandboxError  # noqa: PLC0415
    from judge.verdict import Mode, to_json  # noqa: PLC0415

    folder = folder_of(slug)
    try:
        problem = load(folder)
        with open_judge(Settings().home) as opened:
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
