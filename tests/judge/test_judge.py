"""The judge as a whole: sources in, events out, in a real sandbox, on real problems."""

import errno
import json
import threading
from dataclasses import replace

import pytest

from judge.judge import Judge
from judge.package.literals import LiteralError
from judge.sandbox.base import Broken, Cancelled
from judge.verdict import CaseJudged, Group, Mode, Report, Started, Verdict, Wrong, to_json

RELU = """import numpy as np

def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0.0)

def relu_grad(x):
    return (np.asarray(x) > 0).astype(float)
"""


def submit(events_of, source, slug="relu", cpu=None):
    return events_of(slug, source, cpu=cpu)[-1]


def test_a_cancelled_run_ends_between_two_cases_without_a_report(judge, problem_of):
    problem, cancelled = problem_of("relu"), threading.Event()
    run = judge.run(problem, judge.prepare(problem), RELU, cancelled=cancelled.is_set)
    seen = [next(run) for _ in range(5)]
    cancelled.set()
    with pytest.raises(Cancelled):
        seen.append(next(run))
    assert [event.type for event in seen] == ["started", *["case"] * 4]
    assert submit_again(judge, problem).verdict is Verdict.ACCEPTED


@pytest.mark.parametrize("where", ["load", "call"])
def test_a_cancelled_run_ends_in_the_middle_of_a_case(judge, problem_of, where):
    problem, cancelled = problem_of("relu"), threading.Event()
    problem = replace(problem, limits=replace(problem.limits, cpu=25.0))
    source = RELU + "\nwhile True: pass\n" if where == "load" else in_relu("while True: pass")
    run = judge.run(problem, judge.prepare(problem), source, cancelled=cancelled.is_set)
    assert isinstance(next(run), Started)
    threading.Timer(0.3, cancelled.set).start()
    with pytest.raises(Cancelled):
        list(run)


def test_an_output_may_be_an_input(events_of):
    """Outputs are values: whether one shares memory with an input or another output is not judged."""
    aliased = RELU.replace("return np.maximum(", "return x if np.ndim(x) and np.all(x >= 0) else np.maximum(")
    assert submit(events_of, aliased).verdict is Verdict.ACCEPTED


def submit_again(judge, problem):
    return list(judge.run(problem, judge.prepare(problem), RELU, cancelled=threading.Event().is_set))[-1]


def in_relu(body):
    return RELU + f"\n\ndef relu(x):\n    {body}\n"


def test_events_come_in_order_and_all_cases_are_judged(events_of, problem_of):
    started, *cases, report = events_of("relu", RELU)
    assert isinstance(started, Started)
    assert isinstance(report, Report)
    assert [case.index for case in cases] == list(range(started.total))
    assert all(isinstance(case, CaseJudged) and case.result.verdict is Verdict.ACCEPTED for case in cases)
    assert report.verdict is Verdict.ACCEPTED
    assert sum(group.passed for group in report.groups) == started.total
    assert {group.entry for group in started.groups} == {entry.name for entry in problem_of("relu").entries}


def test_case_events_of_a_submit_show_nothing_of_hidden_cases(events_of):
    for event in events_of("relu", in_relu("return x"))[1:-1]:
        result = event.result
        assert not any((result.inputs, result.call, result.expected, result.got, result.sentence, result.stdout))


VERDICTS = [
    (in_relu("return x"), Verdict.WRONG_ANSWER),
    (in_relu("return 1 / 0"), Verdict.RUNTIME_ERROR),
    (in_relu("while True: pass"), Verdict.TIME_LIMIT),
    (in_relu("import time; time.sleep(60)"), Verdict.TIME_LIMIT),
    (in_relu("return bytearray(1 << 40)"), Verdict.MEMORY_LIMIT),
    (in_relu("return np.zeros(9_000_000)"), Verdict.OUTPUT_LIMIT),
    (in_relu("import os; os._exit(3)"), Verdict.RUNTIME_ERROR),
    (in_relu("raise SystemExit"), Verdict.RUNTIME_ERROR),
    (in_relu("raise KeyboardInterrupt"), Verdict.RUNTIME_ERROR),
    ("def relu(x) return x", Verdict.COMPILE_ERROR),
    ("import nonsense", Verdict.RUNTIME_ERROR),
    ("while True: pass", Verdict.TIME_LIMIT),
    ("relu = None", Verdict.RUNTIME_ERROR),
    ("", Verdict.RUNTIME_ERROR),
    ("\0", Verdict.COMPILE_ERROR),
]


@pytest.mark.parametrize(("source", "verdict"), VERDICTS, ids=lambda value: str(value)[-30:])
def test_verdicts(events_of, source, verdict):
    report = submit(events_of, source, cpu=0.5)  # what never ends need not wait for the problem's own limit
    assert report.verdict is verdict
    assert report.sentence
    assert submit(events_of, RELU).verdict is Verdict.ACCEPTED


def test_a_failure_shows_the_whole_first_failing_case(events_of):
    failure = submit(events_of, in_relu("print('hello'); return np.where(x > 0, x, 0.5)")).failure
    assert failure.group is Group.EXAMPLE
    assert failure.inputs
    assert failure.call.startswith("relu(")
    assert failure.expected.text != failure.got.text
    assert failure.mismatch.index is not None
    assert failure.stdout == "hello\n"


def test_tracebacks_show_the_submitters_frames_alone_with_their_lines(events_of):
    failure = submit(events_of, in_relu("return helper(x)\n\ndef helper(x):\n    return x[99999, 99999]")).failure
    assert "solution.py" in failure.traceback
    assert "helper" in failure.traceback
    assert "return x[99999, 99999]" in failure.traceback
    assert "harness" not in failure.traceback


def test_the_starter_is_not_written_yet(events_of, problem_of):
    report = submit(events_of, problem_of("relu").starter)
    assert report.verdict is Verdict.RUNTIME_ERROR
    assert report.failure.mismatch.kind is Wrong.NOT_WRITTEN


def test_one_entry_done_is_reported_by_entry(events_of):
    report = submit(events_of, RELU + "\n\ndef relu_grad(x):\n    raise NotImplementedError\n")
    by_entry = {group.entry: group for group in report.groups if group.group is Group.EXAMPLE}
    assert by_entry["relu"].failed == 0
    assert by_entry["relu_grad"].passed == 0


def test_a_changed_input_is_told_apart_from_a_wrong_output(events_of):
    source = RELU + "\n\ndef relu(x):\n    out = np.maximum(np.asarray(x, dtype=float), 0.0)\n"
    source += "    if isinstance(x, np.ndarray) and x.flags.writeable:\n        x[...] = 0\n    return out\n"
    report = submit(events_of, source)
    assert report.failure.mismatch.kind is Wrong.MUTATED_INPUT


def test_known_mistakes_are_named(events_of, problem_of):
    problem = problem_of("softmax")
    for mistake in problem.rejected:
        assert submit(events_of, mistake.source, "softmax").failure.lesson == mistake.lesson, mistake.name


def test_run_mode_shows_examples_and_custom_cases_whole(events_of):
    *events, report = events_of("relu", RELU, Mode.RUN, ["relu(np.array([-1.0, 2.5]))", "relu(x=np.array([[-3.0]]))"])
    results = [event.result for event in events[1:]]
    assert {result.group for result in results} == {Group.EXAMPLE, Group.CUSTOM}
    custom = [result for result in results if result.group is Group.CUSTOM]
    assert "2.5" in custom[0].expected.text
    assert all(result.call and result.inputs for result in results)
    assert report.verdict is Verdict.ACCEPTED


def test_a_custom_case_outside_the_task_is_run_but_not_judged(events_of):
    *_, case, report = events_of("softmax", "def softmax(x, axis=-1):\n    return 7\n", Mode.RUN, ["softmax(1.0)"])
    assert case.result.sentence.startswith("Not judged")
    assert case.result.got.text == "7"
    assert case.result.expected is None
    assert report.failure.group is Group.EXAMPLE


def test_a_custom_case_that_does_not_parse_is_refused_before_anything_runs(events_of):
    with pytest.raises(LiteralError):
        events_of("relu", RELU, Mode.RUN, ["relu(__import__('os'))"])


def test_many_threads_share_one_judge(events_of):
    verdicts = []
    threads = [
        threading.Thread(target=lambda source=source: verdicts.append(submit(events_of, source).verdict))
        for source in [RELU, in_relu("return x")] * 6
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    assert sorted(verdicts) == [Verdict.ACCEPTED] * 6 + [Verdict.WRONG_ANSWER] * 6


class BreakingSandbox:
    """A sandbox that breaks the first `times` times that it is opened for a submission."""

    def __init__(self, sandbox, times):
        self.sandbox, self.times = sandbox, times

    def open(self, role, limits):
        if self.times:
            self.times -= 1
            raise Broken("the zygote died")
        return self.sandbox.open(role, limits)


@pytest.mark.parametrize(
    ("times", "verdict"), [(1, Verdict.ACCEPTED), (2, Verdict.ACCEPTED), (99, Verdict.JUDGE_ERROR)]
)
def test_a_sandbox_that_breaks_is_tried_again_and_never_blamed_on_the_submission(judge, problem_of, times, verdict):
    problem = problem_of("relu")
    frozen = judge.prepare(problem)
    broken = Judge(BreakingSandbox(judge.sandbox, times), judge.store)
    assert list(broken.run(problem, frozen, RELU))[-1].verdict is verdict


class TroubledSandbox(BreakingSandbox):
    """A sandbox on a machine that has run out of something."""

    def open(self, role, limits):
        raise OSError(errno.EMFILE, "Too many open files", "/a/path/of/ours")


def test_trouble_with_files_of_our_own_ends_in_a_report(judge, problem_of, caplog):
    problem = problem_of("relu")
    frozen = judge.prepare(problem)
    troubled = Judge(TroubledSandbox(judge.sandbox, 0), judge.store)
    assert judge.prepared(problem, frozen).costs  # which lie in the store from now on
    report = list(troubled.run(problem, frozen, RELU))[-1]
    assert (report.verdict, report.failure) == (Verdict.JUDGE_ERROR, None)
    assert "through no fault of the solution: Too many open files." in report.sentence
    assert "the machine failed" in caplog.text


def test_frozen_files_that_are_gone_end_in_a_report(judge, problem_of, tmp_path):
    problem = problem_of("relu")
    frozen = judge.prepare(problem)
    moved = replace(frozen, folder=tmp_path)
    report = list(judge.run(problem, moved, RELU))[-1]
    assert report.verdict is Verdict.JUDGE_ERROR
    assert str(tmp_path) not in report.sentence


@pytest.mark.parametrize("mode", list(Mode))
def test_the_whole_takes_at_least_what_its_cases_take(judge, problem_of, mode):
    """Both are measured, the whole from outside and most cases by the process itself: no case is left out of it."""
    problem = problem_of("dbscan")
    source = next(each.source for each in problem.accepted)
    *events, report = judge.run(problem, judge.prepare(problem), source, mode)
    cases = [event.result.cpu for event in events if event.type == "case"]
    assert len(cases) == sum(group.total for group in report.groups)
    assert report.cpu >= sum(cases) * (1.0 - 1e-9) > 0.0


@pytest.mark.parametrize("told", ["1e5", "1e-9"])
def test_what_a_process_tells_of_its_time_is_bounded_by_what_is_measured(events_of, told):
    source = RELU + f"\nimport time\ntime.process_time = iter(float(i) * {told} for i in range(10**6)).__next__\n"
    report = events_of("relu", source)[-1]
    assert report.verdict is Verdict.ACCEPTED
    assert 0.0 < report.cpu < 30.0


TWO_MISTAKES = """import numpy as np

def softmax(x, axis=-1):
    weights = np.exp(x)
    return weights / weights.sum(axis=axis, keepdims=True)

def softmax_vjp(x, grad_output, axis=-1):
    x = x - np.max(x, axis=axis, keepdims=True)
    p = np.exp(x) / np.exp(x).sum(axis=axis, keepdims=True)
    return p * (grad_output - (grad_output * p).sum(axis=axis, keepdims=True))
"""


def test_a_lesson_stands_beside_a_case_that_it_explains(events_of, problem_of):
    """The first failure is another mistake's (no error for a single number); the lesson is about overflow."""
    *events, report = events_of("softmax", TWO_MISTAKES)
    failed = [event.result for event in events[1:] if event.result.verdict is not Verdict.ACCEPTED]
    assert failed[0].group is Group.EDGE
    assert report.failure.lesson.startswith("Subtract the largest logit")
    assert (report.verdict, report.failure.group) == (failed[0].verdict, Group.STABILITY)
    assert report.failure.case in {result.case for result in failed}
    assert report.failure.mismatch.kind is Wrong.NON_FINITE
    assert "hard on floating point" in report.sentence


def test_no_lesson_beside_a_verdict_that_it_does_not_explain(events_of):
    source = TWO_MISTAKES.replace("    weights = np", "    while np.ndim(x) == 0: pass\n    weights = np", 1)
    report = events_of("softmax", source)[-1]
    assert (report.verdict, report.failure.case) == (Verdict.TIME_LIMIT, "softmax/edge/number")
    assert report.failure.lesson == ""


LOSSY_TANH = """import numpy as np

def tanh(x):
    x = np.asarray(x, float)
    e = np.expm1(-2 * np.abs(x))
    return np.where(np.abs(x) < 1e-4, x * np.where(x > 0, 1.001, 1.0007), -np.sign(x) * e / (2 + e))
"""


def test_a_stability_case_says_how_many_digits_are_right(events_of):
    report = submit(events_of, LOSSY_TANH, "tanh")
    (failure,) = (each for each in report.failures if (each.entry, each.group) == ("tanh", Group.STABILITY))
    assert failure.mismatch.digits.right == pytest.approx(3.0, abs=0.2)
    assert failure.mismatch.digits.carried == 16
    assert "of about 16 digits are right." in failure.sentence


def test_a_wrong_number_elsewhere_has_lost_no_digits(events_of):
    failure = submit(events_of, in_relu("return np.where(x > 0, x, 0.01)")).failure
    assert failure.group is not Group.STABILITY
    assert failure.mismatch.digits is None
    assert "digits" not in failure.sentence


def reference_with(problem_of, slug, old, new):
    source = problem_of(slug).reference
    assert old in source
    return source.replace(old, new)


@pytest.mark.parametrize(
    ("slug", "old", "new"),
    [
        (
            "softmax",
            "shifted = x - np.max(x, axis=axis, keepdims=True)",
            "x -= np.max(x, axis=axis, keepdims=True)\n    shifted = x",
        ),
        ("tanh", "tanh_grad(x) < eps", "tanh_grad(x) <= eps"),
    ],
)
def test_no_mistake_is_told_that_was_not_made(events_of, problem_of, slug, old, new):
    """An input changed in place beside right outputs of the other entries, and one case of many that fails."""
    report = submit(events_of, reference_with(problem_of, slug, old, new), slug)
    assert report.failures
    assert [each.lesson for each in report.failures if each.lesson] == []


@pytest.mark.parametrize(
    "returned",
    ['{"keep": keep, "y": y}', '{"y": y.tolist(), "keep": keep}', "(y, keep.tolist())", "(y.tolist(), keep)"],
)
def test_outputs_with_a_check_may_come_in_other_containers(events_of, problem_of, returned):
    source = reference_with(
        problem_of,
        "dropout",
        "return dropout_backward(x, keep, p), keep",
        "y = dropout_backward(x, keep, p)\n    return " + returned,
    )
    report = submit(events_of, source, "dropout")
    assert report.verdict is Verdict.ACCEPTED, [each.sentence for each in report.failures]


@pytest.mark.parametrize("odd", ["10**200", "10**400", "None", "[]", "{}", "'x'", "np.array([None])", "{1: 2}", "1j"])
def test_no_output_crashes_a_check(events_of, odd):
    source = f"import numpy as np\ndef newton_root(f, df, x0, tol=1e-10, max_iter=50):\n    return {odd}\n"
    report = submit(events_of, source, "newtons-method")
    assert report.verdict in (Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR)


def test_a_gradient_that_fails_its_examples_is_shown_before_an_exception_that_is_missing(events_of):
    source = (
        "import numpy as np\n"
        "def softmax(x, axis=-1):\n    e = np.exp(x)\n    return e / e.sum(axis=axis, keepdims=True)\n"
        "def softmax_vjp(x, grad_output, axis=-1):\n    return softmax(x, axis) * grad_output\n"
    )
    report = submit(events_of, source, "softmax")
    shown = [(each.entry, each.group) for each in report.failures]
    assert len(set(shown)) == len(shown) > 2
    assert report.failures[0].entry == "softmax_vjp" or report.failures[0].lesson
    assert shown.index(("softmax_vjp", Group.EXAMPLE)) < shown.index(("softmax_vjp", Group.SHAPE))
    assert {count.group for count in report.groups if count.failed} == {group for _entry, group in shown}


def test_a_report_tells_of_hidden_cases_the_chosen_ones_alone(events_of):
    """All that a member sees of a submission: the events of single cases are bare, the report has one case a group."""
    events = events_of(
        "softmax", "def softmax(x, axis=-1):\n    return x\ndef softmax_vjp(x, grad_output, axis=-1):\n    return x"
    )
    report = events[-1]
    bare = {"case", "entry", "group", "verdict", "cpu"}
    for event in events[1:-1]:
        told = to_json(event.result)
        assert {name for name, value in told.items() if value not in (None, "", [])} <= bare
    assert len({(each.entry, each.group) for each in report.failures}) == len(report.failures)
    text = json.dumps({**to_json(report), "failures": [], "groups": []})
    assert "np.array" not in text
    assert "/random/" not in text
