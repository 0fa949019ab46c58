"""The memory cgroup around a zygote: what rlimits can't see ends there; without one, that is said."""

from contextlib import closing
from pathlib import Path

import pytest

from judge.sandbox import cgroup
from judge.sandbox.base import Limits, MemoryLimit, Role
from judge.sandbox.linux import LinuxConfig, LinuxSandbox
from tests.conftest import CLEAN, MEGABYTE, job_of, play

HOARD = "import numpy as np\ndef f():\n    kept = np.ones(40 << 20)\n    return 0"  # 320 MB


def layer(sandbox):
    return next(each for each in sandbox.describe().layers if each.name == "memory cgroup")


@pytest.fixture
def limited():
    with closing(LinuxSandbox(LinuxConfig(memory=200 * MEGABYTE))) as sandbox:
        if not layer(sandbox).stands:
            pytest.skip(f"no memory cgroup can be made here ({layer(sandbox).detail})")
        yield sandbox


def test_what_all_take_together_is_bounded(limited):
    limits = Limits(1024 * MEGABYTE, 20.0, MEGABYTE)
    with limited.open(Role.SUBMISSION, limits) as session:
        assert type(play(session, job_of(HOARD, [{}]), cpu=10).stopped) is MemoryLimit
    with limited.open(Role.SUBMISSION, limits) as session:
        assert play(session, job_of(CLEAN, [{"x": 1}])).value == 2


def test_the_cgroup_goes_with_the_sandbox(limited):
    folder = limited._zygotes[Role.SUBMISSION]._cgroup.folder
    assert folder.is_dir()
    limited.close()
    assert not folder.exists()


def test_a_host_without_is_told(monkeypatch):
    monkeypatch.setattr(cgroup, "_parents", lambda: iter([(2, Path("/proc/nowhere"))]))
    with closing(LinuxSandbox()) as sandbox:
        missing = layer(sandbox)
        assert not missing.stands
        assert "rlimits alone" in missing.detail
        with sandbox.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 20.0, MEGABYTE)) as session:
            assert play(session, job_of(CLEAN, [{"x": 1}])).value == 2


def test_what_a_killed_process_left_is_removed(tmp_path):
    left, own = tmp_path / "gradus-4194305-0", tmp_path / "gradus-1-0"
    left.mkdir()
    own.mkdir()
    cgroup._sweep(tmp_path)
    assert (left.exists(), own.exists()) == (False, True)
