"""Opens the HTTP client, with the proxies and certificates that the environment names.

A server on this machine is asked without any of them: a proxy can't reach it, and their faults are no matter there.
"""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx

from cli.failures import Usage

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
EXCEPTIONS = ("no_proxy", "NO_PROXY")
CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def is_loopback(url: str) -> bool:
    """Return whether the address is one of this machine alone."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def proxy_variables() -> list[str]:
    """Return the variables of the environment that name a proxy."""
    return [name for name in PROXIES if os.environ.get(name)]


def open_client(url: str, **options: Any) -> httpx.Client:
    """Make a client of the server at the address.

    Raises:
        Usage: a variable of the environment names a proxy or certificates that can't be used.
    """
    if is_loopback(url):
        return httpx.Client(base_url=url, trust_env=False, **options)
    try:
        return httpx.Client(base_url=url, **options)
    except (ValueError, ImportError, OSError, httpx.InvalidURL) as error:
        name, why = _broken(os.environ) or ("The environment", str(error))
        message = f"{name} can't be used: {why.rstrip('.')}."
        raise Usage(message, "Mend it, or unset it.") from error


def _broken(environment: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the variable that no client can be made with, and why."""
    for name in (name for name in PROXIES if environment.get(name)):
        value = environment[name]
        try:
            httpx.Client(trust_env=False, proxy=value if "://" in value else f"http://{value}").close()
        except ImportError:
            return name, "it names a SOCKS proxy, which needs the package `socksio`"
        except (ValueError, httpx.InvalidURL) as error:
            return name, str(error)
    for name in (name for name in CERTIFICATES if environment.get(name)):
        value = environment[name]
        try:
            is_file = name == "SSL_CERT_FILE"
            ssl.create_default_context(cafile=value if is_file else None, capath=None if is_file else value)
        except OSError as error:
            return name, f"{value}: {error.strerror or error}"
    exceptions = [name for name in EXCEPTIONS if environment.get(name)]
    return (exceptions[0], f"{environment[exceptions[0]]!r} is no list of hosts") if exceptions else None
