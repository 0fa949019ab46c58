"""Random programs through the judge: `python -m benchmarks.fuzz [COUNT] [SEED] [SLUG...]` (2,000, all problems).

A program is a solution of the problem (right, wrong or not written) with some of its tokens, values and statements
changed at random, and still Python. Whatever it does, it ends in one report, and that is never the judge's own error.
What breaks this is printed with its source, and the exit code is 1.
"""

from __future__ import annotations

import ast
import io
import random
import sys
import tempfile
import tokenize
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from judge.judge import Judge
from judge.package.load import load
from judge.package.problem import Problem
from judge.package.store import FrozenStore
from judge.sandbox.linux import LinuxSandbox
from judge.verdict import Report, Verdict

PROBLEMS = Path(__file__).parents[1] / "problems"
CPU = 0.2  # seconds of a case
MEMORY = 96  # MB of a submission
TRIES = 50  # until a change leaves Python
CHANGES = 4  # at most so many in one program

VALUES = (
    *(
        "None",
        "0",
        "-1",
        "1.5",
        "''",
        "'text'",
        "b'x'",
        "[]",
        "()",
        "{}",
        "set()",
        "True",
        "1j",
        "10**400",
        "...",
        "len",
    ),
    *(
        "float('nan')",
        "float('inf')",
        "-0.0",
        "[[]]",
        "[[1], [1, 2]]",
        "{1: 2}",
        "{(1,): None}",
        "range(3)",
        "object()",
    ),
    *("np.zeros(0)", "np.zeros((0, 3))", "np.zeros((2,) * 9)", "np.array(7)", "np.arange(6)", "np.eye(3)", "np.nan"),
    *("np.array(['a'])", "np.array([None])", "np.array([1j])", "np.float32(1)", "np.ma.array([1])", "np.array([b'x'])"),
    *("np.full((3, 3), np.nan)", "np.full(4, np.inf)", "np.zeros(3, 'u1')", "np.zeros(3, 'f2')", "np.zeros(3, bool)"),
    *("np.broadcast_to(1.0, (9, 9))", "(i for i in range(3))", "iter([])", "print", "np.random.default_rng(0)"),
    *("-x", "x.T", "x[::-1]", "x * 2", "x + 1", "x.astype(int)", "x.tolist()", "list(x)", "(x, x)", "[x]", "{'a': x}"),
    *(
        "x.astype('f4')",
        "x.ravel()",
        "x[None]",
        "x / 0",
        "x ** 99",
        "x.copy(order='F')",
        "sorted(x)",
        "str(x)",
        "repr(x)",
    ),
)
STATEMENTS = (
    *("pass", "return", "raise ValueError(x)", "x = None", "print(x)", "del x", "x[...] = 0", "x.sort()", "global x"),
    *(
        "raise NotImplementedError",
        "import os; os._exit(1)",
        "x = x * 1e300",
        "assert False",
        "x.flags.writeable = True",
    ),
    *("np.random.seed(0)", "raise KeyError", "while True: pass", "return (yield)", "np.seterr(all='raise')"),
)


@dataclass(frozen=True)
class Found:
    """A program that the judge did not take as it must."""

    slug: str
    source: str
    what: str


def programs(problem: Problem, seed: int) -> Iterator[str]:
    """Yield changed solutions, for ever; the same for the same seed."""
    chance = random.Random(f"{problem.slug} {seed}")
    own = [problem.reference, problem.starter, *(each.source for each in (*problem.accepted, *problem.rejected))]
    while True:
        source = chance.choice(own)
        for _ in range(chance.randint(1, CHANGES)):
            source = changed(source, chance)
        yield source


def changed(source: str, chance: random.Random) -> str:
    """Return the source with one change that leaves it Python; as it is where none is found."""
    for _ in range(TRIES):
        try:
            candidate = chance.choice(KINDS)(source, chance)
        except (tokenize.TokenError, SyntaxError, ValueError, IndexError):  # tokens that can't be put together
            continue
        if candidate != source and is_python(candidate):
            return candidate
    return source


def is_python(source: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


Token = tuple[int, str]


def tokens(source: str) -> list[Token]:
    return [each[:2] for each in tokenize.generate_tokens(io.StringIO(source).readline)]


def _tokens_swapped(source: str, chance: random.Random) -> str:
    found = tokens(source)
    i, j = (chance.randrange(len(found)) for _ in range(2))
    found[i], found[j] = found[j], found[i]
    return tokenize.untokenize(found)


def _token_left_out(source: str, chance: random.Random) -> str:
    found = tokens(source)
    del found[chance.randrange(len(found))]
    return tokenize.untokenize(found)


def _token_of_a_kind(source: str, chance: random.Random) -> str:
    """Replace one name, number or operator by another of the same source."""
    found = tokens(source)
    at = chance.randrange(len(found))
    found[at] = chance.choice([each for each in found if each[0] == found[at][0]])
    return tokenize.untokenize(found)


def _line_left_out(source: str, chance: random.Random) -> str:
    lines = source.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def _line_put_in(source: str, chance: random.Random) -> str:
    lines = source.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines.insert(at, f"{indent}{chance.choice(STATEMENTS)}\n")
    return "".join(lines)


def _value_returned(source: str, chance: random.Random) -> str:
    """Replace what is returned by another value; x is the first parameter."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    if not functions:
        return source
    function = chance.choice(functions)
    returns = [node for node in ast.walk(function) if isinstance(node, ast.Return)]
    value = ast.parse(chance.choice(VALUES), mode="eval").body
    names = [argument.arg for argument in function.args.args if argument.arg != "self"]
    for node in ast.walk(value):
        if isinstance(node, ast.Name) and node.id == "x" and names:
            node.id = chance.choice(names)
    if returns:
        chance.choice(returns).value = value
    else:
        function.body.append(ast.Return(value))
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


KINDS = (
    *(_tokens_swapped, _token_left_out, _token_of_a_kind, _line_left_out, _line_put_in),
    *(_value_returned, _value_returned, _value_returned),
)


def fuzz(judge: Judge, problem: Problem, count: int, seed: int, verdicts: Counter[str]) -> Iterator[Found]:
    """Judge so many programs; `verdicts` counts how they ended."""
    frozen = judge.prepare(problem)
    judge.prepared(problem, frozen).complete()  # before anything counts
    quick = replace(problem, limits=replace(problem.limits, cpu=CPU, memory=MEMORY))
    for _, source in zip(range(count), programs(problem, seed), strict=False):
        try:
            *events, last = judge.run(quick, frozen, source)
        except Exception as error:  # noqa: BLE001  (that is what is looked for)
            yield Found(problem.slug, source, repr(error))
            continue
        if not isinstance(last, Report) or any(isinstance(event, Report) for event in events):
            yield Found(problem.slug, source, "it did not end in one report")
        elif last.verdict is Verdict.JUDGE_ERROR:
            yield Found(problem.slug, source, last.sentence)
        else:
            verdicts[last.verdict] += 1


def main(count: int = 2000, seed: int = 0, *slugs: str) -> int:
    folders = sorted(
        path.parent for path in PROBLEMS.glob("*/*/problem.toml") if not slugs or path.parent.name in slugs
    )
    verdicts, broken = Counter[str](), 0
    with tempfile.TemporaryDirectory() as home, closing(LinuxSandbox()) as sandbox:
        judge = Judge(sandbox, FrozenStore(Path(home)))
        for folder in folders:
            for found in fuzz(judge, load(folder), max(1, count // len(folders)), seed, verdicts):
                broken += 1
                print(f"{found.slug}: {found.what}\n{found.source}\n{'-' * 80}", flush=True)
    print(", ".join(f"{n} {verdict}" for verdict, n in verdicts.most_common()), f"; {broken} broke the judge")
    return 1 if broken else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(*(int(each) for each in arguments[:2]), *arguments[2:]))
