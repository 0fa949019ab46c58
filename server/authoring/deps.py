"""Dependencies of routes for authors: `VersionsDep`, `SyllabusRevisionsDep`, `AuthoringWorkerDep`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from server.authoring.worker import AuthoringWorker
from server.catalog.syllabus_revisions import SyllabusRevisions
from server.catalog.versions import Versions
from server.core.deps import from_state

VersionsDep = Annotated[Versions, Depends(from_state("versions"))]
SyllabusRevisionsDep = Annotated[SyllabusRevisions, Depends(from_state("syllabus_revisions"))]
AuthoringWorkerDep = Annotated[AuthoringWorker, Depends(from_state("authoring"))]
