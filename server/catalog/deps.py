"""Dependencies of routes on the problems: `LibraryDep`, `ExamplesDep`, and the slug in a path."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path

from server.catalog.examples import ExampleCache
from server.catalog.library import Library
from server.core.deps import from_state

LibraryDep = Annotated[Library, Depends(from_state("library"))]
ExamplesDep = Annotated[ExampleCache, Depends(from_state("examples"))]
SlugPath = Annotated[str, Path(max_length=100, examples=["softmax"])]
