"""`gradus doctor`: both backends, layer by layer, and what is missing; the exit code is that of the one in use."""

import json

import pytest
from typer.testing import CliRunner

from cli.main import app
from judge.sandbox.base import Level
from judge.shared.protocol import Layer
from tests.outside import require_docker


@pytest.fixture
def doctor(monkeypatch, tmp_path):
    def doctor(*words, backend="linux", daemon=True):
        monkeypatch.setenv("GRADUS_HOME", str(tmp_path))
        monkeypatch.setenv("GRADUS_SANDBOX", backend)
        if not daemon:
            monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody.sock")
        return CliRunner().invoke(app, ["doctor", *words])

    return doctor


def test_both_backends_with_their_layers(doctor):
    require_docker()
    done = doctor("--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 0
    assert told["backend"] == "linux"
    assert {"seccomp", "rlimits"} <= {layer["name"] for layer in told["linux"]["layers"] if layer["stands"]}
    assert {"container", "seccomp"} <= {layer["name"] for layer in told["docker"]["layers"] if layer["stands"]}


def test_a_backend_that_is_not_in_use_may_be_missing(doctor):
    done = doctor(daemon=False)
    assert done.exit_code == 0
    assert "No Docker daemon answers" in done.stdout
    assert "GRADUS_SANDBOX=docker" in done.stdout


def test_the_one_in_use_may_not(doctor):
    done = doctor(daemon=False, backend="docker")
    assert done.exit_code == 1
    assert done.stdout.index("docker") < done.stdout.index("linux")
    assert json.loads(doctor("--json", daemon=False, backend="docker").stdout)["docker"]["level"] is None


def test_a_wall_that_is_missing_says_how_to_have_it(doctor, monkeypatch):
    missing = Layer("namespaces", stands=False, detail="not entered", remedy="Run as root.")
    monkeypatch.setattr("cli.host._level", lambda _backend: Level("landlock", (missing,)))
    assert "not entered. To have it: Run as root." in " ".join(doctor().stdout.split())
