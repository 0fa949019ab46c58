"""Makes the image: from this interpreter, or on a base image that has Python."""

from __future__ import annotations

import io
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

import judge
from judge.sandbox.base import Unavailable
from judge.sandbox.container import image
from judge.sandbox.container.daemon import BUILD_TIMEOUT, NOBODY, Daemon

LOCK = Path(judge.__path__[0]).parent / "requirements.lock"
PINNED = f"{image.CODE}/requirements.txt"
INSTALL = f"{image.CODE}/judge/sandbox/container/install.py"
RECIPE = """\
FROM {base}
LABEL {label}=image
COPY gradus {code}
RUN {install}
USER {user}
CMD {command}
"""


def build(base: str | None = None, *, replace: bool = True) -> str:
    """Build the image and return its tag; `replace` removes unused images of other versions.

    Raises:
        Unavailable: no daemon, no SDK, or there is no base to build on where one is needed.
        Broken: the daemon could not build it.
    """
    daemon = Daemon(BUILD_TIMEOUT)
    try:
        tag = _on(daemon, base) if base else _of_this_interpreter(daemon)
        if replace:
            daemon.remove_other_images()
    finally:
        daemon.close()
    return tag


def _of_this_interpreter(daemon: Daemon) -> str:
    if not sys.platform.startswith("linux"):
        raise Unavailable("This is no Linux: name an image with Python to build on, as in --base python:3.13-slim")
    with tempfile.NamedTemporaryFile(suffix=".tar") as file:
        image.archive(file)
        file.flush()
        return daemon.import_image(file.name, image.command())


def _on(daemon: Daemon, base: str) -> str:
    recipe = RECIPE.format(
        base=base,
        code=image.CODE,
        install=_json_list(["python3", "-I", INSTALL, PINNED]),
        label=image.LABEL,
        user=NOBODY,
        command=_json_list(["python3", *image.FLAGS, image.LAUNCHER]),
    )
    context = io.BytesIO()
    with tarfile.open(fileobj=context, mode="w") as tar:
        _add(tar, "Dockerfile", recipe.encode())
        _add(tar, PINNED.lstrip("/"), pinned().encode())
        for name, path in image.code():
            _add(tar, name.lstrip("/"), path.read_bytes())
    context.seek(0)
    return daemon.build_image(context)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o444
    tar.addfile(info, io.BytesIO(content))


def _json_list(arguments: list[str]) -> str:
    """Return a command in the Dockerfile's exec form, which needs no shell."""
    return "[" + ", ".join(f'"{argument}"' for argument in arguments) + "]"


def pinned() -> str:
    """Return pip's requirements for the image: those of the lock file, else the versions installed here."""
    if not LOCK.exists():
        return "".join(f"{name}=={version(name)}\n" for name in image.PACKAGES)
    kept, taking = [], False
    for line in LOCK.read_text().splitlines():
        if not line.startswith((" ", "#")):
            taking = line.split("==")[0] in image.PACKAGES
        if taking and not line.lstrip().startswith("#"):
            kept.append(line)
    return "\n".join(kept) + "\n"
