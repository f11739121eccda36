"""Of a file's problems the first thousand are told, wherever they arise."""

from __future__ import annotations

import json

import pytest

from tests.commands.desk import Desk
from tests.hostile.files import HEAD

MANY = "1,000 problems or more; nothing was read."
CSV = "agreement,kind,date\n"


def _rows(*rows: object) -> str:
    return "".join(f"{json.dumps(row)}\n" for row in rows)


@pytest.mark.parametrize("count", [999, 1_000, 1_001])
@pytest.mark.parametrize(
    ("name", "start", "each", "code"),
    [
        ("f.yaml", "format: 1\nagreements: []\n", "k#: 1\n", 2),
        ("f.yaml", f"{HEAD}    figures:\n", "      - {measure: x}\n", 4),
        ("f.csv", CSV, "chile,round,x#\n", 2),
        ("f.csv", CSV, "chile,round,2030\n", 4),
        ("f.csv", CSV, "x#,round,2020\n", 3),
        ("f.csv", f"{CSV.strip()},", "x#,", 2),
        ("f.jsonl", "", "{#\n", 2),
        ("f.jsonl", "", "#\n", 2),
    ],
)
def test_as_many_as_anyone_reads(
    desk: Desk, name: str, start: str, each: str, code: int, count: int
) -> None:
    text = start + "".join(each.replace("#", str(n)) for n in range(1, count + 1))
    (desk.folder / name).write_text(text)

    done = desk.quick("import", name)

    assert done.code == code
    first, *rest = done.err.splitlines()
    assert len(rest) == min(count, 1_000)
    said = MANY if count >= 1_000 else "999 problems; nothing was read."
    assert first == f"fta: {name} has {said}"


def test_as_many_within_one_field(desk: Desk) -> None:
    sources = [7] * 1_500
    row = {"agreement": "chile", "kind": "round", "date": "2020", "sources": sources}
    (desk.folder / "f.jsonl").write_text(_rows(row))
    cell = json.dumps(sources)

    done = desk.quick("import", "f.jsonl")
    assert done.code == 2
    assert done.err.startswith(f"fta: f.jsonl has {MANY}\n")
    assert done.err.count("\n") == 1_001
    typed = desk.quick("edit", "chile/round/1", f"sources={cell}")
    assert typed.code == 2
    assert typed.err.startswith("fta: sources: [0]: This must be a mapping, and is one value.")


def test_a_long_way_of_upgrades_has_a_beginning(empty_desk: Desk) -> None:
    text = "format: 1\nagreements:\n" + "".join(
        f"  - {{slug: a{n}, name: A, kind: fta, parties: [KR, KH], upgrades: a{n - 1}}}\n"
        if n
        else "  - {slug: a0, name: A, kind: fta, parties: [KR, KH]}\n"
        for n in range(1_000)
    )
    (empty_desk.folder / "f.yaml").write_text(text)

    assert empty_desk.quick("import", "f.yaml").code == 0
    done = empty_desk.quick("edit", "a0", "upgrades=a999")
    assert done.code == 4
    assert "would upgrade itself." in done.err
