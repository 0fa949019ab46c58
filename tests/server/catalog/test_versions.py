"""Versions of problems: what is recorded of a folder, what stands above it, and what a rename takes along."""

from dataclasses import replace

import pytest
from sqlmodel import select

from judge.package.files import write_files
from judge.package.load import load_files
from judge.package.skeleton import skeleton
from server.catalog.library import Library
from server.catalog.versions import Versions, add_version, numbers, record_folder, set_hidden
from server.db.engine import open_database
from server.db.models import LOCAL_PERSON, Draft, Mark, Submission
from server.db.problem_models import ProblemRecord, ProblemVersion
from server.db.states import VersionSource

ID = "0b0f4b5c-7f3e-4f0e-9a51-2d1c0e8f5a77"


def problem(slug="centre", note="", identity=ID):
    files = skeleton(slug)
    lines = files["problem.toml"].splitlines(keepends=True)
    named = [f'id = "{identity}"\n' if line.startswith("id =") else line for line in lines]
    files["problem.toml"] = "".join(line for line in named if identity or not line.startswith("id ="))
    files["editorial.md"] += note
    return load_files(slug, "losses", files)


@pytest.fixture
def database(tmp_path):
    database = open_database(tmp_path)
    yield database
    database.close()


@pytest.fixture
def record(database):
    def record(*problems):
        for one in problems:
            with database.write() as session:
                record_folder(session, one)

    return record


def test_a_folder_is_recorded_once_for_each_of_its_states(database, record):
    record(problem(), problem(), problem(note="\nMore.\n"))
    with database.read() as session:
        assert sorted(numbers(session, "centre").values()) == [1, 2]
        row = session.exec(select(ProblemRecord)).one()
        current = session.get_one(ProblemVersion, row.version_id)
    assert (row.id, current.number, current.source) == (ID, 2, "folder")


def test_files_come_back_as_they_were(database, record):
    first = problem()
    record(first)
    versions = Versions(database, recording=False)
    assert versions.content(first.digest) == first.files
    assert versions.load("centre", "losses", first.digest) == first
    assert versions.load("centre", "losses", "0" * 64) is None


def test_what_names_a_problem_follows_its_rename(database, record):
    record(problem())
    with database.write() as session:
        session.add(Mark(person_id=LOCAL_PERSON, problem="centre", hints_opened=2))
        session.add(Draft(person_id=LOCAL_PERSON, problem="centre", source="x", revision=1))
        sent = {"mode": "submit", "source": "x", "state": "done", "version": problem().digest}
        session.add(Submission(person_id=LOCAL_PERSON, problem="centre", **sent))
    record(problem("centring"))
    with database.read() as session:
        assert session.exec(select(ProblemRecord.slug)).all() == ["centring"]
        assert session.get_one(Mark, (LOCAL_PERSON, "centring")).hints_opened == 2
        assert session.get_one(Draft, (LOCAL_PERSON, "centring")).source == "x"
        assert session.exec(select(Submission.problem)).all() == ["centring"]
        assert sorted(numbers(session, "centring").values()) == [1, 2]


def test_a_rename_onto_marks_that_are_there_loses_neither(database, record):
    record(problem(), problem("other", identity="0b0f4b5c-7f3e-4f0e-9a51-2d1c0e8f5a78"))
    with database.write() as session:
        session.add(Mark(person_id=LOCAL_PERSON, problem="centre", hints_opened=2))
        session.add(Mark(person_id=LOCAL_PERSON, problem="other", hints_opened=1))
    record(problem("other"))
    with database.read() as session:
        assert session.get_one(Mark, (LOCAL_PERSON, "other")).hints_opened == 1
        assert session.get_one(Mark, (LOCAL_PERSON, "centre")).hints_opened == 2
        assert len(session.exec(select(ProblemVersion)).all()) == 3


def test_a_folder_that_is_given_an_identity_keeps_its_versions(database, record):
    record(problem(identity=""), problem())
    with database.read() as session:
        assert session.exec(select(ProblemRecord.id)).all() == [ID]
        assert sorted(numbers(session, "centre").values()) == [1, 2]


def test_what_was_published_in_the_browser_stands_above_the_folder(database, record, tmp_path):
    bank = tmp_path / "bank"
    folder = bank / "losses" / "centre"
    write_files(folder, problem().files)
    (bank / "syllabus.toml").write_text("section = []\n")
    versions = Versions(database, recording=False)
    library = Library(bank, versions)
    assert library.problem("centre").digest == problem().digest
    published = problem(note="\nPublished.\n")
    record(problem())
    with database.write() as session:
        row = session.get_one(ProblemRecord, ID)
        row.version_id = add_version(session, row, published, VersionSource.BROWSER, note="More words.").id
    versions.refresh()
    assert library.problem("centre").editorial.endswith("Published.\n")
    record(problem(note="\nIn the folder.\n"))
    versions.refresh()
    assert library.problem("centre").editorial.endswith("Published.\n")
    assert library.pinned("centre", problem().digest) == replace(problem(), path="losses/centre")
    with database.write() as session:
        set_hidden(session.get_one(ProblemRecord, ID), hidden=True)
    versions.refresh()
    assert (library.find("centre"), library.available("centre"), library.slugs) == (None, False, ())
    assert library.pinned("centre", published.digest).digest == published.digest
