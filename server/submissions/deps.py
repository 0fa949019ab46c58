"""Dependencies of routes on the limits of this package: `LimiterDep`, `SearchesDep`, and the id in a path."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path

from server.core.deps import from_state
from server.submissions.limits import Limiter, SearchSemaphore

LimiterDep = Annotated[Limiter, Depends(from_state("limiter"))]
SearchesDep = Annotated[SearchSemaphore, Depends(from_state("searches"))]
SubmissionPath = Annotated[int, Path(ge=1, le=2**53, examples=[17])]
