"""One judge for all problems."""

import pytest

from judge.judge import open_judge


@pytest.fixture(scope="session")
def judge(tmp_path_factory):
    with open_judge(tmp_path_factory.mktemp("home")) as judge:
        yield judge
