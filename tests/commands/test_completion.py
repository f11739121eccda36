"""What may be typed next, as the program answers it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fta_tracker.analysis.alignment import MILESTONES
from fta_tracker.store.reader import Reader
from tests.commands.desk import Desk, of_a_file
from tests.support import Result, run

ASKED = {"_FTA_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}


def _helped(desk: Desk, line: str, **env: str | None) -> dict[str, str]:
    """The words offered for a line, each with its help."""
    done = desk.quick(**ASKED, _TYPER_COMPLETE_ARGS=f"fta {line}", **env)
    assert (done.code, done.err) == (0, "")
    pairs = (line.partition("\t") for line in done.out.splitlines() if line)
    return {word: told for word, _, told in pairs}


def _offered(desk: Desk, line: str, **env: str | None) -> list[str]:
    return list(_helped(desk, line, **env))


# ---------------------------------------------------------------------------------- the commands


def test_commands_with_their_lines(bare_desk: Desk) -> None:
    assert _helped(bare_desk, "ti") == {
        "timeline": "Agreements over the years; of one, its chronology."
    }
    assert _offered(bare_desk, "e") == ["events", "edit", "export"]
    assert _offered(bare_desk, "--v") == ["--version"]


@pytest.mark.parametrize("line", ["frob ", "frob --x ", "--version t", "--help t", "-h t"])
def test_what_is_not_understood_is_passed_over(bare_desk: Desk, line: str) -> None:
    expected = ["timeline", "targets"] if line.endswith("t") else None
    offered = _offered(bare_desk, line)

    assert offered == expected or (expected is None and "list" in offered)


def test_a_value_that_cannot_be_is_passed_over(desk: Desk) -> None:
    assert _offered(desk, "events --since 2020-13 --kind frob --frob jap") == ["japan"]


# ------------------------------------------------------------------------------------- the names


def test_names_with_what_they_mean(desk: Desk) -> None:
    assert _helped(desk, "status C") == {
        "cambodia": "Korea–Cambodia Free Trade Agreement",
        "CKFTA": "cambodia",
        "cambodia-upgrade": "Upgrade of the Korea–Cambodia Free Trade Agreement",
        "chile": "Accord de libre-échange Corée–Chili",
    }
    assert _offered(desk, "add-round mk") == ["MKFTA"]
    assert _offered(desk, "add-round malaysia ") == []


@pytest.mark.parametrize("given", ["malaysia", "MALAYSIA", "kmfta", "japan malaysia"])
def test_a_name_is_offered_once(desk: Desk, given: str) -> None:
    assert _offered(desk, f"status {given} m") == []
    assert _offered(desk, f"status {given} --as-of 2020 rc") == ["rcep"]


def test_an_alias_that_needs_quotes_is_not_offered(desk: Desk) -> None:
    aliases = '["Mäl-asia.2_x", "M\'x", "M$(x)", "M`x`", "M x", "M*", "M;x", "-m", "", "M\\\\x"]'
    desk.change("update agreement set aliases = ? where slug = 'malaysia'", aliases)

    assert _offered(desk, "status m") == ["malaysia", "Mäl-asia.2_x"]
    assert _offered(desk, "status -m") == []


def test_codes_of_countries_of_the_record(desk: Desk) -> None:
    assert _offered(desk, "list --party ") == ["CL", "CN", "JP", "KH", "KR", "MY"]
    assert _offered(desk, "list --party k") == ["KH", "KR"]


# ------------------------------------------------------------------------------ the vocabularies


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("events --kind study", ["study-agreed", "study-start", "study-meeting", "study-end"]),
        ("events --kind round --kind o", []),
        ("events --status ", ["held", "announced", "cancelled"]),
        ("targets --kind o", ["other"]),
        ("targets --outcome m", ["met", "missed"]),
        ("list --stage s", ["studying", "signed"]),
        ("list --sort slu", ["slug"]),
        ("list -o j", ["json", "jsonl"]),
        ("list --vocabulary ", ["aric", "wto", "eu", "motie"]),
        ("timeline --align ", [*MILESTONES]),
        ("timeline --align=s", ["--align=signing"]),
        ("list --output=ts", ["--output=tsv"]),
        ("export -o y", ["yaml"]),
        ("import --format j", ["json", "jsonl"]),
        ("add-round chile --mode v", ["video"]),
        ("figures --measure i", ["import-rank", "imports"]),
        ("figures --measure q", []),
    ],
)
def test_vocabularies(desk: Desk, line: str, words: list[str]) -> None:
    assert _offered(desk, line) == words


def test_measures_of_the_record(desk: Desk) -> None:
    desk.change("update figure set measure = 'quota' where measure = 'exports'")

    assert _offered(desk, "figures --measure q") == ["quota"]
    assert _offered(desk, "figures --measure e") == ["export-rank", "exports"]


@pytest.mark.parametrize(
    "command",
    "list status timeline rounds events targets figures summary upcoming brief check".split(),
)
def test_languages_of_the_record(desk: Desk, command: str) -> None:
    names = '{"ko": "한", "zh-Hant": "協定", "zh": "协定"}'
    desk.change("update agreement set names = ? where slug = 'malaysia'", names)

    assert _offered(desk, f"{command} --names ") == ["ko", "zh", "zh-Hant"]
    assert _offered(desk, f"{command} --names z") == ["zh", "zh-Hant"]
    assert _offered(desk, "status --db nowhere.db --names ") == []


# -------------------------------------------------------------------------------------- the refs


def test_refs_begin_with_the_names(desk: Desk) -> None:
    assert _offered(desk, "remove CH") == ["chile", "chile/"]
    assert _offered(desk, "remove chile/r") == ["chile/round/1", "chile/round/1.2"]
    assert _offered(desk, "remove chile/round/1 chile/r") == ["chile/round/1.2"]
    assert _offered(desk, "remove cambodia/target/") == [
        "cambodia/target/conclusion/2020-07-09",
        "cambodia/target/round/1/2020-07-09",
    ]
    assert _offered(desk, "remove cambodia/figure/exports/2019/") == [
        "cambodia/figure/exports/2019/KR"
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("add-round jkfta --after ", ["cambodia/", "cambodia-upgrade/", "chile/", "japan/"]),
        ("add-round kjfta --after ", ["japan/launch/2003-12", "japan/suspension/2004-11"]),
        ("add-round japan --after japan/s", ["japan/suspension/2004-11"]),
        ("add-round japan --after chile/", []),
        ("add-round --after chile/l", ["chile/launch/2026-03-02"]),
        ("add-round --after cambodia/fig", []),
        ("add-round --after ja", ["japan/"]),
        ("remove cambodia/round/1 --after cambodia/e", ["cambodia/entry-into-force/2022-12-01"]),
    ],
)
def test_the_refs_of_events_of_the_agreement_that_is_named(
    desk: Desk, line: str, words: list[str]
) -> None:
    assert _offered(desk, line)[:4] == words


@of_a_file
@pytest.mark.parametrize("table", ["event", "target", "figure"])
def test_refs_are_found_by_the_key_alone(desk: Desk, table: str) -> None:
    plans: list[str] = []
    with closing(sqlite3.connect(desk.db)) as connection:

        def execute(sql: str, named: object) -> list[tuple[str]]:
            plan = connection.execute(f"explain query plan {sql}", named)  # type: ignore[arg-type]
            plans.extend(row[3] for row in plan)
            return []

        assert list(Reader(execute, "").refs("cambodia/", [table])) == []

    index = f"sqlite_autoindex_{table}_1"
    assert plans == [f"SEARCH {table} USING COVERING INDEX {index} (ref>? AND ref<?)"]


# ------------------------------------------------------------------------------ the fields of edit


EVENT = (
    "kind= date= end= number= by= scope= place= mode= status= summary= topics= note= sources= "
    "claims= after="
)


@pytest.mark.parametrize(
    ("ref", "fields"),
    [
        ("cambodia", "name= kind= parties= names= aliases= upgrades= in_force_rule= note= claims="),
        ("cambodia/round/1", EVENT),
        (
            "cambodia/target/round/1/2020-07-09",
            "kind= due= stated_on= number= by= scope= stated_by= summary= note= sources=",
        ),
        (
            "cambodia/figure/exports/2019/KR",
            (
                "measure= period= value= text= unit= change_pct= reporter= stated_on= note= "
                "sources= claims="
            ),
        ),
    ],
)
def test_the_fields_of_what_is_named(desk: Desk, ref: str, fields: str) -> None:
    assert _offered(desk, f"edit {ref} ") == fields.split()
    assert _offered(desk, f"edit {ref} ", FTA_DB="none.db") == fields.split(), "its form tells"


def test_a_ref_of_its_own_is_looked_up(desk: Desk) -> None:
    desk.change("update target set ref = 'cambodia/promise' where ref like 'cambodia/target/con%'")

    assert "due=" in _offered(desk, "edit cambodia/promise ")
    assert "due=" not in _offered(desk, "edit cambodia/launch ")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("cambodia/round/1 pl", ["place="]),
        ("cambodia/round/1 place=x p", []),
        ("cambodia/round/1 mode=", ["mode=in-person", "mode=video", "mode=hybrid"]),
        ("cambodia/round/1 kind=si", ["kind=signing"]),
        ("cambodia/round/1 place=", []),
        ("cambodia/round/1 after=cambodia/l", ["after=cambodia/launch/2020-07-09"]),
        ("cambodia kind=c", ["kind=cepa"]),
        ("cambodia upgrades=ja", ["upgrades=japan"]),
        ("cambodia mode=", []),
        ("cambodia/target/round/1/2020-07-09 kind=o", ["kind=other"]),
        ("cambodia/figure/exports/2019/KR measure=w", ["measure=world-exports"]),
        ("cambodia/figure/exports/2019/KR reporter=K", None),
    ],
)
def test_the_values_of_a_field(desk: Desk, line: str, words: list[str] | None) -> None:
    countries = "KE KG KH KI KM KN KP KR KW KY KZ"
    expected = [f"reporter={code}" for code in countries.split()] if words is None else words

    assert _offered(desk, f"edit {line}") == expected


def test_fields_without_a_ref_are_those_of_an_agreement(desk: Desk) -> None:
    assert _offered(desk, f"edit --db {desk.named} --quiet -- ") != []


# ---------------------------------------------------------------------------------- the databases


@of_a_file
def test_the_database_that_the_line_names(desk: Desk, tmp_path: Path) -> None:
    desk.db.rename(tmp_path / "other.db")
    assert _offered(desk, "status mal") == []

    for named in (
        "../other.db",
        "~/other.db",
        '"$HOME/other.db"',
        f"sqlite:///{tmp_path}/other.db",
    ):
        assert _offered(desk, f"status --db {named} mal") == ["malaysia"], named
        assert _offered(desk, f"status --db={named} mal") == ["malaysia"], named
    assert _offered(desk, "status --db none.db mal") == []
    assert _offered(desk, "status --db '' mal") == []


@of_a_file
def test_the_default_database_is_not_made(bare_desk: Desk, tmp_path: Path) -> None:
    for line in ("status ", "remove cambodia/", "figures --measure q", "add-round x --after "):
        assert _offered(bare_desk, line, FTA_DB=None) == []

    assert [path.name for path in tmp_path.rglob("*")] == ["desk"]


@pytest.mark.parametrize(
    "harm",
    [
        "drop table fta_schema",
        "update fta_schema set version_num = '9999'",
        "delete from fta_schema",
    ],
)
def test_a_database_of_another_program_has_nothing_to_offer(desk: Desk, harm: str) -> None:
    desk.change(harm)

    for line in ("status mal", "remove malaysia/ro", "list --party M", "figures --measure q"):
        assert _offered(desk, line) == [], line


@pytest.mark.parametrize(
    "harm",
    [
        "alter table agreement rename to x",
        "update agreement set aliases = '[', parties = '['",
        "update agreement set aliases = '7', parties = '7'",
        "update agreement set aliases = '[7]', parties = '[[]]'",
        "update agreement set aliases = x'00', parties = x'00'",
    ],
)
def test_a_damaged_database_has_nothing_to_offer(desk: Desk, harm: str) -> None:
    desk.change(harm)

    for line in ("status mal", "list --party M", "add-round malaysia --after "):
        assert _offered(desk, line) == [], line
    assert _offered(desk, "remove japan/la") == ["japan/launch/2003-12"], "it is whole"


@of_a_file
def test_a_cell_that_is_no_text_has_nothing_to_offer(desk: Desk) -> None:
    desk.change("update agreement set aliases = x'00'")

    assert _offered(desk, "status mal") == []


@of_a_file
def test_a_file_of_any_other_sort_has_nothing_to_offer(bare_desk: Desk) -> None:
    bare_desk.db.write_text("x" * 5000)
    assert _offered(bare_desk, "status mal") == []
    bare_desk.db.unlink()
    bare_desk.db.mkdir()
    assert _offered(bare_desk, "status mal") == []


@of_a_file
def test_nobody_waits_for_a_database_that_is_busy(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.db, isolation_level=None)) as connection:
        connection.execute("begin exclusive")
        assert _offered(desk, "status mal") == []

    assert _offered(desk, "status mal") == ["malaysia"]


def test_the_whole_program_is_silent_as_well(desk: Desk) -> None:
    env = {**ASKED, "_TYPER_COMPLETE_ARGS": "fta status mal", "PYTHONIOENCODING": "ascii"}
    assert run(env=desk.env({**env, "FTA_DB": "none.db"}), cwd=desk.folder) == Result(0, "\n", "")
    told = "malaysia\tKorea–Malaysia Free Trade Agreement\n"
    assert run(env=desk.env(env), cwd=desk.folder) == Result(0, told, "")
