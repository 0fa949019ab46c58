"""Random programs: changed solutions of real problems end in one report each, never in the judge's own error."""

from collections import Counter

import pytest

from benchmarks.fuzz import fuzz, is_python, programs

SLUGS = ("relu", "softmax", "newtons-method", "he-init", "dropout", "dbscan", "batch-iterator", "bpe-tokenizer")
PROGRAMS = 30  # of each; `python -m benchmarks.fuzz` takes thousands


@pytest.mark.parametrize("slug", SLUGS)
def test_random_programs_end_in_a_report(judge, problem_of, slug):
    verdicts = Counter()
    assert list(fuzz(judge, problem_of(slug), PROGRAMS, 1, verdicts)) == []
    assert verdicts.total() == PROGRAMS
    assert len(verdicts) > 1  # the programs are not all of one kind


def test_programs_are_python_and_the_same_for_the_same_seed(problem_of):
    made = [source for source, _ in zip(programs(problem_of("relu"), 3), range(20), strict=False)]
    again = [source for source, _ in zip(programs(problem_of("relu"), 3), range(20), strict=False)]
    assert made == again
    assert all(map(is_python, made))
    assert len(set(made)) > 15
