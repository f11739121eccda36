"""What every test stands on: an empty home, a frozen day, and no test that is quietly left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import server
from tests.support import OURS, ROOT, TODAY

# No deadlines: two workers on two cores stall now and then, and time is no property of a value.
settings.register_profile("dev", deadline=None)
# The same examples on every run, so that a red build is red again on one's own machine; and few,
# for `.ci/long` tries thousands.
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=30,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# `.ci/long`: new examples each time, and many.
settings.register_profile(
    "long",
    deadline=None,
    max_examples=3000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# `--hypothesis-profile`, read later, outranks this.
settings.load_profile("ci" if os.environ.get("CI") else "dev")


# ------------------------------------------------------------------------------- a clean machine


@pytest.fixture(scope="session", autouse=True)
def _clean_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep fixtures that outlive a test away from the home of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        _settle(patch, tmp_path_factory.mktemp("home"))
        yield


@pytest.fixture(autouse=True)
def _clean_home(_clean_machine: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give every test an empty home, a frozen day and none of the user's settings."""
    _settle(monkeypatch, tmp_path)


def _settle(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name in OURS:
        patch.delenv(name, raising=False)
    patch.setenv("FTA_TODAY", TODAY)
    patch.setenv("HOME", str(home))


# ------------------------------------------------------------- with CI set, every test is executed


class EveryTestRuns:
    """Turns the run red when a test was skipped, expected to fail, or deselected.

    A test that did not run has shown nothing. Away from CI, leaving tests out is everyone's right.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.left_out: set[str] = set()

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        self.left_out |= {f"{item.nodeid}: deselected" for item in items}

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.left_out.add(f"{report.nodeid}: skipped")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if hasattr(report, "wasxfail"):
            self.left_out.add(f"{report.nodeid}: expected to fail")
        elif report.skipped:
            self.left_out.add(f"{report.nodeid}: skipped")

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Take over what a worker left out: xdist itself does not pass deselection on."""
        self.left_out |= set(getattr(node, "workeroutput", {}).get("left_out", ()))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput["left_out"] = sorted(self.left_out)
        elif self.left_out and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.left_out:
            terminalreporter.section("with CI set, every test must run", red=True, bold=True)
            for line in sorted(self.left_out):
                terminalreporter.line(line)


#: What runs the same code a thousand times: over the whole record, megabytes, or every command.
_TOO_LONG_TO_MEASURE = (
    *("record/", "hostile/test_record", "hostile/test_files", "hostile/test_command_line"),
    *("commands/test_names_of_a_language", "commands/test_any_sequence"),
    *("views/test_golden", "render/test_golden", "test_gallery"),
    *("analysis/test_record", "drawings/test_told", "durability/", "store/test_upgrades"),
)


#: What takes half a minute or more by itself, and would be waited for if it came last.
_FIRST = (
    "test_readme.py::test_every_command_prints_what_the_readme_says",
    "test_troubles.py::test_a_locked_one_is_busy_for_all",
    "test_killing.py::test_no_write_is_lost_and_none_half_done",
)


@pytest.hookimpl(trylast=True)  # after the plugin that marks property tests
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Measure no coverage where it costs most and shows least: other tests run all of that once."""
    for item in () if config.getoption("no_cov") else items:
        place = str(item.path.relative_to(ROOT / "tests"))
        if place.startswith(_TOO_LONG_TO_MEASURE) or item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")
    items.sort(key=lambda item: not any(name in item.nodeid for name in _FIRST))


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI"):
        config.pluginmanager.register(EveryTestRuns(config), "every-test-runs")
    if not hasattr(config, "workerinput"):
        watch = server.prepare()
        config.add_cleanup(lambda: server.stop(watch))
