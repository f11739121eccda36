"""Every trade figure in the shipped record, written out by hand from the facts.

Each is (measure, period or else the day stated, value or text, unit, change in percent, reporter).
"""

# fmt: off
FIGURES: dict[str, list[tuple[str, str, str | None, str | None, str | None, str | None]]] = {
    "asean": [
        ("trade", "2003", "33.5", "USD billion", None, None),
        ("trade", "2004", "40.3", "USD billion", None, None),
        ("trade", "2005", "53.5", "USD billion", None, None),
        ("trade", "2019", "156.5", "USD billion", None, None),
    ],
    "cambodia": [
        ("trade", "2019", "1", "USD billion", "6", "KR"),
        ("exports", "2019", "697", "USD million", "5.5", "KR"),
        ("balance", "2019", "361", "USD million", None, "KR"),
        ("world-exports", "2019", "fell more than 10 percent", None, None, "KR"),
        ("world-exports", "2020-06", None, None, "-10.9", "KR"),
        ("goods-exported", "2019", "cargo trucks, beverages, knitted textiles", None, None, "KR"),
        ("goods-imported", "2019", "clothes, shoes", None, None, "KR"),
        ("export-rank", "2020-07-09", "58", None, None, "KR"),
        ("imports", "2019", "336", "USD million", None, "KR"),
        ("exports", "2018", "660", "USD million", None, "KR"),
        ("imports", "2018", "314", "USD million", None, "KR"),
        ("trade", "2021", "965.132", "USD million", "9.015", None),
        ("tariff-lines-freed", "2021-02", "93.8", "percent of products", None, "KH"),
        ("tariff-lines-freed", "2021-02", "95.6", "percent of products", None, "KR"),
    ],
    "indonesia": [
        ("trade", "2010", "22.9", "USD billion", None, None),
        ("trade", "2018", "20", "USD billion", None, None),
        ("trade", "2019", "15.65", "USD billion", None, None),
        ("trade", "2021", "18.4", "USD billion", None, None),
        ("items-freed", "2019-10-16", "95.5", "percent", None, "KR"),
        ("items-freed", "2019-10-16", "93", "percent", None, "ID"),
    ],
    "malaysia": [
        ("trade", "2018", "19.2", "USD billion", None, None),
        ("trade", "2023", "25", "USD billion", None, None),
        ("trade", "2010", "15.65", "USD billion", None, None),
        ("items-freed", "2025-10-28", "94.8", "percent", None, "KR"),
        ("items-freed", "2025-10-28", "92.7", "percent", None, "MY"),
    ],
    "philippines": [
        ("trade", "2018", "15.6", "USD billion", None, "KR"),
        ("trade", "2018", "13.7", "USD billion", None, "PH"),
        ("exports", "2018", "12.0", "USD billion", None, "KR"),
        ("trade", "2019", "12.0", "USD billion", None, None),
        ("exports", "2019", "8.4", "USD billion", None, "KR"),
        ("trade", "2022", "15.45", "USD billion", None, "PH"),
        ("tariff-lines-freed", "2023-09-07", "94.8", "percent", None, "KR"),
        ("tariff-lines-freed", "2023-09-07", "96.5", "percent", None, "PH"),
    ],
    "rcep": [
        ("world-gdp-share", "2020-07-09", "a third", None, None, None),
        ("trade", "2020", "484", "USD billion", None, "KR"),
        ("exports", "2020", "269", "USD billion", None, "KR"),
        ("world-trade-share", "2021-10-01", "31.9", "percent", None, None),
        ("world-gdp-share", "2021-10-01", "30.8", "percent", None, None),
        ("world-population-share", "2021-10-01", "29.7", "percent", None, None),
    ],
    "singapore": [
        ("trade", "2003", "7.8", "USD billion", None, None),
        ("trade", "2004", "10.1", "USD billion", None, None),
        ("items-freed", "2005-04-17", "91.6", "percent", None, "KR"),
    ],
    "vietnam": [
        ("exports", "2013", "21.09", "USD billion", None, "KR"),
        ("trade", "2013", "27.3", "USD billion", None, None),
        ("trade", "2014", "30.3", "USD billion", None, None),
        ("import-value-freed", "2015-12-16", "94.7", "percent", None, "KR"),
        ("import-value-freed", "2015-12-16", "92.4", "percent", None, "VN"),
    ],
}
