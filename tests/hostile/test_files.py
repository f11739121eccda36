"""Whatever file it is given, the program answers soon, in little memory, and with a sentence."""

from __future__ import annotations

import subprocess

import pytest

from tests.commands.desk import Desk
from tests.hostile.files import NAMED
from tests.hostile.measured import MOST_MB, Measured, measured


def taken_in(desk: Desk, name: str, *more: str) -> Measured:
    return measured("import", name, *more, cwd=desk.folder, env=desk.env())


@pytest.mark.parametrize("name", NAMED)
def test_a_hostile_file_is_refused_or_harmless(empty_desk: Desk, name: str) -> None:
    attack = NAMED[name]
    text = attack.text()
    before = empty_desk.db.read_bytes()
    file = empty_desk.folder / attack.name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())

    done = taken_in(empty_desk, attack.name)

    assert done.code == attack.code, done.err[:2000]
    assert attack.said in done.err
    assert done.err.startswith("fta: " if done.code else ("Took in", "Nothing to take in"))
    assert len(done.err) < 10**6, "and nobody has to read a file of it"
    assert done.peak_mb < MOST_MB
    assert not (empty_desk.folder / "pwned").exists()
    if done.code:
        assert empty_desk.db.read_bytes() == before
    file.unlink()


@pytest.mark.parametrize("words", [("import", "-"), ("edit", "chile", "summary=-")], ids=" ".join)
def test_what_has_no_end_is_not_read_to_it(desk: Desk, words: tuple[str, ...]) -> None:
    """`yes | fta import -`."""
    before = desk.db.read_bytes()
    with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as endless:
        assert endless.stdout
        done = measured(*words, cwd=desk.folder, env=desk.env(), input=endless.stdout.fileno())
        endless.stdout.close()

    assert done.code in {2, 4}
    assert done.err.startswith("fta: Standard input ")
    assert done.peak_mb < 100
    assert desk.db.read_bytes() == before
