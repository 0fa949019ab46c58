"""Every sentence that a mismatch or a verdict can say: plain English, about the values, never about the person.

A sentence names values of the one case that a verdict shows, and of no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from judge.grading.show import brief
from judge.package.faults import ended
from judge.verdict import Group, GroupCount, Verdict

SHORT_TEXT = 40  # characters

Shape = Sequence[int]
Index = Sequence[int]


def number(value: float) -> str:
    """A measured figure: six digits, and an integer as one."""
    return f"{value:.6g}"


def plural(n: int, singular: str, many: str = "") -> str:
    return f"{n:,} {singular if n == 1 else many or singular + 's'}"


def at(index: Index) -> str:
    return f"[{', '.join(map(str, index))}]"


def shape_of(shape: Shape) -> str:
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


# --- structure ----------------------------------------------------------------------------------------------------


def nothing_returned() -> str:
    return "None was returned. Is a return statement missing?"


def wrong_type(got: str, expected: str) -> str:
    return f"The value is {got}, expected {expected}."


def outputs_missing(got: str, names: Sequence[str]) -> str:
    return f"{len(names)} outputs were expected, ({', '.join(names)}); the call returned {got}."


def wrong_number_of_outputs(got: int, names: Sequence[str]) -> str:
    return f"{len(names)} outputs were expected, ({', '.join(names)}); {plural(got, 'came', 'came')}."


def key_missing(keys: Sequence[Any]) -> str:
    named = ", ".join(brief(key) for key in keys[:3])
    return f"{'The key' if len(keys) == 1 else plural(len(keys), 'key')} {_is(keys)} missing: {named}{_more(keys)}."


def key_unexpected(keys: Sequence[Any]) -> str:
    named = ", ".join(brief(key) for key in keys[:3])
    return (
        f"{'One key' if len(keys) == 1 else plural(len(keys), 'key')} {_is(keys)} not expected: {named}{_more(keys)}."
    )


def wrong_members(missing: Sequence[Any], unexpected: Sequence[Any]) -> str:
    parts = []
    for items, word in ((missing, "missing"), (unexpected, "not expected")):
        if items:
            parts.append(f"{', '.join(brief(item) for item in items[:3])}{_more(items)} {_is(items)} {word}")
    return f"In the set, {' and '.join(parts)}."


def mixed_leaves(expected: str) -> str:
    return f"The value holds things of different kinds; an array of {expected} was expected."


def wrong_leaves(got: str, expected: str) -> str:
    return f"The value holds {got}, expected {expected}."


def _is(items: Sequence[Any]) -> str:
    return "is" if len(items) == 1 else "are"


def _more(items: Sequence[Any]) -> str:
    return f" and {len(items) - 3:,} more" if len(items) > 3 else ""


# --- shape and dtype ----------------------------------------------------------------------------------------------


def shape(got: Shape, expected: Shape, remark: str = "") -> str:
    if not got:
        return f"The value is a single one, expected an array of shape {shape_of(expected)}."
    if not expected:
        return f"The shape is {shape_of(got)}, expected a single value."
    return f"The shape is {shape_of(got)}, expected {shape_of(expected)}{': ' if remark else ''}{remark}."


def length(got: int, expected: int) -> str:
    return f"There {'is' if got == 1 else 'are'} {plural(got, 'item')}, expected {expected:,}."


def ragged(expected: Shape) -> str:
    return f"The rows have different lengths, expected an array of shape {shape_of(expected)}."


TRANSPOSED_VALUES = "it is the transpose of what was expected"
TRANSPOSED_SHAPE = "it looks transposed"
FLATTENED = "the same elements in another shape"
EXTRA_AXIS = "there is an axis of length 1 too many"
MISSING_AXIS = "an axis of length 1 is missing (keepdims?)"


def axes_permuted(order: Sequence[int]) -> str:
    return f"the axes of what was expected are in the order {shape_of(order)}"


def kind_of_number(got: str, expected: str) -> str:
    return f"The values are {got}, expected {expected}."


def dtype(got: str, expected: str) -> str:
    return f"The dtype is {got}, expected {expected}."


def truncated(how: str, n: int) -> str:
    if n == 1:
        return f"The value is {how} to an integer."
    return f"The values are {how} to integers: the fractions are lost."


# --- values -------------------------------------------------------------------------------------------------------


def non_finite(bad: int, total: int, what: str, index: Index) -> str:
    if not index:
        return f"The value is {what}, expected a finite number."
    if total == 1:
        return f"The only element is {what}, expected a finite number."
    return f"{_of(bad, total)} {_are(bad)} {what} where finite numbers were expected, the first at {at(index)}."


def not_a_number_never(bad: int, total: int, index: Index) -> str:
    if not index:
        return "The value is NaN, which is never right here."
    return f"{_of(bad, total)} {_are(bad)} NaN, which is never right here; the first is at {at(index)}."


def finite(got: Any, expected: Any, bad: int, total: int, index: Index) -> str:
    if not index:
        return f"The value is {brief(got)}, expected {brief(expected)}."
    return f"{_of(bad, total)} {_are(bad)} finite where NaN or infinity was expected, the first at {at(index)}."


def swapped_booleans() -> str:
    return "True and False are the wrong way round."


def all_zero(total: int) -> str:
    return "The value is 0." if total == 1 else "Every element is 0."


def all_equal(value: Any) -> str:
    return f"Every element is {brief(value)}; the expected ones differ from each other."


FACTORS = {
    1.4426950408889634: "1 / ln 2: a logarithm to base 2",
    0.6931471805599453: "ln 2: a logarithm to base 2 or e",
    2.302585092994046: "ln 10: a logarithm to base 10 or e",
    0.4342944819032518: "1 / ln 10: a logarithm to base 10",
    3.141592653589793: "pi",
    0.3183098861837907: "1 / pi",
    6.283185307179586: "2 pi",
    0.15915494309189535: "1 / (2 pi)",
    57.29577951308232: "degrees for radians",
    0.017453292519943295: "radians for degrees",
}


def factor(value: float, total: int) -> str:
    subject = "The value" if total == 1 else "Every element"
    name = next((f" ({text})" for known, text in FACTORS.items() if abs(value - known) <= 1e-6 * known), "")
    return f"{subject} is {_decimal(value)} times the expected one{name}."


def offset(value: float, total: int) -> str:
    subject = "The value" if total == 1 else "Every element"
    return f"{subject} is {number(abs(value))} {'more' if value > 0 else 'less'} than expected."


def opposite_sign(bad: int, total: int) -> str:
    if total == 1:
        return "Right but for the sign."
    if bad == total:
        return "Every element has the wrong sign."
    return f"Right up to sign: {_of(bad, total)} {_have(bad)} the wrong sign."


def transposed(order: Sequence[int]) -> str:
    if len(order) == 2:
        return "The result is the transpose of what was expected."
    return f"The result has the axes of what was expected in the order {shape_of(order)}."


def other_axis(what: str, got: int, expected: int) -> str:
    return f"{what} along axis {got}; expected along axis {expected}."


SUMS_TO_ONE = "The values sum to 1"
UNIT_LENGTH = "The vectors have length 1"
ZERO_MEAN = "The mean is 0"
SORTED = "The values ascend"
CUMULATIVE = "The values accumulate"


def reversed_along(axis: int, ndim: int) -> str:
    return (
        "The right values in reverse order." if ndim == 1 else f"The right values in reverse order along axis {axis}."
    )


def shifted(by: int, axis: int, ndim: int) -> str:
    along = "" if ndim == 1 else f" along axis {axis}"
    return f"The right values, {plural(abs(by), 'place')} too {'late' if by > 0 else 'early'}{along}."


def reordered(what: str) -> str:
    return f"The right {what} in another order."


def precision(relative: float, rtol: float, atol: float) -> str:
    return (
        f"Close, but not close enough: the largest relative error is {relative:.2g} "
        f"(tolerance: relative {number(rtol)}, absolute {number(atol)})."
    )


def precision_of_exact(relative: float) -> str:
    return f"Close, but equal values are asked for: the largest relative error is {relative:.2g}."


def digits(right: float, carried: int, index: Index) -> str:
    """Whole digits: half of one is none."""
    n = int(right)
    count = f"{n} of about {carried} digits {_are(n)} right" if n else "no digit is right"
    return f"At {at(index)} {count}." if index else f"{count[0].upper()}{count[1:]}."


def narrow(dtype: str) -> str:
    return f" The result is {dtype}, which has fewer digits than float64."


def value(got: Any, expected: Any) -> str:
    return f"The value is {brief(got)}, expected {brief(expected)}."


def elements(counts: tuple[int, int], index: Index, got: Any, expected: Any, where: str = "") -> str:
    """What is left to say: how many of how many differ, and the first of them."""
    bad, total = counts
    first = f"{at(index)}: {brief(got)}, expected {brief(expected)}"
    if total == 1:
        return f"The only element differs: {brief(got)}, expected {brief(expected)}."
    if bad == total:
        return f"Every element differs; the first is {first}."
    if bad == 1:
        return f"{_of(bad, total)} differs, {at(index)}: it is {brief(got)}, expected {brief(expected)}."
    return f"{_of(bad, total)} differ{where}; the first is {first}."


def only_at(slices: str) -> str:
    return f", all in {slices}"


def text(got: str, expected: str) -> str:
    """Two texts that differ: whole where they are short, else from the first difference on."""
    if max(len(got), len(expected)) <= SHORT_TEXT:
        return value(got, expected)
    pairs = zip(got, expected, strict=False)
    position = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(got), len(expected)))
    got, expected = got[position:], expected[position:]
    return f"The text differs from character {position} on: {brief(got)}, expected {brief(expected)}."


TEXT_CASE = "The text differs only in upper and lower case."
TEXT_SPACE = "The text differs only in white space."
TEXT_NORMAL_FORM = "The text differs only in its Unicode normal form."


def unordered_items(missing: int, total: int, example: Any) -> str:
    return f"{_of(missing, total, 'item')} {_are(missing)} missing, for example {brief(example)} (in any order)."


def _of(n: int, total: int, noun: str = "element") -> str:
    return f"All {plural(total, noun)}" if n == total and total > 1 else f"{n:,} of {plural(total, noun)}"


def _are(n: int) -> str:
    return "is" if n == 1 else "are"


def _have(n: int) -> str:
    return "has" if n == 1 else "have"


def _decimal(value: float) -> str:
    text = number(value)
    return text if any(c in text for c in ".en") else f"{text}.0"


# --- signs, labels, draws -----------------------------------------------------------------------------------------


def linked_signs(leader: str) -> str:
    return f"Right up to sign, but a component has one sign: it must be the same here and in {leader}."


def number_of_labels(got: int, expected: int) -> str:
    return f"There {_are(got)} {plural(got, 'different label')}, expected {expected:,}."


def fixed_label(label: Any, index: Index) -> str:
    return f"The label {brief(label)} has a meaning of its own and is at the wrong places, the first {at(index)}."


def relabelled(bad: int, total: int, index: Index) -> str:
    wrong = f"{_of(bad, total)} {_have(bad)} the wrong one, the first {at(index)}"
    return f"No renaming of the labels makes them right: at best {wrong}."


def outside_support(value: Any, index: Index, support: str) -> str:
    return f"The draw {brief(value)} at {at(index)} is impossible: {support}."


def between(low: float, high: float) -> str:
    return f"draws lie between {number(low)} and {number(high)}"


NOT_NEGATIVE = "draws are not negative"
FINITE = "draws are finite"


def draws_no_numbers() -> str:
    return "Draws of this distribution are real numbers."


def one_of(values: Sequence[Any]) -> str:
    return f"a draw is one of {brief(list(values))}"


def count_of_value(value: Any, count: int, n: int, expected: tuple[int, int], where: str = "") -> str:
    share = f"{100 * count / n:.4g}%"
    return f"Of {plural(n, 'draw')}{where} {count:,} ({share}) {_are(count)} {brief(value)}; {_range(*expected)}."


def _range(low: int, high: int) -> str:
    return f"{low:,} expected" if low == high else f"between {low:,} and {high:,} were to be expected"


def cdf(share: float, value: float, expected: float, n: int, where: str = "") -> str:
    return (
        f"Of {plural(n, 'draw')}{where} {100 * share:.4g}% are at most {number(value)}; "
        f"the distribution has {100 * expected:.4g}% there, and chance alone does not explain the difference."
    )


def at_index(axis: int, index: int) -> str:
    return f" at index {index} of axis {axis}"


def along(axis: int) -> str:
    return f" in one line along axis {axis}"


DEPENDENT = " The draws are not independent of each other."


# --- what is not about values -------------------------------------------------------------------------------------


def mutated_input(names: Sequence[str]) -> str:
    listed = " and ".join(names) if len(names) < 3 else ", ".join(names)
    return f"The call changed its input {listed}. Inputs must come back as they were: work on a copy."


def disagreeing_runs(*, seeded: bool) -> str:
    if seeded:
        return "Two calls with the same seed gave different results: all randomness must come from the given generator."
    return "Two calls with the same inputs gave different results."


def ignores_rng() -> str:
    return "The results are the same for every seed: the given generator is not used."


def no_exception(expected: str) -> str:
    return f"{_an(expected)} was to be raised; the call returned a value."


def wrong_exception(expected: str, name: str, message: str) -> str:
    return f"{_an(expected)} was to be raised; {_named(name, message)} was."


def not_written(entry: str) -> str:
    return f"{entry} is not written yet."


def missing_entry(name: str, kind: str) -> str:
    return f"The solution defines no {kind} {name}."


def raised(name: str, message: str) -> str:
    return f"The call raised {ended(_named(name, message))}"


def load_error(name: str, message: str) -> str:
    return f"The solution could not be loaded: {ended(_named(name, message))}"


def compile_error(message: str, line: int | None) -> str:
    return f"The solution is not valid Python{f' (line {line})' if line else ''}: {ended(_short(message))}"


def _named(name: str, message: str) -> str:
    return f"{name}: {_short(message)}" if message else name


def _short(message: str) -> str:
    """The first line of a stranger's message, without its full stop."""
    first = message.strip().split("\n", 1)[0].encode("utf-8", "backslashreplace").decode()
    return (first if len(first) <= 300 else first[:300] + "...").rstrip(".")


def _an(name: str) -> str:
    return f"{'An' if name[:1] in 'AEIOU' else 'A'} {name}"


# --- limits and verdicts ------------------------------------------------------------------------------------------


def time_limit(seconds: float, *, loading: bool = False) -> str:
    return f"{_act(loading)} took more than {seconds:.2g} s of CPU time."


def total_time(seconds: float) -> str:
    return f"All cases together took more than {number(seconds)} s of CPU time."


def wall_limit(*, loading: bool = False) -> str:
    return f"{_act(loading)} did not finish: it waits or sleeps."


def memory_limit(megabytes: int) -> str:
    return f"More than {megabytes:,} MB of memory were needed."


def out_of_memory() -> str:
    return "The call ran out of memory."


def output_limit() -> str:
    return "The call returned or printed too much."


_CRASHES = {  # by the number that Linux gives them, in a container of another system's, too
    4: ("SIGILL", "the processor does not know an instruction"),
    6: ("SIGABRT", "code in C gave up"),
    7: ("SIGBUS", "it touched memory that is not there"),
    8: ("SIGFPE", "a division in C had no result"),
    11: ("SIGSEGV", "it touched memory that is not its own"),
}


def exited(code: int, *, loading: bool = False) -> str:
    return f"{_act(loading)} ended the process with exit code {code}; a solution has to return."


def crashed(by: int, *, loading: bool = False) -> str:
    """By a signal, which has a meaning where the kernel sent it for what C code did."""
    if by not in _CRASHES:
        return f"{_act(loading)} ended the process by signal {by}."
    name, meaning = _CRASHES[by]
    return f"{_act(loading)} crashed the process: {meaning} ({name})."


def _act(loading: bool) -> str:
    return "Loading the solution" if loading else "The call"


def malformed() -> str:
    return "The process answered something that is no result."


def forbidden(what: str, instead: str) -> str:
    return f"This problem forbids {what}. {instead}".rstrip()


def problem_error() -> str:
    return "The judge could not finish: the problem's own code failed. It is no fault of the solution."


def judge_error(reason: str) -> str:
    return f"The judge could not finish, through no fault of the solution: {ended(_short(reason))}"


def judge_broke(incident: str) -> str:
    return f"The judge broke, through no fault of the solution (incident {incident} in the server's log)."


def no_verdict() -> str:
    return "The judge ended without a verdict."


def given_up() -> str:
    return "The server stopped each time that this was judged, so it was given up."


def problem_gone() -> str:
    return "The problem is no longer there."


def search_broke() -> str:
    return "The search broke, through no fault of the solution. The verdict stands."


def accepted(total: int) -> str:
    return f"Accepted: all {plural(total, 'case')} passed." if total != 1 else "Accepted: the case passed."


_ENDS = {
    Verdict.WRONG_ANSWER: "the answer is wrong",
    Verdict.RUNTIME_ERROR: "the call raised an exception",
    Verdict.TIME_LIMIT: "it takes too long",
    Verdict.MEMORY_LIMIT: "it needs too much memory",
    Verdict.OUTPUT_LIMIT: "it returns or prints too much",
    Verdict.FORBIDDEN: "it uses something that this problem forbids",
    Verdict.COMPILE_ERROR: "it is not valid Python",
    Verdict.JUDGE_ERROR: "the judge could not finish",
    Verdict.ACCEPTED: "it is right",
}
_GROUPS = {
    Group.EXAMPLE: "on an example",
    Group.EDGE: "in an edge case",
    Group.SHAPE: "for another shape",
    Group.STABILITY: "for values that are hard on floating point",
    Group.SCALE: "at full size",
    Group.RANDOM: "on random input",
    Group.CUSTOM: "on a custom case",
}


def verdict(kind: Verdict, entry: str, group: Group, groups: Iterable[GroupCount]) -> str:
    """How a submission failed, and what of it was right before: "softmax: right, but ... for large values"."""
    return with_counts(f"{entry}: {_ENDS[kind]} {_GROUPS[group]}.", groups)


def with_counts(sentence: str, groups: Iterable[GroupCount]) -> str:
    counts = list(groups)
    passed, total = sum(count.passed for count in counts), sum(count.total for count in counts)
    return f"{sentence} {passed:,} of {plural(total, 'case')} passed."


def withheld(cases: int) -> str:
    return f"{plural(cases, 'scale case')} {'was' if cases == 1 else 'were'} not run: the entry fails before."


def only_numpy() -> str:
    return "Only NumPy and the standard library can be imported."


# --- growth -------------------------------------------------------------------------------------------------------


def power_law(exponent: float) -> str:
    return f"n^{exponent:.1f}"


def exponential_law(base: float) -> str:
    return f"{base:.1f}^n"


def grows(own: str, beside: str) -> str:
    return f"Yours grows like {own}{beside}."


def ran_out_by_growth(own: str, beside: str) -> str:
    return f"It ran out of time because it grows like {own}{beside}."


def reference_law(law: str) -> str:
    return f", the reference like {law}"


def reference_time(size: int, seconds: float) -> str:
    """Where the reference's times follow no law that could be told, the one at the largest size stands for it."""
    return f"; the reference takes {duration(seconds)} at n = {size:,}"


def ran_out_by_factor(own: str, factor: float) -> str:
    return (
        f"It ran out of time by a constant factor: it grows like {own}, as the reference does, "
        f"but takes about {factor:.2g} times as long."
    )


def duration(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds >= 0.9995 else f"{1000 * seconds:.3g} ms"


# --- custom cases -------------------------------------------------------------------------------------------------


def outside_the_task(reason: str) -> str:
    return f"Not judged, because the input is outside the task: {ended(_short(reason))}"


def reference_stopped(reason: str) -> str:
    return f"Not judged, because the reference has no answer to this input{f' ({_short(reason)})' if reason else ''}."
