"""The form of an answer and where it goes: the options `-o`, `--json` and `-f`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Annotated, Any, Final

import typer

from fta_tracker import completion, fields
from fta_tracker.errors import Malformed
from fta_tracker.render import FORMATS, SPECIAL, document_formats, only

#: Endings of files that are no format's own word.
_ENDINGS: Final = {
    "htm": "html",
    "markdown": "md",
    "ndjson": "jsonl",
    "tab": "tsv",
    "txt": "table",
    "yml": "yaml",
}


def option(what: str, formats: tuple[str, ...], usual: str) -> Any:
    """An option `-o` that takes one of these formats, each called `what`."""
    return typer.Option(
        "--output",
        "-o",
        parser=_parser(what, formats),
        metavar="|".join(formats),
        help=f"The format; else what FILE ends in, or {usual}.",
        autocompletion=completion.one_of(formats),
    )


def _file(written: str) -> str | None:
    if not written:
        raise typer.BadParameter("A file must have a name. Write - for standard output.")
    return None if written == "-" else written


AsJson = Annotated[bool, typer.Option("--json", help="The same as -o json.")]
File = Annotated[
    str | None,
    typer.Option(
        "--output-file",
        "-f",
        parser=_file,
        metavar="FILE",
        help="Write it to this file, whole or not at all.",
    ),
]


def chosen(
    output: str | None, as_json: bool, file: str | None, formats: Collection[str], usual: str
) -> str | None:
    """The format asked for by `-o` or `--json`, else by the ending of a file, else its `usual` one.

    None where nothing is asked for and no file. What is asked for must not contradict itself, nor a
    file be called what this command cannot make.
    """
    if as_json and output not in (None, "json"):
        raise typer.BadParameter(f"--json and -o {output} contradict each other.")
    if as_json or output or file is None:
        return "json" if as_json else output
    ending = file.lower().rpartition("/")[2].rpartition(".")[2]
    word = _ENDINGS.get(ending, ending)
    if word in formats:
        return word
    if error := _elsewhere(word):
        raise error
    return usual


def _parser(what: str, formats: tuple[str, ...]) -> Callable[[str], str]:
    parse = fields.one_of(what, formats)

    def parsed(written: str) -> str:
        try:
            return parse(written)
        except Malformed as error:
            said = f"{error.sentence} {error.hint}"
            raise _elsewhere(written) or typer.BadParameter(said) from None

    return parsed


def _elsewhere(word: str) -> typer.BadParameter | None:
    """The error for a format that only other commands have; None for no format at all."""
    from fta_tracker.exchange import FORMATS as RECORD

    if word in SPECIAL:
        where = only(word)
    elif word in FORMATS:
        where = "`fta events` has it, as has every command that reads."
    elif word in RECORD or word in document_formats():
        where = "`fta export` has it."
    else:
        return None
    return typer.BadParameter(f"This command has no {word}. {where}")
