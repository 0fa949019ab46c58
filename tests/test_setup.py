"""The set-up of a fresh clone: what was cut off is made again, and nothing is installed that is not pinned."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def setup(tmp_path, monkeypatch):
    """tools/setup.py, with a virtual environment of its own."""
    spec = importlib.util.spec_from_file_location("gradus_setup", ROOT / "tools" / "setup.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "BIN", tmp_path / "venv" / "bin")
    return module


def test_an_environment_without_pip_is_made_again(setup):
    subprocess.run([setup.sys.executable, "-m", "venv", "--without-pip", setup.VENV], check=True)
    setup.make_venv()
    subprocess.run([setup.BIN / "python", "-m", "pip", "--version"], check=True)


def test_an_interrupt_leaves_no_half_an_environment(setup, monkeypatch):
    def interrupted(*_arguments):
        setup.BIN.mkdir(parents=True)
        (setup.BIN / "python").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(setup, "run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        setup.make_venv()
    assert not setup.VENV.exists()


def test_node_is_installed_by_its_hashes(setup, monkeypatch):
    commands = []
    monkeypatch.setattr(setup.shutil, "which", lambda _name: None)
    monkeypatch.setattr(setup, "run", lambda command, _failure: commands.append(command))
    setup.find_npm()
    assert commands[0][-3:] == ["--require-hashes", "-r", str(ROOT / setup.NODE_LOCK)]
    lock = (ROOT / setup.NODE_LOCK).read_text()
    assert "--hash=sha256:" in lock
    assert "://" not in lock


def test_a_folder_that_cannot_be_written_to_is_one_sentence(setup, monkeypatch, capsys):
    monkeypatch.setattr(setup.os, "access", lambda _path, _mode: False)  # root may write anywhere
    monkeypatch.setattr(setup.sys, "argv", ["setup.py", "run"])
    assert setup.main() == 1
    assert capsys.readouterr().err == (
        f"gradus: The folder {setup.ROOT} can't be written to. Clone Gradus to a folder of your own.\n"
    )
