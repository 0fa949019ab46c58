"""Checks the texts of a problem: their length, lines that fit, names that exist, symbols that are explained.

What a text is held to here can be read from it alone; headings and mathematics that closes are `package/texts.py`'s.
"""

from __future__ import annotations

import ast
import builtins
import re
import uuid
from collections.abc import Iterator, Mapping
from importlib import import_module

import numpy as np

from judge.package.faults import listed, nearest
from judge.package.load import derived_id
from judge.package.manifest import MANIFEST
from judge.package.problem import Difficulty, Problem
from judge.package.rules import split_statement
from judge.package.shown import ties
from judge.package.sources import PLAIN_MODULES
from judge.package.texts import EDITORIAL, STATEMENT, WIDTH
from judge.verify.findings import Findings
from judge.verify.spelling import check_spelling

MAX_WORDS: Mapping[Difficulty, int] = {Difficulty.EASY: 350, Difficulty.MEDIUM: 600, Difficulty.HARD: 800}
ENTRIES: Mapping[Difficulty, int] = {Difficulty.EASY: 2, Difficulty.MEDIUM: 3, Difficulty.HARD: 4}
NOT_JUDGED = "(not judged)"
TIE = "<!-- rejected: name -->"

_DISPLAY = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_INLINE = re.compile(r"(?<!\$)\$(?!\$)(.+?)(?<!\\)\$(?!\$)", re.DOTALL)
_FENCED = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"`([^`\n]+)`")
_INDEX = re.compile(r"\\(?:sum|prod|max|min)_\{?\s*([A-Za-z])(?![A-Za-z])")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_WRAPPED = re.compile(r"\\(?:text|mathrm|operatorname|mathsf|mathtt|textrm|begin|end)\*?\{[^{}]*\}")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
_GREEK = frozenset(
    (
        *("alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu"),
        *("nu", "xi", "rho", "sigma", "tau", "phi", "varphi", "chi", "psi", "omega", "Gamma", "Delta", "Theta"),
        *("Lambda", "Xi", "Phi", "Psi", "Omega"),
    )
)
_LIBRARIES = ("torch", "sklearn", "scipy")  # not at hand here: their names are the author's to get right
_CONSTANTS = frozenset(["e", "d", "T", "P"])  # Euler's number, differentials, "transposed", a probability
_INDICES = frozenset(["i", "j", "k", "l", "m", "n", "t"])  # running indices and counts, which a sum explains


def check_texts(findings: Findings) -> None:
    """Note what is wrong with the words of a folder."""
    problem = findings.problem
    _check_identity(findings, problem)
    _check_size(findings, problem)
    _check_lines(findings, problem)
    _check_pitfalls(findings, problem)
    _check_symbols(findings, problem)
    _check_names(findings, problem)
    check_spelling(findings)


def _check_identity(findings: Findings, problem: Problem) -> None:
    """Note where the manifest gives no identity: marks and submissions follow it when the problem is renamed."""
    if problem.id == derived_id(problem.slug):
        findings.fault(MANIFEST, 1, f'id is missing; this one is free: id = "{uuid.uuid4()}"')


def _check_size(findings: Findings, problem: Problem) -> None:
    words, most = count_words(split_statement(problem.statement)[0]), MAX_WORDS[problem.difficulty]
    if words > most:
        message = f"The statement has {words} words without its last section; {problem.difficulty} has at most {most}."
        findings.fault(STATEMENT, 0, message)
    entries, most = len(problem.entries), ENTRIES[problem.difficulty]
    if entries > most:
        findings.note(f"There are {entries} entries; {problem.difficulty} has at most {most}.")


def count_words(text: str) -> int:
    """Count words as they are read: a formula or a code span is one, displays, headings and code blocks are none."""
    text = _DISPLAY.sub(" ", _FENCED.sub(" ", text))
    text = _SPAN.sub(" code ", _INLINE.sub(" formula ", text))
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return sum(bool(re.search(r"\w", word)) for word in " ".join(lines).split())


def _check_lines(findings: Findings, problem: Problem) -> None:
    for name, text in sorted(problem.files.items()):
        if not name.endswith((".py", ".toml")):  # Markdown is held to it when it is read
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if len(line) > WIDTH:
                findings.fault(name, number, f"The line has {len(line)} characters; {WIDTH} is the most.")


# --- pitfalls ---------------------------------------------------------------------------------------------------


def pitfalls(editorial: str) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of every item of the list under "## Pitfalls"."""
    inside, begun, item = False, 0, ""
    for number, line in enumerate([*editorial.splitlines(), "## "], start=1):
        new, heading = line.startswith("- "), line.startswith("## ")
        if begun and (new or heading):
            yield begun, item
            begun = 0
        if heading:
            inside = line.strip() == "## Pitfalls"
        elif inside and new:
            begun, item = number, line
        elif begun:
            item = f"{item}\n{line}"


def _check_pitfalls(findings: Findings, problem: Problem) -> None:
    known = [each.name for each in problem.rejected]
    for line, item in pitfalls(problem.editorial):
        names = ties(item)
        for name in names:
            if name not in known:
                findings.fault(EDITORIAL, line, f"There is no rejected/{name}.py.{nearest(name, known)}")
        if not names and NOT_JUDGED not in item:
            message = f'This pitfall is tied to no rejected solution: end it with {TIE}, or say "{NOT_JUDGED}".'
            findings.fault(EDITORIAL, line, message)


# --- symbols and names ------------------------------------------------------------------------------------------


def symbols(formula: str) -> set[str]:
    """Return the single letters and Greek letters of a formula, without those inside words."""
    bare = _WRAPPED.sub(" ", formula)
    greek = {name for name in _COMMAND.findall(bare) if name in _GREEK}
    letters = re.findall(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])", _COMMAND.sub(" ", bare))
    return greek | set(letters)


def _check_symbols(findings: Findings, problem: Problem) -> None:
    text = problem.statement
    displays = list(_DISPLAY.finditer(text))
    prose = _DISPLAY.sub(" ", text)
    defined = symbols(" ".join(_INLINE.findall(prose)))
    defined |= {word for word in re.findall(r"\w+", prose) if len(word) == 1}
    for display in displays:
        defined |= {symbol for line in re.split(r"\\\\|,", display[1]) for symbol in _defined(line)}
        defined |= set(_INDEX.findall(display[1]))
    lowered = {symbol.lower() for symbol in defined}  # a matrix and one row of it
    names = [param.name.lower() for entry in problem.entries for param in entry.params]
    for display in displays:
        unknown = {
            each
            for each in symbols(display[1]) - _CONSTANTS - _INDICES
            if each.lower() not in lowered and not any(_stands_for(each.lower(), name) for name in names)
        }
        if unknown:
            line = text[: display.start()].count("\n") + 1
            message = f"The text does not explain {listed(sorted(unknown), 'and')} of this formula."
            findings.fault(STATEMENT, line, message)


def _stands_for(symbol: str, name: str) -> bool:
    """Return whether a symbol is that input: W is `weights`, epsilon is `eps`."""
    return name.startswith(symbol) or (len(name) > 1 and symbol.removeprefix("var").startswith(name))


def _defined(equation: str) -> set[str]:
    """Return what stands on the left of an equation, which itself says what that is."""
    left, equals, _right = equation.partition("=")
    return symbols(left) if equals else set()


def _check_names(findings: Findings, problem: Problem) -> None:
    known = _known(problem)
    for number, line in enumerate(problem.statement.splitlines(), start=1):
        for span in _SPAN.findall(line):
            if not _IDENTIFIER.fullmatch(span) or len(span) < 2:
                continue
            if not _exists(span, known):
                message = f"`{span}` is named in neither the starter, the entries nor NumPy.{nearest(span, known)}"
                findings.fault(STATEMENT, number, message)


def _known(problem: Problem) -> set[str]:
    """Return every word of the starter and the manifest, and Python's own names."""
    words = set(dir(builtins)) | {"np", "numpy", "rtol", "atol"}
    for text in (problem.starter, problem.drive or "", problem.functions or ""):
        words |= set(re.findall(r"\w+", text))
    for entry in problem.entries:
        words |= {entry.name, *entry.returns, *(param.name for param in entry.params)}
    for forbid in problem.forbids:
        words |= {forbid.what, *forbid.what.split(".")}
    words |= _literals(problem.cases) | _literals(problem.reference)
    return words


def _literals(source: str) -> set[str]:
    """Return the texts in a source: values of options and keys that a statement quotes."""
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {word for text in texts if isinstance(text, str) for word in re.findall(r"\w+", text)}


def _exists(name: str, known: set[str]) -> bool:
    head, *rest = name.split(".")
    if name in known or head in _LIBRARIES:
        return True
    if head in ("np", "numpy"):
        return _has(np, rest)
    if head in PLAIN_MODULES:
        return _has(import_module(head), rest)
    if rest:
        return head in known and all(part in known or hasattr(np.ndarray, part) for part in rest)
    return hasattr(np, name) or hasattr(np.exceptions, name)


def _has(holder: object, path: list[str]) -> bool:
    for part in path:
        if not hasattr(holder, part):
            return False
        holder = getattr(holder, part)
    return True
