"""The part of the API about the person who sends the request."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel


class Me(BaseModel):
    mode: Literal["local"]
    name: str
    version: str
