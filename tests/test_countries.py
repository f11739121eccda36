"""The frozen list of codes, against the list that others keep."""

import pycountry

from fta_tracker.countries import CODES


def test_the_codes_are_those_of_iso_3166_1_and_the_european_union() -> None:
    assert {country.alpha_2 for country in pycountry.countries} | {"EU"} == CODES
