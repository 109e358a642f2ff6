"""Inputs that a pile of news should never hold, and sometimes does: huge, endless, senseless, malformed, malicious.

Each maker gives one or several files. All is made up here; nothing in it is anybody's text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

__all__ = ["ATTACKS", "MAKERS", "Files", "many_alike", "many_copies"]

Files = dict[str, bytes]

ATTACKS = (
    "<script>document.title='OWNED';fetch('http://attacker.invalid/a')</script>",
    "<img src=http://attacker.invalid/b onerror=\"document.title='OWNED'\">",
    '"><svg onload="document.title=\'OWNED\'">',
    "javascript:document.title='OWNED'",
    "{{ 7*7 }}{% raw %}</title></style></textarea>--><iframe src=http://attacker.invalid/c>",
    "' onmouseover='document.title=`OWNED`' x='",
)
FIRST = ("Arvid", "Bela", "Cira", "Dorin", "Elna", "Faro", "Gita", "Hanno", "Ilka", "Jorun", "Kaisa", "Ludo")
LAST = ("Vask", "Orlen", "Tirrem", "Quist", "Baldur", "Sorn", "Ekel", "Murran", "Yoster", "Zelm", "Hask", "Dunne")
PLACE = ("Korrund", "Velm", "Ostheim", "Lirra", "Pandor", "Skarne")
DEED = (
    "opened a ferry line", "visited the flooded harbour", "signed a treaty on fishing", "resigned from the council",
    "met the miners of the northern pit", "was arrested after a strike", "inspected the burnt mill",
)  # fmt: skip
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")


def words_of(number: int, seed: int) -> str:
    """So many made-up words."""
    draw = random.Random(seed)
    return " ".join("".join(draw.choices("aeiourstlnmkd", k=draw.randrange(2, 9))) for _ in range(number))


def person(number: int) -> str:
    """A name; 20,000 numbers give 20,000 names."""
    tail = "".join(chr(97 + number // 144 // 26**place % 26) for place in range(3))
    return f"{FIRST[number % 12]} {LAST[number // 12 % 12]}{tail}"


def sentence(number: int) -> str:
    """A sentence of news that no other number gives."""
    who, where, what = person(number), PLACE[number % 6], DEED[number % 7]
    return f"{who} {what} in {where} on {MONTHS[number % 11]} {number % 28 + 1}, {1950 + number % 70}."


def story(title: str, *paragraphs: str) -> bytes:
    return "\n\n".join((title, *paragraphs)).encode("utf-8", "replace")


def html(body: str, title: str = "Harbour reopens", head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"
    ).encode("utf-8", "replace")


FILLER = " ".join(sentence(number) for number in range(8))


def long_texts() -> Iterator[tuple[str, Files]]:
    prose = " ".join(sentence(number) for number in range(17_000))
    yield "one line of 2 MB", {"line-2mb.txt": prose[:1_990_000].encode()}
    yield "one word of 1.9 MB", {"word.txt": b"Korrund opened. " + b"a" * 1_900_000}
    yield "line above the limit", {"line-3mb.txt": (prose * 3)[:3_000_000].encode()}
    yield "a million lines", {"million-lines.txt": b"a b\n" * 480_000}
    yield "a million blank lines", {"blank-lines.txt": b"Velm harbour reopens\n" + b"\n" * 1_000_000 + FILLER.encode()}
    yield (
        "200,000 words, 20,000 names",
        {
            "names-20000.txt": story(
                "Harbour census",
                *(
                    " ".join(
                        f"{person(number)} of {PLACE[number % 6]} said the boats had come in."
                        for number in range(at, at + 5)
                    )
                    for at in range(0, 20_000, 5)
                ),
            )
        },
    )
    yield (
        "50,000 sentences with dates",
        {
            "dates-50000.txt": story(
                "Almanac of the harbour",
                *(
                    " ".join(
                        f"On {MONTHS[n % 11]} {n % 28 + 1}, {1800 + n % 220} it rained." for n in range(at, at + 10)
                    )
                    for at in range(0, 50_000, 10)
                ),
            )
        },
    )
    yield (
        "10,000 sentences of news",
        {
            "news-10000.txt": story(
                "Annals of Korrund",
                *(" ".join(sentence(n) for n in range(at, at + 5)) for at in range(0, 10_000, 5)),
            )
        },
    )
    yield (
        "10,000 quotes",
        {
            "quotes-10000.txt": story(
                "They all spoke",
                *(
                    f"“We will mend pier {n} by spring,” said {person(n % 50)}, the {n}th speaker."
                    for n in range(10_000)
                ),
            )
        },
    )
    yield (
        "10,000 quotes in one paragraph",
        {"quotes-one.txt": story("They spoke", " ".join(f"“Pier {n},” {person(n % 9)} said." for n in range(10_000)))},
    )
    yield "unmatched quotes", {"unmatched.txt": story("Open speech", FILLER, "“ " * 20_000, "\" ' ‘ „ « " * 10_000)}
    yield (
        "unmatched quotes in prose",
        {"unmatched-prose.txt": story("Open speech", *(f"“{sentence(n)}" for n in range(3_000)))},
    )
    yield (
        "one sentence 25,000 times",
        {"again.txt": story("Again", *["Arvid Vask opened a ferry line in Velm on Tuesday."] * 25_000)},
    )
    yield (
        "one sentence 25,000 times in a line",
        {"again-line.txt": ("Arvid Vask opened a ferry line in Velm on Tuesday. " * 25_000).encode()},
    )
    yield "headline of 1 MB", {"headline.txt": story("Korrund harbour reopens " * 41_000, FILLER, FILLER)}
    yield "title of 1 MB", {"title.html": html(f"<h1>Harbour</h1><p>{FILLER}</p>", "Korrund harbour " * 62_000)}
    yield "one sentence of 100,000 words", {"endless.txt": story("Endless", words_of(100_000, 1) + ".")}
    yield (
        "clauses in clauses",
        {"nested-clauses.txt": story("He said", "He said that she said " * 5_000 + "that the pier had burnt.", FILLER)},
    )
    yield (
        "sources in sources",
        {
            "citing.txt": story(
                "Cited", "The pier burnt, " + ", citing Velm Radio" * 5_000 + ", officials said.", FILLER
            )
        },
    )
    yield (
        "appositions without end",
        {"apposed.txt": story("List", "Vask, " + "the mayor of Velm, " * 10_000 + "died.", FILLER)},
    )
    yield (
        "a and b and c",
        {"and.txt": story("List", " and ".join(person(n) for n in range(8_000)) + " met in Velm on Friday.", FILLER)},
    )


def senseless_texts() -> Iterator[tuple[str, Files]]:
    yield (
        "only dates",
        {"only-dates.txt": "\n".join(f"{MONTHS[n % 11]} {n % 31 + 1}, {1000 + n}" for n in range(9_000)).encode()},
    )
    yield (
        "only dates in a line",
        {"dates-line.txt": " ".join(f"{n % 28 + 1} {MONTHS[n % 11]} {1000 + n}" for n in range(9_000)).encode()},
    )
    yield (
        "only weekdays",
        {"weekdays.txt": story("Week", "Monday Tuesday last Friday, next Sunday, the day before " * 9_000)},
    )
    yield "only numbers", {"numbers.txt": " ".join(str(n * 7919) for n in range(150_000)).encode()}
    yield (
        "one number of a million digits",
        {"digits.txt": story("Count", f"{'9' * 1_000_000} people died in Velm on Monday.", FILLER)},
    )
    yield (
        "numbers in words",
        {"number-words.txt": story("Count", "twenty hundred million and one " * 20_000 + "died.", FILLER)},
    )
    yield "only names", {"only-names.txt": " ".join(person(n) for n in range(20_000)).encode()}
    yield "only capitals", {"capitals.txt": story("CAPITALS", *[sentence(n).upper() for n in range(3_000)])}
    yield "only punctuation", {"dots.txt": (". , ; : - – — … ! ? ( ) [ ] " * 30_000).encode()}
    yield "only spaces", {"spaces.txt": b" \t" * 900_000}
    yield "tabs and commas", {"grid.txt": ("\t".join(["Velm", "12", "June 5", "said"]) + "\n").encode() * 20_000}
    yield (
        "years at the edges",
        {
            "years.txt": story(
                "The year 0001 and the year 9999",
                "On January 1, 0001 Arvid Vask visited Velm. On December 31, 9999 Bela Orlen met Cira Sorn in Lirra.",
                "It opened on 20250617123 and closed on June 31, 2025; on February 30 the mayor resigned. On 99/99/9999 it burnt.",
                "On 0000-00-00 and 10000-01-01 and 2025-13-45 the ferry sank off Skarne, killing 99999999999999999999 people.",
                "Two days before January 1, 0001 and three weeks after December 31, 9999 officials signed a treaty in Pandor.",
                "Ten thousand years ago, 999999999999 days later, in 40,000 centuries, on the 45th of May, they met in Velm.",
                "The first anniversary of the year 9999 came a million months after the 5,000,000th Monday of 1 BC, they said.",
            ),
            "stamp.html": html(
                f"<h1>Harbour reopens</h1><time datetime='9999-12-31T23:59:60+99:99'></time><p>{FILLER}</p>",
                head='<meta property="article:published_time" content="0001-01-01T00:00:00+14:00">'
                '<meta property="article:modified_time" content="20250617123">',
            ),
        },
    )
    yield (
        "months of days",
        {
            "may.txt": story(
                "May", *(f"Police may march on May {n} or March {n}, or by {n} or not." for n in range(3_000))
            )
        },
    )


def odd_signs() -> Iterator[tuple[str, Files]]:
    control = "".join(map(chr, [*range(1, 32), *range(127, 160)]))
    yield (
        "control signs",
        {"control.txt": story("Harbour\x07\x1b[31m reopens", FILLER.replace(" ", control[:20]), FILLER)},
    )
    yield (
        "bidirectional signs",
        {
            "bidi.txt": story(
                "\u202eHarbour\u2066 reopens", FILLER.replace(" in ", " \u202ein\u2069 "), "\u202b" * 50_000
            )
        },
    )
    yield (
        "zero-width signs",
        {"zero.txt": story("Har\u200bbour", "\u200b".join(FILLER), "\u200d\u2060\ufeff" * 50_000, FILLER)},
    )
    yield (
        "combining marks",
        {"zalgo.txt": story("Zalgo", "".join(sign + "\u0301\u0316" * 40 for sign in FILLER), "e" + "\u0301" * 100_000)},
    )
    yield "emoji", {"emoji.txt": story("Harbour 🚢🎉", FILLER.replace(" ", " 👩\u200d🚒 "), "🎉" * 100_000)}
    yield (
        "NUL",
        {"nul.txt": FILLER.encode() + b"\0" * 1000 + FILLER.encode(), "nul.html": html(f"<p>{FILLER}\0</p>" * 5)},
    )
    yield "lone surrogates", {"surrogate.txt": b"\xed\xa0\x80".join([FILLER.encode()] * 9)}
    yield (
        "UTF-16",
        {
            "utf16.txt": FILLER.encode("utf-16"),
            "utf32.txt": FILLER.encode("utf-32"),
            "utf7.txt": FILLER.encode("utf-7"),
        },
    )
    yield (
        "random bytes",
        {"random.txt": random.Random(5).randbytes(300_000), "random.html": random.Random(6).randbytes(300_000)},
    )
    yield (
        "Arabic",
        {"arabic.txt": ("أعلنت الوزارة يوم الثلاثاء أن السفينة وصلت إلى الميناء في ١٧ يونيو ٢٠٢٥.\n\n" * 300).encode()},
    )
    yield "Chinese", {"chinese.txt": ("该部周二宣布，该船于2025年6月17日抵达港口。" * 4_000).encode()}
    yield (
        "Russian",
        {
            "russian.txt": (
                "Министерство сообщило во вторник, что судно прибыло в порт 17 июня 2025 года.\n\n" * 300
            ).encode()
        },
    )
    yield "Thai without spaces", {"thai.txt": ("กระทรวงประกาศเมื่อวันอังคารว่าเรือมาถึงท่าเรือแล้ว" * 3_000).encode()}
    yield (
        "Hebrew amid English",
        {"hebrew.txt": story("Harbour", *[f"{sentence(n)} הנמל נפתח מחדש. {sentence(n + 1)}" for n in range(300)])},
    )


def malformed_pages() -> Iterator[tuple[str, Files]]:
    yield (
        "deep nesting",
        {
            "deep.html": html("<div>" * 100_000 + FILLER + "</div>" * 100_000),
            "deep-inline.html": html("<b><i>" * 30_000 + f"<p>{FILLER}</p>"),
            "deep-lists.html": html("<ul><li>" * 5_000 + FILLER),
            "deep-json.jsonl": b"[" * 100_000 + b"\n" + b'{"text":' * 50_000,
        },
    )
    yield (
        "10,000 links",
        {
            "links.html": html(
                f"<h1>Harbour</h1><p>{FILLER}</p>"
                + "".join(f"<li><a href='http://x.invalid/{n}'>{sentence(n)}</a></li>" for n in range(10_000))
            )
        },
    )
    yield "50,000 table cells", {"cells.html": html(f"<p>{FILLER}</p><table>" + "<tr><td>12<td>Velm</td>" * 25_000)}
    yield (
        "never closed",
        {"open.html": b"<html><body><p" + b" class='x'" * 50_000 + FILLER.encode() + b"<!--" + FILLER.encode()},
    )
    yield (
        "entities",
        {
            "entities.html": html("&amp;" * 50_000 + "&#x110000;&#0;&nosuch;" * 5_000 + FILLER),
            "bomb.html": b"<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'>]><p>"
            + b"&c;" * 9_000
            + FILLER.encode(),
        },
    )
    yield (
        "a million attributes",
        {"attributes.html": html("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{FILLER}</p>")},
    )
    yield (
        "JSON-LD nonsense",
        {
            "ld.html": html(
                f"<h1>Harbour</h1><p>{FILLER}</p>",
                head='<script type="application/ld+json">' + "[" * 20_000 + "</script>"
                '<script type="application/ld+json">{"@type":["NewsArticle"],"datePublished":{"x":[1]},"headline":7}</script>',
            )
        },
    )
    yield (
        "markup in a title",
        {
            f"attack-{number}.html": html(
                f"<h1>{attack.replace('<', '&lt;')} harbour of Lirra burns</h1>"
                f"<p>Officials said on Monday that {attack.replace('<', '&lt;')} killed {number + 3} people in Lirra. {FILLER}</p>",
                attack.replace("<", "&lt;"),
            )
            for number, attack in enumerate(ATTACKS)
        }
        | {
            f"attack-{number}.txt": story(
                f"{attack} harbour of Lirra burns",
                f"“{attack},” said {attack} on Monday. Elna Murran visited {attack} on June 3, 2021. {FILLER}",
            )
            for number, attack in enumerate(ATTACKS)
        },
    )
    yield (
        "escapes in a title",
        {
            "escape.txt": story(
                "\x1b]0;OWNED\x07\x1b[2J\x1b[31mHarbour of Velm burns\x1b]8;;http://attacker.invalid\x07",
                f"Elna\x1b[2J Murran visited Velm\x1b[1A on June 3, 2021. [bold red]Not ours[/bold red] :boom: [/]. {FILLER}",
            ),
            "formula.txt": story(
                "=cmd|'/C calc'!A0 opens", f"@SUM(1+1)*cmd|' /C calc'!A0 said +1-1 on Monday. {FILLER}"
            ),
        },
    )


def odd_names() -> Iterator[tuple[str, Files]]:
    names = (
        "quote'\"name.txt", "new\nline.txt", "escape\x1b[31m.txt", "emoji🎉.txt", "bidi\u202egpj.txt", " leading space.txt",
        "-o.txt", "percent%00%2e%2e.txt", "back\\slash.txt", "<script>alert(1)<.txt", "$(touch x).txt", "hash#1.txt", "q?a=b&c.txt",
        "a" * 240 + ".txt", "=1+1.csv.txt", "..txt", "...", "CON.txt", "[red]markup[.txt", "semi;colon,comma.txt",
    )  # fmt: skip
    yield "odd file names", {name: story(f"Name {at}", sentence(at), FILLER) for at, name in enumerate(names)}
    yield (
        "locators that climb",
        {
            "climb.jsonl": "\n".join(
                f'{{"path": "../../{n}", "url": "file:///../../etc/passwd?{n}", "id": "../../x", "title": "Climb {n}", "text": "{sentence(n)} {FILLER}"}}'
                for n in range(5)
            ).encode(),
            "page.html.json": b'{"outlet": "../../../x", "url": "javascript:alert(1)", "published": "9999-99-99"}',
            "page.html": html(f"<h1>Harbour of Velm</h1><p>{FILLER}</p>"),
        },
    )
    yield (
        "formulas in a table",
        {
            "formulas.csv": (
                "title,text,url,published\n"
                + "".join(f'"=HYPERLINK(""http://x"")","@A1 {sentence(n)} {FILLER}","=1+1","-1"\n' for n in range(5))
            ).encode()
        },
    )
    yield (
        "a wide table",
        {"wide.csv": (",".join(f"c{n}" for n in range(20_000)) + "\n" + "x," * 20_000 + "\n").encode()},
    )
    yield "nothing", {"empty.txt": b"", "empty.html": b"", "newline.txt": b"\n", "bom.txt": b"\xef\xbb\xbf"}
    yield "given nonsense", {
        "given.jsonl": "\n".join(
            (
                '{"text": 5, "title": []}', '{"text": null}', "null", "[]", "1e999", '{"text": "' + "x" * 100 + '", "published": 1e308}',
                f'{{"text": "{FILLER}", "published": "31 June 2025", "title": {{"a": 1}}, "url": ["x"]}}',
                f'{{"text": "{FILLER}", "published": -99999999999999999999, "outlet": "{"O" * 100_000}"}}',
            )
        ).encode()
    }  # fmt: skip


def many_alike(count: int) -> Files:
    """Template pages that differ in one number, as weather and market pages do."""
    return {
        f"alike/{n:05}.txt": story(
            f"Ferry report {n}",
            f"The ferry to Skarne carried {n} passengers on Monday, the harbour office said. The sea was calm and the wind came from the west.",
            "Harbour master Hanno Zelm said that the timetable would not change before the summer. Tickets are sold at the pier.",
        )
        for n in range(count)
    }


def many_copies(count: int) -> Files:
    """One page under many names."""
    page = story(
        "Mill burns in Ostheim", "A mill burnt down in Ostheim on Tuesday, killing two people, police said.", FILLER
    )
    return {f"copies/{n:05}.txt": page for n in range(count)}


MAKERS: tuple[Callable[[], Iterator[tuple[str, Files]]], ...] = (
    long_texts, senseless_texts, odd_signs, malformed_pages, odd_names,
)  # fmt: skip
