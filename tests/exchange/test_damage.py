"""Whatever a file holds, it is read, or refused with a sentence: never a traceback."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.errors import FtaError
from fta_tracker.exchange import Format, read, write, yaml_events

SHIPPED = Path(__file__).parents[2] / "negotiations.yaml"
CUT = write(read(SHIPPED.read_bytes(), "negotiations.yaml", "yaml")[1:3], "yaml")[:6_000]
WHOLE = CUT[: CUT.rindex("\n      - kind:") + 1]

SCRAPS = (
    *("", " ", "\n", "\t", "\r", ":", ": ", "- ", ",", "[", "]", "{", "}", "'", '"', "\\", "\\u"),
    *("#", " #", "&a ", "*a", "!!x ", "? ", "|\n", ">\n", "---\n", "...\n", "%YAML 1.2\n", "<<: "),
    *(
        "null",
        "~",
        "NaN",
        "true",
        "1e3",
        "\\ud800",
        "\0",
        "\x85",
        "\u2028",
        "\ufeff",
        "\ud800",
        "한",
    ),
)
damages = st.lists(
    st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 40), st.sampled_from(SCRAPS)),
    min_size=1,
    max_size=3,
)


def damaged(text: str, damage: list[tuple[int, int, str]]) -> str:
    """The text with a scrap in place of some characters, here and there."""
    for place, length, scrap in damage:
        start = place % (len(text) + 1)
        text = text[:start] + scrap + text[start + length :]
    return text


def attempt(text: str, format_: Format) -> None:
    """Read the text; a refusal names the file in every line of its sentence."""
    try:
        read(text, "f", format_)
    except FtaError as error:
        first, *rest = error.sentence.split("\n")
        assert first.startswith("f has ")
        assert rest
        assert all(line.startswith(("f:", "f: ")) for line in rest)


@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
@given(damage=damages)
def test_damaged_yaml(parser: str, damage: list[tuple[int, int, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_events, "LOADERS", (parser,))
        attempt(damaged(WHOLE, damage), "yaml")


JSON = write(read(WHOLE, "f", "yaml"), "json")


@given(damage=damages)
def test_damaged_json(damage: list[tuple[int, int, str]]) -> None:
    attempt(damaged(JSON, damage), "json")
