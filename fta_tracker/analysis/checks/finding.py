"""What a rule finds: a thing of the record, what is wrong with it or unknown, and what to do."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Finding(NamedTuple):
    """What a rule says of `ref` (or of a slug): a sentence that names it, and what may be done.

    `also`: the refs and slugs of other things that the sentence is about.
    """

    ref: str
    sentence: str
    hint: str
    also: tuple[str, ...] = ()

    @property
    def agreement(self) -> str:
        """The slug of the agreement that it belongs to."""
        return self.ref.partition("/")[0]

    def concerns(self, slugs: Collection[str]) -> bool:
        """Whether it is about one of these agreements."""
        return any(ref.partition("/")[0] in slugs for ref in (self.ref, *self.also))
