"""Files that someone may have us read: a megabyte each that is made to hang, fill or crash us."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

MEGABYTE: Final = 10**6
#: An agreement up to where its note is written.
HEAD: Final = (
    "format: 1\nagreements:\n  - slug: a\n    name: A\n    kind: fta\n    parties: [KR, KH]\n"
)
_JSON: Final = (
    '{"format": "1", "agreements": '
    '[{"slug": "a", "name": "A", "kind": "fta", "parties": ["KR", "KH"], '
)
_MANY: Final = "format: 1\nagreements:\n"
_SOME: Final = "kind: fta, parties: [KR, KH]"
_CSV: Final = "agreement,kind,date,note\n"
_TSV: Final = _CSV.replace(",", "\t")


class Attack(NamedTuple):
    """A file: its name tells the format; what it holds; the exit code, and what is said of it."""

    name: str
    text: Callable[[], str | bytes]
    code: int
    said: str


def _numbered(pattern: str, length: int = MEGABYTE) -> str:
    """The pattern again and again, each time with the next number, up to a length."""
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(pattern.replace("#", str(len(parts))))
        size += len(parts[-1])
    return "".join(parts)


def _times(unit: str) -> str:
    return unit * (MEGABYTE // len(unit))


def _bomb() -> str:
    """Each list holds the one before nine times: 9^20 items, were aliases followed."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    return "\n".join([*lines, "format: 1", "agreements: *a19", ""])


DEEP = "This is nested more than 20 deep."
NO_RECORD = "This is no record. Begin it with `format: 1`."
TWICE = "The key stands twice. Leave one of them out."
MANY = "1,000 problems or more; nothing was read."
LONG = "The text is longer than 100,000 characters."
LONG_LINE = "has a line of more than 4,000,000 bytes."

NAMED: Final[dict[str, Attack]] = {
    # Nesting.
    "10^6 brackets in YAML": Attack("f.yaml", lambda: "[" * 10**6, 2, DEEP),
    "10^6 braces in YAML": Attack("f.yaml", lambda: "{a: " * 10**6, 2, DEEP),
    "10^6 dashes in YAML": Attack("f.yaml", lambda: "- " * 10**6, 2, DEEP),
    "10^6 question marks in YAML": Attack(
        "f.yaml", lambda: "? " * 10**6, 2, "A key must be a word."
    ),
    "10^6 brackets in JSON": Attack("f.json", lambda: "[" * 10**6, 2, DEEP),
    "10^6 closed brackets in JSON": Attack("f.json", lambda: "[" * 10**6 + "]" * 10**6, 2, DEEP),
    "800,000 braces in JSON": Attack("f.json", lambda: '{"":\n' * 800_000, 2, DEEP),
    "800,000 braces in JSON Lines": Attack("f.jsonl", lambda: '{"":' * 800_000, 2, DEEP),
    "10^6 brackets in a cell": Attack(
        "f.csv",
        lambda: f'agreement,kind,date,sources\na,round,2020,"{"[" * 10**6}"\n',
        2,
        DEEP,
    ),
    "ever deeper lines in YAML": Attack(
        "f.yaml", lambda: "".join(f"{' ' * n}a:\n" for n in range(1400)), 2, DEEP
    ),
    # What refers to itself, or grows.
    "a bomb of aliases": Attack(
        "f.yaml", _bomb, 2, "Aliases are not read here. Write the value out."
    ),
    "a mapping that holds itself": Attack("f.yaml", lambda: "&a\nb: *a\n", 2, NO_RECORD),
    "a merge key": Attack("f.yaml", lambda: f"{HEAD}    <<: *x\n", 2, "<<"),
    "90,000 anchors": Attack("f.yaml", lambda: _numbered("- &a# x\n"), 2, NO_RECORD),
    # Lines of a hundred megabytes.
    **{
        f"a line of 100 MB in {name}": Attack(f"f.{name}", build, 4, LONG_LINE)
        for name, build in {
            "yaml": lambda: f"{HEAD}    note: {'x' * 10**8}\n",
            "json": lambda: f'{_JSON}"note": "{"x" * 10**8}"}}]}}',
            "csv": lambda: f"{_CSV}a,round,2020,{'x' * 10**8}\n",
            "tsv": lambda: f"{_TSV}a\tround\t2020\t{'x' * 10**8}\n",
            "jsonl": lambda: f'{{"agreement": "a", "note": "{"x" * 10**8}"}}\n',
        }.items()
    },
    **{
        f"a text of a megabyte in {name}": Attack(f"f.{name}", build, 4, LONG)
        for name, build in {
            "yaml": lambda: f"{HEAD}    note: {'x' * MEGABYTE}\n",
            "json": lambda: f'{_JSON}"note": "{"x" * MEGABYTE}"}}]}}',
            "csv": lambda: f"{_CSV}a,round,2020,{'x' * MEGABYTE}\n",
            "tsv": lambda: f"{_TSV}a\tround\t2020\t{'x' * MEGABYTE}\n",
        }.items()
    },
    "a key of a megabyte in JSON": Attack(
        "f.json", lambda: f'{{"format": "1", "{"k" * MEGABYTE}": 1}}', 2, "There is no such field."
    ),
    "a date of a megabyte": Attack(
        "f.csv", lambda: f"{_CSV}a,round,{'2' * MEGABYTE},\n", 2, "is not a date."
    ),
    "a slug of a megabyte": Attack(
        "f.yaml", lambda: HEAD.replace("slug: a", f"slug: {'a' * MEGABYTE}"), 2, "is not a word"
    ),
    # Keys given twice.
    "a key twice in YAML": Attack("f.yaml", lambda: f"{HEAD}    name: B\n", 2, TWICE),
    "a key twice in JSON": Attack("f.json", lambda: f'{_JSON}"name": "B"}}]}}', 2, TWICE),
    "a key twice in a cell": Attack(
        "f.csv",
        lambda: 'agreement,kind,date,sources\na,round,2020,"[{""title"":""a"",""title"":""b""}]"\n',
        2,
        TWICE,
    ),
    "70,000 times a key in JSON": Attack(
        "f.json",
        lambda: f'{{{_times(chr(34) + "format" + chr(34) + ": 1, ")}"b": 1}}',
        2,
        TWICE,
    ),
    "120,000 times a key in YAML": Attack("f.yaml", lambda: f"{{{_times('format, ')}}}", 2, TWICE),
    "an item twice among 10^5": Attack(
        "f.yaml",
        lambda: f"{HEAD}    aliases: [{_numbered('z#, ')}z9]\n",
        4,
        "stands twice in one list.",
    ),
    "a column twice": Attack("f.csv", lambda: "agreement,kind,date,date\n", 2, "stands twice."),
    # Numbers.
    "a number of 10^6 digits in YAML": Attack(
        "f.yaml",
        lambda: f"{HEAD}    figures: [{{measure: x, value: {'9' * 10**6}}}]\n",
        2,
        "is not a number.",
    ),
    "a number of 10^6 digits in JSON": Attack(
        "f.json",
        lambda: f'{{"format": {"9" * 10**6}, "agreements": []}}',
        4,
        "This program reads format 1, not",
    ),
    "a round of 10^6 digits": Attack(
        "f.csv",
        lambda: f"agreement,kind,date,number\na,round,2020,{'9' * 10**6}\n",
        2,
        "is not a number from 1 to 999.",
    ),
    "an exponent of 10^9 in YAML": Attack(
        "f.yaml",
        lambda: f"{HEAD}    figures: [{{measure: x, value: 1e999999999}}]\n",
        2,
        "'1e999999999' is not a number.",
    ),
    "an exponent of 10^9 in JSON": Attack(
        "f.json",
        lambda: f'{_JSON}"figures": [{{"measure": "x", "value": 1e999999999}}]}}]}}',
        2,
        "'1e999999999' is not a number.",
    ),
    "NaN in JSON": Attack(
        "f.json",
        lambda: f'{_JSON}"figures": [{{"measure": "x", "value": NaN}}]}}]}}',
        2,
        "NaN is not a number.",
    ),
    "Infinity in JSON": Attack(
        "f.json",
        lambda: f'{_JSON}"figures": [{{"measure": "x", "value": -Infinity}}]}}]}}',
        2,
        "-Infinity is not a number.",
    ),
    "NaN in YAML": Attack(
        "f.yaml",
        lambda: f"{HEAD}    figures: [{{measure: x, value: .nan}}]\n",
        2,
        "'.nan' is not a number.",
    ),
    "NaN in a cell": Attack(
        "f.jsonl",
        lambda: '{"agreement": "a", "kind": "round", "date": NaN}\n',
        2,
        "NaN is not a number.",
    ),
    # Characters.
    "NUL in YAML": Attack("f.yaml", lambda: f"{HEAD}    note: a\0b\n", 2, "the character U+0000"),
    "NUL escaped in YAML": Attack("f.yaml", lambda: f'{HEAD}    note: "a\\0b"\n', 4, "U+0000"),
    "NUL in JSON": Attack("f.json", lambda: f'{_JSON}"note": "a\\u0000b"}}]}}', 4, "U+0000"),
    "NUL in CSV": Attack("f.csv", lambda: f"{_CSV}a,round,2020,a\0b\n", 4, "U+0000"),
    "a megabyte of NUL": Attack("f.yaml", lambda: "\0" * MEGABYTE, 2, "the character U+0000"),
    "ESC in YAML": Attack("f.yaml", lambda: f'{HEAD}    note: "\\e[2J"\n', 4, "U+001B"),
    "ESC in JSON": Attack("f.json", lambda: f'{_JSON}"note": "\\u001b[2J"}}]}}', 4, "U+001B"),
    "ESC in CSV": Attack("f.csv", lambda: f"{_CSV}a,round,2020,\x1b[2J\n", 4, "U+001B"),
    "CSI of one byte": Attack("f.csv", lambda: f"{_CSV}a,round,2020,\x9b2J\n", 4, "U+009B"),
    "a lone surrogate escaped in YAML": Attack(
        "f.yaml", lambda: f'{HEAD}    note: "\\ud800"\n', 2, "This is not YAML"
    ),
    "a lone surrogate escaped in JSON": Attack(
        "f.json", lambda: f'{_JSON}"note": "\\ud800"}}]}}', 4, "U+D800"
    ),
    "a lone surrogate in bytes": Attack(
        "f.csv",
        lambda: f"{_CSV}a,round,2020,\ud800\n".encode("utf-8", "surrogatepass"),
        2,
        "not UTF-8: byte 0xED.",
    ),
    "a megabyte of 0xFF": Attack("f.yaml", lambda: b"\xff" * MEGABYTE, 2, "not UTF-8: byte 0xFF."),
    "UTF-16 cut in a character": Attack("f.csv", lambda: b"\xff\xfea", 2, "not UTF-16"),
    # Code.
    "a tag that runs a command": Attack(
        "f.yaml",
        lambda: f"{HEAD}    note: !!python/object/apply:os.system [touch pwned]\n",
        2,
        "Tags are not read here.",
    ),
    "a tag at the top": Attack(
        "f.yaml", lambda: "!!python/object/apply:os.system [touch pwned]\n", 2, "is"
    ),
    "a pickle": Attack("f.yaml", lambda: b"cos\nsystem\n(S'touch pwned'\ntR.", 2, NO_RECORD),
    # More of the same than anyone means.
    "90,000 unknown fields in YAML": Attack(
        "f.yaml", lambda: f"format: 1\nagreements: []\n{_numbered('k#: 1' + chr(10))}", 2, MANY
    ),
    "90,000 unknown fields in JSON": Attack(
        "f.json",
        lambda: (
            f'{{{_numbered(chr(34) + "k#" + chr(34) + ": 1, ")}"format": "1", "agreements": []}}'
        ),
        2,
        MANY,
    ),
    "500,000 columns": Attack("f.csv", lambda: f"agreement,kind,date,{_times('x,')}\n", 2, MANY),
    "500,000 unlike columns": Attack(
        "f.csv", lambda: f"agreement,kind,date,{_numbered('x#,')}\n", 2, MANY
    ),
    "10^6 empty cells": Attack(
        "f.csv", lambda: f"agreement,kind,date\n{_times(',')}\n", 0, "Nothing to take in"
    ),
    "10^6 blank lines": Attack(
        "f.csv", lambda: f"agreement,kind,date\n{_times(chr(10))}", 0, "Nothing to take in"
    ),
    "80,000 wrong dates": Attack(
        "f.csv", lambda: f"agreement,kind,date\n{_numbered('a,round,#' + chr(10))}", 2, MANY
    ),
    "150,000 wrong rows": Attack(
        "f.csv", lambda: f"agreement,kind,date\n{_times('a,b,c' + chr(10))}", 2, MANY
    ),
    "80,000 unknown agreements": Attack(
        "f.csv", lambda: f"agreement,kind,date\n{_numbered('x#,round,2020' + chr(10))}", 3, MANY
    ),
    "300,000 empty objects in JSON": Attack("f.json", lambda: f"[{_times('{},')}{{}}]", 2, MANY),
    "300,000 empty objects in JSON Lines": Attack("f.jsonl", lambda: _times("{}\n"), 2, MANY),
    "300,000 broken lines in JSON Lines": Attack("f.jsonl", lambda: _times("{x\n"), 2, MANY),
    "25,000 figures that say nothing": Attack(
        "f.yaml",
        lambda: f"{HEAD}    figures:\n{_times('      - {measure: x, value: 1}' + chr(10))}",
        4,
        MANY,
    ),
    "200,000 escapes that mean nothing": Attack(
        "f.tsv",
        lambda: f"{_TSV}{_times(chr(92) + 'q')}\tround\t2020\n",
        2,
        "A backslash before 'q' means nothing.",
    ),
    "15,000 agreements of one name": Attack(
        "f.yaml",
        lambda: _MANY + _numbered(f"  - {{slug: a#, name: A, {_SOME}}}\n"),
        0,
        "Took in f.yaml",
    ),
    "15,000 agreements of one alias": Attack(
        "f.yaml",
        lambda: _MANY + _numbered(f"  - {{slug: a#, name: A, aliases: [B], {_SOME}}}\n"),
        4,
        "goes by the name 'B' already.",
    ),
    "15,000 upgrades, each of the one before": Attack(
        "f.yaml",
        lambda: (
            _MANY
            + "".join(
                f"  - {{slug: a{n}, name: A, {_SOME}, upgrades: a{max(n - 1, 0)}}}\n"
                for n in range(15_000)
            )
        ),
        4,
        "a0 would upgrade itself.",
    ),
    "10^6 quotes": Attack("f.csv", lambda: f"{_CSV}{_times(chr(34))}\n", 2, "The row has 1 cell"),
    "a quote that is never closed": Attack(
        "f.csv",
        lambda: f'{_CSV}a,round,2020,"{_times("x" + chr(10))}',
        2,
        "The quotes of this row do not fit.",
    ),
    "a string that is never closed": Attack(
        "f.json", lambda: f'{{"a": "{_times(chr(92) + chr(34))}', 2, "This is not JSON"
    ),
    "10^6 colons": Attack("f.yaml", lambda: _times(":"), 2, "This is not YAML"),
    "a megabyte of a comment": Attack("f.yaml", lambda: _times("#"), 2, NO_RECORD),
    "a long block of text": Attack(
        "f.yaml", lambda: f"{HEAD}    note: >\n{_times('      x' + chr(10))}", 4, LONG
    ),
    "250,000 documents": Attack(
        "f.yaml", lambda: _times("---\n"), 2, "A second document begins here."
    ),
    "150,000 mappings in a list": Attack("f.yaml", lambda: f"[{_times('a: b, ')}]", 2, NO_RECORD),
}
