"""The judge spends a bounded time of its own on the outputs of one submission."""

from judge.runs.submission import SubmissionRun
from judge.verdict import CaseJudged, Mode, Verdict
from tests.judge.test_judge import RELU


def test_outputs_that_take_the_judge_too_long_are_an_output_limit(judge, problem_of):
    problem = problem_of("relu")
    prepared = judge.prepared(problem, judge.prepare(problem))
    events = list(SubmissionRun(prepared, RELU.encode(), Mode.SUBMIT, grading_limit=0.0).events(()))
    first, *rest = [event.result for event in events if isinstance(event, CaseJudged)]
    assert first.verdict is Verdict.ACCEPTED, "nothing had been spent before it"
    assert {each.verdict for each in rest} == {Verdict.OUTPUT_LIMIT}
    assert events[-1].verdict is Verdict.OUTPUT_LIMIT
