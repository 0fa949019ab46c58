"""The dependency of routes on the broadcaster of this process's events: `BroadcasterDep`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from server.core.deps import from_state
from server.events.broadcast import Broadcaster

BroadcasterDep = Annotated[Broadcaster, Depends(from_state("broadcaster"))]
