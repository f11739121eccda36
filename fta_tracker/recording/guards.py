"""What must hold between agreements: an upgrade is of something that is there."""

from collections.abc import Iterable, Mapping

from fta_tracker.errors import Refused, quoted
from fta_tracker.model import Agreement


def require_upgraded(
    after: Mapping[str, Agreement | None], known: Iterable[Agreement] = ()
) -> None:
    """Refuse agreements that upgrade one which is not there, or is about to go.

    `after`: the agreements of a write, by slug, None where one goes; `known`: those of the record.
    """
    whole = {**{agreement.slug: agreement for agreement in known}, **after}
    there = {slug for slug, agreement in whole.items() if agreement}
    begun: set[str] = set()
    for agreement in filter(None, after.values()):
        if agreement.upgrades and agreement.upgrades not in there:
            raise Refused(
                f"{agreement.slug} upgrades {quoted(agreement.upgrades)}, "
                "which is not in the record.",
                "Write the slug of an agreement that is, or take that in as well.",
                field="upgrades",
            )
        _require_a_beginning(agreement, whole, begun)
    for agreement in filter(None, whole.values()):
        if agreement.upgrades in after and agreement.upgrades not in there:
            raise Refused(
                f"{agreement.upgrades} cannot go: {agreement.slug} upgrades it.",
                f"Let that go as well, or: fta edit {agreement.slug} upgrades=",
            )


def _require_a_beginning(
    agreement: Agreement, whole: Mapping[str, Agreement | None], begun: set[str]
) -> None:
    """Refuse an agreement that upgrades itself, be it by way of others; `begun`: that do not."""
    above = {agreement.slug}
    upgraded = whole.get(agreement.upgrades or "")
    while upgraded and upgraded.slug not in begun:
        if upgraded.slug in above:
            raise Refused(
                f"{agreement.slug} would upgrade itself.",
                "Write the slug of the agreement that was there before.",
                field="upgrades",
            )
        above.add(upgraded.slug)
        upgraded = whole.get(upgraded.upgrades or "")
    begun |= above
