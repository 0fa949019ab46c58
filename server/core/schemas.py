"""What the request bodies of every package have in common."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict

from server.core.text import encodable

Text = Annotated[str, AfterValidator(encodable)]


class RequestBody(BaseModel):
    """A request body that refuses unknown fields, so that a misspelt name is reported."""

    model_config = ConfigDict(extra="forbid")


# What the OpenAPI document says of a route that answers with a JSON object a line.
JSON_LINES: dict[int | str, dict[str, Any]] = {
    200: {"description": "A JSON object a line.", "content": {"application/jsonl": {"schema": {"type": "string"}}}}
}
