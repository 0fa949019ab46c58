"""A sound folder to break, in a judge's hands: the skeleton that `gradus problem new` writes."""

import pytest

from cli.skeleton import write


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "losses" / "centre")


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
