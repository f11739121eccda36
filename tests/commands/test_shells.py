"""Completion in real shells, and what the program answers to each."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.commands.desk import Desk, of_a_file
from tests.commands.shells import PROMPT, SHELLS, installed, shell
from tests.support import PATIENCE_S, Result, seen, some

# What a shell makes of the answers does not depend on where they come from.
pytestmark = of_a_file

LINES = {
    "fta ti": "fta timeline ",
    "fta list --dor": "fta list --dormant ",
    "fta status MAL": "fta status malaysia ",
    "fta status ck": "fta status CKFTA ",
    "fta status cam": "fta status cambodia",
    "fta status cambodia cam": "fta status cambodia cambodia-upgrade ",
    "fta events --kind sub": "fta events --kind substantial-conclusion ",
    "fta events --status=ca": "fta events --status=cancelled ",
    "fta list --party m": "fta list --party MY ",
    "fta figures --measure world": "fta figures --measure world-exports ",
    "fta add-round chile --after ": "fta add-round chile --after chile/",
    "fta add-round chile --after chile/l": "fta add-round chile --after chile/launch/2026-03-02 ",
    "fta edit rc": "fta edit rcep",
    "fta remove rcep/": "fta remove rcep/agreement-in-principle/2026-09-04 ",
    "fta edit cambodia/round/1 pl": "fta edit cambodia/round/1 place=",
    "fta edit cambodia/round/1 status=h": "fta edit cambodia/round/1 status=held ",
    "fta edit cambodia/round/1 place=x mode=": "fta edit cambodia/round/1 place=x mode=",
    "fta edit cambodia/round/1 place=x after=cambodia/s": (
        "fta edit cambodia/round/1 place=x after=cambodia/signing/2021-10-26 "
    ),
}


#: What may be edited of an event; of the one below, its mode is on the line already.
FIELDS = (
    "kind= date= end= number= by= scope= place= status= summary= topics= note= sources= claims= "
    "after="
).split()


@pytest.mark.parametrize("name", SHELLS)
def test_a_line_is_completed(desk: Desk, name: str) -> None:
    lines = dict(some(LINES.items(), of=1 if name == "bash" else 2))
    with shell(desk, name) as begun:
        assert {typed: begun.complete(typed) for typed in lines} == lines


@pytest.mark.parametrize("name", SHELLS)
def test_without_a_database_nothing_is_said(desk: Desk, name: str) -> None:
    typed = "fta status mal"
    with shell(desk, name, FTA_DB="none.db") as begun:
        assert begun.complete(typed) == typed

    # A shell may have been about to write its line again.
    assert {*seen(begun.shown.decode(), 120)} <= {PROMPT, f"{PROMPT}{typed}"}


@pytest.mark.parametrize("name", SHELLS)
def test_no_shell_runs_what_is_stored(desk: Desk, name: str) -> None:
    hostile = r"""\$(touch ran) `touch ran` $(touch ran) \\`touch ran` '"; touch ran; (*) """
    desk.change("update agreement set name = ? where slug = 'malaysia'", hostile)
    desk.change("update agreement set aliases = ?", '["M;touch>ran", "$(touch${IFS}ran)", "-x"]')
    with shell(desk, name) as begun:
        assert begun.complete("fta status ma") == "fta status malaysia "
        assert begun.complete("fta status ") == "fta status "

    assert not Path("ran").exists()


@pytest.mark.parametrize("name", SHELLS)
def test_a_shell_is_shown_its_script(desk: Desk, name: str) -> None:
    done = subprocess.run(
        # The shell's name is found by looking up who runs it, so it must not be replaced.
        [name, "-c", "fta --show-completion && true"],
        env=installed(desk, name),
        cwd=desk.folder,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE_S,
    )

    script = desk.quick(_FTA_COMPLETE=f"source_{name}")
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout.decode().strip() == script.out.strip()
    assert f"_FTA_COMPLETE=complete_{name} " in script.out


# ------------------------------------------------------------------------ the answers themselves


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("events|--kind|sub", ["substantial-conclusion"]),
        ("events|--status|=|ca", ["cancelled"]),
        ("events|--status|=", ["held", "announced", "cancelled"]),
        ("events|--status=ca", ["--status=cancelled"]),
        ("events|--status|=|held|ja", ["japan"]),
        ("status|CK", ["CKFTA"]),
        ("edit|cambodia/round/1|status|=|he", ["held"]),
        ("edit|cambodia/round/1|status|=", ["held", "announced", "cancelled"]),
        ("edit|cambodia/round/1|status=he", ["status=held"]),
        ("edit|cambodia/round/1|status|=|held|pl", ["place=", "place=..."]),
        ("edit|cambodia/round/1|note|=|a|:|b|pl", ["place=", "place=..."]),
        ("edit|cambodia/round/1|mode|=|video|", FIELDS),
        ("=|x", [""]),
    ],
)
def test_bash_has_words_put_together(desk: Desk, words: str, answer: list[str]) -> None:
    parts = ["fta", *words.split("|")]
    done = desk.quick(
        _FTA_COMPLETE="complete_bash",
        COMP_WORDS="\n".join(parts),
        COMP_CWORD=str(len(parts) - 1),
    )

    assert (done.code, done.err, done.out.removesuffix("\n").split("\n")) == (0, "", answer)


def test_zsh_is_told_what_to_show(desk: Desk) -> None:
    desk.change("update agreement set name = ? where slug = 'malaysia'", "It's a\\b: \u202ec\td")
    done = desk.quick(_FTA_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="fta status mal")

    call = "_describe -t values value ended -M 'm:{a-zA-Z}={A-Za-z}'"
    shown = r"malaysia:It'\''s a\\b\: " + "\ufffdc d"
    assert done == Result(0, f"local -a ended=('{shown}'); {call}\n", "")


def test_zsh_offers_files_where_there_is_nothing_to_say(desk: Desk) -> None:
    done = desk.quick(_FTA_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="fta import ")

    assert done == Result(0, "_files\n", "")


def test_zsh_puts_no_blank_behind_the_beginning_of_a_word(desk: Desk) -> None:
    line = "fta edit rc"
    done = desk.quick(_FTA_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line).out

    assert "ended=('rcep:Regional Comprehensive Economic Partnership')" in done
    assert "open=('rcep/:what it holds')" in done
    assert done.endswith(" -- open -M 'm:{a-zA-Z}={A-Za-z}' -S ''\n")


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_powershell_has_lines_of_a_word_and_its_help(desk: Desk, shell: str) -> None:
    def answer(line: str) -> str:
        done = desk.quick(
            _FTA_COMPLETE=f"complete_{shell}",
            _TYPER_COMPLETE_ARGS=line,
            _TYPER_COMPLETE_WORD_TO_COMPLETE=line.rpartition(" ")[2],
        )
        assert (done.code, done.err) == (0, "")
        return done.out

    assert answer("fta ro") == "rounds:::Rounds of negotiation.\n"
    assert answer("fta status jap") == "japan:::Korea–Japan Free Trade Agreement\n"
    assert answer("fta events --kind ro") == "round::: \n"
    assert answer("fta events --kind=ro") == "--kind=round::: \n"
    assert answer("fta status kj") == "KJFTA:::japan\n"


def test_fish_asks_first_whether_there_is_anything(desk: Desk) -> None:
    def asked(line: str) -> Result:
        return desk.quick(
            _FTA_COMPLETE="complete_fish",
            _TYPER_COMPLETE_ARGS=line,
            _TYPER_COMPLETE_FISH_ACTION="is-args",
        )

    assert asked("fta status jap") == Result(0, "", "")
    assert asked("fta status xyz") == Result(1, "", "")


def test_powershell_has_typer_s_script(desk: Desk) -> None:
    script = desk.quick(_FTA_COMPLETE="source_powershell").out

    assert '$Env:_FTA_COMPLETE = "complete_powershell"' in script
    assert "Register-ArgumentCompleter -Native -CommandName fta" in script
