"""Folders and the study list that change while the server runs."""

import logging
import shutil

import pytest

from server.catalog import library as room
from server.catalog.library import Library
from server.catalog.syllabus import SyllabusBroken, read_syllabus

ADAM = "optimization/adam"


@pytest.fixture
def root(bank, tmp_path, monkeypatch):
    monkeypatch.setattr(room, "LOOK_SECONDS", 0.0)
    monkeypatch.setattr(room, "SCAN_SECONDS", 0.0)
    return shutil.copytree(bank, tmp_path / "bank")


def test_a_new_folder_shows_without_a_restart(root, bank):
    shutil.rmtree(root / ADAM)
    library = Library(root)
    assert (library.available("adam"), library.find("adam")) == (False, None)
    shutil.copytree(bank / ADAM, root / ADAM)
    assert library.problem("adam").slug == "adam"
    assert library.available("adam")


def test_a_folder_that_is_gone_is_gone(root):
    library = Library(root)
    library.load_all()
    shutil.rmtree(root / ADAM)
    assert library.find("adam") is None
    assert not library.available("adam")


def test_a_typo_in_a_live_problem_hides_it_from_nobody(root, caplog):
    library = Library(root)
    sound = library.problem("adam")
    manifest = root / ADAM / "problem.toml"
    text = manifest.read_text()
    manifest.write_text(text.replace("difficulty", "dificulty"))
    with caplog.at_level(logging.WARNING, "server"):
        assert library.problem("adam") is sound
    assert library.available("adam")
    assert "problem.toml" in library.faults()["adam"]
    (record,) = caplog.records
    assert "the last sound version stays" in record.getMessage()
    assert "dificulty" in record.faults
    manifest.write_text(text)
    assert library.problem("adam").digest == sound.digest
    assert library.faults() == {}


def test_the_last_sound_study_list_stays(root, caplog):
    library = Library(root)
    before = library.syllabus
    (root / "syllabus.toml").write_text("[[section]\n")
    assert library.syllabus is before
    assert "is not TOML" in library.faults()["syllabus.toml"]
    assert "the study list is broken" in caplog.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[section]", "is not TOML"),
        ("x = 1", "without 'section'"),
        ("section = 3", "wrong kind"),
        ("[[section]]\nnumber = 1", "without 'slug'"),
    ],
)
def test_a_broken_study_list_is_one_sentence(tmp_path, text, said):
    path = tmp_path / "syllabus.toml"
    path.write_text(text)
    with pytest.raises(SyllabusBroken, match=said):
        read_syllabus(path)


def test_a_folder_that_the_list_does_not_name_stands_in_a_section_of_its_own(root):
    shutil.copytree(root / ADAM, root / "optimization/my-own")
    manifest = root / "optimization/my-own/problem.toml"
    lines = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(line for line in lines if not line.startswith("id =")))
    library = Library(root)
    more = library.syllabus.sections[-1]
    assert (more.slug, [topic.problems[0].slug for topic in more.topics]) == ("more", ["my-own"])
    assert library.place("my-own").section is more
    assert library.neighbours("my-own")[1] is None
    shutil.rmtree(root / "optimization/my-own")
    assert library.syllabus.sections[-1].slug != "more"


def test_two_folders_with_one_identity_are_a_fault_of_the_second(root):
    for slug in ("first", "second"):
        shutil.copytree(root / ADAM, root / "optimization" / slug)
        manifest = root / "optimization" / slug / "problem.toml"
        text = "".join(line for line in manifest.read_text().splitlines(keepends=True) if not line.startswith("id ="))
        manifest.write_text('id = "0b0f4b5c-7f3e-4f0e-9a51-2d1c0e8f5a77"\n' + text)
    library = Library(root)
    assert library.find("first") is not None
    assert library.find("second") is None
    assert "The id is that of first, too" in library.faults()["second"]
