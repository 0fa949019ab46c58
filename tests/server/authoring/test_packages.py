"""Problems as zip files: round trips, and what a hostile zip is answered."""

import io
import zipfile

import pytest

from server.authoring.packages import MAX_FILES, packed, unpacked

ZIP = {"Content-Type": "application/zip"}


def zipped(files, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, text in files:
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)  # without the time of day
    return out.getvalue()


def send(author, data, status=201, headers=ZIP, **params):
    params = {"slug": "centre", "section": "losses", **params}
    return author.call("POST", "/import", status, params=params, content=data, headers=headers)


def test_a_round_trip_changes_no_byte(author):
    draft = author.begin()["id"]
    author.save(draft, "hints.md", "## One\r\n\r\nUmlauts: äöü, and a line without an end")
    files = author.files(draft)
    exported = author.live.client.get(f"/api/authoring/drafts/{draft}/export")
    assert exported.headers["content-disposition"] == 'attachment; filename="centre.zip"'
    assert unpacked(exported.content) == files
    assert packed("centre", files) == exported.content
    author.call("DELETE", f"/drafts/{draft}", 204)
    imported = send(author, exported.content)
    assert author.files(imported["id"]) == files


def test_a_zip_replaces_a_draft_only_where_it_is_told_to(author):
    draft = author.begin()["id"]
    files = author.files(draft) | {"hints.md": "other"}
    assert send(author, packed("centre", files), 409)["error"]["code"] == "problem_exists"
    imported = send(author, packed("centre", files), replace=True)
    assert (imported["id"], author.files(draft)["hints.md"]) == (draft, "other")


def test_a_zip_of_another_problem_is_not_taken_for_this_one(author):
    live = author.live
    files = dict(live.services.library.problem("softmax").files)
    author.call("PUT", "/problems/softmax/visibility", json={"hidden": False})  # records it
    answer = send(author, packed("centre", files), 422)
    assert "the identity of softmax" in answer["error"]["message"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no zip", "no zip file"),
        (b"", "required"),
        (zipped([("readme.md", "x")]), "no problem.toml"),
        (zipped([("problem.toml", "x"), ("../up.py", "x")]), "has no place"),
        (zipped([("a/problem.toml", "x"), ("b/other.py", "x")]), "has no place"),
        (zipped([("problem.toml", "x"), ("rejected/../../x.py", "x")]), "has no place"),
        (zipped([("problem.toml", "x"), ("/etc/passwd", "x")]), "has no place"),
        (zipped([("problem.toml", "x"), *((f"rejected/m{n}.py", "x") for n in range(MAX_FILES))]), "at most 200"),
        (zipped([("problem.toml", "0" * 400_000)]), "times as large"),
        (zipped([("problem.toml", b"\xff\xfe")]), "not UTF-8"),
        (zipped([("problem.toml", "x" * 100)])[:60], "no zip file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "zip",
)
def test_a_hostile_zip_is_refused_with_a_reason(author, data, told):
    answer = send(author, data, 422)
    assert told in answer["error"]["message"]
    assert "centre" not in [item["slug"] for item in author.call("GET", "/problems")["problems"]]


def test_a_size_that_the_zip_lies_about_is_found_out():
    import struct

    data = bytearray(zipped([("problem.toml", bytes(range(33, 127)) * 8000)]))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)  # the size in the central directory
    with pytest.raises(Exception, match=r"KB|no zip"):
        unpacked(bytes(data))


def test_what_systems_leave_in_folders_is_left_out():
    files = unpacked(zipped([("p/problem.toml", "x"), ("p/.DS_Store", "y"), ("p/accepted/__pycache__/a.pyc", "z")]))
    assert files == {"problem.toml": "x"}


def test_a_body_that_is_no_zip_by_its_type(author):
    send(author, b"{}", 415, headers={"Content-Type": "application/json"})
