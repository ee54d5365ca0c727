"""What holds for all tests: no stop watch, and where nobody looks on, a test that was skipped is a test that failed."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# A machine with other things to do is no fault of the program. Where CI is set, the same examples are tried each time.
settings.register_profile("edition", deadline=None)
settings.register_profile("ci", settings.get_profile("edition"), derandomize=True)

# Continuous integration sets CI; there, a missing font or browser must not pass for a good result.
STRICT = os.environ.get("CI", "").lower() not in ("", "0", "false", "no")
settings.load_profile("ci" if STRICT else "edition")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one, with the reason, under CI."""
    report = yield
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped, which CI does not allow: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a file that is skipped as a whole."""
    report = yield
    if STRICT and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped, which CI does not allow: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
