"""The study list in the browser: saved in revisions above the folder's, restored, read from Markdown and written."""

import copy

import pytest

from server.authoring.syllabus_markdown import read_markdown, write_markdown
from server.catalog.syllabus import SyllabusOutline, read_syllabus
from server.catalog.syllabus_revisions import from_rows, to_rows
from server.core.settings import ROOT

OUTLINE = read_syllabus(ROOT / "problems" / "syllabus.toml")


DATABASES = """\
# Databases

## 1. Storage ★★
### Trees
- [x] B-trees (`b-tree`, `b-plus-tree`)
- LSM

## Queries
* Joins
* Joins
"""


def change(base, sections, note="A word.", **fields):
    return {"base": base, "note": note, "sections": sections, **fields}


def titles(author):
    return [section["title"] for section in author.live.client.get("/api/syllabus").json()["sections"]]


def test_an_edited_list_shows_at_once_and_marks_stay(author):
    before = author.call("GET", "/syllabus")
    assert (before["number"], before["source"], before["revisions"]) == (0, "folder", [])
    first = before["sections"][0]["topics"][0]
    author.live.client.put(f"/api/topics/{first['id']}/known")
    sections = copy.deepcopy(before["sections"])
    sections[0]["title"], sections[0]["stars"] = "Basics", 1
    topic = sections[0]["topics"].pop(0)
    sections[1]["topics"].insert(0, {**topic, "name": "Renamed", "group": "", "problems": ["softmax", "not-written"]})
    for section in sections:
        for each in section["topics"][1:] if section is sections[1] else section["topics"]:
            each["problems"] = [slug for slug in each["problems"] if slug != "softmax"]
    saved = author.call("PUT", "/syllabus", json=change(0, sections))
    assert (saved["number"], saved["source"], saved["folder_changed"]) == (1, "browser", False)
    assert saved["sections"] == sections

    shown = author.live.client.get("/api/syllabus").json()["sections"]
    assert (shown[0]["title"], shown[0]["stars"], shown[0]["number"]) == ("Basics", 1, 1)
    moved = shown[1]["groups"][0]["topics"][0]
    assert (moved["id"], moved["name"], moved["known"]) == (first["id"], "Renamed", True)
    assert [(each["slug"], each["available"]) for each in moved["problems"]] == [
        ("softmax", True),
        ("not-written", False),
    ]
    page = author.live.client.get("/api/problems/softmax").json()
    assert (page["topic"], page["section"]["slug"]) == ("Renamed", sections[1]["slug"])


def test_a_problem_that_the_list_no_longer_names_stands_under_more(author):
    sections = author.call("GET", "/syllabus")["sections"]
    author.call("PUT", "/syllabus", json=change(0, sections[-1:]))
    assert titles(author) == [sections[-1]["title"], "More"]
    assert author.live.client.get("/api/problems/softmax").json()["section"]["slug"] == "more"


def test_two_authors_do_not_overwrite_each_other(author):
    sections = author.call("GET", "/syllabus")["sections"]
    author.call("PUT", "/syllabus", json=change(0, sections[:2], "Shorter."))
    refused = author.call("PUT", "/syllabus", 409, json=change(0, sections[:3]))["error"]
    assert (refused["code"], refused["details"]) == ("syllabus_conflict", {"number": 1})
    assert len(author.call("GET", "/syllabus")["sections"]) == 2


def test_going_back_is_a_revision_too(author):
    sections = author.call("GET", "/syllabus")["sections"]
    author.call("PUT", "/syllabus", json=change(0, sections[:2], "Shorter."))
    back = author.call("POST", "/syllabus/restore", json={"number": 0})
    assert (back["source"], back["sections"], back["number"]) == ("folder", sections, 2)
    again = author.call("POST", "/syllabus/restore", json={"number": 1})
    assert (again["source"], again["sections"], again["number"]) == ("browser", sections[:2], 3)
    told = [(item["number"], item["source"], item["note"]) for item in again["revisions"]]
    assert told[2] == (1, "browser", "Shorter.")
    assert [source for _, source, _ in told] == ["browser", "folder", "browser"]
    author.call("POST", "/syllabus/restore", 404, json={"number": 9})


def test_it_is_told_when_the_folder_has_another_list_since(author):
    sections = author.call("GET", "/syllabus")["sections"]
    author.call("PUT", "/syllabus", json=change(0, sections[:2]))
    path = author.live.services.library.root / "syllabus.toml"
    text = path.read_text()
    try:
        path.write_text(f"# another\n{text}")
        assert author.call("GET", "/syllabus")["folder_changed"]
    finally:
        path.write_text(text)


def test_what_was_saved_survives_a_restart(author):
    sections = author.call("GET", "/syllabus")["sections"]
    author.call("PUT", "/syllabus", json=change(0, sections[:1]))
    outline = author.live.services.library.base_syllabus
    revisions = type(author.live.services.syllabus_revisions)(author.live.services.database)
    assert revisions.current() == outline


def twice(sections, what):
    if what == "section":
        sections[1]["slug"] = sections[0]["slug"]
    elif what == "topic":
        sections[1]["topics"][0]["id"] = sections[0]["topics"][0]["id"]
    else:
        sections[1]["topics"][0]["problems"] = sections[0]["topics"][0]["problems"]
    return sections


@pytest.mark.parametrize("what", ["section", "topic", "problem"])
def test_nothing_is_on_the_list_twice(author, what):
    sections = twice(author.call("GET", "/syllabus")["sections"], what)
    refused = author.call("PUT", "/syllabus", 422, json=change(0, sections))["error"]
    assert refused["code"] == "invalid_syllabus"
    assert f"The {what} " in refused["message"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"stars": 4},
        {"stars": True},
        {"title": ""},
        {"slug": "Not a slug"},
        {"topics": [{"id": "x", "name": "", "problems": []}]},
        {"topics": [{"id": "x", "name": "X", "problems": ["../up"]}]},
        {"colour": "red"},
    ],
)
def test_a_list_of_the_wrong_form_is_refused(author, wrong):
    sections = author.call("GET", "/syllabus")["sections"]
    sections[0] |= wrong
    author.call("PUT", "/syllabus", 422, json=change(0, sections))
    assert author.call("GET", "/syllabus")["number"] == 0


# Markdown


def test_the_list_survives_markdown_and_the_database():
    read = read_markdown(write_markdown(OUTLINE), OUTLINE)
    for section, original in zip(read, OUTLINE.sections, strict=True):
        assert (section.slug, section.title, section.stars) == (original.slug, original.title, original.stars)
        for topic, known in zip(section.topics, original.topics, strict=True):
            assert (topic.id, topic.name, topic.group) == (known.id, known.name, known.group)
            assert topic.problems == [each.slug for each in known.problems]
            assert topic.done == known.done
    assert from_rows(to_rows(OUTLINE)) == OUTLINE


def test_a_list_of_another_subject():
    storage, queries = read_markdown(DATABASES, SyllabusOutline(()))
    assert (storage.slug, storage.title, storage.stars) == ("storage", "Storage", 2)
    trees, lsm = storage.topics
    assert (trees.id, trees.name, trees.group, trees.done) == ("b-trees", "B-trees", "Trees", True)
    assert trees.problems == ["b-tree", "b-plus-tree"]
    assert (lsm.problems, lsm.done) == ([], False)
    assert [topic.id for topic in queries.topics] == ["joins", "joins-2"]


def test_a_topic_of_the_present_list_keeps_its_identity_and_its_problems():
    (section,) = read_markdown("# Nets\n- Backpropagation\n- Softmax\n- Something new\n", OUTLINE)
    known, named, new = section.topics
    assert (known.id, known.problems) == ("backpropagation", ["backpropagation"])
    assert (named.id, named.problems) == ("softmax", ["softmax"])
    assert (new.id, new.problems) == ("something-new", [])


def test_bullets_without_a_heading_make_one_section():
    (section,) = read_markdown("- Paxos\n- Raft\n- `only-a-slug`\n", SyllabusOutline(()))
    assert [topic.name for topic in section.topics] == ["Paxos", "Raft", "only-a-slug"]
    assert section.topics[2].problems == ["only-a-slug"]


def test_a_text_without_a_list_is_refused(author):
    refused = author.call("POST", "/syllabus/markdown", 422, json={"markdown": "Just words."})["error"]
    assert refused["code"] == "invalid_syllabus"
    assert "##" in refused["message"]


def test_what_was_read_can_be_saved(author):
    text = author.live.client.get("/api/authoring/syllabus/markdown").text
    read = author.call("POST", "/syllabus/markdown", json={"markdown": text})["sections"]
    assert read == author.call("GET", "/syllabus")["sections"]
    long = "## " + "t" * 400 + "\n- " + "n" * 400 + " (" + ", ".join(f"`p{i}`" for i in range(60)) + ")\n"
    long = author.call("POST", "/syllabus/markdown", json={"markdown": long})["sections"]
    assert author.call("PUT", "/syllabus", json=change(0, long))["sections"] == long


def test_a_list_is_not_endless(author):
    text = "## A\n" + "".join(f"- Topic {i}\n" for i in range(501))
    assert "500" in author.call("POST", "/syllabus/markdown", 422, json={"markdown": text})["error"]["message"]
