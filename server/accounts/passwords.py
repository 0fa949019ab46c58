"""Hashes passwords with Argon2id, and refuses those that everybody tries first.

Every function here takes a tenth of a second of a processor on purpose: call them in a thread, outside a transaction.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from server.core.errors import InvalidRequest

if TYPE_CHECKING:
    from pwdlib import PasswordHash

SHORTEST = 8  # characters; NIST SP 800-63B asks for no less
LONGEST = 1024  # characters; longer ones would cost the server more than they add


def hash_password(password: str) -> str:
    """Return the hash of a password with the present parameters."""
    return _hasher().hash(password)


def verify_password(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Return whether a password is the stored one, and its new hash where the parameters have risen since.

    Args:
        password: as somebody typed it.
        stored: the hash; None takes the time of a wrong password, so that nobody learns who has an account.
    """
    nobodys = _nobodys()  # made by the first call, whoever it is for
    right, renewed = _hasher().verify_and_update(password, stored or nobodys)
    return right and stored is not None, renewed if right and stored is not None else None


def check_new_password(password: str, name: str, field: str = "password") -> None:
    """Check a password that somebody wants to have.

    Raises:
        InvalidRequest: it is short, very long, the name itself, or among the 30,000 most common ones.
    """
    if len(password) < SHORTEST:
        raise InvalidRequest(
            f"A password has at least {SHORTEST} characters; this one has {len(password)}.", field=field
        )
    if len(password) > LONGEST:
        raise InvalidRequest(f"A password has at most {LONGEST:,} characters.", field=field)
    if password.casefold() == name.casefold():
        raise InvalidRequest("The password is the name. Choose another one.", field=field)
    if password.casefold() in _common():
        raise InvalidRequest(
            "This password is one of the most common, which are tried first. Choose another one.", field=field
        )


@cache
def _hasher() -> PasswordHash:
    from pwdlib import PasswordHash  # noqa: PLC0415  (local mode needs none)

    return PasswordHash.recommended()


@cache
def _nobodys() -> str:
    """Return the hash of a password that nobody has."""
    return _hasher().hash("nobody has this password")


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415  (half a megabyte, needed seldom)

    return frozenset(FREQUENCY_LISTS["passwords"])
