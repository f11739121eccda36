"""`fta add-round`: a round of negotiation, recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from fta_tracker import completion, fields, lifecycle
from fta_tracker.context import Context
from fta_tracker.dates import PartialDate
from fta_tracker.model import Agreement, Event, Source
from fta_tracker.options import Day, day, parser, source, text, writes
from fta_tracker.recording import add_round
from fta_tracker.views.recorded import oddities, round_added


@writes
def run(
    context: Context,
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Slug or alias.", autocompletion=completion.names),
    ],
    date: Annotated[
        PartialDate,
        typer.Option(parser=day, metavar="DATE", help="When it began, as precisely as known."),
    ],
    dry_run: bool,
    end: Annotated[Day, typer.Option(parser=day, metavar="DATE", help="When it ended.")] = None,
    number: Annotated[
        int | None,
        typer.Option(parser=parser(fields.count), metavar="N", help="The next, if left out."),
    ] = None,
    place: Annotated[str | None, typer.Option(parser=text, metavar="TEXT", help="Where.")] = None,
    mode: Annotated[
        str | None,
        typer.Option(
            parser=parser(fields.one_of("a mode of meeting", lifecycle.MODES)),
            metavar="|".join(lifecycle.MODES),
            help="How they met.",
            autocompletion=completion.one_of(lifecycle.MODES),
        ),
    ] = None,
    summary: Annotated[
        str | None,
        typer.Option(parser=text, metavar="TEXT", help="What came of it, in a sentence."),
    ] = None,
    sources: Annotated[
        list[Source] | None,
        typer.Option(
            "--source",
            parser=source,
            metavar="SOURCE",
            help="URL, title, or 'Title <URL>'; may be repeated.",
        ),
    ] = None,
    announced: Annotated[
        bool, typer.Option("--announced", help="It is announced, not held yet.")
    ] = False,
    after: Annotated[
        str | None,
        typer.Option(
            parser=parser(fields.ref),
            metavar="REF",
            help="Its place in the log, where the dates leave it open.",
            autocompletion=completion.event_refs,
        ),
    ] = None,
) -> None:
    """Record a round of negotiation. Its ref is printed where stdout is a pipe.

    \b
    fta add-round philippines --date 2020-12-01 --end 2020-12-03 --mode video
    fta add-round malaysia --date 2026-12 --announced --source https://example.org/news
    """
    slug = context.slug(name)
    met = Event(
        "round",
        date,
        end=end,
        number=number,
        place=place,
        mode=mode,
        status="announced" if announced else "held",
        summary=summary,
        sources=tuple(sources or ()),
    )
    made: list[Event] = []

    def edit(loaded: Mapping[str, Agreement]) -> Mapping[str, Agreement]:
        grown, added = add_round(loaded[slug], met, context.today, after)
        made.append(added)
        return {slug: grown}

    written = context.record(edit, [slug], dry_run=dry_run)
    agreement, added = written.agreements[slug], made[-1]
    context.say(round_added(agreement, added, dry_run))
    for odd in oddities(agreement, added):
        context.say(f"Note: {odd}.")
    if not dry_run:
        context.hand_over(added.ref or "")
