"""The client of the server's API: answers as plain data, failures as `cli.failures`."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import httpx

from cli.config import Target, target
from cli.environment import is_loopback, open_client, proxy_variables
from cli.failures import Failure, Unauthenticated, UnknownSlug, Unreachable, Usage

TIMEOUT = httpx.Timeout(30.0, connect=3.0)
STREAM_TIMEOUT = httpx.Timeout(60.0, connect=3.0)
RECONNECT_SECONDS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)  # pauses before a stream that was cut is taken up again

_SLUG = re.compile(r"[A-Za-z0-9_-]+")

Json = dict[str, Any]


class Api:
    """One server, with one token."""

    def __init__(self, chosen: Target | None = None, transport: httpx.BaseTransport | None = None) -> None:
        self.target = chosen or target()
        headers = {"Accept": "application/json"}
        if self.target.token:
            headers["Authorization"] = f"Bearer {self.target.token}"
        with self._reaching():
            self.http = open_client(self.target.url, headers=headers, timeout=TIMEOUT, transport=transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def get(self, path: str, **params: str | int | None) -> Any:
        given = {name: value for name, value in params.items() if value is not None}
        return self._ask("GET", path, params=given)

    def post(self, path: str, body: Json | None = None) -> Any:
        return self._ask("POST", path, json=body)

    def put(self, path: str, body: Json) -> Any:
        return self._ask("PUT", path, json=body)

    def get_text(self, path: str) -> str:
        return self._answer("GET", path).text

    def problem(self, slug: str) -> Json:
        """Return one problem. Raises UnknownSlug for what can't be a slug, too: it is no part of an address."""
        found: Json = self.get(f"/api/problems/{checked_slug(slug)}")
        return found

    def send_zip(self, path: str, content: bytes, **params: str | bool) -> Any:
        """Send a zip file, and return what the server answers."""
        return self._ask("POST", path, params=params, content=content, headers={"Content-Type": "application/zip"})

    def cancel(self, submission: int) -> bool:
        """Stop judging a submission; False where the server does not do that."""
        with self._reaching():
            response = self.http.delete(f"/api/submissions/{submission}/run")
        if response.status_code in (401, 403) or response.status_code >= 500:
            raise failure_of(response)
        return response.is_success

    def events(self, submission: int) -> Iterator[Json]:
        """Yield the events of a submission as they come, each once, to the verdict; a lost connection is resumed."""
        path, last, failed = f"/api/submissions/{submission}/events", "", 0
        while failed < len(RECONNECT_SECONDS):
            time.sleep(RECONNECT_SECONDS[failed])
            try:
                for event_id, event in self._stream(path, last):
                    last, failed = event_id or last, 0
                    yield event
                    if event.get("type") == "verdict":
                        return
            except httpx.TransportError:
                pass  # counted below: a server that starts again is back in some seconds
            failed += 1
        message = f"The connection to {self.target.url} was lost while waiting for the verdict."
        raise Unreachable(message, f"The submission is safe: gradus status {submission}")

    def search(self, submission: int) -> Iterator[Json]:
        """Yield the steps of a search for the smallest failing input, as they come; the last one is `done`.

        Raises:
            Unreachable: the search broke, or the connection was lost.
        """
        try:
            for _, step in self._stream(f"/api/submissions/{submission}/smallest", method="POST"):
                if "message" in step:
                    raise Unreachable(step["message"])
                yield step
                if step["done"]:
                    return
        except httpx.TransportError as error:
            message = f"The connection to {self.target.url} was lost while searching for a smaller input."
            raise Unreachable(message) from error
        raise Unreachable("The search for a smaller input ended without a result.")

    def _stream(self, path: str, last: str = "", method: str = "GET") -> Iterator[tuple[str, Json]]:
        headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": last} if last else {})
        with self.http.stream(method, path, headers=headers, timeout=STREAM_TIMEOUT) as response:
            if response.is_error:
                response.read()
                raise failure_of(response)
            yield from parse_events(response.iter_lines())

    def _ask(self, method: str, path: str, **request: Any) -> Any:
        response = self._answer(method, path, **request)
        try:
            return response.json() if response.content else None
        except ValueError as error:
            message = f"{self.target.url} does not answer like a Gradus server."
            raise Unreachable(message, "Is the address right? See gradus login --help.") from error

    def _answer(self, method: str, path: str, **request: Any) -> httpx.Response:
        with self._reaching():
            response = self.http.request(method, path, **request)
        if response.is_error:
            raise failure_of(response)
        return response

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            yield
        except httpx.InvalidURL as error:
            message = f"{self.target.url} is no address of a server."
            raise Usage(message, "It should look like http://127.0.0.1:8000.") from error
        except (httpx.ConnectError, httpx.ProxyError) as error:
            raise self._no_answer() from error
        except httpx.HTTPError as error:
            message = f"The request to {self.target.url} failed: {error or type(error).__name__}."
            raise Unreachable(message) from error

    def _no_answer(self) -> Unreachable:
        """Says that nobody answers, and through which proxy it was tried."""
        url, proxies = self.target.url, proxy_variables()
        if proxies and not is_loopback(url):
            message = f"No server answers at {url}, asked through a proxy of the environment."
            return Unreachable(message, f"Look at {', '.join(proxies)}, or name {url} in no_proxy.")
        message = f"No server answers at {url}."
        return Unreachable(message, "Start one with `gradus serve`, or name another with `gradus login`.")


def checked_slug(slug: str) -> str:
    """Return a slug that may be part of an address; raises UnknownSlug for any other text."""
    if not _SLUG.fullmatch(slug):
        message = f"There is no problem {slug!r}."
        raise UnknownSlug(message, "Its slug stands in `gradus list`.")
    return slug


def parse_events(lines: Iterator[str]) -> Iterator[tuple[str, Json]]:
    """Yield the (id, data) pairs of a stream of server-sent events; comments and empty events are passed over."""
    event_id, data = "", []
    for line in lines:
        if line.startswith("data:"):
            data.append(line[5:].removeprefix(" "))
        elif line.startswith("id:"):
            event_id = line[3:].strip()
        elif not line and data:
            yield event_id, json.loads("\n".join(data))
            data = []


def failure_of(response: httpx.Response) -> Failure:
    """Convert the server's error to ours."""
    try:
        error = response.json()["error"]
        sentence, reason, details = str(error["message"]), str(error["code"]), error.get("details") or {}
    except (ValueError, KeyError, TypeError):
        return Unreachable(f"The server answered {response.status_code} {response.reason_phrase}.")
    if response.status_code in (401, 403) and reason == "unauthorized":
        return _unauthenticated(response.request)
    if response.status_code >= 500 or response.status_code == 429:
        return Unreachable(sentence, reason=reason)
    nearest = details.get("nearest") if isinstance(details, dict) else None
    kind = UnknownSlug if reason == "unknown_problem" else Usage
    remedy = f"Did you mean {', '.join(map(str, nearest))}?" if nearest and "mean" not in sentence else ""
    return kind(sentence, remedy, reason)


def _unauthenticated(request: httpx.Request) -> Unauthenticated:
    server = f"{request.url.scheme}://{request.url.netloc.decode()}"
    wrong = "does not accept this token" if "Authorization" in request.headers else "wants a token"
    remedy = "It is in the address that `gradus serve` printed: give it to `gradus login`, or set GRADUS_TOKEN."
    return Unauthenticated(f"{server} {wrong}.", remedy)
