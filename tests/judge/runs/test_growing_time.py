"""Real solutions before the judge: their growth is measured from outside, and says why one ran out of time."""

import pytest

from judge.verdict import Group, Law, Verdict


@pytest.fixture
def report_on(events_of):
    def report_on(slug, source):
        return events_of(slug, source)[-1]

    return report_on


def solution(problem, folder, name):
    return next(each.source for each in getattr(problem, folder) if each.name == name)


TRIES = 4  # a machine so busy that no line fits its times says nothing, and rightly


def test_a_quadratic_solution_runs_out_of_time_because_of_its_growth(report_on, problem_of):
    problem = problem_of("sparse-attention")
    source = solution(problem, "rejected", "mask_for_each_row")
    for _ in range(TRIES):
        report = report_on(problem.slug, source)
        assert report.verdict is Verdict.TIME_LIMIT
        assert report.failure.group is Group.SCALE
        assert all(sum(point.stopped for point in growth.points) == 1 for growth in report.growth)
        if report.growth and report.growth[0].rate:
            break
    rate, sentence = report.growth[0].rate, report.growth[0].sentence
    assert rate.law is Law.POWER
    assert 1.2 < rate.value < 2.5  # a row costs NumPy calls that do not grow, too
    assert "grows like n^" in sentence


def test_a_linear_solution_grows_like_the_reference(report_on, problem_of):
    problem = problem_of("sparse-attention")
    report = report_on(problem.slug, solution(problem, "accepted", "loop_over_rows"))
    assert report.verdict is Verdict.ACCEPTED
    for growth in report.growth:  # none where the machine is so busy that no line fits
        assert [point.size for point in growth.points] == [1024, 2048, 4096, 16384, 65536]
        assert all(point.cpu > 0 and point.reference > 0 and not point.stopped for point in growth.points)
        assert growth.rate is None or 0.7 < growth.rate.value < 1.4


def test_walking_along_all_paths_is_exponential(report_on, problem_of):
    problem = problem_of("autodiff-reverse-mode")
    report = report_on(problem.slug, solution(problem, "rejected", "walks_along_paths"))
    assert report.verdict is Verdict.TIME_LIMIT
    (growth,) = report.growth
    assert growth.rate.law is Law.EXPONENTIAL
    assert growth.rate.value == pytest.approx(2.0, abs=0.3)
    assert "because it grows like" in growth.sentence


def test_a_wrong_answer_before_them_tells_nothing_of_growth(report_on, problem_of):
    problem = problem_of("sparse-attention")
    assert report_on(problem.slug, solution(problem, "rejected", "no_scaling")).growth == ()


def test_a_problem_without_sizes_has_no_growth(report_on, problem_of):
    assert report_on("softmax", problem_of("softmax").reference).growth == ()
