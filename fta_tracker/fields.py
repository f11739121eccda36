"""What a field of a value may hold: from text, back to text, and whether it is right.

A field's type says it all: `number: Count | None = None`. Files, tables and edits read the forms
behind these types, so a new field is one line in its class.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, Literal, NamedTuple, get_args

from fta_tracker import lifecycle
from fta_tracker.countries import CODES
from fta_tracker.dates import PartialDate
from fta_tracker.errors import FtaError, Malformed, Refused, quoted

#: More characters than any text, so that a screen, a cell and a diff can hold it.
MOST_TEXT = 100_000

_UNPRINTABLE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_WORD = re.compile("(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile("(?=.{1,35}$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COUNT = re.compile("[1-9][0-9]{0,5}")
_ORDINAL = re.compile("[1-9][0-9]{0,2}")
_REF = re.compile("[a-z0-9-]+(/[A-Za-z0-9.-]+)+")
# As JSON has it, without an exponent: no leading zeros.
_DECIMAL = re.compile("-?(0|[1-9][0-9]{0,29})([.][0-9]{1,30})?")
_URL = re.compile(r"https?://[^\s\"<>]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal as it was written: `1.0` stays `1.0`."""

    text: str

    def __post_init__(self) -> None:
        if not _DECIMAL.fullmatch(self.text):
            raise Malformed(
                f"{quoted(self.text)} is not a number.", "Write digits and a point, such as 5.5."
            )

    def __str__(self) -> str:
        return self.text


class Form(NamedTuple):
    """How a field is written: one scalar, a list, a mapping of texts, or objects of the model.

    `parse` makes the value of one scalar (for objects: none); `kind` is the class of that value.
    """

    kind: type[Any]
    parse: Callable[[str], Any] = str
    shape: Literal["one", "list", "mapping", "object", "objects"] = "one"

    def check(self, value: Any) -> None:
        """Raise FtaError where `value` is not what the form allows."""
        kind, parse, shape = self
        if shape in ("one", "object"):
            items = (value,)
        elif shape == "mapping":
            for key in value:
                language(key)
            items = tuple(value.values())
        else:
            if type(value) is not tuple:
                raise Malformed(f"{quoted(value)} is not a tuple of {kind.__name__}.")
            items = value
        for item in items:
            if type(item) is not kind:
                raise Malformed(f"{quoted(item)} is not of the right type ({kind.__name__}).")
            if kind is str or kind is int:
                parse(str(item))
        if shape == "list" and len(set(value)) < len(value):
            twice = next(item for item, times in Counter(value).items() if times > 1)
            raise Refused(f"{quoted(twice)} stands twice in one list.", "Leave one of them out.")


def text(written: str) -> str:
    """Text of any script; newlines and tabs are allowed, other control characters are not."""
    if not written.strip():
        raise Malformed("The text is empty.", "Leave the field out instead.")
    if len(written) > MOST_TEXT:
        raise Refused(
            f"The text is longer than {MOST_TEXT:,} characters.",
            "Say it in fewer words, and give the address of the whole.",
        )
    # Compiling that pattern costs more than all others together, and most text needs it not.
    if not written.isprintable() and (found := re.search(_UNPRINTABLE, written)):
        raise Refused(
            f"The text holds the control character U+{ord(found[0]):04X}.",
            "Remove it; line breaks and tabs may stay.",
        )
    return written


def word(written: str) -> str:
    """A lower-case word, such as `trade-remedies`."""
    if not _WORD.fullmatch(written):
        raise Malformed(
            f"{quoted(written)} is not a word of lower-case letters, digits and hyphens.",
            "Write it like trade-remedies.",
        )
    return written


def language(written: str) -> str:
    """A language tag, such as `ko` or `zh-Hant`."""
    if not _LANGUAGE.fullmatch(written):
        raise Malformed(
            f"{quoted(written)} is not the code of a language.", "Write it like ko or en."
        )
    return written


def country(written: str) -> str:
    """A country's ISO 3166-1 alpha-2 code in capitals, or EU."""
    if written not in CODES:
        raise Refused(
            f"{quoted(written)} is not an ISO 3166-1 country code.",
            "Write two capital letters, such as KR or KH.",
        )
    return written


def count(written: str) -> int:
    """A positive whole number of at most six digits."""
    if not _COUNT.fullmatch(written):
        raise Malformed(
            f"{quoted(written)} is not a number from 1 to 999999.", "Write digits alone, such as 4."
        )
    return int(written)


def ordinal(written: str) -> int:
    """The number of a round or the like: of at most three digits, for those missing are listed."""
    if not _ORDINAL.fullmatch(written):
        raise Malformed(
            f"{quoted(written)} is not a number from 1 to 999.", "Write digits alone, such as 4."
        )
    return int(written)


def url(written: str) -> str:
    """An http or https address."""
    if not _URL.fullmatch(text(written)):
        raise Malformed(
            f"{quoted(written)} is not a web address.",
            "Begin it with https:// or http://; no blanks.",
        )
    return written


def ref(written: str) -> str:
    """The lasting name of an event, a target or a figure, such as `cambodia/round/1`."""
    if not _REF.fullmatch(written) or len(written) > 400:
        raise Malformed(f"{quoted(written)} is not a ref.", "Write it like cambodia/round/1.")
    return written


def one_of(what: str, allowed: tuple[str, ...]) -> Callable[[str], str]:
    """A parser of a closed vocabulary; an unknown word raises Malformed with the nearest ones."""
    known = frozenset(allowed)

    def parse(written: str) -> str:
        if written in known:
            return written
        raise Malformed(f"{quoted(written)} is not {what}.", _nearest(written, allowed))

    return parse


def _nearest(written: str, allowed: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(written, allowed, n=3) if len(allowed) > 6 else ()
    return f"Did you mean {' or '.join(near)}?" if near else f"One of: {', '.join(allowed)}."


event_kind = one_of("a kind of event", tuple(lifecycle.KINDS))
target_kind = one_of("a kind of promise", (*lifecycle.KINDS, lifecycle.UNMEASURED))

Text = Annotated[str, Form(str, text)]
Word = Annotated[str, Form(str, word)]
Url = Annotated[str, Form(str, url)]
Ref = Annotated[str, Form(str, ref)]
Date = Annotated[PartialDate, Form(PartialDate, PartialDate)]
Count = Annotated[int, Form(int, count)]
Ordinal = Annotated[int, Form(int, ordinal)]
Decimal = Annotated[Number, Form(Number, Number)]
Country = Annotated[str, Form(str, country)]
EventKind = Annotated[str, Form(str, event_kind)]
TargetKind = Annotated[str, Form(str, target_kind)]
AgreementKind = Annotated[str, Form(str, one_of("a kind of agreement", lifecycle.AGREEMENT_KINDS))]
StepKind = Annotated[str, Form(str, one_of("a step that a rule counts", lifecycle.STEPS))]
Status = Annotated[str, Form(str, one_of("a status", lifecycle.STATUSES))]
Mode = Annotated[str, Form(str, one_of("a mode of meeting", lifecycle.MODES))]
Words = Annotated[tuple[str, ...], Form(str, word, "list")]
Texts = Annotated[tuple[str, ...], Form(str, text, "list")]
Countries = Annotated[tuple[str, ...], Form(str, country, "list")]
Names = Annotated[Mapping[str, str], Form(str, text, "mapping")]


@cache
def forms(cls: Any) -> dict[str, Form]:
    """The form of every field of a class of the model, in the order of its fields."""
    return {f.name: _form(f.type) for f in fields(cls)}


def _form(hint: Any) -> Form:
    for part in (hint, *get_args(hint)):
        for form in getattr(part, "__metadata__", ()):
            if isinstance(form, Form):
                return form
    raise TypeError(f"{hint} has no form")


@cache
def defaults(cls: Any) -> dict[str, Any]:
    """The default of every field of a class of the model; MISSING where it must be given."""
    return {f.name: f.default for f in fields(cls)}


@cache
def _checks(cls: Any) -> tuple[tuple[str, Any, Callable[[str], Any] | None, Form], ...]:
    """Of each field its name, its default, what parses it if it is a text, and its form."""
    default_of = defaults(cls)
    return tuple(
        (
            name,
            default_of[name],
            form.parse if form.kind is str and form.shape == "one" else None,
            form,
        )
        for name, form in forms(cls).items()
    )


def check(value: Any) -> None:
    """Raise FtaError, with its field named, where a field holds what its form forbids."""
    name = None
    try:
        for name, default, parse, form in _checks(value.__class__):
            held = getattr(value, name)
            if held is default:
                continue
            if parse and type(held) is str:
                parse(held)  # most fields are texts, and this is most of the time of a read
            else:
                form.check(held)
    except FtaError as error:
        error.field = error.field or name
        raise


def content(value: Any) -> Any:
    """All that a value of the model holds, in the order of its fields; each has at least two."""
    return _getter(value.__class__)(value)


@cache
def _getter(cls: Any) -> Callable[[Any], Any]:
    return attrgetter(*forms(cls))


def plain(value: Any) -> dict[str, Any]:
    """A value of the model as a dict with every field, in order; the inner values as they are."""
    return {name: getattr(value, name) for name in forms(value.__class__)}
