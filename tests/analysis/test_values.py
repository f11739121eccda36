"""What the analysis gives is values that nothing can change."""

import pytest

from fta_tracker.analysis.application import application
from fta_tracker.analysis.course import course
from fta_tracker.analysis.milestones import milestones, passages, spans
from fta_tracker.analysis.parties import board
from fta_tracker.analysis.rounds import rounds
from fta_tracker.analysis.standing import standing
from fta_tracker.analysis.targets import outcome
from tests.analysis.logs import TODAY, agreement

DEAL = agreement("2019-01-01 promise signing due 2020\n2019-02-01 launch")
VIEW = (DEAL, TODAY, TODAY)
VALUES = [
    application(*VIEW),
    course(*VIEW)[0],
    milestones(*VIEW)[0],
    passages(*VIEW)[0],
    spans(*VIEW)[0],
    board(*VIEW)[0],
    rounds(*VIEW),
    standing(*VIEW),
    outcome(DEAL, DEAL.targets[0], TODAY, TODAY),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_cannot_be_changed(value: tuple[object, ...]) -> None:
    assert isinstance(value, tuple)
    with pytest.raises(AttributeError):
        setattr(value, value._fields[0], None)  # type: ignore[attr-defined]
