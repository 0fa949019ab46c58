"""What a running server is made of: all that judges, and what serves people besides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from server.core.settings import Settings
from server.db.models import now
from server.db.states import Role
from server.events.log import prune
from server.process.workshop import OpenDoor, Workshop, assemble
from server.submissions.limits import Limiter, SearchSemaphore


@dataclass
class Services(Workshop):
    limiter: Limiter = field(init=False)
    searches: SearchSemaphore = field(init=False)

    def __post_init__(self) -> None:
        self.limiter = Limiter(self.settings.burst, self.settings.rate)
        self.searches = SearchSemaphore(max(1, self.settings.workers))

    def start(self) -> None:
        prune(self.database, now() - timedelta(days=self.settings.event_days))
        super().start()

    def close(self) -> None:
        self.hub.close()
        super().close()


def open_services(settings: Settings, open_door: OpenDoor | None = None) -> Services:
    """Everything but the listening.

    Raises:
        CannotStart: with a sentence that says why, and what to do.
    """
    return assemble(Services, Role.SERVER, settings, open_door)
