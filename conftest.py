"""The order of the tests, and skips that are failures."""

import os

import pytest


def pytest_collection_modifyitems(items):
    """Put what takes minutes first, so that the other workers have something to do beside it."""
    items.sort(key=lambda item: item.get_closest_marker("container") is None)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Turn a skip into a failure that names its reason where CI sets GRADUS_NOTHING_SKIPPED."""
    report = (yield).get_result()
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("GRADUS_NOTHING_SKIPPED"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where nothing may be: {report.longrepr}"
