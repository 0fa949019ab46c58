"""Everything that can be wrong with a request, and the one shape in which every route says so.

ApiError
  BadHost              400  bad_host
  InvalidFlow          400  invalid_flow
  InvalidJson          400  invalid_json
  AuthorizationPending 400  authorization_pending
  SlowDown             400  slow_down
  AccessDenied         400  access_denied
  ExpiredDeviceCode    400  expired_token
  Unauthorized         401  unauthorized
  WrongPassword        401  wrong_password
  Forbidden            403  forbidden
    BadOrigin          403  bad_origin
    EditorialClosed    403  editorial_closed
    HintClosed         403  hint_closed
  NotFound             404  not_found
    UnknownProblem     404  unknown_problem
    UnknownTopic       404  unknown_topic
    UnknownHint        404  unknown_hint
    UnknownSubmission  404  unknown_submission
    UnknownPerson      404  unknown_person
    UnknownInvitation  404  unknown_invitation
    UnknownSession     404  unknown_session
    UnknownToken       404  unknown_token
    UnknownDevice      404  unknown_device
    InvalidInvitation  404  invalid_invitation
    InvalidReset       404  invalid_reset
    UnknownProvider    404  unknown_provider
  MethodNotAllowed     405  method_not_allowed
  AccountExists        409  account_exists
  DraftConflict        409  draft_conflict
  HintOutOfOrder       409  hint_out_of_order
  StillJudging         409  still_judging
  NothingToShrink      409  nothing_to_shrink
  JudgeBusy            409  judge_busy
  BodyTooLarge         413  body_too_large
    SourceTooLarge     413  source_too_large
  UnsupportedMediaType 415  unsupported_media_type
  InvalidRequest       422  invalid_request
    InvalidCustomCase  422  invalid_custom_case
  TooManyRequests      429  too_many_requests
  ProviderFailed       502  provider_failed
  Internal             500  internal
  ServiceUnavailable   503  service_unavailable
"""

# ruff: noqa: N818  (each is named after what is wrong; `ApiError` says that they are errors)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

FAULTS = 20  # of one request that are listed
QUOTED_CHARACTERS = 200  # of a user's text that a message quotes


class ErrorDetail(BaseModel):
    code: str = Field(description="What is wrong, for programs: snake_case, and kept for good.")
    message: str = Field(description="What is wrong and what to do, for people.")
    field: str | None = Field(default=None, description="The part of the request that is wrong.")
    details: dict[str, Any] = Field(default_factory=dict, description="What a program may need to go on.")


class ErrorBody(BaseModel):
    """The body of every answer that is an error."""

    error: ErrorDetail


class ApiError(Exception):
    """An answer other than success: raised where the cause is known, rendered by `render`."""

    status: ClassVar[int]
    code: ClassVar[str]
    example: ClassVar[str]

    def __init__(
        self,
        message: str = "",
        *,
        field: str | None = None,
        details: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.message = message or self.example
        self.field = field
        self.details = dict(details or {})
        self.headers = dict(headers or {})
        super().__init__(self.message)


class BadHost(ApiError):
    status, code = 400, "bad_host"
    example = "This server answers on 127.0.0.1 and localhost alone. Open the address that it printed at its start."


class InvalidFlow(ApiError):
    status, code = 400, "invalid_flow"
    example = "This sign-in was not begun in this browser, or it has ended. Begin again."


class InvalidJson(ApiError):
    status, code = 400, "invalid_json"
    example = "The body is not JSON: expecting ',' delimiter at line 1, column 12."


class AuthorizationPending(ApiError):
    status, code = 400, "authorization_pending"
    example = "Nobody has approved this program yet. Ask again in 3 seconds."


class SlowDown(ApiError):
    status, code = 400, "slow_down"
    example = "This program asks too often. Ask again in 3 seconds."


class AccessDenied(ApiError):
    status, code = 400, "access_denied"
    example = "This program was refused in the browser."


class ExpiredDeviceCode(ApiError):
    status, code = 400, "expired_token"
    example = "The code has ended; nobody approved it in time. Begin again."


class Unauthorized(ApiError):
    status, code = 401, "unauthorized"
    example = (
        "Open the address with the token that `gradus serve` printed, or send the token as `Authorization: Bearer ...`."
    )


class WrongPassword(ApiError):
    status, code = 401, "wrong_password"
    example = "The name and the password do not belong together."


class Forbidden(ApiError):
    status, code = 403, "forbidden"
    example = "This is not for you to see."


class BadOrigin(Forbidden):
    code = "bad_origin"
    example = "Another site's page sent this request. Only this server's own pages and programs may."


class EditorialClosed(Forbidden):
    code = "editorial_closed"
    example = "The editorial opens when you have solved the problem or given it up."


class HintClosed(Forbidden):
    code = "hint_closed"
    example = "Hint 2 is not open yet. Opening it is recorded: POST to this address does it."


class NotFound(ApiError):
    status, code = 404, "not_found"
    example = "There is nothing at this address. /api/openapi.json lists what there is."


class UnknownProblem(NotFound):
    code = "unknown_problem"
    example = "There is no problem 'sofmax'. Did you mean softmax?"


class UnknownTopic(NotFound):
    code = "unknown_topic"
    example = "There is no topic 'sdg' on the study list. Did you mean sgd?"


class UnknownHint(NotFound):
    code = "unknown_hint"
    example = "This problem has 3 hints."


class UnknownSubmission(NotFound):
    code = "unknown_submission"
    example = "You have no submission 17."


class UnknownPerson(NotFound):
    code = "unknown_person"
    example = "There is no person 17."


class UnknownInvitation(NotFound):
    code = "unknown_invitation"
    example = "There is no invitation 17."


class UnknownSession(NotFound):
    code = "unknown_session"
    example = "You have no such session; it may have ended."


class UnknownToken(NotFound):
    code = "unknown_token"
    example = "You have no token 17."


class UnknownDevice(NotFound):
    code = "unknown_device"
    example = "No program waits with this code. It lives for ten minutes; look whether it is typed right."


class InvalidInvitation(NotFound):
    code = "invalid_invitation"
    example = "This invitation was used or has ended. Ask whoever sent it for another."


class InvalidReset(NotFound):
    code = "invalid_reset"
    example = "This link was used or has ended. Ask an admin for another."


class UnknownProvider(NotFound):
    code = "unknown_provider"
    example = "This server has no provider 'google'."


class MethodNotAllowed(ApiError):
    status, code = 405, "method_not_allowed"
    example = "This address does not answer to PATCH."


class AccountExists(ApiError):
    status, code = 409, "account_exists"
    example = "Somebody has this name. Choose another one."


class DraftConflict(ApiError):
    status, code = 409, "draft_conflict"
    example = "The draft was changed elsewhere since revision 3. Take the newer one, or save again on top of it."


class HintOutOfOrder(ApiError):
    status, code = 409, "hint_out_of_order"
    example = "Hints open one by one: hint 1 is next."


class StillJudging(ApiError):
    status, code = 409, "still_judging"
    example = "A submission of yours is being judged. Try again when it has its verdict."


class NothingToShrink(ApiError):
    status, code = 409, "nothing_to_shrink"
    example = "Only a submission with a wrong answer or an exception has an input to make smaller."


class JudgeBusy(ApiError):
    status, code = 409, "judge_busy"
    example = "The judge has other work now, and nobody has asked for this search."


class BodyTooLarge(ApiError):
    status, code = 413, "body_too_large"
    example = "The request is over 2 MiB, which nothing here needs."


class SourceTooLarge(BodyTooLarge):
    code = "source_too_large"
    example = "The source has 70,000 bytes; at most 65,536 are judged."


class UnsupportedMediaType(ApiError):
    status, code = 415, "unsupported_media_type"
    example = "Send the body as JSON, with `Content-Type: application/json`."


class InvalidRequest(ApiError):
    status, code = 422, "invalid_request"
    example = "mode: input should be 'run' or 'submit'."


class InvalidCustomCase(InvalidRequest):
    code = "invalid_custom_case"
    example = "Custom case 1, line 1, column 18: ']' is missing."


class TooManyRequests(ApiError):
    status, code = 429, "too_many_requests"
    example = "That is more than the judge takes from one person at a time. Try again in 2 seconds."

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message, details={"retry_after": retry_after}, headers={"Retry-After": str(retry_after)})


class ProviderFailed(ApiError):
    status, code = 502, "provider_failed"
    example = "The provider does not answer. Try again in a minute."


class Internal(ApiError):
    status, code = 500, "internal"
    example = "Something broke on our side. The server's log says what, under incident 3f9c2a1b."


class ServiceUnavailable(ApiError):
    status, code = 503, "service_unavailable"
    example = "The disk of the server is full. Nothing was lost; try again when there is room."

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message, details={"retry_after": retry_after}, headers={"Retry-After": str(retry_after)})


def shortened(text: str) -> str:
    """Return a user's text as a message may quote it: an answer is never as long as what it refuses."""
    return text if len(text) <= QUOTED_CHARACTERS else text[:QUOTED_CHARACTERS] + "..."


def render(error: ApiError) -> JSONResponse:
    """Return the error as a response of the one shape."""
    detail = ErrorDetail(code=error.code, message=error.message, field=error.field, details=error.details)
    return JSONResponse(ErrorBody(error=detail).model_dump(), status_code=error.status, headers=error.headers)


_JSON = "application/json"


def documented(*kinds: type[ApiError]) -> dict[int | str, dict[str, Any]]:
    """Return what the OpenAPI document says of a route that may answer with these errors."""
    responses: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        blank = {"model": ErrorBody, "description": "", "content": {_JSON: {"examples": {}}}}
        answer = responses.setdefault(kind.status, blank)
        answer["description"] = ", ".join(filter(None, [answer["description"], f"`{kind.code}`"]))
        example = ErrorBody(error=ErrorDetail(code=kind.code, message=kind.example)).model_dump()
        answer["content"][_JSON]["examples"][kind.code] = {"value": example}
    return responses


def invalid(faults: Sequence[Mapping[str, Any]]) -> ApiError:
    """Return pydantic's list of faults as one error: its sentence names the first, its details list all."""
    first = faults[0]
    if first["type"] == "json_invalid":
        return InvalidJson(f"The body is not JSON: {first['ctx']['error']} (at character {first['loc'][-1]}).")
    rows = [{"field": shortened(_field(fault["loc"])), "message": shortened(fault["msg"])} for fault in faults[:FAULTS]]
    field, message = rows[0]["field"], rows[0]["message"]
    return InvalidRequest(f"{field or 'The request'}: {message}.", field=field or None, details={"faults": rows})


def _field(location: Sequence[str | int]) -> str:
    """Return the dotted name of a field: ("body", "custom", 2) -> "custom.2"."""
    return ".".join(str(part) for part in location[1:])


def from_http(error: HTTPException, request: Request) -> ApiError:
    """Return one of our errors for an exception that the framework raised."""
    if error.status_code == 404:
        return NotFound(f"There is nothing at {shortened(request.url.path)}. /api/openapi.json lists what there is.")
    if error.status_code == 405:
        message = f"{shortened(request.url.path)} does not answer to {request.method}."
        return MethodNotAllowed(message, headers={"Allow": ", ".join(_allowed(request))})
    if error.status_code == 413:
        return BodyTooLarge()
    if error.status_code == 422:
        return InvalidRequest(error.detail)
    return InvalidJson("The body is not JSON that can be read.")


def _allowed(request: Request) -> list[str]:
    """Return the methods that any route of the address has. The framework names only those of the first route."""
    paths: dict[str, dict[str, Any]] = request.app.openapi()["paths"]
    return sorted(
        method.upper()
        for path, methods in paths.items()
        if compile_path(path)[0].fullmatch(request.url.path)
        for method in methods
    )


def install(app: FastAPI) -> None:
    """Answer every error of a route in the one shape. Other exceptions are answered by http/security.py."""

    @app.exception_handler(ApiError)
    async def own(_request: Request, error: ApiError) -> JSONResponse:
        return render(error)

    @app.exception_handler(RequestValidationError)
    async def validation(_request: Request, error: RequestValidationError) -> JSONResponse:
        return render(invalid(error.errors()))

    @app.exception_handler(HTTPException)
    async def framework(request: Request, error: HTTPException) -> JSONResponse:
        return render(from_http(error, request))
