"""Prints the API's OpenAPI document: `python -m server.openapi > web/openapi.json`."""

from __future__ import annotations

import json

from server.app import create_app


def main() -> None:
    print(json.dumps(create_app().openapi(), indent=2, sort_keys=True))


if __name__ == "__main__":
    main()
