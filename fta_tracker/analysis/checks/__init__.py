"""What contradicts itself in the record, and what it does not know: a list of rules.

A rule is a function from an agreement (or from all of them) and the day to findings. A new one is a
function and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, NamedTuple

from fta_tracker.analysis.checks import actors, days, numbers, sources, stages, twins
from fta_tracker.analysis.checks.finding import Finding
from fta_tracker.dates import Moment
from fta_tracker.model import Agreement

__all__ = ["BY_NAME", "RULES", "Finding", "Rule", "findings"]


class Rule(NamedTuple):
    """A rule: its name, what it finds, and its function, of one agreement or of all together.

    `gap`: it finds what is unknown, and not what is wrong.
    """

    name: str
    finds: str
    of_one: Callable[[Agreement, Moment], Iterator[Finding]] | None = None
    of_all: Callable[[Sequence[Agreement], Moment], Iterator[Finding]] | None = None
    gap: bool = False

    @property
    def sort(self) -> str:
        """What its findings are: contradictions or gaps."""
        return "gap" if self.gap else "contradiction"


RULES: Final = (
    Rule("number-descends", "a round below one of a higher number", numbers.number_descends),
    Rule("number-twice", "two rounds of one number and scope", numbers.number_twice),
    Rule(
        "stages-reversed",
        "launch, conclusion, signing, entry into force out of order in a scope",
        stages.stages_reversed,
    ),
    Rule("in-force-unsigned", "in force before any signing", stages.in_force_unsigned),
    Rule("held-ahead", "held on a day that has not come", days.held_ahead),
    Rule("stated-ahead", "stated on a day that has not come", days.stated_ahead),
    Rule("long-meeting", "a meeting of more than 31 days", days.long_meeting),
    Rule("unconfirmed", "announced, and not confirmed 30 days after its day", days.unconfirmed),
    Rule("no-party", "an act or a promise of a country that was no party", actors.no_party),
    Rule("rule-broken", "in force on a day that its own rule does not give", actors.rule_broken),
    Rule(
        "deadline-past", "a promise stated after its own deadline", days.deadline_before_statement
    ),
    Rule("told-twice", "two entries that say the same", twins.told_twice),
    Rule("two-titles", "one address with two titles", of_all=sources.two_titles),
    Rule(
        "same-agreement",
        "two agreements of one kind and the same parties",
        of_all=twins.same_agreement,
    ),
    Rule("name-shared", "a slug, alias or name of two agreements", of_all=twins.name_shared),
    Rule("upgrade-of-nothing", "an upgrade of what is not there", of_all=twins.upgrade_of_nothing),
    Rule("number-missing", "numbers of rounds left out", numbers.number_missing, gap=True),
    Rule("stage-skipped", "stages of which nothing is recorded", stages.stage_skipped, gap=True),
    Rule("dormant", "negotiating, and no meeting recorded for 9 months", stages.dormant, gap=True),
    Rule(
        "in-force-for-whom",
        "an entry into force without its parties",
        actors.in_force_for_whom,
        gap=True,
    ),
    Rule(
        "no-ratification",
        "in force for parties whose ratification is not recorded",
        actors.no_ratification,
        gap=True,
    ),
    Rule(
        "date-disputed",
        "a date of which another is said, and no note why it stands",
        days.date_disputed,
        gap=True,
    ),
    Rule("no-source", "a fact without a source", sources.no_source, gap=True),
    Rule("no-address", "a source without an address", sources.no_address, gap=True),
)
BY_NAME: Final = {rule.name: rule for rule in RULES}


def findings(
    rules: Sequence[Rule],
    agreements: Sequence[Agreement],
    when: Moment,
    slugs: Collection[str] | None = None,
) -> list[tuple[Rule, Finding]]:
    """What these rules find about the agreements of these slugs (all, where None) on a day.

    By agreement in the order given, then by rule. Takes time in proportion to the record.
    """
    asked = [agreement for agreement in agreements if slugs is None or agreement.slug in slugs]
    found: list[tuple[Rule, Finding]] = []
    for rule in rules:
        if rule.of_one:
            found += [(rule, each) for a in asked for each in rule.of_one(a, when)]
        if rule.of_all:
            found += [
                (rule, each)
                for each in rule.of_all(agreements, when)
                if slugs is None or each.concerns(slugs)
            ]
    places = {agreement.slug: place for place, agreement in enumerate(agreements)}
    return sorted(found, key=lambda pair: places[pair[1].agreement])
