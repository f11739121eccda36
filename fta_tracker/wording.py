"""In whose words a report speaks: an institution's word for a stage, a name in a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fta_tracker.model import Agreement
from fta_tracker.vocabularies import VOCABULARIES, stage_word

if TYPE_CHECKING:
    from fta_tracker.analysis.standing import Standing

#: What pictures call agreements, by slug; made when one is drawn, for a pipe never looks.
Labels: TypeAlias = Callable[[], Mapping[str, str]]


class Wording(NamedTuple):
    """A vocabulary and a language; where they are None, the words are ours and the names usual."""

    vocabulary: str | None = None
    language: str | None = None

    def stage(self, stands: Standing) -> str | None:
        """What the vocabulary calls where an agreement stands; None where it has no word."""
        if self.vocabulary is None:
            return stands.stage
        state = stands.application.state
        return stage_word(self.vocabulary, stands.stage, state, stands.activity)

    def name(self, agreement: Agreement) -> str:
        """The name in the language where it is known, else the usual one."""
        return agreement.names.get(self.language or "", agreement.name)

    def label(self, agreement: Agreement) -> str:
        """What a picture calls the agreement: as `name`, but the slug where that is not known."""
        return agreement.names.get(self.language or "", agreement.slug)

    def labels(self, agreements: Iterable[Agreement]) -> Mapping[str, str]:
        """The label of each, by its slug: for a picture of rows that know no more of them."""
        return {agreement.slug: self.label(agreement) for agreement in agreements}

    def told(self) -> tuple[str, ...]:
        """What stands beneath a picture with words that are not ours."""
        if self.vocabulary is None:
            return ()
        whose = VOCABULARIES[self.vocabulary]
        return (f"Stages in the words of {whose}; – where none is known.",)


#: Our words and the usual names.
OURS = Wording()
