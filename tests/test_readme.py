"""The README is true: each block in it runs and prints, byte for byte, what the page says.

A block of language

- `console` holds `$ command` lines, each followed by what it prints on stdout. The blocks run from
  top to bottom in one home, each under one `bash -eo pipefail`, so that a variable set in a line is
  there in the next; a line that ends in a backslash goes on in a line that begins with `> `. Under
  a comment `<!-- terminal: 80 -->` stdout is a terminal of that width, and the page shows what is
  then on its screen.
- `cron` holds lines of a crontab: their commands run as cron runs them, by `sh` at home and with a
  bare environment, do not fail, and print nothing that cron would mail.
- `sh` holds commands that install or test: not run here, for `.ci/run` runs those very lines.
- `yaml` is an excerpt of `negotiations.yaml`.

Anything else would be a block that nobody checks, and is refused. After a change of what the
program prints, `python -m tests.test_readme --update` writes what it prints now; read the diff.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import OURS, PATIENCE_S, ROOT, environment, on_terminal, seen

README = ROOT / "README.md"
CI = ROOT / ".ci" / "run"
RECORD = ROOT / "negotiations.yaml"

# Parts what a command printed from what the next one did; U+001E is no character of any output.
MARK = "\x1e"


class ReadmeError(Exception):
    """A page that cannot be checked."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as bash gets it, the lines that show it, and what the page says it prints."""

    text: str
    shown: tuple[str, ...]
    expected: str


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its lines, the line number of the first, and its terminal."""

    language: str
    lines: tuple[str, ...]
    first: int
    columns: int | None

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands of a `console` block, in order."""
        return tuple(_commands(self))


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page; a fence that is not understood is a ReadmeError."""
    found: list[Block] = []
    language: str | None = None
    body: list[str] = []
    columns: int | None = None
    for number, line in enumerate(page.splitlines(), 1):
        if language is None:
            if marker := re.fullmatch(r"<!-- terminal: (\d+) -->", line):
                columns = int(marker[1])
            elif fence := re.fullmatch(r"```(\w*)", line):
                language, body = fence[1], []
            elif re.match(r"\s*(```|~~~)|\s*<!--\s*terminal", line):
                raise ReadmeError(f"line {number}: write it plainly and at the margin: {line}")
            elif line:
                columns = None
        elif line == "```":
            found.append(Block(language, tuple(body), number - len(body), columns))
            language, columns = None, None
        else:
            body.append(line)
    if language is not None:
        raise ReadmeError(f"the block of language '{language}' is never closed")
    return found


def _commands(block: Block) -> Iterator[Command]:
    if not block.lines or not block.lines[0].startswith("$ "):
        raise ReadmeError(f"line {block.first}: a console block begins with '$ command'")
    lines = list(block.lines)
    while lines:
        shown = [lines.pop(0)]
        text = shown[0].removeprefix("$ ")
        while text.endswith("\\"):
            if not lines or not lines[0].startswith("> "):
                raise ReadmeError(f"line {block.first}: '{shown[-1]}' does not go on with '> '")
            shown.append(lines.pop(0))
            text += "\n" + shown[-1].removeprefix("> ")
        expected = ""
        while lines and not lines[0].startswith("$ "):
            expected += lines.pop(0) + "\n"
        yield Command(text, tuple(shown), expected)


class Reader:
    """Someone who types what the page says: a home of their own, and a folder to work in.

    The folder holds copies of the repository's top-level files, so that a command that writes one
    harms nothing. `where`: what runs their commands elsewhere, as where there is no network.
    """

    def __init__(self, place: Path, where: Sequence[str] = ()) -> None:
        self.where = where
        self.folder = place / "fta-tracker"
        self.folder.mkdir(parents=True)
        home = place / "home"
        home.mkdir()
        for path in ROOT.iterdir():
            if path.is_file() and not path.name.startswith("."):
                shutil.copy(path, self.folder)
        nothing_set = dict.fromkeys([*OURS, "CI", "LC_CTYPE", "LANG", "LANGUAGE"])
        self.env = environment(
            {
                **nothing_set,
                "HOME": str(home),
                # Where `pip install` has put `fta`.
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
                # For `sort` and its like: the same order on every machine.
                "LC_ALL": "C.UTF-8",
            }
        )

    def outputs(self, block: Block) -> list[str]:
        """Run a console block and return what each command printed, as the page should show it."""
        script = "".join(f"printf '{MARK}'\n{command.text}\n" for command in block.commands)
        argv = [*self.where, "bash", "-eo", "pipefail", "-c", script]
        if block.columns:
            env = {**self.env, "TERM": "xterm-256color", "NO_COLOR": "1"}
            screen = on_terminal(
                argv, columns=block.columns, lines=50, env=env, cwd=self.folder, err_apart=True
            )
            code, out, err = screen.code, screen.raw, screen.err
        else:
            # Help and usage are as wide as the terminal they are read on.
            env = {**self.env, "COLUMNS": "80"}
            done = subprocess.run(
                argv,
                cwd=self.folder,
                env=env,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=PATIENCE_S,
            )
            code, out, err = done.returncode, done.stdout.decode(), done.stderr.decode()
        outputs = out.split(MARK)[1:]
        if code:
            culprit = block.commands[len(outputs) - 1].text
            raise ReadmeError(f"line {block.first}: exit {code} of: {culprit}\n{outputs[-1]}{err}")
        if block.columns:
            width = block.columns
            return ["".join(f"{line}\n" for line in seen(each, width)) for each in outputs]
        return outputs

    def unattended(self, line: str) -> str:
        """Run the command of a crontab's line as cron does, and return what it would mail.

        Whether there is something to show depends on the day, so an exit code of 1 is no failure.
        """
        *_, command = line.split(maxsplit=5)
        kept = {name: self.env[name] for name in ("HOME", "PATH", "PYTHONPATH")}
        done = subprocess.run(
            [*self.where, "sh", "-c", command],
            cwd=self.env["HOME"],
            env={**kept, "SHELL": "/bin/sh"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=PATIENCE_S,
        )
        failed = f"exit {done.returncode}\n" if done.returncode not in (0, 1) else ""
        return failed + (done.stdout + done.stderr).decode()


def _pairs(block: Block, reader: Reader) -> list[tuple[Command, str]]:
    return list(zip(block.commands, reader.outputs(block), strict=True))


def _console(page: str) -> list[Block]:
    found = [block for block in blocks(page) if block.language == "console"]
    if not found:
        raise ReadmeError("no console block: a page that shows nothing shows nothing true")
    return found


def differences(page: str, place: Path, where: Sequence[str] = ()) -> str:
    """Run the page's console blocks and return, as a diff, where it is wrong; empty if nowhere."""
    reader = Reader(place, where)
    wrong = []
    for block in _console(page):
        try:
            pairs = _pairs(block, reader)
        except ReadmeError as error:
            wrong.append(f"{error}\n")
            continue
        for command, printed in pairs:
            if printed != command.expected:
                head = f"line {block.first}: {' '.join(command.shown)}"
                wrong += [f"{head}\n", *_diff(command.expected, printed)]
    for block in blocks(page):
        if block.language == "cron":
            for line in block.lines:
                if said := reader.unattended(line):
                    wrong.append(f"line {block.first}: {line}\n{said}")
    return "".join(wrong)


def _diff(expected: str, printed: str) -> Iterator[str]:
    old, new = (text.splitlines(keepends=True) for text in (expected, printed))
    for line in difflib.unified_diff(old, new, "the page", "the program"):
        yield line if line.endswith("\n") else f"{line}\n(no newline at the end)\n"


def updated(page: str, place: Path) -> str:
    """Return the page with what its commands print now."""
    reader = Reader(place)
    lines = page.splitlines()
    shift = 0
    for block in _console(page):
        fresh: list[str] = []
        for command, printed in _pairs(block, reader):
            fresh += [*command.shown, *printed.splitlines()]
        start = block.first - 1 + shift
        lines[start : start + len(block.lines)] = fresh
        shift += len(fresh) - len(block.lines)
    return "\n".join(lines) + "\n"


def unchecked(page: str, ci: str, record: str) -> list[str]:
    """Name what no gate stands behind: lines that CI does not run, excerpts that are none."""
    calls = re.compile(r"\s*(step '[^']*' )?readme ")
    run_by_ci = {shlex.split(line)[-1] for line in ci.splitlines() if calls.match(line)}
    wrong = []
    for block in blocks(page):
        at = f"line {block.first}"
        if block.language == "sh":
            lines = [line for line in block.lines if line and not line.startswith("#")]
            wrong += [f"{at}: .ci/run does not run: {x}" for x in lines if x not in run_by_ci]
        elif block.language == "yaml":
            if "\n".join(block.lines) + "\n" not in record:
                wrong.append(f"{at}: not an excerpt of negotiations.yaml")
        elif block.language not in ("console", "cron"):
            wrong.append(f"{at}: a block of language '{block.language}' would not be checked")
    return wrong


# ------------------------------------------------------------------------------- the README itself


#: A place without a network, not even loopback: what a library in C would do there by itself, the
#: guard of the other tests (`tests/offline`) cannot see.
OFFLINE = ("unshare", "--map-root-user", "--net")


def offline() -> Sequence[str]:
    """That place, which not every machine lets one make; CI must."""
    if shutil.which("unshare") and subprocess.run([*OFFLINE, "true"], check=False).returncode == 0:
        return OFFLINE
    assert "CI" not in os.environ, "needs util-linux, and a kernel that lets us have a namespace"
    return ()


def test_every_command_prints_what_the_readme_says(tmp_path: Path) -> None:
    where = offline()
    if where:
        asking = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
        argv = [*where, sys.executable, "-c", asking]
        asked = subprocess.run(argv, capture_output=True, text=True, check=False)
        assert "Network is unreachable" in asked.stderr

    wrong = differences(README.read_text(encoding="utf-8"), tmp_path, where)
    if wrong:
        pytest.fail(wrong, pytrace=False)


def test_every_other_block_has_a_gate_behind_it() -> None:
    page, ci, record = (path.read_text(encoding="utf-8") for path in (README, CI, RECORD))
    assert unchecked(page, ci, record) == []


# ------------------------------------------------------------- the harness, on pages of a few lines


def page(*lines: str, language: str = "console", before: str = "") -> str:
    return "\n".join(["# A page", "", before, f"```{language}", *lines, "```", ""])


def test_a_true_page_has_no_differences(tmp_path: Path) -> None:
    true = page("$ echo one; echo two", "one", "two", "$ true", "$ printf '%s\\n' 한국", "한국")
    assert differences(true, tmp_path) == ""


@pytest.mark.parametrize(
    "lines",
    [
        ["$ echo one", "two"],
        ["$ echo one"],
        ["$ true", "one"],
        ["$ echo one", "one", ""],
        ["$ echo one", "one "],
        ["$ echo 'one '", "one"],
        ["$ printf one", "one"],
        ["$ echo one", "…"],
        ["$ echo one", "..."],
        ["$ echo one >&2", "one"],
        ["$ echo one", "one", "$ echo two", "three"],
    ],
)
@pytest.mark.parametrize("before", ["", "<!-- terminal: 80 -->"])
def test_a_page_that_says_something_else_is_found_out(
    lines: list[str], before: str, tmp_path: Path
) -> None:
    if before and lines in (["$ echo 'one '", "one"], ["$ printf one", "one"]):
        # On a screen neither trailing blanks nor a last newline can be seen.
        assert differences(page(*lines, before=before), tmp_path) == ""
    else:
        assert "the page" in differences(page(*lines, before=before), tmp_path)


def test_the_difference_can_be_read(tmp_path: Path) -> None:
    assert differences(page("$ echo one; echo two", "one", "deux"), tmp_path) == (
        "line 5: $ echo one; echo two\n"
        "--- the page\n+++ the program\n@@ -1,2 +1,2 @@\n one\n-deux\n+two\n"
    )


def test_a_failing_command_is_found_out_with_what_it_said(tmp_path: Path) -> None:
    wrong = differences(
        page("$ echo fine", "fine", "$ echo why >&2; (exit 3)", "$ echo never", "never"), tmp_path
    )
    assert wrong == "line 5: exit 3 of: echo why >&2; (exit 3)\nwhy\n\n"


def test_a_failure_within_a_pipe_is_a_failure(tmp_path: Path) -> None:
    assert "exit 1" in differences(page("$ false | cat"), tmp_path)


def test_blocks_share_a_home_and_lines_a_shell(tmp_path: Path) -> None:
    first = page("$ x=1; echo kept >~/file", "$ echo $x", "1")
    second = page('$ cat ~/file; echo "x is ${x-gone}"', "kept", "x is gone")
    assert differences(first + second, tmp_path) == ""


def test_a_command_may_go_on_in_the_next_line(tmp_path: Path) -> None:
    assert differences(page("$ echo one \\", "> two", "one two"), tmp_path) == ""
    with pytest.raises(ReadmeError, match="does not go on"):
        _ = blocks(page("$ echo one \\", "two"))[0].commands


def test_nothing_is_set_that_a_reader_would_not_have_set(tmp_path: Path) -> None:
    show = '$ echo "${FTA_TODAY-} ${FTA_DB-} ${NO_COLOR-} ${COLUMNS-}"; ls -A ~'
    assert differences(page(show, "   80"), tmp_path) == ""


def test_commands_run_in_a_copy_of_the_repository(tmp_path: Path) -> None:
    writes = page("$ ls pyproject.toml", "pyproject.toml", "$ rm pyproject.toml")
    assert differences(writes, tmp_path) == ""
    assert (ROOT / "pyproject.toml").exists()


def test_a_terminal_block_is_a_terminal_of_that_width(tmp_path: Path) -> None:
    lines = ["$ test -t 1 && stty size; echo $NO_COLOR", "50 132", "1"]
    assert differences(page(*lines, before="<!-- terminal: 132 -->"), tmp_path) == ""
    lines = ["$ test -t 1 || echo pipe", "pipe"]
    assert differences(page(*lines), tmp_path / "pipe") == ""


def test_a_terminal_block_shows_the_screen(tmp_path: Path) -> None:
    lines = [
        r"$ printf '\033[31mred\033[0m\r\033[2K한국\nabcdefghijkl\n'",
        "한국",
        "abcdefghij",
        "kl",
    ]
    assert differences(page(*lines, before="<!-- terminal: 10 -->"), tmp_path) == ""


def test_the_mark_of_a_terminal_holds_for_the_next_block_only() -> None:
    marked = page("$ true", before="<!-- terminal: 80 -->")
    assert [block.columns for block in blocks(marked + page("$ true"))] == [80, None]
    lost = marked.replace("-->", "-->\n\nText.\n")
    assert [block.columns for block in blocks(lost)] == [None]


@pytest.mark.parametrize("text", ["", "# A page", page("pytest", language="sh")])
def test_a_page_without_console_blocks_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ReadmeError, match="no console block"):
        differences(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "```console\n$ true\n",
        "  ```console\n  $ true\n  ```\n",
        "~~~console\n$ true\n~~~\n",
        "```console extra\n$ true\n```\n",
        "<!-- terminal: wide -->\n```console\n$ true\n```\n",
    ],
)
def test_a_fence_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(ReadmeError):
        blocks(text)


@pytest.mark.parametrize("lines", [[], ["fta list"], ["", "$ true"]])
def test_a_console_block_begins_with_a_command(lines: list[str]) -> None:
    with pytest.raises(ReadmeError, match="begins with"):
        _ = blocks(page(*lines))[0].commands


def test_what_cron_would_mail_is_found_out(tmp_path: Path) -> None:
    true = page("$ true")
    for number, (line, said) in enumerate(
        {
            "0 7 * * 1  true && pwd >~/where": "",
            "0 7 * * 1 false": "",
            "*/5 * * * * echo mail": "mail\n",
            "0 7 * * 1 (exit 2)": "exit 2\n",
            "0 7 1 1 * fta frob 2>&1 | grep -o such": "such\n",
        }.items()
    ):
        wrong = differences(true + page(line, language="cron"), tmp_path / str(number))
        assert wrong == (said and f"line 11: {line}\n{said}")


def test_lines_that_ci_runs_are_behind_a_gate() -> None:
    ci = "step 'install' readme \"pip install '.[dev]'\"\n  readme pytest\n# readme never\n"
    good = page("# first", "pip install '.[dev]'", "", "pytest", language="sh")
    assert unchecked(good, ci, "") == []
    for line in ("never", "pytest -x", "pip install"):
        assert unchecked(page(line, language="sh"), ci, "") == [
            f"line 5: .ci/run does not run: {line}"
        ]


def test_yaml_is_an_excerpt_of_the_record() -> None:
    record = "format: 1\nagreements:\n  - slug: cambodia\n"
    assert unchecked(page("agreements:", "  - slug: cambodia", language="yaml"), "", record) == []
    assert unchecked(page("  - slug: laos", language="yaml"), "", record) == [
        "line 5: not an excerpt of negotiations.yaml"
    ]


@pytest.mark.parametrize("language", ["", "bash", "text", "json"])
def test_a_block_that_nothing_would_check_is_refused(language: str) -> None:
    assert unchecked(page("$ true", language=language), "", "") == [
        f"line 5: a block of language '{language}' would not be checked"
    ]


def test_an_updated_page_is_true_and_otherwise_the_same(tmp_path: Path) -> None:
    stale = page("$ echo one; echo two", "un", "$ true", "old") + page("$ echo 3", "3", "4")
    terminal = page("$ echo 5", before="<!-- terminal: 80 -->")
    fresh = updated(stale + terminal, tmp_path / "a")
    assert fresh == page("$ echo one; echo two", "one", "two", "$ true") + page(
        "$ echo 3", "3"
    ) + page("$ echo 5", "5", before="<!-- terminal: 80 -->")
    assert differences(fresh, tmp_path / "b") == ""


def main() -> None:
    """Check the README, or with --update make it true."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        if sys.argv[1:] == ["--update"]:
            README.write_text(updated(text, Path(place)), encoding="utf-8")
        else:
            sys.exit(differences(text, Path(place)) or 0)


if __name__ == "__main__":
    main()
