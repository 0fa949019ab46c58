"""The store of frozen cases: what is on the disk, and when."""

import os
from pathlib import Path

from judge.package.store import Frozen, FrozenStore, MistakeOutcome


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
