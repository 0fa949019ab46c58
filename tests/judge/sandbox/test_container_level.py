"""The level without namespaces where it is meant for: inside an ordinary unprivileged container, on an ordinary image.

The image is of this machine's Python, the packages that the attacks need, this repository and a few files that an
attack would look for. The container is what `docker run` makes of it, without a network: Docker's own seccomp profile,
its own capabilities for root and none for anybody else.
"""

import json
import sys
import tarfile
from contextlib import closing
from importlib.metadata import files
from pathlib import Path

import pytest

from judge.sandbox.container.daemon import Daemon
from judge.sandbox.container.image import Tree, own_files
from tests.outside import WORKER, require_docker

ROOT = Path(__file__).parents[3]
HOME = Path("/gradus-tests")
NAME = f"gradus-test-container-{WORKER}"
PACKAGES = (
    "pytest",
    "pytest-timeout",
    "pluggy",
    "iniconfig",
    "packaging",
    "pygments",
    "numpy",
    "hypothesis",
    "sortedcontainers",
)
FOUND_BY_ATTACKS = ("/etc/passwd", "/etc/shadow", "/bin/sh", "/usr/bin/env", "/usr/bin/passwd")
WITHOUT_LANDLOCK = {  # as Docker's profile was before 23.0: github.com/moby/moby/pull/43199
    "defaultAction": "SCMP_ACT_ALLOW",
    "syscalls": [
        {
            "names": [
                *("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"),
                *("unshare", "setns", "mount", "umount2", "pivot_root", "bpf", "perf_event_open", "keyctl"),
            ],
            "action": "SCMP_ACT_ERRNO",
        }
    ],
}
ONLY_OUTSIDE = "tests/attacks/test_ordinary_user.py"  # becomes another user; here each user has a container
USERS = {"an ordinary user": "1000:1000", "root": "0:0"}

pytestmark = [pytest.mark.container, pytest.mark.timeout(3600)]  # all attacks once more, in one test


@pytest.fixture(scope="module")
def api():
    require_docker()
    with closing(Daemon()) as daemon:
        yield daemon._client.api


@pytest.fixture(scope="module")
def image(api, tmp_path_factory):
    path = tmp_path_factory.mktemp("image") / "root.tar"
    with path.open("wb") as out, tarfile.open(fileobj=out, mode="w") as tar:
        tree = Tree(tar)
        for name in ("/tmp", "/home"):  # first: this checkout, or Python, may stand in one of them
            tree.add_folder(name, 0o1777)
        for each in (*own_files(), *packages(), *filter(Path.exists, map(Path, FOUND_BY_ATTACKS))):
            tree.add(str(each), each)
        for each in repository():
            tree.add(str(HOME / each.relative_to(ROOT)), each)
    api.import_image_from_file(str(path), repository=NAME, tag="latest")
    yield f"{NAME}:latest"
    api.remove_image(f"{NAME}:latest", force=True)


def packages():
    for name in PACKAGES:
        yield from (Path(each.locate()).resolve() for each in files(name) if Path(each.locate()).is_file())


def repository():
    yield from (ROOT / name for name in ("pyproject.toml", "conftest.py", "README.md"))
    for folder in ("judge", "tests/attacks"):
        yield from (ROOT / folder).rglob("*.py")
    yield from (ROOT / "tests").glob("*.py")
    yield from (each for each in (ROOT / "problems").rglob("*") if each.is_file() and "__pycache__" not in each.parts)


@pytest.fixture
def run(api, image):
    """Run Python in a container: (exit code, what it printed)."""

    def run(*words, user, **host):
        site = Path(pytest.__file__).resolve().parents[1]
        container = api.create_container(
            image,
            [str(Path(sys.executable).resolve()), "-B", *words],
            user=user,
            working_dir=str(HOME),
            environment={"PYTHONPATH": f"{HOME}:{site}", "OPENBLAS_NUM_THREADS": "1", "HOME": "/tmp"},
            host_config=api.create_host_config(network_mode="none", **host),
        )["Id"]
        try:
            api.start(container)
            code = api.wait(container, timeout=3600)["StatusCode"]
            return code, api.logs(container).decode("utf-8", "replace")
        finally:
            api.remove_container(container, force=True)

    return run


@pytest.mark.parametrize("user", USERS.values(), ids=USERS)
def test_the_attacks(run, user):
    chosen = ["-k", "not namespaces and not docker", f"--ignore={ONLY_OUTSIDE}", "tests/attacks"]
    code, printed = run("-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen, user=user)
    assert code == 0, printed[-4000:]
    passed = int(printed.rsplit(" passed", 1)[0].split()[-1])
    assert passed > 400, printed[-2000:]
    assert printed.count("SKIPPED") <= 1  # memory that only the host's root may read


LEVEL = """
from judge.sandbox.base import Unavailable
from judge.sandbox.linux import LinuxSandbox
import json
try:
    level = LinuxSandbox().describe()
    print(json.dumps([level.name, [[each.name, each.stands, each.detail] for each in level.layers]]))
except Unavailable as reason:
    print(json.dumps(["none", str(reason)]))
"""


def level(run, user, **host):
    code, printed = run("-c", LEVEL, user=user, **host)
    assert code == 0, printed
    return json.loads(printed.splitlines()[-1])


@pytest.mark.parametrize("user", USERS.values(), ids=USERS)
def test_the_level(run, user):
    name, layers = level(run, user)
    assert name == "landlock"
    assert {layer for layer, stands, _detail in layers if stands} >= {"Landlock", "seccomp", "rlimits"}


def test_a_profile_that_forbids_landlock_is_refused_with_what_to_do(run):
    name, sentence = level(run, "1000:1000", security_opt=["seccomp=" + json.dumps(WITHOUT_LANDLOCK)])
    assert name == "none"
    for words in ("none is run", "seccomp profile around this process", "Docker 23"):
        assert words in sentence
