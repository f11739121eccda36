"""The life of an agreement: the ladder of stages, and every kind of event, one line a kind."""

from __future__ import annotations

from typing import Final, NamedTuple

STAGES: Final = (
    "proposed",
    "studying",
    "negotiating",
    "agreed",
    "concluded",
    "signed",
    "in-force",
    "ended",
)
RUNG: Final = {stage: rung for rung, stage in enumerate(STAGES)}

#: Only while an agreement is at one of these does silence mean anything.
TALKING: Final = ("negotiating", "agreed")


class Kind(NamedTuple):
    """What an event of this kind does to the agreement.

    `stage`: the rung it leads to, if any; `act`: an act of negotiation, which breaks a silence;
    `by_all`: an empty `by` means all parties; `mark`: the letter of a milestone on the chart.
    """

    name: str
    stage: str | None = None
    act: bool = False
    by_all: bool = False
    mark: str | None = None


_TABLE: Final = (
    Kind("proposal", "proposed"),
    Kind("study-agreed", "studying"),
    Kind("study-start", "studying"),
    Kind("study-meeting", "studying"),
    Kind("study-end", "studying"),
    Kind("hearing", "studying"),
    Kind("mandate", "studying"),
    Kind("launch", "negotiating", act=True, by_all=True, mark="L"),
    Kind("round", "negotiating", act=True),
    Kind("reopening", "negotiating", act=True, mark="R"),
    Kind("agreement-in-principle", "agreed", act=True, by_all=True, mark="c"),
    Kind("substantial-conclusion", "agreed", act=True, mark="c"),
    Kind("conclusion", "concluded", act=True, by_all=True, mark="C"),
    Kind("initialling", "concluded", act=True, mark="i"),
    Kind("signing", "signed", by_all=True, mark="S"),
    Kind("provisional-application", "in-force", mark="p"),
    Kind("entry-into-force", "in-force", mark="F"),
    Kind("termination", "ended", mark="T"),
    Kind("abandonment", "ended", mark="X"),
    Kind("suspension"),
    Kind("resumption", act=True),
    Kind("intersessional", act=True),
    Kind("chief-negotiators", act=True),
    Kind("ministerial", act=True),
    Kind("summit", act=True),
    Kind("early-package", act=True),
    Kind("accession"),
    Kind("withdrawal"),
    Kind("approval"),
    Kind("ratification"),
    Kind("notification"),
    Kind("deposit"),
    Kind("domestic-step"),
    Kind("legal-review"),
    Kind("publication"),
    Kind("amendment"),
    Kind("upgrade"),
    Kind("committee"),
    Kind("statement"),
)
KINDS: Final = {kind.name: kind for kind in _TABLE}

#: A promise of a conclusion is met by any of these (the words differ; the haggling is over).
CONCLUDING: Final = ("agreement-in-principle", "substantial-conclusion", "conclusion")

#: A promise that no event can meet, such as a volume of trade.
UNMEASURED: Final = "other"

#: What a rule of entry into force may wait for: acts of the parties towards one another.
STEPS: Final = ("signing", "ratification", "notification", "deposit")

AGREEMENT_KINDS: Final = ("fta", "cepa", "epa", "pta", "rta")
STATUSES: Final = ("held", "announced", "cancelled")
MODES: Final = ("in-person", "video", "hybrid")
