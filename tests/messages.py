"""Every message of every error that the program can say, found in its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from fta_tracker import errors
from tests.support import ROOT

PACKAGE: Final = ROOT / "fta_tracker"
#: The classes of errors.py, and those that modules make of them.
ERRORS: Final = {
    *(name for name, held in vars(errors).items() if isinstance(held, type)),
    *("Missing", "BadParameter"),
}
#: What stands in a message for what differs from time to time.
BLANK: Final = "…"


@dataclass(frozen=True, slots=True)
class Message:
    """What an error says: its words, with `…` for what differs, and the function that says it."""

    words: str
    place: str

    def is_in(self, said: str) -> bool:
        """Whether a line of what was said is, or ends or begins with, these words."""
        pattern = ".*".join(map(re.escape, re.split(f"{BLANK}+", self.words)))
        return re.search(rf"(?:^|: ){pattern}(?:$| )", said, re.MULTILINE) is not None


@cache
def messages() -> tuple[Message, ...]:
    """The messages of the whole package, each once a module, in the order of the modules."""
    found: dict[tuple[str, str], Message] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = str(path.relative_to(PACKAGE))
        for function, words in said_in(path.read_text("utf-8")):
            found.setdefault((name, words), Message(words, f"{name}:{function}"))
    return tuple(found.values())


def said_in(source: str) -> Iterator[tuple[str, str]]:
    """The words of every error that is made in a source, and the function that makes it.

    `…` alone stands for one whose words are made elsewhere, such as an error told once more.
    """
    tree = ast.parse(source)
    constants = _assigned(tree.body)
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            names = constants | _assigned(ast.walk(function))
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and (said := _said(node)):
                    yield from ((function.name, words) for words in _words(said, names))


def _said(call: ast.Call) -> ast.expr | None:
    """What an error that is made here says, if one is."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "Broken":  # its line comes first
        return call.args[1]
    # `ctx.fail` is Typer's; `type(error)(…)` tells an error once more, as does `kind(…)`.
    again = isinstance(call.func, ast.Call) and getattr(call.func.func, "id", "") == "type"
    return call.args[0] if call.args and (name in ERRORS or name == "fail" or again) else None


def _assigned(nodes: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    """By name: what is assigned to it."""
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    return found


def _words(node: ast.expr, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The texts that an expression may be."""
    if isinstance(node, ast.Constant):
        if node.value is not None:
            yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else BLANK for part in node.values
        )
    elif isinstance(node, ast.Name) and node.id in names:
        for value in names[node.id]:
            yield from _words(value, {})
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _words(value, names)
    elif isinstance(node, ast.IfExp):
        yield from _words(node.body, names)
        yield from _words(node.orelse, names)
    else:
        yield BLANK
