"""A case written into the text of a cases.py."""

import ast

import pytest

from judge.package.load import load
from judge.package.problem import Problem
from server.authoring.case_text import with_case
from server.core.settings import ROOT

PROBLEM: Problem = load(ROOT / "problems" / "foundations" / "softmax")
ENTRY = PROBLEM.entry("softmax")
CASES = """import numpy as np


def build(cases):
    e = cases.of("softmax")
    e.example("one", x=np.array([1.0]))


def later():
    pass
"""


def test_it_stands_at_the_end_of_build():
    text = with_case(CASES, ENTRY, "softmax(np.array([1.0, 2.0]), axis=0)", "told-apart")
    added = '    cases.of("softmax").edge("told-apart", x=np.array([1.0, 2.0]), axis=0)\n'
    assert text == CASES.replace("np.array([1.0]))\n", f"np.array([1.0]))\n{added}")


def test_a_name_is_given_once():
    once = with_case(CASES, ENTRY, "softmax(np.array([1.0]))", "told-apart")
    twice = with_case(once, ENTRY, "softmax(np.array([2.0]))", "told-apart")
    assert '"told-apart"' in twice
    assert '"told-apart-2", x=np.array([2.0])' in twice


def test_a_long_case_has_a_line_for_each_argument():
    call = f"softmax(np.array({[0.1] * 40}), axis=0)"
    text = with_case(CASES, ENTRY, call, "told-apart")
    assert ast.parse(text)
    assert "        axis=0,\n    )\n" in text


def test_a_call_over_several_lines():
    call = "softmax(\n    np.array([\n        [1.0],\n        [2.0],\n    ]),\n    axis=0,\n)"
    text = with_case(CASES, ENTRY, call, "told-apart")
    assert ast.parse(text)


@pytest.mark.parametrize("text", ["def build(:", "", "def other(cases):\n    pass\n", "def build():\n    pass\n"])
def test_a_text_without_a_build_stays(text):
    assert with_case(text, ENTRY, "softmax(np.array([1.0]))", "x") is None


def test_a_text_without_a_last_newline():
    text = with_case("def build(cases):\n    pass", ENTRY, "softmax(np.array([1.0]))", "x")
    assert text.endswith('    pass\n    cases.of("softmax").edge("x", x=np.array([1.0]))\n')
