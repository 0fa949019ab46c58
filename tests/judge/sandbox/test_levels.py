"""Hosts that lack something: the level that is left, refusal below the minimum, and ordinary users."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from judge.shared.protocol import Depth

ROOT = Path(__file__).parents[3]
NO_FORK, NO_FILES, READ_ONLY = "PermissionError", {"PermissionError", "FileNotFoundError"}, "OSError"
only_root = pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")


def probe(*arguments):
    command = [sys.executable, "-m", "tests.judge.sandbox.probe", *arguments]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def lacks(*kinds):
    return [word for kind in kinds for word in ("--lacks", kind)]


HOSTS = {
    "a container": (lacks("namespaces"), Depth.LANDLOCK),
    "no Landlock": (lacks("landlock"), Depth.NAMESPACES),
    "before Linux 5.12": (lacks("mount_setattr"), Depth.NAMESPACES),
    "an ordinary user": (["--user", "12345"], Depth.NAMESPACES),
    "an ordinary user before Linux 5.12": (["--user", "12345", *lacks("mount_setattr")], Depth.NAMESPACES),
    "an ordinary user who may not make namespaces": (["--user", "12345", *lacks("namespaces")], Depth.LANDLOCK),
    "root of a container": (["--user", "0", *lacks("namespaces")], Depth.LANDLOCK),
}


@pytest.mark.parametrize(("arguments", "level"), HOSTS.values(), ids=HOSTS)
def test_the_level_that_a_host_can_give(arguments, level):
    if "--user" in arguments and os.getuid() != 0:
        pytest.skip("only root can become another user")
    found = probe(*arguments)
    assert found["level"] == level
    fork, read, write, kill, listing = found["answers"]
    assert (fork, write, kill) == (NO_FORK, READ_ONLY, NO_FORK)
    assert read in NO_FILES
    assert listing == "PermissionError" or not found["layers"]["Landlock"][0]
    assert found["oracle"] == 7
    assert found["layers"]["seccomp"][0]
    assert found["layers"]["namespaces"][0] is (level is Depth.NAMESPACES)


@only_root
def test_root_is_given_up_where_nobody_can_run_python():
    assert probe("--user", "0", *lacks("namespaces"))["uid"] == 65534
    assert probe("--user", "0")["uid"] == 65534


REFUSALS = {
    "neither namespaces nor Landlock": (lacks("namespaces", "landlock"), ["namespaces", "Landlock", "sysctl", "lsm="]),
    "no seccomp": (lacks("seccomp"), ["seccomp", "CONFIG_SECCOMP_FILTER"]),
    "namespaces insisted on": (["--level", "namespaces", *lacks("namespaces")], ["namespaces", "unshare", "sysctl"]),
    "Landlock insisted on": (["--level", "landlock", *lacks("landlock")], ["Landlock", "5.13"]),
}


@pytest.mark.parametrize(("arguments", "words"), REFUSALS.values(), ids=REFUSALS)
def test_below_the_minimum_nothing_is_run(arguments, words):
    sentence = probe(*arguments)["unavailable"]
    assert all(word in sentence for word in words), sentence
