"""Authors' sources as members read them."""

import ast

import pytest

from judge.package.readable import without_header, without_remarks


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("x = 1\n", "x = 1\n"),
        ("x = 1  # mutant-ok: 1->2: no case tells\n", "x = 1\n"),
        ("# why\n# mutant-ok: 1->2: no case tells\nx = 1\n", "# why\nx = 1\n"),
        ("def f():\n    # mutant-ok: 1->2: so\n    return 1\n", "def f():\n    return 1\n"),
        ("x = 1  # (B, T) mutant-ok: 1->2: so\n", "x = 1  # (B, T)\n"),
        ('x = "# mutant-ok: 1->2: text"\n', 'x = "# mutant-ok: 1->2: text"\n'),
        ("x = 1  # mutant-ok: 1->2: the last line has no end", "x = 1\n"),
    ],
)
def test_remarks_for_the_verifier_are_gone_and_nothing_else(source, shown):
    assert without_remarks(source) == shown
    assert ast.dump(ast.parse(shown)) == ast.dump(ast.parse(source))


def test_the_header_of_a_solution_is_gone_and_later_comments_stay():
    assert without_header("# style: a loop\n#   over lists\n\nimport math\n# why\n") == "import math\n# why\n"
    assert without_header("import math\n") == "import math\n"
