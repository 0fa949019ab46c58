r"""Renders LaTeX formulas as lines of Unicode: `\frac{x}{1 + |x|}` as `x / (1 + |x|)`.

pylatexenc parses the formula and knows the symbols; the rules here say how fractions, roots, scripts and cases are
written on lines. What has no form on a line keeps a readable one: a script without signs of its own in Unicode is
written `x_(new)`, a matrix as rows in brackets, and a formula that can't be parsed stays LaTeX.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from pylatexenc import latex2text, latexwalker, macrospec

# Macros that only say how large a bracket is.
SIZES = ("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg")
_BRANCH = "\ue000"  # stands for a break between the rows of an environment until all is rendered
_GAP = "\ue001"  # stands for the gap between two formulas on a line
_OPEN, _CLOSE = "\ue002", "\ue003"  # stand around a fraction until it is known what is before it
_NAME = "\ue004"  # stands before the name of a function
_NAMES = ("arg", "cos", "det", "exp", "ln", "log", "max", "min", "sin", "tanh")
_OF_A_FRACTION = re.compile(  # as in ln of 1 / x
    rf"(?<={_NAME})((?:{'|'.join(_NAMES)})[₀-₉ₐ-ₜⱼ]*)\s*{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}"
)
_FRACTION = re.compile(rf"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_SIMPLE = re.compile(rf"[∂∇√]? ?[\w.′\u0300-\u036f]*|{_NAME}?[\w.]*\([^()]*\)")  # needs no parentheses in a fraction
_FUNCTION = re.compile(r"[a-z]{2,} | [a-z]{2,}")

_SPACING = (  # of the whole line, once all is rendered
    (r"\s+([,.;)\]])", r"\1"),
    (r"([∂∇(\[])\s+", r"\1"),
    (r"‖ (.*?) ?‖", r"‖\1‖"),
    (r"\)(?=[a-z])", ") "),
    (r"(?<=[\w)])(?=[∑∏])", " "),
    (rf"\s*{_GAP}\s*", "   "),
)
ENVIRONMENTS = ("cases", "aligned", "align", "align*", "gathered", "pmatrix", "bmatrix", "matrix", "vmatrix")


def unicode_math(latex: str) -> str:
    """Write the formula as text; several lines where it has rows."""
    try:
        walker = latexwalker.LatexWalker(latex.strip(), latex_context=_grammar(), tolerant_parsing=False)
        text = str(_converter().nodelist_to_text(walker.get_latex_nodes()[0]))
    except latexwalker.LatexWalkerParseError:
        return latex.strip()
    text = _names(_fractions(text))
    text = re.sub(r"\s*([≤≥≠≈=←→⇒⇔∈∼⊙×])\s*", r" \1 ", " ".join(text.split()))
    for pattern, form in _SPACING:
        text = re.sub(pattern, form, text)
    return text.replace(_BRANCH, "\n").strip()


def _argument(node: Any, convert: Any, which: int = -1) -> str:
    """Return the text of an argument of a macro."""
    arguments = [each for each in node.nodeargd.argnlist if each is not None]
    return str(convert.nodelist_to_text([arguments[which]])).strip() if arguments else ""


def _atom(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _fraction(node: Any, l2tobj: Any) -> str:
    above, below = (_atom(_argument(node, l2tobj, which)) for which in (0, 1))
    line = f"{above}/{below}" if len(above + below) <= 2 else f"{above} / {below}"
    return _OPEN + line + _CLOSE


def _fractions(text: str) -> str:
    """Put parentheses around the fractions that a function is taken of: `ln (1 - e) / e` would be another number."""
    while _OPEN in text:
        text = _FRACTION.sub(r"\1", _OF_A_FRACTION.sub(r"\1(\2)", text), count=1)
    return text


def _names(text: str) -> str:
    """Part the names of functions from what is before and after them: `1/2 log det A`."""
    text = re.sub(rf"({_NAME}[a-z]+)(?=[α-ω])", r"\1 ", text)
    text = re.sub(rf"(?<=[\w)]){_NAME}", " ", text)
    return text.replace(_NAME, "")


def _root(node: Any, l2tobj: Any) -> str:
    return "√" + _atom(_argument(node, l2tobj))


def _bar(node: Any, l2tobj: Any) -> str:
    return "".join(each + "\u0305" for each in _argument(node, l2tobj))


def _script(sign: str, decomposition: str) -> Any:
    """Return the rule for `^` or `_`: in small signs where Unicode has them all, else with the sign and parentheses."""

    def script(node: Any, l2tobj: Any) -> str:
        text = _argument(node, l2tobj)
        text = text.removeprefix(_NAME) if text.removeprefix(_NAME) in _NAMES else text
        tight, small = text.replace(" ", ""), _small_signs(decomposition)
        if text in ("'", "′", "ᵀ"):
            return text
        names = _FUNCTION.search(text)  # e^(b ln a): in small signs the name of a function is hard to read
        if tight and not names and all(each in small for each in tight):
            return "".join(small[each] for each in tight)
        return sign + (text if len(text) == 1 or (sign == "_" and text.isalnum()) else f"({text})")

    return script


@cache
def _small_signs(decomposition: str) -> dict[str, str]:
    """Map characters to their superscripts or subscripts, as Unicode's own table pairs them."""
    found = {}
    for code in (0xB2, 0xB3, 0xB9, *range(0x2B0, 0x2E5), *range(0x1D2C, 0x1D6B), *range(0x2070, 0x209D), 0x2C7C):
        kind, _, plain = unicodedata.decomposition(chr(code)).partition(" ")
        if kind == decomposition and plain:
            found[chr(int(plain, 16))] = chr(code)
    found["-"] = found["−"]
    return found


def _rows(node: Any, l2tobj: Any) -> str:
    """Write the rows of `cases`, `aligned` and matrices."""
    text = str(l2tobj.nodelist_to_text(node.nodelist))
    rows = [" ".join(row.split()).rstrip() for row in text.split(_BRANCH)]
    if node.environmentname == "cases":
        return "{ " + "; ".join(row.replace(" & ", " for ").rstrip(" .") for row in rows if row) + " }"
    if "matrix" in node.environmentname:
        return "[" + "; ".join(row.replace("&", " ") for row in rows if row) + "]"
    return _BRANCH.join(_aligned(row) for row in rows if row)


def _aligned(row: str) -> str:
    """Write a row without its marks of alignment: every second one stands between two formulas."""
    parts = row.split("&")
    return "".join((_GAP if index and index % 2 == 0 else "") + part for index, part in enumerate(parts))


@cache
def _converter() -> Any:
    """Return the parser and renderer with the rules of this module."""
    texts = latex2text.get_default_latex_context_db()
    texts.add_context_category(
        "lines",
        prepend=True,
        macros=[
            *(latex2text.MacroTextSpec(name, simplify_repl=_fraction) for name in ("frac", "dfrac", "tfrac")),
            latex2text.MacroTextSpec("sqrt", simplify_repl=_root),
            latex2text.MacroTextSpec("operatorname", simplify_repl="%s"),
            *(latex2text.MacroTextSpec(name, simplify_repl="|") for name in ("lvert", "rvert", "vert")),
            *(latex2text.MacroTextSpec(name, simplify_repl="‖") for name in ("lVert", "rVert", "Vert", "|")),
            *(latex2text.MacroTextSpec(name, simplify_repl="") for name in SIZES),
            *(latex2text.MacroTextSpec(name, simplify_repl=" ") for name in (",", ";", ":")),
            latex2text.MacroTextSpec("!", simplify_repl=""),
            *(latex2text.MacroTextSpec(name, simplify_repl=_GAP) for name in ("quad", "qquad")),
            latex2text.MacroTextSpec("top", simplify_repl="ᵀ"),
            latex2text.MacroTextSpec("ne", simplify_repl="≠"),
            latex2text.MacroTextSpec("iff", simplify_repl=" ⇔ "),
            *(latex2text.MacroTextSpec(name, simplify_repl=_NAME + name) for name in _NAMES),
            latex2text.MacroTextSpec("overline", simplify_repl=_bar),
            latex2text.MacroTextSpec("bmod", simplify_repl=" mod "),
            latex2text.MacroTextSpec("binom", simplify_repl="C(%s, %s)"),
            latex2text.MacroTextSpec("\\", simplify_repl=_BRANCH),
        ],
        specials=[
            latex2text.SpecialsTextSpec("^", simplify_repl=_script("^", "<super>")),
            latex2text.SpecialsTextSpec("_", simplify_repl=_script("_", "<sub>")),
            latex2text.SpecialsTextSpec("&", simplify_repl="&"),
        ],
        environments=[latex2text.EnvironmentTextSpec(name, simplify_repl=_rows) for name in ENVIRONMENTS],
    )
    return latex2text.LatexNodes2Text(latex_context=texts, math_mode="text", strict_latex_spaces="based-on-source")


@cache
def _grammar() -> Any:
    """Return what takes which arguments: `^` and `_` are signs with one, as in a formula."""
    parsed = latexwalker.get_default_latex_context_db()
    one = macrospec.MacroStandardArgsParser("{")
    parsed.add_context_category(
        "lines",
        prepend=True,
        macros=[
            *(macrospec.MacroSpec(name, "{{") for name in ("frac", "dfrac", "tfrac", "binom")),
            *(macrospec.MacroSpec(name, "{") for name in ("operatorname", "mathrm", "text", "mathbf", "mathbb")),
        ],
        specials=[macrospec.SpecialsSpec(sign, args_parser=one) for sign in "^_"],
        environments=[macrospec.EnvironmentSpec(name) for name in ENVIRONMENTS],
    )
    return parsed
