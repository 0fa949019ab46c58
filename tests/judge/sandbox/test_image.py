"""The image: what is in it, and that it is built of this interpreter or on a base that has Python."""

import sys
import sysconfig
import tarfile
from contextlib import closing
from importlib.metadata import files, version
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from cli.main import app
from judge.sandbox.base import Broken, Limits, Role
from judge.sandbox.container import building, image
from judge.sandbox.container.daemon import Daemon
from judge.sandbox.docker import DockerSandbox
from judge.sandbox.interpreter_paths import ROLE_PACKAGES, SYSTEM, interpreter_paths
from tests.conftest import CLEAN, MEGABYTE, job_of, play
from tests.outside import WORKER, require_docker

BASE = f"gradus-test-base-{WORKER}"
ELSEWHERE = f"gradus-test-sandbox-{WORKER}"
ONE_FILE = [f"{name}.py" for name in ROLE_PACKAGES[Role.AUTHOR]]


@pytest.fixture(scope="module")
def api():
    require_docker()
    with closing(Daemon()) as daemon:
        yield daemon._client.api


@pytest.fixture
def elsewhere(monkeypatch):
    """Images that a test makes have a name of their own."""
    monkeypatch.setattr(image, "REPOSITORY", ELSEWHERE)
    yield
    with closing(Daemon()) as daemon:
        for found in daemon._client.images.list(ELSEWHERE):
            for tag in found.tags:
                if tag.startswith(f"{ELSEWHERE}:"):
                    daemon._client.images.remove(tag, force=True)


def test_it_holds_python_and_our_code_and_nothing_of_anybodys(tmp_path):
    path = tmp_path / "root.tar"
    with path.open("wb") as out:
        image.archive(out)
    with tarfile.open(path) as tar:
        members = tar.getmembers()
    names = {f"/{each.name.lstrip('/')}" for each in members}
    assert len(names) == len(members)
    assert {f"{image.CODE}/judge/inside/zygote.py", f"{image.CODE}/judge/wire/__init__.py", image.LAUNCHER} <= names
    allowed = [
        image.CODE,
        *SYSTEM,
        "/usr/lib",
        str(Path(sys.executable).resolve()),
        *interpreter_paths(Role.AUTHOR).visible,
    ]
    strangers = [each.name for each in members if not each.isdir() and not _is_below(each.name, allowed)]
    assert strangers == []  # wherever the interpreter and its packages lie, /home and /tmp among them
    ours = {name.split("/")[3] for name in names if name.startswith(f"{image.CODE}/judge/")}
    assert ours == {"__init__.py", "__pycache__", "inside", "sandbox", "shared", "wire"}
    site = f"{Path(np.__file__).resolve().parents[1]}/"
    packages = {name.removeprefix(site).split("/")[0] for name in names if name.startswith(site)}
    assert {"numpy", "hypothesis"} <= packages <= {"numpy", "numpy.libs", *ROLE_PACKAGES[Role.AUTHOR], *ONE_FILE}
    assert all(each.mode & 0o222 == 0 for each in members if each.isfile())
    assert all((each.uid, each.gid) == (0, 0) for each in members)


def _is_below(name, allowed):
    path = Path("/", name)
    return any(path.is_relative_to(each) or path.is_relative_to(Path(each).resolve()) for each in allowed)


def test_what_is_pinned_is_what_the_lock_file_has():
    lines = [line for line in building.pinned().splitlines() if not line.startswith(" ")]
    assert {line.split("==")[0] for line in lines} == set(image.PACKAGES)
    assert any(line.startswith(f"numpy=={version('numpy')}") for line in lines)
    assert building.pinned().count("--hash=sha256:") >= len(lines)


@pytest.fixture(scope="module")
def base(api, tmp_path_factory):
    """An image that has Python with its packages where pip puts them, and no shell."""
    path = tmp_path_factory.mktemp("base") / "root.tar"
    site = Path(sysconfig.get_path("purelib", vars={"base": sys.base_prefix}))
    packages = Path(sysconfig.get_path("purelib"))
    with path.open("wb") as out, tarfile.open(fileobj=out, mode="w") as tar:
        tree = image.Tree(tar)
        for each in image.own_files():
            if not each.is_relative_to(packages):
                tree.add(str(each), each)
        for name in image.PACKAGES:
            for each in map(Path, (found.locate() for found in files(name))):
                if each.is_file() and each.is_relative_to(packages):
                    tree.add(str(site / each.relative_to(packages)), each)
        tree.add("/python/python3", _link(tmp_path_factory, Path(sys.executable).resolve()))
    api.import_image_from_file(str(path), repository=BASE, tag="latest", changes=["ENV PATH=/python"])
    yield f"{BASE}:latest"
    api.remove_image(f"{BASE}:latest", force=True)


def _link(tmp_path_factory, target):
    link = tmp_path_factory.mktemp("link") / "python3"
    link.symlink_to(target)
    return link


def test_a_submission_in_an_image_that_was_built_on_a_base(base, elsewhere):
    printed = CliRunner().invoke(app, ["sandbox", "build", "--base", base])
    assert printed.exit_code == 0, printed.output
    assert image.tag() in printed.output
    with closing(DockerSandbox()) as sandbox:
        with sandbox.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 20.0, MEGABYTE)) as session:
            assert play(session, job_of(CLEAN, [{"x": 1}])).value == 2
        source = "def f():\n    import judge.judge"
        with sandbox.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 20.0, MEGABYTE)) as session:
            assert play(session, job_of(source, [{}])).raised == "ModuleNotFoundError"


def test_a_base_that_is_no_image(api, elsewhere):
    with pytest.raises(Broken, match=r"could not be built.*lowercase|refuses.*lowercase"):
        building.build("No-Image")


def test_a_base_without_pip_says_what_failed(api, base, elsewhere, monkeypatch):
    monkeypatch.setattr(building, "pinned", lambda: "no-such-package-of-gradus==1.0\n")
    with pytest.raises(Broken, match=r"(?s)could not be built.*installing no-such-package-of-gradus.*pip"):
        building.build(base)


def test_images_of_other_versions_go_when_one_is_built(api, base, elsewhere):
    api.tag(base, ELSEWHERE, "0123456789abcdef")
    building.build(base)
    tags = [tag for each in api.images(ELSEWHERE) for tag in each["RepoTags"]]
    assert tags == [image.tag()]
    assert api.images(filters={"dangling": True, "label": image.LABEL}) == []
