"""Dependencies of routes for authors: `VersionsDep`, `AuthoringWorkerDep`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from server.authoring.worker import AuthoringWorker
from server.catalog.versions import Versions
from server.core.deps import from_state

VersionsDep = Annotated[Versions, Depends(from_state("versions"))]
AuthoringWorkerDep = Annotated[AuthoringWorker, Depends(from_state("authoring"))]
