"""Makes the secrets that stand for a person or a permission, and the hashes under which they are stored.

A secret is drawn from 256 random bits, so that a plain SHA-256 of it can neither be guessed nor looked up: only
passwords, which people choose, need a slow hash (passwords.py).

An API token is `gradus_`, 43 characters of the secret, and six of its CRC-32. Programs that search code for secrets
find it by its prefix, and tell a real one from a mention by its checksum without asking the server.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import zlib

TOKEN_PREFIX = "gradus_"  # noqa: S105  (what every token begins with, not a token)
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CHECKSUM_DIGITS = 6  # in base 62, enough for 32 bits
_TOKEN = re.compile(rf"{TOKEN_PREFIX}[A-Za-z0-9_-]{{43}}[0-9A-Za-z]{{{_CHECKSUM_DIGITS}}}")


def new_secret() -> str:
    """Return 43 random characters that an address or a cookie can hold."""
    return secrets.token_urlsafe(32)


def new_api_token() -> str:
    """Return a new API token."""
    body = TOKEN_PREFIX + new_secret()
    return body + _checksum(body)


def is_api_token(text: str) -> bool:
    """Return whether a text has the form and the checksum of an API token."""
    if not _TOKEN.fullmatch(text):
        return False
    return _checksum(text[:-_CHECKSUM_DIGITS]) == text[-_CHECKSUM_DIGITS:]


def hashed(secret: str) -> str:
    """Return the hash under which a secret is stored."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _checksum(text: str) -> str:
    number = zlib.crc32(text.encode())
    digits = []
    for _ in range(_CHECKSUM_DIGITS):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
