"""What all tests share: where nothing may be skipped, a skip is a failure."""

import os

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """With SOURCEBOOK_NO_SKIPS=1, a test that skips fails, with the reason for which it would have skipped."""
    return _unskipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    """The same for a file that skips as a whole."""
    return _unskipped((yield))


def _unskipped(report):
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("SOURCEBOOK_NO_SKIPS") == "1":
        _, _, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason}\nSOURCEBOOK_NO_SKIPS=1 forbids a skip."
    return report
