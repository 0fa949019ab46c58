"""Progress bars on standard error, where there is a person to see them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from cli.render.console import errors


@contextmanager
def bars() -> Iterator[Progress]:
    """Yield bars to which tasks are added, each with a word `what` about its present phase; they vanish at the end."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TextColumn("{task.fields[what]}"), console=errors, transient=True, disable=not sys.stderr.isatty()
    ) as shown:
        yield shown
