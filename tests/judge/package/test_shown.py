"""Members see an author's files without the remarks that only `gradus problem check` reads."""

import ast
from pathlib import Path

import pytest

from judge.package.shown import shown_reference, shown_solution, shown_text, ties

PROBLEMS = Path(__file__).parents[3] / "problems"

REFERENCES = [
    ("x = abs(y)  # mutant-ok: drop abs: y is never negative\n", "x = abs(y)\n"),
    ("x = abs(y)  # (n,); mutant-ok: drop abs: never negative\n", "x = abs(y)  # (n,)\n"),
    ("x = abs(y)  # (n, k) mutant-ok: a: b. mutant-ok: c: d.\n", "x = abs(y)  # (n, k)\n"),
    ("    # mutant-ok: a: b\nx = 1\n", "x = 1\n"),
    ("# why\n# mutant-ok: a: b\n# and so on\n# Then this.\nx = 1\n", "# why\n# Then this.\nx = 1\n"),
    ("# why\n# it is so\nx = '# mutant-ok: a: b'\n", "# why\n# it is so\nx = '# mutant-ok: a: b'\n"),
]


@pytest.mark.parametrize(("source", "shown"), REFERENCES)
def test_a_reference_is_shown_without_its_remarks(source, shown):
    assert shown_reference(source) == shown


@pytest.mark.parametrize("path", sorted(PROBLEMS.glob("*/*/reference.py")), ids=lambda path: path.parent.name)
def test_the_references_of_the_bank_are_the_same_programs_when_shown(path):
    source = path.read_text()
    shown = shown_reference(source)
    assert "mutant-ok" not in shown
    assert ast.dump(ast.parse(shown)) == ast.dump(ast.parse(source))


def test_the_ties_of_pitfalls_are_read_and_not_shown():
    text = "- One. <!-- rejected: a_b -->\n- Two\n  lines.\n  <!-- rejected: c, d-e -->\n- Three.\n"
    assert ties(text) == ("a_b", "c", "d-e")
    assert shown_text(text) == "- One.\n- Two\n  lines.\n- Three.\n"


def test_the_header_of_a_solution_is_gone_and_later_comments_stay():
    assert shown_solution("# style: a loop\n#   over lists\n\nimport math\n# why\n") == "import math\n# why\n"
    assert shown_solution("import math\n") == "import math\n"
