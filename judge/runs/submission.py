"""Runs one submission: its cases are executed, evaluated, and made into a report."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from judge import wire
from judge.grading import failures, report, sentences
from judge.grading.diagnosis import growth
from judge.grading.diagnosis.misconception import EXPLAINABLE, Misconception, misconceptions
from judge.grading.distribution import BadExpectation
from judge.grading.evaluate import Check, Judged, brief, detail, evaluate, only_run
from judge.grading.sentences import hints
from judge.grading.shrink import SECONDS
from judge.package import literals
from judge.package.authors import AuthorFault, Authors
from judge.package.frozen import Frozen, FrozenCase
from judge.package.problem import Problem, Unsound
from judge.prepared import CHECK_CPU, PreparedProblem, RunPlan, Work
from judge.runs.custom_cases import Custom, prepare_custom
from judge.runs.execution import Execution, LoadVerdict, StoppedCase, forbidden_sentence
from judge.runs.shrinking import Shrinking, symptom_of
from judge.sandbox.base import Broken, Cancelled, Sandbox, SandboxError
from judge.sandbox.cancellation import CancellableSandbox
from judge.sandbox.replies import Reply
from judge.verdict import CaseJudged, CaseResult, Event, Group, Growth, Mode, Report, Shrunk, Verdict

log = logging.getLogger(__name__)


GRADING_CPU = 30.0  # seconds of the judge's own that the outputs of one submission may take in all


@dataclass
class SubmissionRun:
    """One submission to one problem.

    Attributes:
        grading_limit: seconds of the judge's own CPU that its outputs may take in all.
        grading: seconds of CPU that the judge has spent on its outputs.
    """

    prepared: PreparedProblem
    source: bytes
    mode: Mode
    cancelled: Callable[[], bool] | None = None
    grading_limit: float = GRADING_CPU
    grading: float = 0.0

    @property
    def problem(self) -> Problem:
        return self.prepared.problem

    @property
    def frozen(self) -> Frozen:
        return self.prepared.frozen

    @property
    def sandbox(self) -> Sandbox:
        """The sandbox; its sessions end when the run is cancelled, where that can be."""
        sandbox = self.prepared.sandbox
        return CancellableSandbox(sandbox, self.cancelled) if self.cancelled else sandbox

    def events(self, custom: Sequence[str]) -> Iterator[Event]:
        parsed = [literals.parse_case(self.problem, text) for text in custom]
        with Authors(self.sandbox, self.problem, CHECK_CPU) as authors:
            try:
                customs = [self._custom(authors, number, *case) for number, case in enumerate(parsed, 1)]
                yield from self._judge(authors, customs)
            except (AuthorFault, Unsound, BadExpectation) as error:
                log.exception("the problem's own code failed")  # its messages may tell what is expected
                stopped = isinstance(error, AuthorFault) and error.stopped
                yield Report(Verdict.JUDGE_ERROR, sentences.problem_error(), transient=stopped)
            except SandboxError as error:
                log.exception("the sandbox failed")
                yield Report(Verdict.JUDGE_ERROR, sentences.judge_error(str(error)), transient=True)
            except OSError as error:  # of files and descriptors of ours: a submission can't reach one
                log.exception("the machine failed")
                reason = error.strerror or type(error).__name__
                yield Report(Verdict.JUDGE_ERROR, sentences.judge_error(reason), transient=True)

    def _custom(self, authors: Authors, number: int, entry: str, values: dict[str, object]) -> Custom:
        return prepare_custom(self.sandbox, self.problem, self.frozen, authors, number, entry, values)

    def _judge(self, authors: Authors, customs: Sequence[Custom]) -> Iterator[Event]:
        plan = self._plan(customs)
        works, cases = plan.works, [work.case for work in plan.works]
        unjudged = {custom.case.case: custom.unjudged for custom in customs if custom.unjudged}
        yield plan.started
        execution = Execution(self.sandbox, self.problem, self.frozen, self.source, works, plan.encoded)
        judged: list[Judged] = []
        for work, answer in execution:
            if self.cancelled and self.cancelled():
                raise Cancelled
            one = self._evaluate(authors, work, answer, unjudged.get(work.case.case, ""))
            judged.append(one)
            if one.verdict is not Verdict.ACCEPTED:
                execution.note_failure(work)
            yield CaseJudged(self._shown(one, work) if self.mode is Mode.RUN else brief(one), len(judged) - 1)
        if execution.not_loaded:
            yield _not_loaded(execution.not_loaded, cases, self.source)
        else:
            yield self._report(works, judged, execution)

    def shrunk(self, name: str) -> Generator[Shrunk]:
        deadline = time.monotonic() + SECONDS
        case = next((case for case in self.frozen.cases if case.case == name), None)
        judged = self._alone(case) if case else None
        if judged is None or judged.verdict is Verdict.ACCEPTED:
            yield Shrunk(None, 0, done=True)
        else:
            symptom = symptom_of(judged)
            yield from Shrinking(self.sandbox, self.problem, self.source, judged.case, symptom, deadline).steps()

    def _alone(self, case: FrozenCase) -> Judged | None:
        """Judge one case by itself; None where the submission did not load."""
        with Authors(self.sandbox, self.problem) as authors:
            works = [Work(0, case, cpu=self.prepared.cpu_limit(case))]
            execution = Execution(self.sandbox, self.problem, self.frozen, self.source, works)
            return next((self._evaluate(authors, work, answer, "") for work, answer in execution), None)

    def _plan(self, customs: Sequence[Custom]) -> RunPlan:
        if self.mode is Mode.SUBMIT:
            return self.prepared.plan
        works: list[Work] = []
        for case in self.frozen.cases:
            if case.group is Group.EXAMPLE:  # by itself: the file holds the hidden inputs too
                works.append(Work(len(works), case, self.frozen.read_inputs(case), self.prepared.cpu_limit(case)))
        works += [
            Work(index, custom.case, custom.inputs, self.problem.limits.cpu)
            for index, custom in enumerate(customs, len(works))
        ]
        return RunPlan.of(works)

    def _evaluate(self, authors: Authors, work: Work, answer: Reply | StoppedCase, unjudged: str) -> Judged:
        if isinstance(answer, StoppedCase):
            one = Judged(work.case, answer.verdict, answer.sentence, cpu=answer.cpu)
            return replace(one, stdout=answer.stdout, stderr=answer.stderr)
        began = time.thread_time()
        try:
            return self._graded(authors, work, answer, unjudged)
        except wire.LimitExceeded:
            return Judged(work.case, Verdict.OUTPUT_LIMIT, sentences.output_too_intricate(), cpu=answer.cpu)
        except wire.Malformed:
            return Judged(work.case, Verdict.RUNTIME_ERROR, sentences.malformed(), cpu=answer.cpu)
        finally:
            self.grading += time.thread_time() - began

    def _graded(self, authors: Authors, work: Work, answer: Reply, unjudged: str) -> Judged:
        if self.grading > self.grading_limit:
            raise wire.LimitExceeded("The outputs take the judge too long.")
        if unjudged:
            return only_run(work.case, answer, unjudged)
        one = evaluate(self.problem.entry(work.case.entry), work.case, answer, self._check(authors, work))
        if one.verdict is Verdict.FORBIDDEN:
            return replace(one, said=forbidden_sentence(self.problem, one.sentence))
        return one

    def _check(self, authors: Authors, work: Work) -> Check:
        def check(_case: FrozenCase, output: bytes, run: int) -> str | None:
            return self.prepared.objection(authors, work, output, run)

        return check

    def _shown(self, one: Judged, work: Work) -> CaseResult:
        cost = self.prepared.costs.get(work.case.case)  # a custom case has no measured cost
        return failures.fitting(detail(one, self.problem.entry(work.case.entry), self.prepared.inputs(work), cost))

    def _report(self, works: Sequence[Work], judged: Sequence[Judged], execution: Execution) -> Report:
        """Make the report, with the verdict of the first failure in the order of judging, whatever is shown.

        So it does not change when an author adds a known mistake. The sentence speaks of the case that is shown first,
        which ended with that verdict.
        """
        judged = report.with_ignored_rng(judged)
        first = report.first_failure(judged)
        if first is None and len(judged) < len(works):
            raise Broken("Cases were left out, and none of them failed.")
        groups = report.count([work.case for work in works], judged)
        shown = self._failures(works, judged, first.verdict) if first else []
        return Report(
            verdict=first.verdict if first else Verdict.ACCEPTED,
            sentence=report.sentence(shown[0][0] if shown else None, groups, execution.withheld),
            groups=groups,
            failures=tuple(result for _one, result in shown),
            hint=report.hint(first),
            cpu=execution.cpu,
            reference_cpu=self._reference_cpu(judged),
            growth=self._growth(judged),
            memory=execution.memory,
            line=shown[0][0].raised.line if shown and shown[0][0].raised else None,
        )

    def _failures(
        self, works: Sequence[Work], judged: Sequence[Judged], verdict: Verdict
    ) -> list[tuple[Judged, CaseResult]]:
        """Return the failing cases that the verdict shows, each as judged and as people see it."""
        lessons = self._lessons(judged, verdict)
        told = {each.example.case.case: each.lesson for each in lessons.values()}
        entries = [entry.name for entry in self.problem.entries]
        shown = failures.chosen(judged, entries, verdict, [each.example for each in lessons.values()])
        work_of = {work.case.case: work for work in works}

        def whole(one: Judged) -> CaseResult:
            result = self._shown(one, work_of[one.case.case])
            return replace(result, lesson=told.get(one.case.case, ""))

        return list(zip(shown, failures.bounded(shown, whole), strict=False))

    def _reference_cpu(self, judged: Sequence[Judged]) -> float | None:
        """Return what the reference takes for the same cases; None where one of them is the user's own."""
        costs = self.prepared.costs
        if any(one.case.case not in costs for one in judged):
            return None
        return sum(costs[one.case.case] for one in judged)

    def _growth(self, judged: Sequence[Judged]) -> tuple[Growth, ...]:
        if self.mode is Mode.RUN or not any(case.size for case in self.frozen.cases):
            return ()
        return growth.growths(self.frozen.cases, judged, self.prepared.costs)

    def _lessons(self, judged: Sequence[Judged], verdict: Verdict) -> dict[str, Misconception]:
        """Return, by entry, the known mistake that the submission makes there."""
        if verdict not in EXPLAINABLE:
            return {}
        return misconceptions(self.problem, self.prepared.mistakes(), judged, verdict)


def _not_loaded(why: LoadVerdict, cases: Sequence[FrozenCase], source: bytes) -> Report:
    """Return the report of a source that never came to its first case."""
    failure = CaseResult(
        case="",
        entry="",
        group=cases[0].group if cases else Group.EXAMPLE,
        verdict=why.verdict,
        sentence=why.sentence,
        stdout=why.stdout,
        stderr=why.stderr,
        traceback=why.raised.traceback if why.raised else "",
    )
    raised, hint = why.raised, ""
    if raised is not None:
        hint = hints.of_exception(raised.mro, raised.message, raised.traceback, loading=True)
    if why.verdict is Verdict.COMPILE_ERROR:
        hint = hints.of_text(source.decode("utf-8", "replace"))
    return Report(why.verdict, why.sentence, report.count(cases, ()), (failure,), hint=hint, line=why.line)
