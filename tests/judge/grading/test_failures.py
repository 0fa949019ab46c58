"""Which failing cases a verdict shows, in which order, and how large they may be."""

import json

import pytest

from judge.grading.evaluate import Judged
from judge.grading.failures import CASE_BYTES, LOOKED_AT, MAX_BYTES, MAX_FAILURES, bounded, chosen, fitting, size
from judge.package.frozen import FrozenCase, Span
from judge.verdict import CaseResult, Group, Input, Mismatch, Shown, Verdict, Wrong, to_json

WRONG, ERROR = Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR


def case(entry, group, name="a", *, length=100, raises=None):
    return FrozenCase(
        case=f"{entry}/{group}/{name}",
        entry=entry,
        group=Group(group),
        id=name,
        inputs=Span("", 0, length),
        raises=raises,
        draws=0,
        repeat=0,
        size=None,
        note="",
        call="",
        expected=(),
        expect=None,
        seeds=(),
        varies=False,
    )


def failed(entry, group, name="a", *, verdict=WRONG, kind=Wrong.SHAPE, **more):
    return Judged(case(entry, group, name, **more), verdict, "Wrong.", Mismatch(kind, "Wrong."))


def shown(*judged, verdict=WRONG, explained=()):
    return [one.case.case for one in chosen(judged, ["f", "g"], verdict, explained)]


def test_there_is_one_of_each_entry_and_group_the_most_telling_first():
    judged = [failed("f", group, name) for group in ("edge", "shape", "stability", "scale", "random") for name in "ab"]
    judged += [failed("g", "example"), failed("g", "edge")]
    assert shown(*judged) == [
        "g/example/a",
        "f/random/a",
        "f/stability/a",
        "f/shape/a",
        "f/edge/a",
        "g/edge/a",
        "f/scale/a",
    ]


def test_what_passes_is_never_shown():
    assert shown(Judged(case("f", "example"), Verdict.ACCEPTED), failed("f", "edge")) == ["f/edge/a"]


def test_cases_that_ask_for_an_exception_come_last():
    """The naive softmax: a number ought to raise ValueError, but its gradient fails the examples."""
    number = failed("f", "edge", "number", kind=Wrong.NO_EXCEPTION, raises="ValueError")
    assert shown(number, failed("g", "scale"), failed("g", "example")) == ["g/example/a", "g/scale/a", "f/edge/number"]
    assert shown(number, failed("f", "edge", "b", length=900)) == ["f/edge/b"], "nor do they stand for their group"


@pytest.mark.parametrize(
    ("others", "clearest"),
    [
        ([failed("f", "random", "b", length=10)], "f/random/b"),
        ([failed("f", "random", "b", kind=Wrong.VALUE, length=10)], "f/random/a"),
        ([failed("f", "random", "b", length=10), failed("f", "random", "c", length=9)], "f/random/c"),
        ([failed("f", "random", "b")], "f/random/a"),
    ],
)
def test_of_a_group_the_clearest_is_shown(others, clearest):
    assert shown(failed("f", "random"), *others) == [clearest]


def test_what_is_wrong_is_found_out_of_few_cases():
    """To say what is wrong may take the judge long, and a submission may fail a thousand cases."""
    found = []

    def finds():
        found.append(1)
        return Mismatch(Wrong.VALUE, "Wrong.")

    judged = [Judged(case("f", "random", f"{i}", length=100 + i), WRONG, "", finds) for i in range(50)]
    assert shown(*judged) == ["f/random/0"]
    assert len(found) == LOOKED_AT
    assert judged[0].sentence == "Wrong."
    assert len(found) == LOOKED_AT, "nor is it found twice"


def test_what_ended_with_the_verdict_comes_first():
    crash = failed("f", "edge", verdict=ERROR)
    assert shown(crash, failed("f", "random"), verdict=ERROR) == ["f/edge/a", "f/random/a"]


def test_the_case_of_a_lesson_comes_first_and_stands_for_its_group():
    explained = failed("f", "edge", "b", length=900)
    judged = [failed("f", "random"), failed("f", "edge"), explained]
    assert shown(*judged, explained=[explained]) == ["f/edge/b", "f/random/a"]


def test_what_is_not_written_is_told_once_and_after_what_is_wrong():
    absent = [failed("f", group, verdict=ERROR, kind=Wrong.NOT_WRITTEN) for group in ("example", "edge", "random")]
    assert shown(*absent, verdict=ERROR) == ["f/example/a"]
    assert shown(*absent, failed("g", "edge", verdict=ERROR), verdict=ERROR) == ["g/edge/a", "f/example/a"]


def test_there_are_at_most_so_many():
    entries = [f"f{i}" for i in range(2 * MAX_FAILURES)]
    judged = [failed(entry, "edge") for entry in entries]
    assert len(chosen(judged, entries, WRONG)) == MAX_FAILURES


def large(one):
    cells = [[0.123456789012345] * 20] * 20
    value = Shown("x" * 9000, "float64", (20, 20), cells)
    inputs = tuple(Input(f"x{i}", value) for i in range(3))
    return CaseResult(
        one.case.case,
        one.case.entry,
        one.case.group,
        one.verdict,
        inputs=inputs,
        expected=value,
        got=value,
        mismatch=Mismatch(Wrong.VALUE, "Wrong.", expected=value, got=value, mask=[[True] * 20] * 20),
        stdout="\x00" * 64 * 1024,
        stderr="\x00" * 64 * 1024,
        traceback="\x00" * 64 * 1024,
    )


def test_all_of_them_together_are_bounded():
    judged = [failed(f"f{i}", "edge") for i in range(MAX_FAILURES)]
    results = bounded(judged, lambda one: fitting(large(one)))
    assert results
    assert sum(map(size, results)) <= MAX_BYTES
    assert len(json.dumps(to_json(results))) <= MAX_BYTES + 2 * MAX_FAILURES


def test_one_that_is_too_large_by_itself_loses_its_cells_and_keeps_its_mismatch():
    first = fitting(large(failed("f", "edge")))
    assert size(first) <= CASE_BYTES
    assert (first.expected.cells, first.mismatch.mask) == (None, None)
    assert first.mismatch.sentence == "Wrong."
    assert first.stdout.endswith("more characters")
