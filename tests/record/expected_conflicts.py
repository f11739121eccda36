"""Where the sources of the facts disagree, and where the record keeps the other side.

Written out by hand: for each conflict of an agreement in `facts.yaml`, by its words, the ref that
it stands with; then the claims there, each a field and a value, and a piece of the note there.
Either may be missing: what is disputed on no field has only a note.
"""

from __future__ import annotations

from typing import NamedTuple


class Kept(NamedTuple):
    """How a conflict is kept: with the thing of this ref, as claims, and in its note."""

    ref: str
    claims: tuple[tuple[str, str], ...] = ()
    note: str = ""


def _claims(field: str, *values: str) -> tuple[tuple[str, str], ...]:
    return tuple((field, value) for value in values)


CONFLICTS: dict[str, dict[str, Kept]] = {
    "korea-cambodia": {
        "number of rounds": Kept(
            "cambodia/conclusion/2021-02-03", _claims("rounds", "4", "4", "12"), "intersessional"
        ),
        "when Korean parliamentary approval came": Kept(
            "cambodia/approval/2022-09-27", _claims("date", "2021-10-26"), "error"
        ),
        "start of first round": Kept(
            "cambodia/round/1", _claims("date", "2020-07-03"), "photo caption"
        ),
        "when Hun Sen proposed the FTA": Kept(
            "cambodia/proposal/2019-03", _claims("date", "2020-02-04"), "March 2019"
        ),
        "Korean exports 2019": Kept(
            "cambodia/figure/exports/2019/KR", _claims("value", "696"), "rounding"
        ),
    },
    "korea-philippines": {
        "year of conclusion": Kept(
            "philippines/conclusion/2022-06", _claims("date", "2021-06"), "mixes the two"
        ),
        "2018 trade volume": Kept(
            "philippines/figure/trade/2018/PH", (), "national statistics differ"
        ),
        "which ASEAN FTAs Korea already had at signing": Kept(
            "philippines/signing/2023-09-07", (), "Yonhap slipped"
        ),
        "2019 exports": Kept(
            "philippines/figure/exports/2019/KR",
            _claims("value", "USD 83.63 million"),
            "slip of the unit",
        ),
        "number of the Senate resolution": Kept(
            "philippines/approval/2024-09-23", _claims("resolution", "1188", "192"), "as adopted"
        ),
        "planned entry into force": Kept(
            "philippines/entry-into-force/2024-12-31", _claims("date", "2025"), "aim in 2025"
        ),
        "day of entry into force": Kept(
            "philippines/entry-into-force/2024-12-31",
            _claims("date", "2025-01-01"),
            "Read as 31 December 2024",
        ),
    },
    "korea-malaysia": {
        "day of conclusion": Kept(
            "malaysia/conclusion/2025-10-27",
            _claims("date", "2025-10-26", "2025-10-26"),
            "presidential office",
        ),
        "concluded or not in August 2025": Kept(
            "malaysia/conclusion/2025-10-27",
            _claims("date", "2025-08-18"),
            "statement by one party",
        ),
        "signed or concluded in October 2025": Kept(
            "malaysia/conclusion/2025-10-27", (), "no signing of the agreement was seen"
        ),
        "joint or separate study": Kept("malaysia/study-end/2012", (), "both labels were used"),
    },
    "korea-vietnam": {
        "number of rounds": Kept(
            "vietnam/substantial-conclusion/2014-12-10",
            _claims("rounds", "9", "8", "8"),
            "Nine official rounds",
        ),
        "launch date": Kept(
            "vietnam/launch/2012-08-06", _claims("date", "2012-11"), "Read as 6 August 2012"
        ),
        "start of negotiations": Kept(
            "vietnam/launch/2012-08-06", _claims("date", "2012-09"), "launch and first round differ"
        ),
        "end of ninth round": Kept("vietnam/round/9", _claims("end", "2014-12-12"), "ended early"),
        "place of first round": Kept("vietnam/round/1", (), "Shilla Hotel"),
        "vote of the 2013 summit year": Kept(
            "vietnam/summit/2013", _claims("date", "2012"), "that is 2013"
        ),
        "Vietnam opening rate": Kept(
            "vietnam/figure/import-value-freed/2015-12-16/VN",
            _claims("value", "92.2 percent of products"),
            "rounding",
        ),
    },
    "korea-singapore": {
        "first proposal": Kept(
            "singapore/proposal/1999-09", _claims("date", "2000-11", "2002-11"), "took it up later"
        ),
        "number of rounds": Kept(
            "singapore/substantial-conclusion/2004-11-29",
            _claims("rounds", "7", "4 by September 2004, the fifth due in October"),
            "counted differently",
        ),
    },
    "korea-indonesia": {
        "start of negotiations": Kept(
            "indonesia/launch/2012-03-28", _claims("date", "2012-07", "2012-07"), "not the launch"
        ),
        "length of the suspension": Kept(
            "indonesia/resumption/2019-02-19",
            _claims("length", "5 years", "4 years"),
            "February 2014 to February 2019",
        ),
        "who proposed a CEPA": Kept("indonesia/proposal/2011-05-18", (), "Both are read as right"),
        "date and place of round 9": Kept(
            "indonesia/round/9",
            (
                ("date", "2019-09-28"),
                ("end", "two weeks before 18 September 2019"),
                ("place", "Busan"),
            ),
            "28-30 August 2019, Jeju",
        ),
        "place of the October 2019 substantive conclusion": Kept(
            "indonesia/substantial-conclusion/2019-10-16",
            _claims("place", "Jakarta"),
            "outside Jakarta",
        ),
        "rounds held in 2019": Kept(
            "indonesia/substantial-conclusion/2019-10-16",
            _claims("rounds-2019", "3, numbered 8 to 10", "5"),
            "unnumbered intersessional meetings",
        ),
        "when talks resumed": Kept(
            "indonesia/resumption/2019-02-19", _claims("date", "end of 2018"), "formal declaration"
        ),
    },
    "rcep": {
        "how many participants in July 2020": Kept(
            "rcep/round/31",
            _claims("participants", "16", "15"),
            "Fifteen participants since 4 November 2019",
        ),
        "dates of round 5": Kept("rcep/round/5", _claims("date", "2014-06-21"), "working groups"),
        "dates of round 19": Kept("rcep/round/19", _claims("date", "2017-07-17"), "whole session"),
        "dates of round 20": Kept("rcep/round/20", _claims("date", "2017-10-17"), "whole session"),
        "dates of round 24": Kept(
            "rcep/round/24", (("date", "2018-10-21"), ("end", "2018-10-27")), "chief negotiators"
        ),
        "dates of round 26": Kept("rcep/round/26", _claims("date", "2019-06-22"), "VOV"),
        "dates of round 27": Kept(
            "rcep/round/27", _claims("date", "2019-07-26", "2019-07-26"), "whole session"
        ),
        "place of round 17": Kept("rcep/round/17", _claims("place", "Tokyo"), "read as Kobe"),
        "dates of round 12": Kept("rcep/round/12", _claims("date", "2016-04-22"), "working groups"),
        "what the National Assembly did on 2 December 2021": Kept(
            "rcep/approval/2021-12-02",
            _claims("summary", "A committee of the assembly voted to ratify."),
            "both on the same day",
        ),
        "Myanmar as a party": Kept(
            "rcep/entry-into-force/2022-05-01",
            _claims("recognition", "The Philippines and New Zealand refuse the instrument."),
            "acceptance by the other parties differs",
        ),
        "how many deadlines were missed by November 2017": Kept(
            "rcep/summit/2017-11-14", _claims("missed-deadlines", "3"), "two for Malay Mail"
        ),
        "number of ministerials by November 2017": Kept(
            "rcep/summit/2017-11-14",
            _claims("ministerials", "8"),
            "five for Nikkei, nine for Najib",
        ),
    },
    "asean-korea": {
        "when AKFTA came into force": Kept(
            "asean/entry-into-force/2010-01-01", (), "different dates for each party"
        ),
        "when the goods agreement was signed": Kept("asean/signing/2006-08-24", (), "Two signings"),
        "start of talks": Kept(
            "asean/launch/2004-11-30", _claims("date", "2005-12"), "first round in February 2005"
        ),
        "day of the September 2005 ministerial": Kept(
            "asean/ministerial/2005-09-28", _claims("date", "2005-09-29"), "read as 28 September"
        ),
        "third protocol signing": Kept(
            "asean/amendment/2015-11-22", _claims("date", "2015-08"), "appended over time"
        ),
        "first goods parties": Kept(
            "asean/entry-into-force/2007-06-01",
            _claims("by", "PH expected for early June"),
            "who came later",
        ),
    },
}

#: Claims of the record that are no conflict of the facts: what the facts tell elsewhere.
BESIDES = {
    # Of "year of conclusion", the side that calls the agreement in principle a conclusion.
    ("philippines/agreement-in-principle/2021-10-26", "kind", "conclusion"),
}
