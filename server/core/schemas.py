"""What the request bodies of every package have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from server.core.text import encodable

Text = Annotated[str, AfterValidator(encodable)]


class RequestBody(BaseModel):
    """A request body that refuses unknown fields, so that a misspelt name is reported."""

    model_config = ConfigDict(extra="forbid")
