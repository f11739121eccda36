"""YAML as a tree, built from the parser's events. The only home of PyYAML.

Its loaders read NO as false and 0901 as a number, keep the last of two equal keys, and can be
made to crash by brackets alone; its events are safe, and leave every scalar as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import yaml

from fta_tracker.errors import Malformed
from fta_tracker.exchange.trees import TOO_DEEP, Broken, Take, Token, Tree, twice

#: The C parser where it is there, several times as fast; both read the same.
LOADERS: Final = ("CSafeLoader", "SafeLoader")

_DEEPEST = 20
_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
)


#: How often one who waits is told how far it is: after so many events of the parser.
_OFTEN: Final = 4096
_NOBODY: Final[Mapping[str, Take]] = {}


def yaml_tree(
    text: str,
    tell: Callable[[float], None] | None = None,
    takers: Mapping[str, Take] = _NOBODY,
) -> Tree:
    """The tree of a YAML text of one document, None for an empty one; `tell` hears how far it is.

    `takers`: by the key of the document, who takes the items of its list; None stands for each.
    Broken where it is not YAML, or is nested more than 20 deep. In the tree an error stands for an
    alias, for what has an anchor or a tag, for a null, and for the value of a key given twice.
    """
    found = _FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        name = f"U+{ord(found[0]):04X}"
        raise Broken(line, f"YAML does not allow the character {name} here.", "Remove it.")
    try:
        events = _events(text)
        return _document(_heard(events, len(text), tell) if tell else events, takers)
    except yaml.MarkedYAMLError as error:
        # At the end of the text the C parser counts a last line that is not there.
        last = text.rstrip().count("\n")
        line = min(getattr(error.problem_mark, "line", last), last) + 1
        # The C parser of PyYAML 6.0.4 has a limit of its own, and meets it first.
        deep = "nesting" in str(error.problem)
        raise Broken(line, TOO_DEEP if deep else f"This is not YAML: {error.problem}.") from None


def _events(text: str) -> Iterator[Any]:
    loader = next(getattr(yaml, name) for name in LOADERS if hasattr(yaml, name))
    return yaml.parse(text, loader)


def _heard(events: Iterator[Any], size: int, tell: Callable[[float], None]) -> Iterator[Any]:
    """The events, of which someone hears now and then what part of the text lies behind them."""
    for number, event in enumerate(events):
        if not number % _OFTEN:
            tell(event.start_mark.index / size)
        yield event


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


def _document(events: Iterator[Any], takers: Mapping[str, Take]) -> Tree:
    tree: Tree = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Broken(
                    _line(event), "A second document begins here.", "Put it into a file of its own."
                )
            tree = _node(next(events), events, 0, takers=takers)
    return tree


def _node(
    event: Any,
    events: Iterator[Any],
    depth: int,
    take: Take | None = None,
    takers: Mapping[str, Take] = _NOBODY,
) -> Tree:
    """The tree of the node that begins with `event`; takes the events up to its end."""
    kind = type(event)
    if kind is yaml.AliasEvent:
        return Malformed("Aliases are not read here.", "Write the value out.")
    tree: Tree
    if kind is yaml.ScalarEvent:
        tree = event.value
        if tree in _NULLS and not event.style:
            tree = Malformed("There is no value here.", "Leave the field out.")
    elif depth == _DEEPEST:
        raise Broken(_line(event), TOO_DEEP)
    elif kind is yaml.MappingStartEvent:
        tree = _mapping(events, depth + 1, takers)
    else:
        tree = []
        while type(item := next(events)) is not yaml.SequenceEndEvent:
            part = _node(item, events, depth + 1)
            if take:
                take(part)
            tree.append(None if take else part)
    if event.anchor:
        return Malformed("Anchors are not read here.", f"Leave &{event.anchor} out.")
    if event.tag:
        return Malformed("Tags are not read here.", "Leave out what begins with !.")
    return tree


def _mapping(events: Iterator[Any], depth: int, takers: Mapping[str, Take]) -> dict[str, Tree]:
    tree: dict[str, Tree] = {}
    while type(event := next(events)) is not yaml.MappingEndEvent:
        if type(event) is not yaml.ScalarEvent or event.anchor or event.tag:
            raise Broken(_line(event), "A key must be a word.", "Write it like `summary:`.")
        key = event.value
        again = key in tree
        value = _node(next(events), events, depth, None if again else takers.get(key))
        tree[key] = twice() if again else value
    return tree


def yaml_tokens(text: str) -> Iterator[Token]:
    """The tokens of a text of which `yaml_tree` made a tree."""
    for event in _events(text):
        if isinstance(event, yaml.MappingStartEvent):
            yield Token(_line(event), "{")
        elif isinstance(event, yaml.SequenceStartEvent):
            yield Token(_line(event), "[")
        elif isinstance(event, yaml.CollectionEndEvent):
            yield Token(_line(event), "end")
        elif isinstance(event, yaml.NodeEvent):
            yield Token(_line(event), "scalar", getattr(event, "value", ""))
