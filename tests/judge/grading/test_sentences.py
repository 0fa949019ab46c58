"""Every sentence: whole, plain, about the values and not about the person."""

import inspect
import re
import signal

import numpy as np
import pytest

from judge.grading import sentences
from judge.verdict import Group, GroupCount, Verdict

S = sentences
COUNTS = [GroupCount("f", Group.EXAMPLE, 2, 1, 0, 3), GroupCount("f", Group.EDGE, 1, 0, 0, 1)]

SAID = {
    S.nothing_returned(): "None was returned. Is a return statement missing?",
    S.wrong_type("a dict", "an array"): "The value is a dict, expected an array.",
    S.outputs_missing("a float", ("loss", "grad")): "2 outputs were expected, (loss, grad); the call returned a float.",
    S.wrong_number_of_outputs(3, ("a", "b")): "2 outputs were expected, (a, b); 3 came.",
    S.key_missing(["a"]): "The key is missing: 'a'.",
    S.key_missing([1, 2, 3, 4]): "4 keys are missing: 1, 2, 3 and 1 more.",
    S.key_unexpected(["b"]): "One key is not expected: 'b'.",
    S.shape((3,), (2, 3)): "The shape is (3,), expected (2, 3).",
    S.shape((2,), ()): "The shape is (2,), expected a single value.",
    S.kind_of_number("integers", "floats"): "The values are integers, expected floats.",
    S.dtype("float32", "float64"): "The dtype is float32, expected float64.",
    S.truncated("cut", 1): "The value is cut to an integer.",
    S.factor(0.5, 3): "Every element is 0.5 times the expected one.",
    S.factor(np.pi, 1): "The value is 3.14159 times the expected one (pi).",
    S.offset(-0.5, 2): "Every element is 0.5 less than expected.",
    S.digits(2.9, 16, (3,)): "At [3] 2 of about 16 digits are right.",
    S.digits(1.0, 7, (0, 1)): "At [0, 1] 1 of about 7 digits is right.",
    S.digits(0.9, 16, (2,)): "At [2] no digit is right.",
    S.digits(0.0, 16, ()): "No digit is right.",
    S.digits(5.5, 16, ()): "5 of about 16 digits are right.",
    S.linked_signs("axes"): "Right up to sign, but a component has one sign: it must be the same here and in axes.",
    S.mutated_input(["x"]): "The call changed its input x. Inputs must come back as they were: work on a copy.",
    S.mutated_input(["x", "y"]).split(".")[0]: "The call changed its input x and y",
    S.no_exception("ValueError"): "A ValueError was to be raised; the call returned a value.",
    S.wrong_exception("IndexError", "KeyError", "'a'"): "An IndexError was to be raised; KeyError: 'a' was.",
    S.not_written("softmax"): "softmax is not written yet.",
    S.raised("ValueError", "bad\nsecond line"): "The call raised ValueError: bad.",
    S.raised("ValueError", ""): "The call raised ValueError.",
    S.missing_entry("relu", "function", "Solution"): (
        "The solution defines no function relu. "
        "Its class Solution has one inside: move it out of the class, to the left margin, without self."
    ),
    S.missing_entry("relu", "function", "", "ReLU"): (
        "The solution defines no function relu. It defines ReLU: names have to match exactly, call it relu."
    ),
    S.compile_error("invalid syntax", 3): "The solution is not valid Python (line 3): invalid syntax.",
    S.compile_error(
        "Perhaps you forgot a comma?", 1
    ): "The solution is not valid Python (line 1): Perhaps you forgot a comma?",
    S.raised("ValueError", "No!"): "The call raised ValueError: No!",
    S.raised("ValueError", "No..."): "The call raised ValueError: No.",
    S.exited(0): "The call ended the process with exit code 0; a solution has to return.",
    S.exited(3, loading=True): "Loading the solution ended the process with exit code 3; a solution has to return.",
    S.crashed(signal.SIGSEGV): "The call crashed the process: it touched memory that is not its own (SIGSEGV).",
    S.crashed(signal.SIGTERM, loading=True): "Loading the solution ended the process by signal 15.",
    S.wall_limit(loading=True): "Loading the solution did not finish: it waits or sleeps instead of computing.",
    S.time_limit(2.0): "The call took more than 2 s of CPU time.",
    S.memory_limit(256): "More than 256 MB of memory were needed.",
    S.accepted(60): "Accepted: all 60 cases passed.",
    S.accepted(1): "Accepted: the case passed.",
    S.verdict(
        Verdict.WRONG_ANSWER, "f", Group.EDGE, COUNTS
    ): "f: the answer is wrong in an edge case. 3 of 4 cases passed.",
    S.withheld(1): "1 scale case was not run: the entry fails before.",
    S.withheld(5): "5 scale cases were not run: the entry fails before.",
    S.duration(0.00021): "0.21 ms",
    S.duration(0.1381): "138 ms",
    S.duration(0.99999): "1 s",
}


@pytest.mark.parametrize(("said", "meant"), SAID.items())
def test_reads(said, meant):
    assert said == meant


@pytest.mark.parametrize("kind", Verdict)
@pytest.mark.parametrize("group", Group)
def test_every_verdict_has_a_sentence_in_every_group(kind, group):
    assert S.verdict(kind, "f", group, COUNTS).endswith("3 of 4 cases passed.")


def test_a_strangers_message_is_cut_and_valid_unicode():
    said = S.raised("Error", "x\udc80" * 1000)
    assert len(said) < 400 + 300 * 6
    said.encode()


def test_nothing_is_said_to_or_about_the_person():
    source = inspect.getsource(sentences)
    strings = re.findall(r'"([^"\n]*)"', source.replace('"""', ""))
    for text in strings:
        assert not re.search(r"\b(you|your|we|sorry|please|oops)\b", text, re.IGNORECASE), text
        assert "!" not in text
