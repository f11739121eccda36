"""Words that someone may try: each is text to us, or refused."""

from __future__ import annotations

from typing import Final

#: Controls of terminals and of the direction of lines, markup, and text that looks like code.
HARMLESS: Final = (
    "[bold red]x[/bold red]",
    "[/]",
    "[link=https://a.b]x[/link]",
    ":smile: {0} %s %(x)s ${x} {{7*7}} {x.__class__}",
    "'; drop table event; --",
    '" or 1=1 --',
    "x'); delete from change; --",
    "../../../etc/passwd",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "$(touch pwned) `touch pwned` ; touch pwned",
    "!!python/object/apply:os.system [touch pwned]",
    "{{ ''.__class__.__mro__ }}",
    "\u202eabc\u2066def\u2069",
    "a\u200bb\u00adc\ufeffd\u2060e\U000e0041f",
    "한국 \U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
)
#: What no text of a record may hold.
FORBIDDEN: Final = (
    "\x1b[2J\x1b]0;pwned\x07",
    "\x9b2J",
    "a\x00b",
    "a\x7fb",
    "a\rb",
    "\ud800",
    "\udcff",
)
#: And what a number, a date or a name may be said to be.
ODD: Final = (
    *("", " ", "\t", "\n", "-", "--", "---", "-1", "=", "/", "//", ".", "..", "~", "*", "#", "@"),
    *(
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999999999",
        "0x10",
        "1_000",
        "٣",
        "²",
        "0",
        "00",
        "9" * 30,
    ),
    *("9" * 5_000, "1." + "9" * 5_000, "2020-02-30", "0000", "0000-00-00", "10000", "9999-12-31"),
    *("x" * 5_000, "[" * 5_000, "{" * 5_000, '{"a":' * 5_000, "[1]", "{}", "null", "true", "*a"),
    *("postgresql+psycopg://me:geheim@db/x", "sqlite://", "sqlite:///", "http://", "://", "file:x"),
)
NASTY: Final = (*HARMLESS, *FORBIDDEN, *ODD)
