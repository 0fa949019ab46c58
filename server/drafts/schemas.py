"""The part of the API about drafts."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from server.core.schemas import RequestBody, Text


class DraftDetail(BaseModel):
    source: str = Field(description="The starter where nothing has been saved.")
    revision: int = Field(description="Goes up by one with every change; 0 where nothing was ever saved.")
    updated_at: datetime | None


class DraftChange(RequestBody):
    model_config = ConfigDict(json_schema_extra={"examples": [{"source": "import numpy as np\n", "base_revision": 3}]})

    source: Text
    base_revision: int = Field(strict=True, ge=0, le=2**53, description="The revision that this change was made on.")
