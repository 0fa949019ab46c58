"""A lesson is told to nobody who does not make the mistake: known mistakes, changed inputs, and mutants."""

from contextlib import closing

import pytest

from judge.grading.diagnosis.misconception import misconceptions
from judge.package.load import load
from judge.verdict import Verdict
from judge.verify import verify
from judge.verify.killing import mutants_of
from judge.verify.lessons import Lessons
from judge.verify.program_runner import ProgramRunner
from judge.verify.reach import Reach

MISTAKE = "rejected/always_the_last_axis.py"


@pytest.fixture
def lessons(folder, judge):
    problem = load(folder)
    frozen = judge.prepare(problem)
    with closing(ProgramRunner(judge, problem, frozen)) as runner:
        yield Lessons(runner, judge.prepared(problem, frozen).mistakes(), Reach(problem))


def test_a_lesson_that_is_not_true_of_a_mutant_is_reported_with_both_sources(folder, edit, judge):
    """The mistake errs for a single number, too, which nobody does who only takes the last axis."""
    edit(MISTAKE, "    return x", "    if np.size(x) == 1:\n        return x + 7.0\n    return x")
    faults = [str(fault) for fault in verify(folder, judge, mutants=True).faults]
    told = [fault for fault in faults if "Its lesson is told to" in fault]
    assert told
    assert all(fault.startswith(MISTAKE) for fault in told)
    assert any('the mutant "axis=axis->-1" of line 7 of reference.py: "You centre along' in fault for fault in told)


def test_of_a_sound_folder_no_lesson_is_false(lessons):
    programs = list(lessons.programs())
    assert [program.own for program in programs].count("always_the_last_axis") == 1
    assert [(p.name, lesson.name) for p in programs for lesson in lessons.false(p.judged, p.own)] == []


def test_what_was_frozen_is_what_a_mistake_does_when_it_runs(lessons):
    for mistake in lessons.runner.problem.rejected:
        if mistake.verdict is Verdict.WRONG_ANSWER:
            known = next(each.judged for each in lessons.programs() if each.own == mistake.name)
            ran = list(lessons.runner.judged(mistake.source))
            assert [(o.case.case, o.verdict, o.mutated) for o in known] == [
                (o.case.case, o.verdict, o.mutated) for o in ran
            ]


def test_no_mistake_is_taken_off_whose_lesson_would_be_told(lessons):
    """Whatever the order in which the cases come."""
    runner, told = lessons.runner, 0
    mistakes = runner.judge.prepared(runner.problem, runner.frozen).mistakes()
    for mutant in mutants_of(runner.problem, runner.frozen).mutants:
        for judged in (list(runner.judged(mutant.source)), list(runner.judged(mutant.source, runner.cases[::-1]))):
            suspects = lessons.suspects()
            for one in judged:
                suspects.note(one)
            failure = next((one for one in judged if one.verdict is not Verdict.ACCEPTED), None)
            if failure is not None and misconceptions(runner.problem, mistakes, judged, failure.verdict):
                told += 1
                assert suspects.left_in({"centre"}), mutant.edit
    assert told
    assert lessons.suspects().left_in({"centre"})
    assert not lessons.suspects().left_in(set())
