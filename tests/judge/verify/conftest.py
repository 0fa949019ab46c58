"""A sound folder to break, in a judge's hands: the skeleton that `gradus problem new` writes."""

import pytest

from judge.package.files import write_files
from judge.package.skeleton import skeleton


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "losses" / "centre"
    write_files(folder, skeleton("centre"))
    return folder


@pytest.fixture
def edit(folder):
    """Replace text in a file of the folder, which is made where it is not there."""

    def edit(file, old, new):
        path = folder / file
        text = path.read_text() if path.exists() else ""
        assert old in text, f"{old!r} is not in {file}"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(old, new, 1))

    return edit
