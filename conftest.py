"""The order of the tests, and skips that are failures."""

import os

import pytest


def pytest_collection_modifyitems(items):
    """What takes minutes comes first, so that the other workers have something to do beside it."""
    items.sort(key=lambda item: item.get_closest_marker("container") is None)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Where nothing may be skipped (CI sets GRADUS_NOTHING_SKIPPED), a skip is a failure that names its reason."""
    report = (yield).get_result()
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("GRADUS_NOTHING_SKIPPED"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where nothing may be: {report.longrepr}"
