"""What a change of one part of a reference can reach is run again, and nothing else."""

from types import SimpleNamespace

import pytest

from judge.verify.reach import Reach

SOURCE = """\
import numpy as np

SMALL = 1e-12


def helper(x):
    return x + SMALL


def forward(x):
    return helper(x) * 2


def backward(x):
    return forward(x) + 1


def other(x):
    return -x
"""


def reach(source=SOURCE, drive=None, entries=("forward", "backward", "other")):
    named = [SimpleNamespace(name=name) for name in entries]
    return Reach(SimpleNamespace(entries=named, reference=source, drive=drive))


@pytest.mark.parametrize(
    ("name", "reached"),
    [
        ("helper", {"forward", "backward"}),
        ("SMALL", {"forward", "backward"}),
        ("forward", {"forward", "backward"}),
        ("backward", {"backward"}),
        ("other", {"other"}),
        ("unused", set()),
    ],
)
def test_a_change_reaches_who_mentions_it(name, reached):
    assert reach().of_name(name) == reached


def test_a_line_is_that_of_its_definition():
    assert reach().of_line(11) == {"forward", "backward"}
    assert reach().of_line(18) == reach().of_line(19) == {"other"}
    assert reach().of_line(1) == {"forward", "backward", "other"}, "of what is no definition, nothing is known"


def test_a_value_that_can_change_joins_all_who_mention_it():
    state = "STATE = {}\n\n\ndef forward(x):\n    STATE[x] = 1\n\n\ndef other(x):\n    return STATE.get(x)\n"
    assert reach(state, entries=("forward", "other")).of_name("forward") == {"forward", "other"}
    plain = state.replace("{}", "3")
    assert reach(plain, entries=("forward", "other")).of_name("forward") == {"forward"}


def test_what_a_drive_mentions_is_reached():
    drive = "def other(submission, x):\n    return getattr(submission, 'helper')(x)\n"
    assert "other" in reach(drive=drive).of_name("helper")


def test_of_statements_at_the_top_nothing_is_known():
    assert reach(SOURCE + "\n\nnp.seterr(all='ignore')\n").of_name("other") == {"forward", "backward", "other"}
    assert reach(SOURCE + "\n\nother.calls = 0\n").of_name("other") == {"forward", "backward", "other"}
