"""The part of the API about people: who sends the request, signing in, one's own account, and what admins do."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, EmailStr, Field

from server.core.schemas import RequestBody, Text
from server.core.settings import Mode, Registration
from server.db.states import PersonRole

Password = Annotated[Text, Field(max_length=4096, description="At least 8 characters.")]
Code = Annotated[Text, Field(max_length=100, description="What stands behind the # of a link.")]


def as_name(text: str) -> str:
    """Return a text as a person's name.

    Raises:
        ValueError: it can be none.
    """
    name = " ".join(text.split())
    if not name:
        raise ValueError("a name has at least one letter")
    if any(unicodedata.category(character)[0] == "C" for character in name):
        raise ValueError("the name has a character that can't be seen")
    if "@" in name:
        raise ValueError("a name has no @, so that nobody takes it for an address")
    return name


Name = Annotated[Text, Field(min_length=1, max_length=60), AfterValidator(as_name)]


class Me(BaseModel):
    id: int = Field(description="Stays the same when the name changes.")
    mode: Mode
    name: str
    role: PersonRole
    email: str | None = None
    version: str


class ProviderItem(BaseModel):
    """A provider at which people sign in: open `/api/auth/providers/{id}/start`."""

    id: str
    name: str


class SignInOptions(BaseModel):
    """How people come in here."""

    mode: Mode
    registration: Registration
    providers: list[ProviderItem]
    mails: bool = Field(description="It mails links that set a new password.")


class Credentials(RequestBody):
    name: Annotated[Text, Field(max_length=320, description="The name or the e-mail address.")]
    password: Password


class Registering(RequestBody):
    name: Name
    email: EmailStr | None = None
    password: Password
    invitation: Code | None = None


class InvitationCode(RequestBody):
    code: Code


class InvitationOffer(BaseModel):
    """What an invitation gives."""

    role: PersonRole
    first_admin: bool = Field(description="Whether it is the link that the server printed at its start.")


class NewPassword(RequestBody):
    code: Code
    password: Password


class LostPassword(RequestBody):
    name: Annotated[Text, Field(max_length=320, description="The name or the e-mail address.")]


class Asked(BaseModel):
    """Nothing is told of whether there is such an account."""


class ProfileChange(RequestBody):
    """What is left out stays as it is; null deletes the address."""

    name: Name | None = None
    email: EmailStr | None = None


class PasswordChange(RequestBody):
    current: Password
    new: Password


class Confirmation(RequestBody):
    password: Password


class SessionItem(BaseModel):
    """A browser in which the person is signed in."""

    id: str
    device: str = Field(description="The browser's own words about itself.")
    address: str = Field(description="The IP address at sign-in.")
    created_at: datetime
    seen_at: datetime = Field(description="The last use, to the hour.")
    current: bool = Field(description="Whether this request has come by it.")


class SessionList(BaseModel):
    items: list[SessionItem]


class TokenItem(BaseModel):
    id: int
    name: str
    role: PersonRole
    created_at: datetime
    ends_at: datetime | None
    used_at: datetime | None = Field(description="The last use, to the hour.")


class TokenList(BaseModel):
    items: list[TokenItem]


class NewToken(RequestBody):
    name: Name
    role: PersonRole = Field(default=PersonRole.MEMBER, description="The most that it may do.")
    days: int | None = Field(default=365, ge=1, le=3650, description="After which it ends; null: never.")


class CreatedToken(TokenItem):
    token: str = Field(description="Shown this once.")


class PersonLimits(RequestBody):
    """How much one person may send to the judge; null: as much as everybody."""

    queued: int | None = Field(ge=1, le=1000, description="Unfinished submissions at a time.")
    per_minute: int | None = Field(ge=1, le=10_000, description="Submissions a minute in the long run.")


class PersonItem(BaseModel):
    id: int
    name: str
    email: str | None
    role: PersonRole
    disabled: bool
    limits: PersonLimits
    created_at: datetime


class PeoplePage(BaseModel):
    items: list[PersonItem]
    total: int
    next_cursor: int | None


class PersonChange(RequestBody):
    """What is left out stays as it is."""

    role: PersonRole | None = None
    disabled: bool | None = None
    limits: PersonLimits | None = None


class Link(BaseModel):
    url: str = Field(description="Shown this once; it works once.")
    ends_at: datetime
    mailed: bool = Field(description="The person got it by mail, too.")


class NewInvitation(RequestBody):
    role: PersonRole = PersonRole.MEMBER
    uses: int = Field(default=1, ge=1, le=1000)
    days: int = Field(default=7, ge=1, le=365)
    note: Annotated[Text, Field(max_length=200)] = ""


class InvitationItem(BaseModel):
    id: int
    role: PersonRole
    uses_left: int
    note: str
    created_at: datetime
    ends_at: datetime


class CreatedInvitation(InvitationItem):
    url: str = Field(description="Shown this once.")


class InvitationList(BaseModel):
    items: list[InvitationItem]


class AuditItem(BaseModel):
    id: int
    at: datetime
    actor: str
    action: str
    person: str | None = Field(description="To whom it was done.")
    details: dict[str, Any]


class AuditPage(BaseModel):
    items: list[AuditItem]
    next_cursor: int | None


class DeviceRequest(RequestBody):
    name: Name = Field(description="How the program calls itself: what its owner sees.")


class DeviceCodes(BaseModel):
    """The codes of RFC 8628."""

    device_code: str = Field(description="Kept by the program.")
    user_code: str = Field(description="Typed by its owner.")
    verification_uri: str
    verification_uri_complete: str = Field(description="The same with the code in it.")
    expires_in: int = Field(description="Seconds.")
    interval: int = Field(description="Seconds between two questions.")


class DeviceCode(RequestBody):
    device_code: Code


class DeviceToken(BaseModel):
    access_token: str
    token_type: str = "bearer"  # noqa: S105  (its kind, as RFC 6749 spells it)


class UserCode(RequestBody):
    user_code: Annotated[Text, Field(max_length=40)]


class WaitingDevice(BaseModel):
    """A program that waits for its owner."""

    name: str


class DeviceApproval(UserCode):
    role: PersonRole = Field(default=PersonRole.MEMBER, description="The most that it may do.")
