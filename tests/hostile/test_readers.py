"""Any text in any of our readers is read, or refused with an error of ours.

`fuzz/readers.py` does the same by hand, with a fuzzer that sees which branches it takes.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.readers import READERS
from tests.hostile.words import NASTY

#: Scraps of the formats, so that what is made of them gets past the first line.
SCRAPS = (
    *("agreement,kind,date\n", "agreement\tkind\tdate\tnote\n", "format: 1\nagreements:\n", "- "),
    *(
        "cambodia,round,2020-07\n",
        "cambodia\tlaunch\t2019\t\\n\\x1b\n",
        "  - slug: a\n",
        "[]",
        "{}",
    ),
    *(
        '{"agreement": "a", "kind": "round", "date": "2020"}\n',
        '{"format": 1, "agreements": [',
        "]}",
    ),
    *(",", ";", "\t", "\n", "\r\n", '"', '""', "\\", ":", "&a ", "*a", "!!x ", "<<: ", "{", "["),
    *("2020-07-09", "2020-H1", "2020-Q4", "9999", "cambodia/round/1", "a/b", "KR"),
    *("date=", "+=KR", "]}", "[]", "{}"),
    *(
        "Title <https://a.b>",
        "date=2020 | Yonhap <https://a.b>",
        "ko=한국; en=Korea",
        "\ufeff",
        "|",
    ),
)
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from((*SCRAPS, *NASTY)), max_size=8).map("".join),
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=5)), max_size=12).map("".join),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(("format", "agreements", "slug", "log", "date", "kind", "x")), inner
            )
        ),
    ).map(json.dumps),
)
contents = st.one_of(
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    texts.map(lambda text: text.encode("utf-16", "surrogatepass")),
    st.binary(),
)


@pytest.mark.parametrize("reader", READERS)
@given(content=contents)
def test_any_content(reader: str, content: bytes) -> None:
    READERS[reader](content)  # raises nothing


def test_the_readers_do_read() -> None:
    for reader, content in {
        "yaml": b"format: 1\nagreements: []\n",
        "json": b'{"format": 1, "agreements": []}',
        "csv": b"agreement,kind,date\nx,round,2020\n",
        "tsv": b"agreement\tkind\tdate\nx\tround\t2020\n",
        "jsonl": b'{"agreement": "x", "kind": "round", "date": "2020"}\n',
        "rows": b'[{"agreement": "x", "kind": "round", "date": "2020"}]',
        "date": b"2020-07-09",
        "ref": b"cambodia/round/1",
        "cell": b"a",
        "assignment": b"date=2020",
        "name": b"cambodia",
    }.items():
        assert READERS[reader](content) is True
        assert READERS[reader](b"\xff") is False
