"""figures.py in the author's sandbox: made once, from the reference's own numbers; faults name its line."""

import pytest

from judge.package.figures import figure_faults, make_figures
from judge.package.load import load
from judge.package.problem import Unsound
from judge.package.store import FrozenStore

FIGURES = """import numpy as np
from gradus import Lines
from reference import centre


def figures():
    x = np.array([1.0, 2.0, 6.0])
    return {"before-and-after": Lines([0, 1, 2], {"x": x, "centred": centre(x)})}
"""
SHOWN = "\n![Centring moves the mean\nto zero.](figure:before-and-after)\n"


@pytest.fixture
def store(tmp_path):
    return FrozenStore(tmp_path / "frozen")


@pytest.fixture
def illustrated(folder, edit):
    edit("figures.py", None, FIGURES)
    editorial = folder / "editorial.md"
    editorial.write_text(editorial.read_text() + SHOWN)
    return folder


def test_the_figures_show_the_reference(illustrated, sandbox, store):
    problem = load(illustrated)
    figures = make_figures(problem, sandbox, store)
    assert [series.y for series in figures["before-and-after"].series] == [(1.0, 2.0, 6.0), (-2.0, -1.0, 3.0)]
    assert figure_faults(problem, figures) == []


def test_they_are_made_once(illustrated, sandbox, store, monkeypatch):
    problem = load(illustrated)
    first = make_figures(problem, sandbox, store)
    monkeypatch.setattr("judge.package.figures._run", None)
    assert make_figures(problem, sandbox, store) == first


def test_a_problem_without_figures_has_none(folder, sandbox, store):
    assert make_figures(load(folder), sandbox, store) == {}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("    return {", "    nonsense\n    return {", "figures.py:8: NameError"),
        ("import centre", "import middle", "figures.py:3: ImportError"),
        ("return {", "return {**[1], ", "figures.py:8: TypeError"),
        ("Lines([0, 1, 2]", "Lines([0, 1]", 'figures.py:8: ValueError: "x" has 2 values of x and 3 of y.'),
        ('Lines([0, 1, 2], {"x": x, "centred": centre(x)})', "1", '"before-and-after": A figure is made by Lines'),
        ("    x = np", "    import os; os._exit(3)\n    x = np", "figures.py: The figures could not be made"),
    ],
)
def test_what_fails_is_a_fault_with_its_line(illustrated, edit, sandbox, store, old, new, fault):
    edit("figures.py", old, new)
    with pytest.raises(Unsound) as caught:
        make_figures(load(illustrated), sandbox, store)
    assert fault in str(caught.value)


def test_a_figure_that_is_not_made_and_one_that_is_not_shown(illustrated, edit, sandbox, store):
    edit("figures.py", '"before-and-after"', '"after"')
    problem = load(illustrated)
    faults = [str(fault) for fault in figure_faults(problem, make_figures(problem, sandbox, store))]
    assert any('figures() makes no "before-and-after". It makes after.' in fault for fault in faults)
    assert any('No text shows the figure "after".' in fault for fault in faults)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("\n![](figure:before-and-after)\n", "needs a caption"),
        ("\nSee ![a caption](figure:before-and-after)\n", "stands in a paragraph of its own"),
        ("\nNothing.\n", "No figure is shown"),
    ],
)
def test_a_figure_is_placed_with_a_caption_in_its_own_paragraph(illustrated, edit, text, fault):
    edit("editorial.md", SHOWN, text)
    with pytest.raises(Unsound) as caught:
        load(illustrated)
    assert fault in str(caught.value)


def test_a_figure_needs_its_file(illustrated, edit):
    edit("figures.py", None, None)
    with pytest.raises(Unsound, match=r"figures\.py, which is missing"):
        load(illustrated)
