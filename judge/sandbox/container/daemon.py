"""Talks to the Docker daemon through its SDK: builds images, makes containers, turns errors into one sentence.

`restrictions` holds all that confines a container: no network, a read-only root, no capability, no new privileges,
nobody for a user, Docker's own seccomp profile, no shared memory, no volume, a limit of processes and of memory without
swap. It is removed when it ends, it ends when its stdin does, and nothing that it prints is kept by the daemon.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from judge.sandbox.base import Broken, Unavailable
from judge.sandbox.container import image

if TYPE_CHECKING:
    from docker import DockerClient

TIMEOUT = 60  # seconds for one answer of the daemon
BUILD_TIMEOUT = 1800  # seconds for the build of an image
PIDS = 512  # processes and threads of one container
NOBODY = "65534:65534"  # uid and gid of a container's processes
BUILD = "gradus sandbox build"


def restrictions(memory: int) -> dict[str, Any]:
    """Return the restrictions of a container of ours, as options of the SDK."""
    return {
        "network_mode": "none",
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
        "ipc_mode": "none",  # private, and without /dev/shm
        "pids_limit": PIDS,
        "mem_limit": memory,
        "memswap_limit": memory,
        "auto_remove": True,
        "log_config": {"Type": "none", "Config": {}},
    }


class Daemon:
    """A connection to the daemon. Thread-safe, as the SDK is."""

    def __init__(self, timeout: int = TIMEOUT) -> None:
        """Connect. Raises Unavailable: no SDK, no daemon, no permission."""
        self._client = _connect(timeout)

    def close(self) -> None:
        self._client.close()

    def version(self) -> str:
        """Return the daemon's version and the system that it runs on."""
        with _sdk_errors():
            found = self._client.version()
        kernel = found.get("KernelVersion", "unknown")
        return f"Docker {found['Version']} ({found['Os']}/{found['Arch']}, kernel {kernel})"

    def memory(self) -> int:
        """Return the bytes of memory of the machine that the daemon runs on."""
        with _sdk_errors():
            return int(self._client.info()["MemTotal"])

    # --- the image

    def require_image(self) -> str:
        """Return the tag of this version's image. Raises Unavailable if it is missing or of another version."""
        tag = image.tag()
        tags = self._tags()
        if tag in tags:
            return tag
        if tags:
            raise Unavailable(f"The sandbox's image is of another version of Gradus. Run: {BUILD}")
        raise Unavailable(f"The sandbox's image has not been built. Run: {BUILD}")

    def import_image(self, archive: str, command: list[str]) -> str:
        """Import an archive of a whole file system as the image; return its tag."""
        repository, name = image.tag().split(":")
        changes = [f"CMD {json.dumps(command)}", f"LABEL {image.LABEL}=image", "USER " + NOBODY]
        with _sdk_errors():
            self._client.api.import_image_from_file(archive, repository=repository, tag=name, changes=changes)
        return image.tag()

    def build_image(self, context: Any) -> str:
        """Build the image from a Dockerfile and the files that it copies; return its tag."""
        with _sdk_errors():
            self._client.images.build(fileobj=context, custom_context=True, tag=image.tag(), rm=True, forcerm=True)
        return image.tag()

    def remove_other_images(self) -> None:
        """Remove images of other versions that no container uses, and the remains of failed builds."""
        from docker.errors import APIError  # noqa: PLC0415

        for tag in self._tags():
            if tag != image.tag():
                with contextlib.suppress(APIError):
                    self._client.images.remove(tag)
        with _sdk_errors():
            self._client.images.prune({"dangling": True, "label": image.LABEL})

    def _tags(self) -> list[str]:
        """Return the tags of our images, without other tags that the same images may have."""
        with _sdk_errors():
            tags = [each for found in self._client.images.list(image.REPOSITORY) for each in found.tags]
        return [each for each in tags if each.startswith(f"{image.REPOSITORY}:")]

    # --- containers

    def create(self, tag: str, memory: int) -> str:
        """Create a container without starting it; return its id."""
        api = self._client.api
        with _sdk_errors():
            created = api.create_container(
                tag,
                stdin_open=True,  # and closed when we go
                user=NOBODY,
                hostname="sandbox",
                labels={image.LABEL: owner()},
                host_config=api.create_host_config(**restrictions(memory)),
                network_disabled=True,
            )
        return str(created["Id"])

    def attach(self, container: str) -> Any:
        """Attach to a container's stdin, stdout and stderr; return them as one socket."""
        ways = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
        with _sdk_errors():
            attached = self._client.api.attach_socket(container, params=ways)
        raw = getattr(attached, "_sock", attached)  # what http.client wraps can only read
        raw.settimeout(None)
        return _Attached(attached, raw)

    def start(self, container: str) -> None:
        with _sdk_errors():
            self._client.api.start(container)

    def state(self, container: str) -> dict[str, Any]:
        """Return the container's state as the daemon reports it: Running, Pid, OOMKilled, ..."""
        with _sdk_errors():
            state: dict[str, Any] = self._client.api.inspect_container(container)["State"]
        return state

    def remove(self, container: str) -> None:
        """Remove a container in any state; do nothing if there is none."""
        from docker.errors import APIError  # noqa: PLC0415
        from requests.exceptions import RequestException  # noqa: PLC0415

        with contextlib.suppress(APIError, RequestException):  # it is gone, or going; else the next start sweeps it
            self._client.api.remove_container(container, force=True)

    def sweep(self) -> None:
        """Remove the containers whose owners, processes of this machine, have ended."""
        with _sdk_errors():
            found = self._client.containers.list(all=True, filters={"label": image.LABEL}, ignore_removed=True)
        for each in found:
            if _orphaned(each.labels.get(image.LABEL, "")):
                self.remove(each.id)


class _Attached:
    """The socket of a response, together with the response, which must stay alive as long."""

    def __init__(self, response: Any, raw: Any) -> None:
        self._response = response
        self.recv_into = raw.recv_into
        self.sendall = raw.sendall
        self._raw = raw

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._raw.shutdown(2)
        self._response.close()
        self._raw.close()


def owner() -> str:
    """Return the label that names this process as the owner of a container."""
    return f"{platform.node()}:{os.getpid()}"


def _orphaned(label: str) -> bool:
    """Return whether a label names a process of this machine that has ended."""
    host, _, pid = label.rpartition(":")
    if host != platform.node() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _connect(timeout: int) -> DockerClient:
    try:
        import docker  # noqa: PLC0415  (an extra)
        from docker.errors import DockerException  # noqa: PLC0415
    except ImportError as error:
        raise Unavailable(
            "The docker backend needs the Docker SDK. Install it where Gradus runs: pip install docker"
        ) from error
    try:
        return docker.from_env(timeout=timeout)
    except DockerException as error:
        raise Unavailable(_no_daemon(error)) from error


def _no_daemon(error: BaseException | None) -> str:
    """Return why the daemon does not answer, and what to do."""
    first = error
    while error is not None:
        if isinstance(error, PermissionError):
            return (
                "This user may not use the Docker daemon. Add the user to the group docker and log in again, or run "
                "Docker rootless and set DOCKER_HOST."
            )
        if isinstance(error, FileNotFoundError | ConnectionError):
            return "No Docker daemon answers. Start it (Docker Desktop, or systemctl start docker) or set DOCKER_HOST."
        error = error.__cause__ or error.__context__ or next((e for e in error.args if isinstance(e, Exception)), None)
    return f"The Docker daemon can't be used: {first}"


@contextlib.contextmanager
def _sdk_errors() -> Iterator[None]:
    """Turn the errors of the SDK and of its connection into ours."""
    from docker.errors import APIError, BuildError, DockerException, ImageNotFound  # noqa: PLC0415
    from requests.exceptions import RequestException  # noqa: PLC0415

    try:
        yield
    except BuildError as error:
        log = "".join(str(each.get("stream", "")) for each in error.build_log)
        raise Broken(f"The image could not be built: {error.msg}\n{log[-2000:]}") from error
    except ImageNotFound as error:
        raise Unavailable(f"The sandbox's image is gone. Run: {BUILD}") from error
    except APIError as error:
        raise Broken(f"The Docker daemon refuses: {error.explanation or error}") from error
    except RequestException as error:
        raise Unavailable(_no_daemon(error)) from error
    except DockerException as error:
        raise Broken(f"The Docker SDK failed: {error}") from error
