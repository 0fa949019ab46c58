"""The store of frozen cases: what is on the disk, and when."""

import os
from pathlib import Path

import pytest

from judge.package.frozen import Frozen, MistakeOutcome
from judge.package.results import Costs
from judge.package.store import FrozenStore


def test_all_is_on_the_disk_before_it_gets_its_place(tmp_path, monkeypatch):
    store, steps = FrozenStore(tmp_path), []
    fsync, rename, replace = os.fsync, Path.rename, Path.replace

    def move(does):
        def moved(path, target):
            steps.append(("move", target.name))
            return does(path, target)

        return moved

    def sync(handle):
        steps.append(("sync", Path(f"/proc/self/fd/{handle}").readlink().name))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "rename", move(rename))
    monkeypatch.setattr(Path, "replace", move(replace))
    with store.draft("abcd") as folder:
        (folder / "inputs.bin").write_bytes(b"inputs")
        saved = store.save(Frozen("abcd", folder, ()))
    files = {("sync", name) for name in ("inputs.bin", "expected.bin", "meta.json")}
    assert set(steps[:3]) == files
    assert steps[3:] == [("sync", folder.name), ("move", "abcd"), ("sync", "ab")]
    steps.clear()
    store.save_rejected(saved, {"mistake": {"case": MistakeOutcome(b"output", ("x",))}})
    assert [(step, name.startswith(".draft-") or name) for step, name in steps] == [
        ("sync", True),
        ("move", "mistakes.bin"),
        ("sync", True),
        ("move", "mistakes.json"),
    ]
    assert store.load("abcd").rejected == {"mistake": {"case": MistakeOutcome(b"output", ("x",))}}


def flipped(data):
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


DAMAGES = {"a bit flipped": flipped, "the end cut off": lambda data: data[:-1], "nothing left": lambda _data: b""}


@pytest.fixture
def frozen(tmp_path):
    """As a process left it that has gone: nothing is known of its files."""
    store = FrozenStore(tmp_path)
    with store.draft("abcd") as folder:
        for name in ("inputs.bin", "scale-0.bin"):
            (folder / name).write_bytes(b"some inputs")
        saved = store.save(Frozen("abcd", folder, ()))
    (saved.folder / "expected.bin").chmod(0o644)
    return store.save_rejected(saved, {"mistake": {"case": MistakeOutcome(b"its output", ())}})


def damage(path, how):
    data = how(path.read_bytes())
    path.unlink()
    path.write_bytes(data)


@pytest.mark.parametrize("how", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("name", ["inputs.bin", "scale-0.bin", "meta.json"])
def test_damaged_files_count_as_missing(tmp_path, frozen, how, name, caplog):
    damage(frozen.folder / name, how)
    assert FrozenStore(tmp_path).load("abcd") is None
    assert "frozen cases are damaged" in caplog.text


@pytest.mark.parametrize("how", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("name", ["mistakes.bin", "mistakes.json"])
def test_damaged_outputs_of_mistakes_count_as_missing(tmp_path, frozen, how, name):
    damage(frozen.folder / name, how)
    assert FrozenStore(tmp_path).load("abcd").rejected == {}


@pytest.mark.parametrize("how", DAMAGES.values(), ids=DAMAGES)
def test_damaged_costs_figures_and_ratios_count_as_missing(tmp_path, how):
    store = FrozenStore(tmp_path)
    store.results.save_costs("abcd", Costs({"f/scale/1": 0.125}, 1e-8))
    store.results.save_figures("abcd", {"curve": {"kind": "lines"}})
    store.results.save_ratios("abcd", {"loop": 1.5})
    assert store.results.load_costs("abcd") == Costs({"f/scale/1": 0.125}, 1e-8)
    assert store.results.load_figures("abcd") == {"curve": {"kind": "lines"}}
    assert store.results.load_ratios("abcd") == {"loop": 1.5}
    for path in [each for kind in ("costs", "figures", "ratios") for each in (tmp_path / kind).glob("*/*")]:
        damage(path, how)
    assert store.results.load_costs("abcd") is None
    assert store.results.load_figures("abcd") is None
    assert store.results.load_ratios("abcd") is None
