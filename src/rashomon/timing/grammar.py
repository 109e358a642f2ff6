"""The grammar: which sequences of word classes are expressions of time, and what reads each.

A line is a regular expression over classes (``<month>``, ``<int>``), with blanks for the eye only.
The first line that matches at a place wins, so a longer form stands before a shorter one. Parts in
braces are the shared pieces below. No piece can match the empty string under a repetition, and every
repetition is bounded, so that no page can make the search slow.
"""

from __future__ import annotations

import functools
import re

from rashomon.timing.lexicon import expand

__all__ = ["grammar"]

PIECES = {
    "month": "(?:[<month><nmonth><may><march>] | <mon> <dot>?)",
    "safemonth": "(?: <month> | <mon><dot>? | <nmonth>(?!X) | (?<=[<prep><at><until><of><from><between><to><last><this><next><early><edge><dash><comma><and>])(?:<nmonth>|<may>|<march>) | [<may><march>](?=<poss>|<dash>X|<last>|<this>) )",
    "mday": "(?:<the>? [<int><ord>])",
    "wd": "(?: [<weekday><wd>] <dot>? (?:<partday>)? <comma>? )",
    "tail": "(?: <comma>? <year> (?! <year>) )",
    "clock": "(?: (?:<clock>|<noon>|[<numword><int>]<oclock>) (?:<prep><the><partday>)? (?:<local><time>)? (?: <tz> | <open><tz><close> | <open><clock><tz>?<close> )? )",
    "hours": "(?: [<int><numword>] <prep> <the> <partday> )",
    "within": "(?: <the>? <early>? <partday> <of> | <the> [<early><small>] <hunits> <of> )",
    "edge": "(?: <the>? <early> <dash>? (?:<prep>(?!<holiday>))? | <the>? <edge> <of> <the>? | [<earlier><later>] (?:<prep>(?!<the>))? )",
    "to": "(?:<to>|<dash>|<until>)",
    "day": "(?: {month} {mday} | {mday} <of>? {month} )",
    "tolast": "(?: {tail} | <comma>? <of>? {rel} <unit> )",
    "rel": "(?:[<last><past><this><next><current>]{1,2}|<the>[<previous><following><same><next>])",
    "part": "(?: <early>? <dash>? <partday> | <overnight> )",
    "ap": "(?: <approx> | <more><than> | <less><than> | <at><least> | <at><most> | <up><to> | <no>[<more><less>]<than> | <early> )",
    "number": "(?: (?:<a>)? [<int><num><year>] <frac>? | <numword> (?:<dash>?<numword>)? (?:<hundred>)? | <a>? <hundred> | <a>? <couple><of>? | <a>? <dozen> | <a>? <few> | <a> <half> <dash>? | <half> <a> | <half> <dash> | <frac> (?:<of> <a>)? | <a> )",
    "unit": "(?:<unit>|<units>|<hunit>|<hunits>|<weekend>|<weekends>)",
    "amount": "(?: {ap}? {number} (?: (?:<to>|<and>|<dash>) {number} )? (?:<dash>? <and> <dash>? <a> <dash>? <half>)? <dash>? (?:<more>|<additional>|<few>)? {unit} (?:<and> <a> <half> | <and> {number} {unit} )? )",
    "quarterword": "(?: (?:<fiscal>|<fiscal><dash>|<year><fiscal>?)? <ordw> <dash>? <unit> )",
}

#: name of the reader, then the line. Lookbehinds look at one class only.
LINES: tuple[tuple[str, str], ...] = (
    ("iso", "<iso>"),
    ("numeric", "{wd}? <slash> (?:<comma>?{clock})?"),
    (
        "monthdayrange",
        "(?<=<between>) {wd}? {month} {mday} <and> {wd}? (?:{month} {mday} | [<int><ord>](?![xX<unit><units>])) {tail}?",
    ),
    ("monthdayrange", "{wd}? {month} {mday} {to} {wd}? (?:{month} {mday} | [<int><ord>](?![xX<unit><units>])) {tail}?"),
    ("monthdayrange", "{wd}? {month} {mday} <and> [<int><ord>](?![xX<unit><units>]) {tail}?"),
    ("monthday", "{wd} <open> {day} {tail}? <close>"),
    (
        "monthday",
        "(?:{ap}? {clock} <comma>? (?:<prep>)?)? (?:{within}|{edge})? {wd}? [<the><last><past><next>]? {month} (?:{mday}|<ordw>(?![xX]|<unit>|<half>|<time>)) (?! <units>|<hunits>|<slash> ) (?: {tail} | <comma>? <of>? {rel} <unit> | {part} )? (?: <comma>? (?:<at>)? {clock} )?",
    ),
    ("daymonthrange", "(?<=<between>) {wd}? {mday} <and> {wd}? [<int><ord>] <of>? {month} {tail}?"),
    ("daymonthrange", "{wd}? {mday} {to} {wd}? [<int><ord>] <of>? {month} {tail}?"),
    ("daymonthrange", "{wd}? {mday} <and> [<int><ord>] <of>? {month} {tail}?"),
    ("daymonthrange", "{wd}? {mday} <of>? {month} {to} {wd}? {mday} <of>? {month} {tail}?"),
    ("signedday", "[<int><ord>] [<dash>!] {month} [<dash>!] <year> | {month} [<dash>!] <int> [<dash>!] <year>"),
    (
        "daymonth",
        "(?:{ap}? {clock} <comma>? (?:<prep>)?)? (?:{within}|{edge})? {wd}? {mday} <of>? {month} (?![<int><ord>]) (?: {tail} | <comma>? <of>? {rel} <unit> | {part} )? (?: <comma>? (?:<at>)? {clock} )?",
    ),
    (
        "foreignday",
        "{wd}? [<int><ord>] <dot>? <de>? (?:<fmonth>|{month}) <dot>? <de>? <comma>? <year> | <fmonth> <int> <comma>? <year>",
    ),
    ("monthquarter", "<the>? {month} <unit>"),
    (
        "monthrange",
        "(?:(?<=[<from><between><dash><early>]) {month} (?:{to}|<and>) {month} | {month} <dash> {month}) (?!<dot>?[<int><ord>]) (?:<comma>?<of>? <year> | {rel} <unit>)?",
    ),
    (
        "monthyear",
        "{edge}? {month} (?: <comma>? <of>? <year> (?!<year>) | <numword> <numword> (?:<dash>?<numword>)? | <comma>? <of>? (?:{rel}|<that>) <unit> )",
    ),
    ("week", "<the>? (?:<unit>|<weekend>) <of> {month} {mday} (?: <dash> [<int><ord>] )? {tail}?"),
    ("weekto", "<the>? <unit> <ending> <prep>? (?: {day} {tail}? | <weekday> )"),
    ("weekdayin", "<the>? [<ordw><ord><last>] <weekday> [<of><prep>] {month} {tolast}?"),
    ("monthpart", "<the>? [<ordw><ord><last>] (?:<unit>|<half>) <of> {month} {tolast}?"),
    ("quarters", "<the>? [<ordw><last>] {number} <units> <of> (?: <year> | <the>? {rel} <unit> )"),
    (
        "likeperiod",
        "<the> [<same><alike>] (?:<period>|<unit>) [<of><prep>]? (?: <the>? {rel} <unit> | <a> <unit> [<ago><earlier><before>] | <year> ) | {rel} <unit> <poss> (?:<period>|<unit>) | <the> <unit> <a> <unit> [<ago><earlier>] | <this> <time> {rel} <unit>",
    ),
    ("month", "{edge}? {rel}? {safemonth} (?!<dot>?[<int><ord>])"),
    ("sameperiod", "<the>? <year> <dash>? (?:<period>|<unit>)(?!<of>)"),
    (
        "holiday",
        "<the> <unit> [<before><after>] <holiday> (?: <comma>? <year> | {rel} <unit> )? | <the>? <year> <holiday> (?:<partday>|<unit>|<weekend>)? | {edge}? (?:<the>|{rel})? <holiday> (?:<partday>|<unit>|<weekend>)? (?: (?:<comma>|<of>|<prep>)? <year> | {rel} <unit> )?",
    ),
    ("ordinal", "[<weekday><wd>] <dot>? <the>? <ord> (?!<of>|[xX])"),
    (
        "weekdayspan",
        "[<weekday><wd>] <dot>? (?:<to>|<dash>|<until>) [<weekday><wd>] (?!<partday>) | (?<=<between>) <weekday> <and> <weekday>",
    ),
    ("beforelast", "<the> <weekday> (?:<before><last>|<after><next>)"),
    (
        "weekdayof",
        "(?:{ap}? {clock} <comma>? (?:<prep>)?)? {edge}? [<weekday><wd>] {part}? <comma>? <of>? <the>? {rel} <unit>",
    ),
    (
        "weekday",
        "(?:{ap}? {clock} <comma>? (?:<prep>)?)? (?:{within}|{edge})? (?:<the>? {rel})? <weekday> {part}? (?: <comma>? (?:<at>)? (?:<approx>)? {clock} )?",
    ),
    (
        "sets",
        "<every> (?:<additional>|<numword>|<int>|<ordw>|<other>|<few>)? (?:{unit}|<weekday><partday>?|{safemonth}|<season>|<partday>|<workdays>)",
    ),
    ("sets", "(?:<twice>|{number} <times>) (?:<a>|<per>|<every>) {unit}"),
    (
        "sets",
        "<weekdays> <nights>? | <weekday> <nights> | (?<=<the>) <nights> | (?<=[<prep><at>]) (?:<workdays>|<weekends>)",
    ),
    ("adverb", "<adverb>"),
    ("dayafter", "<the> <unit> [<before><after>] <deictic>"),
    (
        "deictic",
        "(?:{ap}? {clock} <comma>? (?:<prep>)?)? (?:<early><dash>?(?:<partday>)?|<earlier>|<later>)? <deictic> (?:<poss>? {part})? (?: (?:<at>)? {clock} )?",
    ),
    ("tonight", "(?:<early>|<later>|<earlier>)? <tonight> | <overnight>"),
    ("thispart", "(?:<early>|<later>|<earlier>)? [<this><last>] {part}"),
    (
        "anaphor",
        "<the> (?:[<following><previous><same><next>]|<that>) <partday> | <that> (?:<same>)? <partday> | <the> (?:<partday>) [<before><after>]",
    ),
    ("inday", "[<earlier><later><early>] (?:<prep>) <the> (?:<unit>|<partday>)"),
    ("weekon", "{amount} (?:<ago>|<from>) (?:<weekday>|<deictic>|<this><unit>|<prep><weekday>)"),
    ("beforelast", "<the> (?:<unit>|<weekend>) (?:<before><last>|<after><next>)"),
    (
        "ago",
        "{amount} (?:<and>{number}<ago>)? (?: <ago> | <earlier> | <later> | <before> | <after> | <hence> | <from> <present> )",
    ),
    ("ago", "(?:<units>|<hunits>) <ago>"),
    ("yearago", "(?:<the>|<a>)? <unit> <dash> [<ago><earlier>] (?:<period>|{quarterword}|<unit>)?"),
    ("anaphor", "<the> <unit> [<before><after>]"),
    (
        "quarter",
        "{edge}? <the>? (?:<year>|{rel} <unit> <poss>)? (?:<fiscal>)? <dash>? (?:<ordw>|<ord>|<last>) <dash>? (?:<unit>|<half>) (?: <comma>? <of>? (?:<the>? <year>|<the>? {rel} <unit>|<the> <unit>|<fiscal><unit>?<year>) | <year>)?",
    ),
    ("quarter", "<year> <quarter> | <quarter> (?: <of>? (?:<year>|{rel} <unit>) )?"),
    ("century", "{edge}? <the>? (?:<early>|<edge>)? <dash>? (?:<ord>|<ordw>|<numword><dash><ordw>) <dash>? <unit>"),
    ("decade", "{edge}? <the>? <early>? <dash>? (?:<decade>|<decadew>)"),
    ("fiscal", "<the>? (?:{rel}|<latest>)? <fiscal> (?:<unit>)? <year>?"),
    ("latestperiod", "<the> <latest> <period>"),
    ("yearend", "{edge}? <unit> (?:<poss>|<dash>)? <edge>"),
    (
        "period",
        "<the>? (?:[<past><last><next><previous><following><this>]|<recent>|<ordw>|<latest>) (?:<additional>)? (?:{ap}? {number} (?:(?:<to>|<and>|<dash>){number})?) (?:<additional>)? {unit} | <the>? (?:[<past><last><next><previous><recent><current>]|<ordw>|<early>) (?:<units>|<hunits>|<weekends>) (?:<and><units>)?",
    ),
    (
        "relunit",
        "{edge}? (?:<the>|<a>)? (?:[<last><past><this><next><current><latest>]{1,2}|<the>[<previous><following><same><next>]|<that><same>?) (?:<additional>|<fiscal>)? (?:<unit>|<weekend>)",
    ),
    (
        "season",
        "{edge}? <the>? {rel}? (?<=[<the><last><past><this><next><early><prep><edge><of><previous><that>]) <season> (?: <of>? (?:<year>|<numword><numword>(?:<dash>?<numword>)?|{rel} <unit>) )? | <season> (?:<of>? <year>)",
    ),
    ("theunit", "{edge} <the>? (?:<unit>|<weekend>) | <the> <weekend> | <the> <additional>? <unit> <poss>?"),
    ("beside", "<the> (?:<units>|<hunits>) (?=<before>|<after>|<prep>|<following>|<that>|x)"),
    ("duration", "{amount} (?:<dash>[<morepart><old>])? | (?:<units>|<hunits>|<unit>)<dash><morepart>"),
    ("while", "(?<=[<prep><after><within>]) <a> <while>"),
    ("vague", "(?<=[<prep><of>]) (?:<units>) (?:<to>|<and>)? <units>?"),
    ("yearspan", "{edge}? <year> [<dash>!] [<int><num>] (?![<dash><dot>!])"),
    ("year", "{edge}? (?:<fiscal>|<edge>)? <dash>? <year> | <the>? <unit> <year>"),
    ("spelled", "{edge}? <the>? (?:<unit>)? <numword> (?:<hundred>|<numword> (?:<dash>?<numword>)?)"),
    ("ordinal", "(?<=[<prep>]) <the> <ord> (?![xX<unit><units><time>])"),
    ("clocktime", "{ap}? {clock} | {ap}? {hours} | <early>? <dash>? <partday> "),
    (
        "reference",
        "<present> | <recently> | <the> <near>? <future> | <near> <future> | <the> <past> | <current>(?=[xX<numword>]) | <these> <units> | <the> [<short><near>] <period> | <a> <later> x",
    ),
)


#: No expression begins with these: three words in four, passed over without trying a line.
NOT_FIRST = (
    "(?![xX!<comma><dot><dash><open><close><colon><break><poss><prep><of><and><to><from><between><until><ago><hence>"
    "<old><additional><times><per><tz><within><before><after><period><bigord><time><local><de><ending><other><while><oclock>])"
)


def pieces(line: str) -> str:
    """A line with its pieces put in, as deep as they nest."""
    while found := re.search(r"\{([a-z]+)\}", line):
        line = line[: found.start()] + "(?:" + PIECES[found[1]] + ")" + line[found.end() :]
    return line


@functools.cache
def grammar() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """The whole grammar as one pattern whose group n is line n - 1, and each line by itself with its reader."""
    lines = [(name, expand(re.sub(r"\s+", "", pieces(line)))) for name, line in LINES]
    whole = re.compile(expand(NOT_FIRST) + "(?:" + "|".join(f"({line})" for _, line in lines) + ")")
    return whole, tuple((name, re.compile(line)) for name, line in lines)
