"""Files as trees: what the text says, every scalar as it is written and nothing converted.

JSON is parsed here, YAML in `yaml_events`; both also give the tokens from which lines are found.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from fta_tracker.errors import MOST_PROBLEMS, Malformed, quoted

#: An error stands where the file says something that is never right, such as an alias. None and
#: the truth values are JSON's own; in YAML they are text.
Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | bool | Malformed | None"

#: Takes the tree of an item of a list, which then need not be kept.
Take: TypeAlias = Callable[[Tree], None]

T = TypeVar("T")

TOO_DEEP = "This is nested more than 20 deep."

_PLAIN_STEP = re.compile("[A-Za-z0-9_-]{1,40}")
_JSON_TOKEN = re.compile(r'(\n)|([\[{])|([\]}])|"((?:[^"\\]++|\\.)*+)"|([^\s:,"\[\]{}]+)')


class Broken(Malformed):
    """Text of which no tree can be made, with the line, where that is known."""

    def __init__(self, line: int | None, sentence: str, hint: str | None = None) -> None:
        super().__init__(sentence, hint)
        self.line = line


class EnoughError(Exception):
    """There are so many problems that no more are looked for."""


class Noted(list[T]):
    """The problems of a file; EnoughError, once noted, where there are so many as nobody reads."""

    def note(self, *problems: T) -> None:
        """Add problems."""
        for problem in problems:
            self.append(problem)
            if len(self) >= MOST_PROBLEMS:
                raise EnoughError


def counted(problems: Sized) -> str:
    """How many problems a file has: `1 problem`, `1,000 problems or more`."""
    if len(problems) >= MOST_PROBLEMS:
        return f"{MOST_PROBLEMS:,} problems or more"
    return "1 problem" if len(problems) == 1 else f"{len(problems)} problems"


class Token(NamedTuple):
    """A scalar with its text, or the start or the end of a mapping or a list."""

    line: int
    mark: Literal["scalar", "{", "[", "end"]
    text: str = ""


def twice() -> Malformed:
    """What stands in a tree for the value of a key that is given more than once."""
    return Malformed("The key stands twice.", "Leave one of them out.")


def step(path: str, key: str) -> str:
    """The path of what `key` holds: `agreements[0].log`; a strange key is shown in quotes."""
    if not _PLAIN_STEP.fullmatch(key):
        return f"{path}[{quoted(key)}]"
    return f"{path}.{key}" if path else key


class _Open:
    """A mapping or a list whose end has not come: its path, and where in it we are."""

    def __init__(self, path: str, mark: str) -> None:
        self.path = path
        self.index = 0 if mark == "[" else None
        self.value: str | None = None


def lines(tokens: Iterable[Token]) -> dict[str, int]:
    """The line of every path: of a key where there is one, else of the item.

    The tokens are those of a text of which a tree was made. Costs a second pass over the file, so
    it is for files with problems alone.
    """
    found = {"": 1}
    path: str | None = ""
    inside: list[_Open] = []
    for token in tokens:
        if token.mark == "end":
            inside.pop()
            continue
        if inside:
            path = _place(inside[-1], token, found)
        if token.mark != "scalar" and path is not None:
            inside.append(_Open(path, token.mark))
    return found


def _place(inside: _Open, token: Token, found: dict[str, int]) -> str | None:
    """The path of the value that the token begins; None where the token is a key."""
    if inside.index is not None:
        path = f"{inside.path}[{inside.index}]"
        inside.index += 1
        found[path] = token.line
        return path
    value, inside.value = inside.value, None
    if value is None:
        inside.value = step(inside.path, token.text)
        found[inside.value] = token.line
    return value


def json_tree(text: str) -> Tree:
    """The tree of a JSON text; numbers keep their digits. Broken where it is not JSON."""
    try:
        tree: Tree = json.loads(
            text,
            object_pairs_hook=_mapping,
            parse_int=str,
            parse_float=str,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as error:
        raise Broken(error.lineno, f"This is not JSON: {error.msg.removesuffix(' at')}.") from None
    except RecursionError:
        raise Broken(None, TOO_DEEP) from None
    return tree


def _mapping(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    tree = dict(pairs)
    if len(tree) < len(pairs):
        times = Counter(key for key, _ in pairs)
        tree.update((key, twice()) for key in tree if times[key] > 1)
    return tree


def _no_number(written: str) -> Malformed:
    return Malformed(f"{written} is not a number.", "Leave the field out.")


def json_tokens(text: str) -> Iterator[Token]:
    """The tokens of a text that is known to be JSON."""
    line = 1
    for newline, start, end, string, bare in map(re.Match.groups, _JSON_TOKEN.finditer(text)):
        if newline:
            line += 1
        elif start:
            yield Token(line, "{" if start == "{" else "[")
        elif end:
            yield Token(line, "end")
        else:
            yield Token(line, "scalar", bare or json.loads(f'"{string}"'))
