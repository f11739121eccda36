"""The options that give the fields of what is recorded, each written once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final

import typer

from fta_tracker import completion, fields, lifecycle
from fta_tracker.countries import CODES
from fta_tracker.dates import PartialDate
from fta_tracker.model import Agreement, Claim, Event, Figure, ForceRule
from fta_tracker.options import day, parser, source, text


def items(form: fields.Form) -> Callable[[str], Any]:
    """The parser of an option that may hold several items: `--by KR,KH`."""

    def parse(written: str) -> Any:
        from fta_tracker.exchange.cells import parsed

        return parsed(form, written)

    return parser(parse)


def _named(written: str) -> tuple[str, str]:
    """A name in a language: `ko=한국`."""
    from fta_tracker.exchange.cells import parsed

    language, _, name = written.partition("=")
    parsed(fields.forms(Agreement)["names"], f"{language}=x")
    return language.strip(), fields.text(name)


def _claim(written: str) -> Claim:
    from fta_tracker.exchange.cells import claim

    return claim(written)


def _rule(written: str) -> ForceRule:
    from fta_tracker.exchange.cells import rule

    return rule(written)


def given(options: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that options gave, as their class takes them; what was not given is left out."""
    fields = {name: _together(value) for name, value in options.items()}
    return {name: value for name, value in fields.items() if value not in (None, ())}


def _together(value: Any) -> Any:
    """The items of an option that was repeated, each once, also where each time gave several."""
    if not isinstance(value, list):
        return value
    each = (item if isinstance(item, tuple) else (item,) for item in value)
    return tuple(dict.fromkeys(item for items in each for item in items))


Options = Mapping[str, tuple[Any, Any]]

Agreed = Annotated[
    str,
    typer.Argument(metavar="NAME", help="Slug or alias.", autocompletion=completion.names),
]
Kind = Annotated[
    str,
    typer.Argument(
        parser=parser(fields.event_kind),
        metavar="KIND",
        help="What happened.",
        autocompletion=completion.kinds,
    ),
]


def option(
    what: str,
    parse: Callable[[str], Any],
    metavar: str,
    *names: str,
    complete: Callable[..., Any] | None = None,
) -> Any:
    """An option that says what it is for, reads what is typed, and goes by other names if given."""
    return typer.Option(*names, parser=parse, metavar=metavar, help=what, autocompletion=complete)


#: The codes of all countries, for those who complete them.
CODE: Final = completion.one_of(sorted(CODES))


def optional(
    what: str,
    parse: Callable[[str], Any],
    metavar: str,
    *names: str,
    complete: Callable[..., Any] | None = None,
) -> tuple[Any, Any]:
    """An option that may be left out, with its default."""
    return Annotated[Any, option(what, parse, metavar, *names, complete=complete)], None


def repeated(
    what: str,
    parse: Callable[[str], Any],
    metavar: str,
    *names: str,
    complete: Callable[..., Any] | None = None,
) -> tuple[Any, Any]:
    """An option that may be given more than once, or left out, with its default."""
    told = f"{what.removesuffix('.')}; may be repeated."
    kind = list[Any] | None
    return Annotated[kind, option(told, parse, metavar, *names, complete=complete)], None


def _one_of(what: str, named: str, words: tuple[str, ...]) -> tuple[Any, Any]:
    form = parser(fields.one_of(named, words))
    return optional(what, form, "|".join(words), complete=completion.one_of(words))


def _number(what: str) -> tuple[Any, Any]:
    return optional(what, parser(fields.Number), "NUMBER")


_EVENT: Final = fields.forms(Event)
_NUMBER: Final = optional("Its number, where it has one.", parser(fields.ordinal), "N")
_BY: Final = repeated(
    "Whose act it is, such as KR,KH.", items(_EVENT["by"]), "CODES", complete=CODE
)
_SCOPE: Final = repeated(
    "Of what part of the talks, such as goods.", items(_EVENT["scope"]), "WORDS"
)
_NOTE: Final = optional("A note of your own.", text, "TEXT")
_SOURCES: Final = repeated("URL, title, or 'Title <URL>'.", source, "SOURCE", "--source")
_CLAIMS: Final = repeated(
    "What another source says: 'date=2020-02-04 | Title <URL>'.", parser(_claim), "CLAIM", "--claim"
)

#: The fields of an event but its kind, and its place.
EVENT: Final[Options] = {
    "date": (Annotated[PartialDate, option("When, as precisely as known.", day, "DATE")], ...),
    "end": optional("When it ended.", day, "DATE"),
    "number": optional("Its number; a round gets the next one.", parser(fields.ordinal), "N"),
    "by": _BY,
    "scope": _SCOPE,
    "place": optional("Where.", text, "TEXT"),
    "mode": _one_of("How they met.", "a mode of meeting", lifecycle.MODES),
    "summary": optional("What it was about, in a plain sentence.", text, "TEXT"),
    "topics": repeated("A topic.", text, "TEXT", "--topic"),
    "note": _NOTE,
    "sources": _SOURCES,
    "claims": _CLAIMS,
    "status": _one_of("held, if left out.", "a status", lifecycle.STATUSES),
    "announced": (
        Annotated[bool, typer.Option("--announced", help="The same as --status announced.")],
        False,
    ),
    "after": optional(
        "Its place in the log, where the dates leave it open.",
        parser(fields.ref),
        "REF",
        complete=completion.event_refs,
    ),
}
#: The fields of a promise but its kind.
TARGET: Final[Options] = {
    "due": (
        Annotated[PartialDate, option("By when: its last day counts.", day, "DATE")],
        ...,
    ),
    "stated_on": optional("When it was said; today, if left out.", day, "DATE"),
    "stated_by": optional("Who said so, with the office.", text, "TEXT"),
    "number": _NUMBER,
    "by": _BY,
    "scope": _SCOPE,
    "summary": optional("What was promised, in words.", text, "TEXT"),
    "note": _NOTE,
    "sources": _SOURCES,
}
#: The fields of a trade figure but its measure.
FIGURE: Final[Options] = {
    "period": optional("Of which year, or other span.", day, "DATE"),
    "value": _number("The figure, as it was written."),
    "text": optional("What was said, where it is no number.", text, "TEXT"),
    "unit": optional("Such as 'USD million'.", text, "TEXT"),
    "change_pct": _number("By how many percent it changed."),
    "reporter": optional(
        "Whose figure it is, by country.",
        items(fields.forms(Figure)["reporter"]),
        "CODE",
        complete=CODE,
    ),
    "stated_on": optional("When it was said, where there is no period.", day, "DATE"),
    "note": _NOTE,
    "sources": _SOURCES,
    "claims": _CLAIMS,
}
#: The fields of an agreement but its slug.
AGREEMENT: Final[Options] = {
    "name": (Annotated[str, option("Its name in full.", text, "TEXT")], ...),
    "parties": (
        Annotated[
            list[Any],
            option(
                "Those who began it, such as KR,KH; may be repeated.",
                items(fields.forms(Agreement)["parties"]),
                "CODES",
                "--party",
                complete=CODE,
            ),
        ],
        ...,
    ),
    "kind": (
        _one_of("What it is called.", "a kind of agreement", lifecycle.AGREEMENT_KINDS)[0],
        "fta",
    ),
    "aliases": repeated("What it also goes by.", text, "TEXT", "--alias"),
    "names": repeated("Its name in a language, such as ko=한국.", parser(_named), "LANG=TEXT"),
    "upgrades": optional(
        "The slug of the agreement that it upgrades.",
        parser(fields.word),
        "SLUG",
        complete=completion.names,
    ),
    "in_force_rule": optional(
        'When it is in force: in words, or {"text": "…", "after": "notification", "days": 60}.',
        parser(_rule),
        "RULE",
    ),
    "note": _NOTE,
}


def event_of(kind: str, options: Mapping[str, Any]) -> tuple[Event, str | None]:
    """The event that the options of EVENT make, and what it is to stand below if that is given."""
    held = given({name: options[name] for name in options if name not in ("announced", "after")})
    if options["announced"]:
        if held.get("status") not in (None, "announced"):
            raise typer.BadParameter(
                f"--announced and --status {held['status']} contradict each other."
            )
        held["status"] = "announced"
    return Event(kind, **held), options["after"]
