# ruff: noqa: E501  (a table is read by the row)
"""Mutants are single edits with the names that authors mark them by."""

import ast
from pathlib import Path

import pytest

from judge.verify.mutants import code_key, mutate
from judge.verify.wrapped import Wrapped

PROBLEMS = Path(__file__).parents[3] / "problems"


def edits(source):
    """The body of f as an expression, and what mutants make of it, by name."""
    mutants = mutate(f"def f(x, y, axis=None):\n    return {source}\n").mutants
    return {mutant.edit: mutant.source.split("return ", 1)[1].strip() for mutant in mutants if mutant.line == 2}


EDITS = [
    ("x + y", {"+->-": "x - y", "drop right of +": "x", "drop left of +": "y"}),
    ("x - y", {"-->+": "x + y", "drop right of -": "x", "drop left of -": "y"}),
    ("x / y", {"/->*": "x * y", "drop right of /": "x", "1e-06 added to divisor": "x / (y + 1e-06)"}),
    ("x ** y", {"**->*": "x * y", "drop right of **": "x"}),
    ("x @ y", {"swap sides of @": "y @ x", "transpose right of @": "x @ y.T"}),
    ("-np.inf", {"drop -": "np.inf", "-inf->-1e9": "-1e9", "-inf->-1e4": "-1e4", "-inf->-0": "-0"}),
    ("-1e9", {"drop -": "1e9", "1000000000.0->1000000001.0": "-1000000001.0", "1000000000.0->0": "-0.0", "-1e+09->-inf": "-float('inf')"}),
    ("x.var()", {"ddof->1": "x.var(ddof=1)"}),
    ("x.std(ddof=y)", {"drop ddof": "x.std()"}),
    ("np.sqrt(x) + eps", {"+->-": "np.sqrt(x) - eps", "drop right of +": "np.sqrt(x)", "drop left of +": "eps", "drop sqrt": "x + eps", "eps into root": "np.sqrt(x + eps)"}),
    ("np.sqrt(x + eps)", {"+->-": "np.sqrt(x - eps)", "drop right of +": "np.sqrt(x)", "drop left of +": "np.sqrt(eps)", "drop sqrt": "x + eps", "eps out of root": "np.sqrt(x) + eps"}),
    ("[zeros(p) for p in x]", {"zeros->ones": "[ones(p) for p in x]", "share state": "(lambda made: made[:1] * len(made))([zeros(p) for p in x])"}),
    ("-x", {"drop -": "x"}),
    ("not x", {"drop not": "x"}),
    ("x < y", {"<-><=": "x <= y", "<->>=": "x >= y"}),
    ("x == y", {"==->!=": "x != y"}),
    ("x is y", {"is->is not": "x is not y"}),
    ("x and y", {"and->or": "x or y", "drop left of and": "y", "drop right of and": "x"}),
    ("3", {"3->4": "4", "3->0": "0", "3->-3": "-3"}),
    ("0.5", {"0.5->1.5": "1.5", "0.5->0": "0.0", "0.5->-0.5": "-0.5"}),
    ("True", {"True->False": "False"}),
    ("x.T", {"drop .T": "x"}),
    ("x if y else axis", {"if->True": "x", "if->False": "axis"}),
    ("abs(x)", {"drop abs": "x"}),
    ("np.abs(x)", {"drop abs": "x"}),
    ("x.copy()", {"drop copy": "x"}),
    ("np.argmax(x)", {"argmax->argmin": "np.argmin(x)"}),
    ("x.sum(axis=y)", {
        "sum->mean": "x.mean(axis=y)",
        "axis=y->0": "x.sum(axis=0)",
        "axis=y->1": "x.sum(axis=1)",
        "axis=y->-1": "x.sum(axis=-1)",
        "axis=y->None": "x.sum(axis=None)",
    }),
    ("f(x, keepdims=True)", {"drop keepdims": "f(x)", "True->False": "f(x, keepdims=False)"}),
    ("np.zeros(x)", {"zeros->ones": "np.ones(x)"}),
    ("g(x, y)", {"swap arguments of g": "g(y, x)"}),
    ("np.where(x, y, axis)", {
        "where->first": "y",
        "where->second": "axis",
        "swap arguments of where": "np.where(y, x, axis)",
    }),
    ("x, y", {"swap returns": "(y, x)"}),
    ("[i for i in x if i]", {"drop if": "[i for i in x]"}),
    ("searchsorted(x, side='left')", {"left->right": "searchsorted(x, side='right')"}),
    ("x + y + axis", {
        "+->-": "x - y + axis",
        "+->- #2": "x + y - axis",
        "drop right of +": "x + axis",
        "drop right of + #2": "x + y",
        "drop left of +": "y + axis",
        "drop left of + #2": "axis",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), EDITS, ids=[source for source, _ in EDITS])
def test_the_edits_of_an_expression(source, expected):
    found = edits(source)
    for name, text in expected.items():
        assert ast.dump(ast.parse(found[name])) == ast.dump(ast.parse(text)), name
    assert set(found) == set(expected)


STATEMENTS = [
    ("x += y", {"+=->-=", "+=->=", "drop statement"}),
    ("x[0] = y", {"drop statement", "0->1"}),
    ("x = y", {"drop statement"}),
    ("z = y", set()),
    ("x.sort()", {"drop sort", "drop statement"}),
    ("if x:\n        y = 1", {"if->True", "if->False"}),
    ("raise ValueError(1 + 2)", set()),
    ("'''A docstring of 3 lines.'''", set()),
    ("for i in x:\n        y = i", {"drop last step"}),
    ("z: tuple[int, 3] = x", set()),
]


@pytest.mark.parametrize(("source", "names"), STATEMENTS, ids=[source for source, _ in STATEMENTS])
def test_the_edits_of_a_statement(source, names):
    mutants = mutate(f"def f(x, y):\n    {source}\n    return x\n").mutants
    assert {mutant.edit for mutant in mutants if mutant.line == 2} == names


def test_defaults_are_edited_and_annotations_are_not():
    mutants = mutate("def f(x: 'A | 3', n=1) -> 5:\n    return x\n").mutants
    assert {mutant.edit for mutant in mutants} == {"1->2", "1->0", "1->-1"}


def test_every_mutant_differs_from_the_source_and_from_the_others():
    source = "def f(x):\n    return x * 1 + x * 1\n"
    codes = [code_key(compile(text, "f.py", "exec")) for text in (source, *(m.source for m in mutate(source).mutants))]
    assert len(set(codes)) == len(codes)


def test_programs_that_compile_to_the_same_code_are_equal():
    same = ["def f(x):\n    return x + 2\n", "\n\ndef f( x ):\n    # two\n    return (x + (1 + 1))\n"]
    assert len({code_key(compile(text, f"{i}.py", "exec")) for i, text in enumerate(same)}) == 1
    names = [m.edit for m in mutate("def f(x):\n    return 2 * 1 * x\n").mutants]
    assert "drop right of *" not in names  # 2 * x is what 2 * 1 * x compiles to
    assert "drop right of * #2" in names


def test_whole_programs_are_mutants_with_marks_on_the_line_of_their_entry():
    source = "def f(x):  # mutant-ok: change x in place: nobody keeps it\n    return x\n"
    more = [Wrapped(1, "change x in place", source + "f = g\n"), Wrapped(1, "round to six places", source + "f = h\n")]
    found = mutate(source, more=more)
    assert [(m.edit, m.reason) for m in found.mutants] == [(more[0].edit, "nobody keeps it"), (more[1].edit, "")]
    assert found.faults == ()


MARKED = [
    "def f(x):\n    return abs(x)  # mutant-ok: drop abs: x is never negative\n",
    "def f(x):\n    # mutant-ok: drop abs: x is never negative\n    return abs(x)\n",
    "def f(x):\n    # why\n    # mutant-ok: drop abs: x is never negative\n    # and more\n    return abs(x)\n",
    "def f(x):\n    return abs(\n        x,  # mutant-ok: drop abs: x is never negative\n    )\n",
    "def f(x):\n    return abs(x)  # shape (n,); mutant-ok: 1->2: y mutant-ok: drop abs: x is never negative\n",
]


@pytest.mark.parametrize("source", MARKED)
def test_a_mark_excuses_its_edit(source):
    (mutant,) = [mutant for mutant in mutate(source).mutants if mutant.edit == "drop abs"]
    assert mutant.reason == "x is never negative"


def test_a_mark_of_one_statement_does_not_excuse_another():
    source = "def f(x):\n    # mutant-ok: drop abs: here\n    y = abs(x)\n    return abs(y)\n"
    assert [(mutant.line, mutant.reason) for mutant in mutate(source).mutants] == [(3, "here"), (4, "")]


def test_a_mark_without_its_edit_is_a_fault():
    (fault,) = mutate("def f(x):\n    return abs(x)  # mutant-ok: max->min: no\n").faults
    assert str(fault) == 'reference.py:2: mutant-ok: "max->min" is no edit of this statement. There are drop abs.'


@pytest.mark.parametrize("path", sorted(PROBLEMS.glob("*/*/reference.py")), ids=lambda path: path.parent.name)
def test_mutants_of_a_reference_parse(path):
    mutants = mutate(path.read_text()).mutants
    assert mutants
    for mutant in mutants:
        compile(mutant.source, "mutant.py", "exec")


@pytest.mark.parametrize(
    ("masked", "late"),
    [
        ("softmax(np.where(m, x, -np.inf), axis=1)", "np.where(m, softmax(x, axis=1), 0.0)"),
        ("softmax(np.where(m, -1000000000.0, x))", "np.where(m, 0.0, softmax(x))"),
    ],
)
def test_a_mask_is_applied_after_the_softmax(masked, late):
    found = {each.edit: each.source for each in mutate(f"y = {masked}").mutants}
    assert found["mask after softmax"] == f"y = {late}"


def test_a_choice_that_is_no_mask_is_left_alone():
    found = {each.edit for each in mutate("y = softmax(np.where(m, x, z))").mutants}
    assert "mask after softmax" not in found


LATE = [
    (
        "x = np.where(m, x, -np.inf)\nw = softmax(x, axis=1)\nreturn w @ v",
        (
            "x = x\n_gradus_weights = softmax(x, axis=1)\n_gradus_weights = np.where(m, _gradus_weights, 0.0)\n"
            "w = _gradus_weights\nreturn w @ v"
        ),
    ),
    (
        "x[~m] = -1e9\nreturn softmax(x) @ v",
        "_gradus_weights = softmax(x)\n_gradus_weights[~m] = 0.0\nreturn _gradus_weights @ v",
    ),
    (
        "x[1:] = np.where(m, -np.inf, y)\nw = softmax(x)",
        (
            "x[1:] = y\n_gradus_weights = softmax(x)\n"
            "_gradus_weights[1:] = np.where(m, 0.0, _gradus_weights[1:])\nw = _gradus_weights"
        ),
    ),
    (
        "if m is not None:\n    x += np.where(m, 0.0, -1e9)\ne = np.exp(x - x.max())\ne /= e.sum()",
        (
            "if m is not None:\n    pass\ne = np.exp(x - x.max())\ne /= e.sum()\n_gradus_weights = e\n"
            "if m is not None:\n    _gradus_weights = np.where(m, _gradus_weights, 0.0)\ne = _gradus_weights"
        ),
    ),
    (
        "x = np.where(m, -np.inf, x)\ne = np.exp(x)\nreturn e / np.sum(e, axis=-1)",
        (
            "x = x\ne = np.exp(x)\n_gradus_weights = e / np.sum(e, axis=-1)\n"
            "_gradus_weights = np.where(m, 0.0, _gradus_weights)\nreturn _gradus_weights"
        ),
    ),
]


def function(body):
    return "def f(x, y, m, v):\n" + "".join(f"    {line}\n" for line in body.split("\n"))


@pytest.mark.parametrize(("body", "late"), LATE, ids=range(len(LATE)))
def test_a_mask_of_an_earlier_statement_is_applied_after_the_softmax(body, late):
    (found,) = [each for each in mutate(function(body)).mutants if each.edit == "mask after softmax"]
    assert found.source.strip() == function(late).strip()


@pytest.mark.parametrize(
    "body",
    [
        "x = np.where(m, x, y)\nreturn softmax(x)",
        "x = np.where(m, x, -np.inf)\nreturn x.max()",
        "x = np.where(m, x, -np.inf)\nreturn softmax(y)",
        "w = softmax(x)\nx = np.where(m, x, -np.inf)\nreturn w",
    ],
)
def test_what_is_no_mask_before_a_softmax_is_left_alone(body):
    assert "mask after softmax" not in {each.edit for each in mutate(function(body)).mutants}


def test_a_mark_excuses_a_late_mask():
    marked = LATE[0][0].replace("-np.inf)", "-np.inf)  # mutant-ok: mask after softmax: m is all True")
    found = {each.edit: each.reason for each in mutate(function(marked)).mutants}
    assert found["mask after softmax"] == "m is all True"
