"""From trees to agreements; every fault is noted with its path, and none stops the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, fields, replace
from functools import cache
from typing import Any, NamedTuple

from fta_tracker.errors import MOST_PROBLEMS, FtaError, Malformed, Refused, quoted
from fta_tracker.exchange.trees import EnoughError, Noted, Tree, step
from fta_tracker.fields import Form, forms, language
from fta_tracker.model import Agreement, Entry, Event

_FILE_KEYS = ("format", "agreements")
_FORMAT = "1"
_ENTRIES = ("log", "targets", "figures")

_WANTED = {
    "one": ("text or a number", "Write one value."),
    "list": ("a list", "Write it like `[KR, KH]`."),
    "objects": ("a list", "Begin each of its items with a dash."),
    "object": ("a mapping", "Write its fields like `title: Yonhap`."),
    "mapping": ("a mapping", "Write it like `{ko: 한국}`."),
}


_AGREEMENTS = Form(Agreement, shape="objects")


class Problem(NamedTuple):
    """What is wrong with what stands at a path."""

    path: str
    error: FtaError


@cache
def _required(cls: Any) -> dict[str, None]:
    """The names of the fields that every value of the class has, in their order."""
    required = (f for f in fields(cls) if f.default is f.default_factory is MISSING)
    return {f.name: None for f in required}


@cache
def _item(form: Form) -> Form:
    """The form of what a list or a mapping of that form holds."""
    return form._replace(shape="object" if form.shape == "objects" else "one")


def unknown(key: str, known: Sequence[str]) -> Malformed:
    """What is said of a field that there is not, with the nearest of those that there are."""
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
    return Malformed("There is no such field.", hint)


def said(tree: Tree) -> str:
    """What a tree is, in a word or two."""
    if isinstance(tree, dict):
        return "a mapping"
    if isinstance(tree, list):
        return "a list"
    if isinstance(tree, Malformed):
        return "no value"
    return "one value" if isinstance(tree, str) else str(tree).lower().replace("none", "null")


class Builder:
    """Makes values of trees, and notes on the way what is wrong, each with its path.

    A method gives None where there is nothing to make. Once there are problems, what is made of the
    rest only serves to find more of them; EnoughError where there are too many.
    """

    def __init__(self) -> None:
        self.problems = Noted[Problem]()
        self._taken: list[Agreement | None] = []
        self._slugs: list[Tree] = []

    def _note(self, path: str, error: FtaError) -> None:
        self.problems.note(Problem(path, error))

    def take(self, tree: Tree) -> None:
        """Make the next agreement of a file, so that its tree need not be kept; see `file`."""
        if len(self.problems) >= MOST_PROBLEMS:
            return  # what stands around them is yet to be seen
        self._slugs.append(tree.get("slug") if isinstance(tree, dict) else None)
        with suppress(EnoughError):
            self._taken.append(
                self.field(_item(_AGREEMENTS), tree, f"agreements[{len(self._taken)}]")
            )

    def file(self, tree: Tree) -> tuple[Agreement, ...]:
        """The agreements of a whole file, of whose tree each item of `agreements` was taken."""
        of_agreements, self.problems = self.problems, Noted[Problem]()
        if not isinstance(tree, dict):
            self._note("", Malformed("This is no record.", "Begin it with `format: 1`."))
            return ()
        stated = tree.get("format")
        if isinstance(stated, Malformed):
            self._note("format", stated)
        elif stated is None:
            self._note("", Malformed("format is missing.", "Begin the file with `format: 1`."))
        elif stated != _FORMAT:
            # The rest need not be wrong: another program may know it.
            written = quoted(stated) if isinstance(stated, str) else said(stated)
            self._note("format", Refused(f"This program reads format 1, not {written}."))
            return ()
        for key in tree:
            if key not in _FILE_KEYS:
                self._note(step("", key), unknown(key, _FILE_KEYS))
        listed = tree.get("agreements")
        if listed is None:
            self._note("", Malformed("agreements is missing.", "Write `agreements: []` for none."))
            return ()
        if not isinstance(listed, list):
            self.field(_AGREEMENTS, listed, "agreements")
            return ()
        self.problems.note(*of_agreements)
        self._check_slugs()
        return tuple(agreement for agreement in self._taken if agreement)

    def _check_slugs(self) -> None:
        first: dict[str, int] = {}
        for i, slug in enumerate(self._slugs):
            if isinstance(slug, str) and first.setdefault(slug, i) != i:
                sentence = f"agreements[{first[slug]}] has this slug too."
                self._note(f"agreements[{i}].slug", Refused(sentence, "Make them one agreement."))

    def field(self, form: Form, tree: Tree, path: str) -> Any:
        """The value of a field; None where it is at fault, and in a list for an item that is."""
        try:
            if isinstance(tree, Malformed):
                raise tree
            if isinstance(tree, str) and form.shape == "one":
                return form.parse(tree)
            if isinstance(tree, dict) and form.shape == "object":
                return self._object(form.kind, tree, path)
            if isinstance(tree, dict) and form.shape == "mapping":
                return self._texts(form, tree, path)
            if isinstance(tree, list) and form.shape in ("list", "objects"):
                return self._items(form, tree, path)
            what, hint = _WANTED[form.shape]
            raise Malformed(f"This must be {what}, and is {said(tree)}.", hint)
        except FtaError as error:
            self._note(path, error)

    def _items(self, form: Form, trees: list[Tree], path: str) -> tuple[Any, ...]:
        item = _item(form)
        made = tuple(self.field(item, tree, f"{path}[{i}]") for i, tree in enumerate(trees))
        if form.shape == "list" and None not in made:
            form.check(made)
        return made

    def _texts(self, form: Form, tree: dict[str, Tree], path: str) -> dict[str, str]:
        made = {}
        for key, part in tree.items():
            at = step(path, key)
            made[key] = self.field(_item(form), part, at)
            try:
                language(key)
            except FtaError as error:
                self._note(at, error)
        return made

    def _object(self, cls: Any, tree: dict[str, Tree], path: str) -> Any:
        if cls is Agreement:
            return self._agreement(tree, path)
        return self._made(cls, tree, path)

    def _made(self, cls: Any, tree: dict[str, Tree], path: str) -> Any:
        """The value of a class of the model, whose fields are checked against one another too."""
        before = len(self.problems)
        held = self._fields(cls, tree, path)
        for name in _required(cls):
            if tree.get(name) is None:
                self._note(path, Malformed(f"{name} is missing."))
        whole = len(self.problems) == before
        try:
            return cls(**held) if held.keys() >= _required(cls).keys() else None
        except FtaError as error:
            # Of fields that are not there, nothing can be said while others are at fault.
            if whole or error.field in held:
                self._note(f"{path}.{error.field}" if error.field in held else path, error)

    def _fields(self, cls: Any, tree: dict[str, Tree], path: str) -> dict[str, Any]:
        """The fields of an object without fault."""
        known = forms(cls)
        held = {}
        for key, part in tree.items():
            before = len(self.problems)
            if key not in known:
                self._note(step(path, key), unknown(key, tuple(known)))
            elif part is not None:
                value = self.field(known[key], part, f"{path}.{key}")
                if len(self.problems) == before:
                    held[key] = value
        return held

    def _agreement(self, tree: dict[str, Tree], path: str) -> Agreement | None:
        """An agreement: first without its entries, so that what is wrong with either is noted."""
        before = len(self.problems)
        head = {key: part for key, part in tree.items() if key not in _ENTRIES}
        agreement: Agreement | None = self._made(Agreement, head, path)
        made: dict[str, Any] = {
            key: self.field(forms(Agreement)[key], tree[key], f"{path}.{key}") or ()
            for key in _ENTRIES
            if tree.get(key) is not None
        }
        self._check_order(made.get("log", ()), f"{path}.log")
        self._check_refs(made, tree.get("slug"), path)
        if agreement is None or len(self.problems) > before:
            return None
        return replace(agreement, **made)

    def _check_order(self, log: Sequence[Event | None], path: str) -> None:
        """Note every event that the model would refuse where it stands, not only the first."""
        last: tuple[Event, str] | None = None
        for i, event in enumerate(log):
            if event is None:
                continue
            if last and event.date.definitely_before(last[0].date):
                sentence = f"{event.date} is before {last[0].date}, the date of {last[1]} above it."
                hint = "List the events of a log in the order they happened."
                self._note(f"{path}[{i}].date", Refused(sentence, hint))
            elif last is None or event.date.earliest > last[0].date.earliest:
                last = event, f"log[{i}]"

    def _check_refs(
        self, made: Mapping[str, Sequence[Entry | None]], slug: Tree, path: str
    ) -> None:
        """Note every ref that stands twice in the agreement, or is not one of it."""
        first: dict[str, str] = {}
        for key, entries in made.items():
            for i, entry in enumerate(entries):
                if entry is None or entry.ref is None:
                    continue
                at = f"{key}[{i}]"
                if first.setdefault(entry.ref, at) != at:
                    error = Refused(f"{first[entry.ref]} has this ref too.", "Give each its own.")
                    self._note(f"{path}.{at}.ref", error)
                if isinstance(slug, str) and not entry.ref.startswith(f"{slug}/"):
                    error = Refused(
                        "This is a ref of another agreement.", "Begin it with the slug."
                    )
                    self._note(f"{path}.{at}.ref", error)
