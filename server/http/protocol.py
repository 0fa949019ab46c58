"""What a connection may cost before a request is complete: bounds on its header and on the time that it takes.

uvicorn's parser waits for ever, and gathers a header of any length. A connection that sends none, or sends one byte a
minute, would hold a descriptor for as long as it likes; and when the descriptors are used up, the loop turns
connections away without a word, so a line of the log says when they are about to be.
"""

from __future__ import annotations

import asyncio
import logging
import resource
import time
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADER_SECONDS = 10.0  # from the first byte of a request, or from the connection, to the end of the header
BODY_SECONDS = 60.0  # from the end of the header to the end of the body
HEADER_BYTES = 64 * 1024  # of a header with its address
SPARE_DESCRIPTORS = 16  # fewer than these are as good as none
WARNING_SECONDS = 60.0  # between two lines of the log about descriptors

log = logging.getLogger(__name__)


class BoundedHttpProtocol(HttpToolsProtocol):
    """uvicorn's protocol, with bounds."""

    _timer: asyncio.TimerHandle | None = None
    _header_bytes = 0
    _warned_at = -WARNING_SECONDS  # monotonic time of the last line about descriptors, by any connection

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait(HEADER_SECONDS)
        self._warn_of_descriptors(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._cancel()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._header_bytes = 0
        self._wait(HEADER_SECONDS)

    def on_url(self, url: bytes) -> None:
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._wait(BODY_SECONDS)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._cancel()
        super().on_message_complete()

    def _count(self, length: int) -> None:
        """Count a part of the header; too long a one ends the connection with 400, as the parser's own errors do."""
        self._header_bytes += length
        if self._header_bytes > HEADER_BYTES:
            message = f"The header of a request may have {HEADER_BYTES:,} bytes."
            raise ValueError(message)

    def _wait(self, seconds: float) -> None:
        self._cancel()
        self._timer = self.loop.call_later(seconds, self._give_up)

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            log.info("a connection was closed: its request did not come in time")
            self.transport.close()

    @classmethod
    def _warn_of_descriptors(cls, transport: Any) -> None:
        """Say that descriptors run short: the kernel hands out the lowest free number, so a high one tells."""
        sock = transport.get_extra_info("socket")
        limit, now = resource.getrlimit(resource.RLIMIT_NOFILE)[0], time.monotonic()
        if sock is None or sock.fileno() < limit - SPARE_DESCRIPTORS or now - cls._warned_at < WARNING_SECONDS:
            return
        cls._warned_at = now
        log.error(
            "the process has nearly as many files and connections open as it may; more are turned away (see ulimit -n)",
            extra={"limit": limit},
        )
