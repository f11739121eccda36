"""Whatever file it is given, the program answers soon, in little memory, and with a sentence."""

from __future__ import annotations

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
