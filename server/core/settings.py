"""Every setting of the server: read from the environment (`GRADUS_HOME`, `GRADUS_PORT`, ...), else these defaults."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

VERSION = version("gradus")
ROOT = Path(__file__).resolve().parents[2]

SOURCE_BYTES = 64 * 1024  # longest source of a submission, as UTF-8
DRAFT_BYTES = 256 * 1024  # longest draft: more than can be submitted, so that nothing typed is lost
BODY_BYTES = 2 * 1024 * 1024  # longest body of a request: the longest draft with every character escaped
CUSTOM_CASES = 20  # most custom cases of one submission
CUSTOM_CHARACTERS = 16 * 1024  # longest custom case

Mode = Literal["local", "accounts"]
Registration = Literal["open", "invited", "closed"]


_PATH = re.compile(r"(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")  # of a public address; it goes into the page as it is


class Provider(BaseModel):
    """An OpenID Connect provider at which people sign in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9-]{1,30}$", description="Its name in addresses; keep it once people use it.")
    name: str = Field(description="What the button says.")
    issuer: str = Field(pattern=r"^https?://[^\s?#]+$", description="Its configuration is found from this address.")
    client_id: str
    client_secret: str = ""
    scope: str = "openid profile email"
    sign_up: bool = Field(default=True, description="Whether somebody without an account gets one.")
    roles_claim: str = Field(default="", description="The claim that says who is an author or admin; empty: none does.")
    authors: tuple[str, ...] = Field(default=(), description="Values of that claim that make an author.")
    admins: tuple[str, ...] = Field(default=(), description="Values of that claim that make an admin.")


class Settings(BaseSettings):
    """The settings that whoever runs Gradus may change."""

    model_config = SettingsConfigDict(env_prefix="GRADUS_", env_ignore_empty=True, frozen=True)

    home: Path = Field(
        default_factory=lambda: user_data_path("gradus"), description="The database, token and frozen cases."
    )
    problems: Path = Field(default=ROOT / "problems", description="The folder with syllabus.toml and the problems.")
    web: Path = Field(default=ROOT / "web" / "dist", description="The built web app.")
    host: str = Field(default="127.0.0.1", description="The address to listen on; in local mode one of loopback.")
    port: int = Field(default=8000, ge=0, le=65535, description="The port to listen on; 0 takes a free one.")
    hosts: tuple[str, ...] = Field(
        default=("127.0.0.1", "localhost", "[::1]"), description="Names that a browser may call this server by."
    )
    sandbox: Literal["linux", "docker"] = Field(
        default="linux" if sys.platform.startswith("linux") else "docker",
        description="Confines submissions: `linux` by its kernel, `docker` in a container (default elsewhere).",
    )
    workers: int = Field(
        default=2, ge=0, le=64, description="Submissions that a process judges at one time; 0: a server only serves."
    )
    lease: float = Field(
        default=10.0, ge=0.5, description="Seconds of silence after which a process that judges is taken to be dead."
    )
    worker_host: str = Field(default="127.0.0.1", description="The address where a worker tells how it is.")
    worker_port: int = Field(
        default=0, ge=0, le=65535, description="The port where a worker tells how it is; 0 takes a free one."
    )
    queued: int = Field(default=20, ge=1, description="Unfinished submissions that one person may have.")
    burst: int = Field(default=20, ge=1, description="Submissions that one person may send at once.")
    rate: float = Field(default=2.0, gt=0, description="Submissions a second that one person may send in the end.")
    event_days: int = Field(default=30, ge=0, description="Days that the single cases of a submission are kept.")
    log: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="What the log holds: every request with debug, every verdict with info."
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="How a line of the log is written: for people, or as JSON for programs."
    )
    grace: float = Field(
        default=3.0, ge=0, description="Seconds that a stopping process waits for what runs, before it is put back."
    )

    mode: Mode = Field(
        default="local", description="`local`: one person, who needs no account; `accounts`: everybody signs in."
    )
    registration: Registration = Field(
        default="invited", description="Who may make an account: anybody, whoever has an invitation, or nobody."
    )
    session_days: int = Field(default=30, ge=1, le=400, description="Days without a visit after which a session ends.")
    public_url: str | None = Field(
        default=None,
        description="The address that people open, where it is another one: `https://example.org/gradus`.",
    )
    trusted_proxies: tuple[str, ...] = Field(
        default=(), description="Addresses of reverse proxies whose X-Forwarded-For and -Proto are believed."
    )
    mail_from: str = Field(default="", description="The address that mails come from.")
    mail_url: str | None = Field(
        default=None, description="The mail server for links after lost passwords: `smtp://user:password@host:587`."
    )
    providers: tuple[Provider, ...] = Field(default=(), description="OpenID Connect providers, as a JSON list.")

    @field_validator("public_url")
    @classmethod
    def _check_public_url(cls, url: str | None) -> str | None:
        """Take an address without a query or fragment, and return it without a slash at its end."""
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
            raise ValueError("an address has the form https://gradus.example.org or https://example.org/gradus")
        if not _PATH.fullmatch(parts.path.rstrip("/")):
            raise ValueError("the path of an address has letters, digits, hyphens, dots and underscores alone")
        return url.rstrip("/")

    @property
    def public_path(self) -> str:
        """The path before every address, such as `/gradus`; empty where Gradus has a host for itself."""
        return urlsplit(self.public_url or "").path

    @field_validator("mail_url")
    @classmethod
    def _check_mail_url(cls, url: str | None, info: ValidationInfo) -> str | None:
        """Take an address of a mail server. What is wrong is not quoted: it may hold a password."""
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ValueError("an address has the form smtp://user:password@host:587, or smtps://")
        if "@" not in info.data.get("mail_from", ""):
            raise ValueError("GRADUS_MAIL_FROM has to name the address that mails come from")
        return url

    @field_validator("home", "problems", "web")
    @classmethod
    def _expand_user(cls, path: Path) -> Path:
        """Read `~` as a shell does: in the environment nobody else has done it."""
        return path.expanduser()
