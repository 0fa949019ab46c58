"""Dependencies of routes on the judge and its queue: `JudgeDep`, `QueueDep`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from server.core.deps import from_state
from server.judging.client import JudgeClient
from server.judging.queue.base import Queue

JudgeDep = Annotated[JudgeClient, Depends(from_state("judge"))]
QueueDep = Annotated[Queue, Depends(from_state("queue"))]
