"""One judge for all problems, and one store of frozen cases for all workers."""

import os

import pytest

from judge.judge import open_judge


@pytest.fixture(scope="session")
def judge(tmp_path_factory):
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with open_judge(shared / "problems") as judge:
        yield judge
