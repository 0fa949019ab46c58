"""Every sentence that a verdict can say is written in `judge.grading.sentences`, reads like one, and is said somewhere.

What else a verdict shows comes from people: a lesson or a check's sentence from the problem's author, an exception's
message from the submission.
"""

import ast
import inspect
from pathlib import Path

import pytest

from judge.grading import sentences
from judge.grading.sentences import words
from judge.verdict import Group, GroupCount, Verdict

ROOT = Path(__file__).parents[3]
# What carries a sentence to a verdict, and as which argument it is not to be written out.
CARRIERS = {
    "Report",
    "Mismatch",
    "Judged",
    "StoppedCase",
    "LoadVerdict",
    "Diagnosis",
    "Growth",
    "_wrong",
    "_our_error",
    "structure",
}
WORDS = {"sentence", "said", "hint", "lesson", "message"}
MODULES = [
    path
    for package in ("judge", "server")
    for path in sorted((ROOT / package).rglob("*.py"))
    if not {"inside", "verify", "sandbox", "package", "migrations"} & set(path.parts) and path.name != "errors.py"
]


def written_out(tree):
    """The texts of several words in calls that carry a sentence, but for those of other calls inside them."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _name(call.func) in CARRIERS | {"replace"}:
            named = [word.value for word in call.keywords if word.arg in WORDS]
            for argument in [*(call.args if _name(call.func) in CARRIERS else ()), *named]:
                yield from _texts(argument)


def _name(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def _texts(node):
    if isinstance(node, ast.Call):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip():
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from _texts(child)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_of_a_verdict_is_written_elsewhere(path):
    assert list(written_out(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_a_sentence_that_is_written_elsewhere_would_be_found():
    source = 'Judged(case, Verdict.WRONG_ANSWER, "It is wrong.")\nreplace(one, sentence=f"{n} are wrong.")\n'
    assert list(written_out(ast.parse(source))) == ["It is wrong.", " are wrong."]
    assert list(written_out(ast.parse('Judged(case, sentences.wrong("a b c"))'))) == []


COUNTS = [GroupCount("f", Group.EDGE, 1, 1, 0, 2)]
SAMPLES = {  # by the parameter's name or type
    "instead": "Use a loop.",
    "str": "text",
    "int": 3,
    "float": 2.5,
    "int | None": 4,
    "object": "a reason",
    "Any": 1.5,
    "Shape": (2, 3),
    "Index": (1,),
    "Sequence[int]": (1, 0),
    "Sequence[str]": ["a", "b"],
    "Sequence[Any]": ["a", "b"],
    "tuple[int, int]": (1, 3),
    "bool": True,
    "Verdict": Verdict.TIME_LIMIT,
    "Group": Group.SCALE,
    "Iterable[GroupCount]": COUNTS,
}
# Parts of sentences: what they are part of is tested in test_sentences.py.
PARTS = {
    "axes_permuted", "only_at", "between", "one_of", "at_index", "along",
    "in_place", "power_law", "exponential_law", "reference_law", "reference_time", "duration", "narrow",
}  # fmt: skip
# What chooses a sentence, or none, by what it is given: tested in tests/judge/runs/test_hints.py.
CHOOSERS = {"of_exception", "of_text", "missing_import"}
SENTENCES = {
    name: function
    for name, function in inspect.getmembers(sentences, inspect.isfunction)
    if not name.startswith("_")
    and name not in CHOOSERS
    and inspect.getmodule(function).__name__.startswith(sentences.__name__)
    and inspect.getmodule(function) is not words  # what sentences are made of
}


@pytest.mark.parametrize("name", sorted(SENTENCES.keys() - PARTS))
def test_each_is_a_whole_plain_sentence(name):
    parameters = inspect.signature(SENTENCES[name]).parameters.values()
    said = SENTENCES[name](
        *(
            SAMPLES.get(each.name, SAMPLES[each.annotation])
            for each in parameters
            if each.kind is not each.KEYWORD_ONLY
        ),
        **{each.name: True for each in parameters if each.kind is each.KEYWORD_ONLY},
    )
    assert said == said.strip()
    assert said[0].isupper() or said[0].isdigit() or said.split(" ")[0].strip(":") in {"text", "f"}
    assert said.endswith((".", "?"))
    assert "None " not in said.removeprefix("None was")
    assert "  " not in said


def test_each_is_said_somewhere():
    used = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    own = "\n".join(path.read_text(encoding="utf-8") for path in Path(sentences.__path__[0]).glob("*.py"))
    assert [name for name in SENTENCES if f"sentences.{name}" not in used and own.count(f"{name}(") < 2] == []
