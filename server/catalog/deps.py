"""Dependencies of routes on the problems: `LibraryDep`, `ExamplesDep`, `TimesDep`, and the slug in a path."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path

from server.catalog.examples import ExampleCache
from server.catalog.library import Library
from server.catalog.solution_times import SolutionTimes
from server.core.deps import from_state

LibraryDep = Annotated[Library, Depends(from_state("library"))]
ExamplesDep = Annotated[ExampleCache, Depends(from_state("examples"))]
TimesDep = Annotated[SolutionTimes, Depends(from_state("solution_times"))]
SlugPath = Annotated[str, Path(max_length=100, examples=["softmax"])]
