"""Server-sent events: the response that carries them, and how one is written."""

from __future__ import annotations

from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event

__all__ = ["KEEPALIVE_COMMENT", "EventStreamResponse", "format_sse_event"]


class EventStreamResponse(StreamingResponse):
    """A stream of events that are already bytes, so that many which have gathered are sent at once."""

    media_type = "text/event-stream"
