"""How Markdown and formulas read in a terminal, and in a file."""

import re
from io import StringIO
from pathlib import Path

import pytest

from cli.render import markdown
from cli.render.console import SafeConsole
from cli.render.markdown import print_markdown, readable, wrapped_code
from cli.render.math import SIZES, unicode_math

STATEMENTS = sorted((Path(__file__).parents[2] / "problems").glob("*/*/statement.md"))

_FORMULA = re.compile(r"\$\$(.*?)\$\$|\$([^$\n]+)\$", re.DOTALL)
_MACRO = re.compile(r"\\[a-zA-Z]+")
LAYOUT = {  # macros that say how a formula looks, not what it says
    *(rf"\{name}" for name in (*SIZES, "text", "mathrm", "mathbf", "mathbb", "mathcal")),
    *(rf"\{name}" for name in ("operatorname", "underbrace", "mathrel", "textstyle", "begin", "end")),
}

FORMULAS = {
    r"x_i^2": "xᵢ²",
    r"\frac{x}{1 + |x|}": "x / (1 + |x|)",
    r"\tfrac12": "1/2",
    r"\sqrt{1 + x_i^2}": "√(1 + xᵢ²)",
    r"e^{-x}": "e⁻ˣ",
    r"e^{b \ln a}": "e^(b ln a)",
    r"x_{\text{new}}": "x_new",
    r"X W^\top": "X Wᵀ",
    r"\operatorname{relu}(x) = \max(0, x)": "relu(x) = max(0, x)",
    r"\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}": "{ 1 for x > 0; 0 for x ≤ 0 }",
    r"\hat x = 0": "x̂ = 0",
    r"\lVert a \rVert^2": "‖a‖²",
    r"\sum_{j \ne i} d_{ij}": "∑_(j ≠ i) dᵢⱼ",
    r"\tfrac12 \ln \frac{1 - e}{e}": "1/2 ln((1 - e) / e)",
    r"\log_2 \frac{a}{b}": "log₂(a/b)",
    r"\log \frac{\frac{a + 1}{b}}{c}": "log(((a + 1) / b) / c)",
    r"\log\sigma(x)": "log σ(x)",
    r"2 \log \det A": "2 log det A",
    r"x_j \log\theta_j": "xⱼ log θⱼ",
    r"\frac{a}{\max(a, b)}": "a / max(a, b)",
    r"g_{\tanh}": "gₜₐₙₕ",
    r"D(q \| p)": "D(q ‖ p)",
    r"l = \arg\min_j d_j": "l = arg minⱼ dⱼ",
    r"c \bmod G": "c mod G",
    r"\binom{d + k}{k}": "C(d + k, k)",
    r"a \iff b": "a ⇔ b",
    r"\overline{x^2}": "x\u0305²\u0305",
    r"\frac{": r"\frac{",  # not LaTeX: it stays what it is
}


@pytest.mark.parametrize(("latex", "text"), FORMULAS.items())
def test_a_formula_is_a_line_of_unicode(latex, text):
    assert unicode_math(latex) == text


@pytest.mark.parametrize("path", STATEMENTS, ids=lambda path: path.parent.name)
def test_no_statement_shows_latex(path):
    shown = markdown._CODE.split(readable(path.read_text(encoding="utf-8")))[::2]
    assert not [part for part in shown if "$" in part or "\\" in part]


def test_each_macro_of_the_problems_is_known():
    texts = [path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "problems").glob("*/*/*.md")]
    macros = {macro for text in texts for part in _FORMULA.findall(text) for macro in _MACRO.findall("".join(part))}
    unknown = [
        macro for macro in sorted(macros - LAYOUT) if unicode_math(f"a {macro}{{2}}{{3}} b") in ("a 23 b", "a23 b")
    ]
    assert len(macros) > 50
    assert not unknown


def test_code_is_left_alone():
    assert readable("`$HOME` costs $x^2$\n\n```sh\necho $A $B\n```\n") == "`$HOME` costs x²\n\n```sh\necho $A $B\n```\n"


def test_a_figure_is_its_caption():
    assert readable("![How it falls](figure:fall)") == "[figure: How it falls]"


def test_code_that_is_too_wide_goes_on_with_its_indentation():
    wrapped = wrapped_code("def f():\n    return " + " + ".join(["value"] * 12), 40).splitlines()
    assert all(len(line) <= 40 for line in wrapped)
    assert wrapped[1].startswith("    return")
    assert all(line.startswith("        ") for line in wrapped[2:])


@pytest.fixture
def printed(monkeypatch):
    def printed(text, **terminal):
        console = SafeConsole(file=StringIO(), highlight=False, **terminal)
        monkeypatch.setattr(markdown, "out", console)
        print_markdown(text)
        return console.file.getvalue()

    return printed


def test_what_goes_to_a_file_is_neither_wrapped_nor_padded(printed):
    text = "## Title\n\n" + "word " * 60 + "\n\n- [bold]item[/]\n\n```python\nx = 1\n```\n"
    lines = printed(text).splitlines()
    assert max(map(len, lines)) == len("word " * 60) - 1
    assert lines == [line.rstrip() for line in lines]
    assert "- [bold]item[/]" in lines


def test_a_formula_on_a_terminal_is_no_markup(printed):
    text = printed("where $a_{bc} * b * c_{de}$ and ![a [b]](figure:x)", width=80, force_terminal=True, no_color=True)
    assert "a_bc * b * c_de" in text
