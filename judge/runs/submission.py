"""Runs one submission: its cases are executed, evaluated, and made into a report."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from judge import wire
from judge.grading import report, sentences
from judge.grading.diagnosis import growth
from judge.grading.diagnosis.misconception import TELLING, Misconception, misconception
from judge.grading.distribution import BadExpectation
from judge.grading.evaluate import Check, Judged, brief, detail, evaluate, only_run
from judge.grading.sentences import hints
from judge.grading.shrink import SECONDS
from judge.package import literals
from judge.package.authors import AuthorFault, Authors
from judge.package.problem import Problem, Unsound
from judge.package.store import Frozen, FrozenCase
from judge.prepared import PreparedProblem, RunPlan, Work
from judge.runs.custom_cases import Custom, prepare_custom
from judge.runs.execution import Execution, LoadVerdict, StoppedCase, forbidden_sentence
from judge.runs.shrinking import Shrinking
from judge.sandbox.base import Broken, Cancelled, Sandbox, SandboxError
from judge.sandbox.cancellation import CancellableSandbox
from judge.sandbox.replies import Reply
from judge.verdict import CaseJudged, CaseResult, Event, Group, Growth, Mode, Report, Shrunk, Verdict

log = logging.getLogger(__name__)

CHECK_CPU = 10.0  # seconds that check.py may take for one output


@dataclass
class SubmissionRun:
    """One submission to one problem."""

    prepared: PreparedProblem
    source: bytes
    mode: Mode
    cancelled: Callable[[], bool] | None = None

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
            except (AuthorFault, Unsound, BadExpectation):
                log.exception("the problem's own code failed")  # its messages may tell what is expected
                yield Report(Verdict.JUDGE_ERROR, sentences.problem_error())
            except SandboxError as error:
                log.exception("the sandbox failed")
                yield Report(Verdict.JUDGE_ERROR, sentences.judge_error(str(error)))
            except OSError as error:  # of files and descriptors of ours: a submission can't reach one
                log.exception("the machine failed")
                yield Report(Verdict.JUDGE_ERROR, sentences.judge_error(error.strerror or type(error).__name__))

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
            yield from Shrinking(self.sandbox, self.problem, self.source, judged, deadline).steps()

    def _alone(self, case: FrozenCase) -> Judged | None:
        """One case, judged by itself; None where the submission did not load."""
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
        try:
            if unjudged:
                return only_run(work.case, answer, unjudged)
            one = evaluate(self.problem.entry(work.case.entry), work.case, answer, self._check(authors, work))
        except wire.Malformed:
            return Judged(work.case, Verdict.RUNTIME_ERROR, sentences.malformed(), cpu=answer.cpu)
        if one.verdict is Verdict.FORBIDDEN:
            return replace(one, sentence=forbidden_sentence(self.problem, one.sentence))
        return one

    def _check(self, authors: Authors, work: Work) -> Check:
        def check(case: FrozenCase, output: bytes, run: int) -> str | None:
            inputs = self.prepared.inputs(work)
            expected = case.expected[run if case.seeds else 0]
            seed = case.seeds[run] if case.seeds else 0
            return authors.check(case.entry, inputs, output, expected, case.expect, seed)

        return check

    def _shown(self, one: Judged, work: Work) -> CaseResult:
        cost = self.prepared.costs.get(work.case.case)  # nobody measured a custom case
        return detail(one, self.problem.entry(work.case.entry), self.prepared.inputs(work), cost)

    def _report(self, works: Sequence[Work], judged: Sequence[Judged], execution: Execution) -> Report:
        """The verdict is that of the first failure, whatever mistakes are known: an author may add one any day.

        The case that is shown and spoken of is the first that the mistake explains, where one is told: a lesson stands
        beside what it is about.
        """
        judged = report.with_ignored_rng(judged)
        failure = report.first_failure(judged)
        if failure is None and len(judged) < len(works):
            raise Broken("Cases were left out, and none of them failed.")
        groups = report.count([work.case for work in works], judged)
        mistake = self._mistake(judged, failure.verdict) if failure else None
        shown = mistake.example if mistake else failure
        return Report(
            verdict=failure.verdict if failure else Verdict.ACCEPTED,
            sentence=report.sentence(shown, groups, execution.withheld),
            groups=groups,
            failure=self._shown(shown, works[judged.index(shown)]) if shown else None,
            misconception=mistake.lesson if mistake else "",
            hint=report.hint(failure),
            cpu=execution.cpu,
            reference_cpu=self._reference_cpu(judged),
            growth=self._growth(judged),
            memory=execution.memory,
            line=shown.raised.line if shown and shown.raised else None,
        )

    def _reference_cpu(self, judged: Sequence[Judged]) -> float | None:
        """What the reference takes for the same cases; None where one of them is the user's own."""
        costs = self.prepared.costs
        if any(one.case.case not in costs for one in judged):
            return None
        return sum(costs[one.case.case] for one in judged)

    def _growth(self, judged: Sequence[Judged]) -> tuple[Growth, ...]:
        if self.mode is Mode.RUN or not any(case.size for case in self.frozen.cases):
            return ()
        return growth.growths(self.frozen.cases, judged, self.prepared.costs)

    def _mistake(self, judged: Sequence[Judged], verdict: Verdict) -> Misconception | None:
        if verdict not in TELLING:
            return None
        return misconception(self.problem, self.prepared.with_mistakes(), judged, verdict)


def _not_loaded(why: LoadVerdict, cases: Sequence[FrozenCase], source: bytes) -> Report:
    """The report of a source that never came to its first case."""
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
    return Report(why.verdict, why.sentence, report.count(cases, ()), failure, hint=hint, line=why.line)
