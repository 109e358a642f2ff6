"""Read what stands beside a name: a person's offices, a body's country and acronym, a town's state."""

from __future__ import annotations

import re

from rashomon.language.acting import government
from rashomon.language.found import Found
from rashomon.language.lexicon import country_of, heads, states, titles
from rashomon.language.roles import Phrase, after_name, before_name
from rashomon.model.language import EntityKind, Sentence

__all__ = ["OLDEST", "SEATED", "lend_country", "read_owner", "read_roles", "seat_of", "settle_country"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,8}")


def read_roles(found: Found, sentence: Sentence, page: str, floor: int) -> None:
    """Fill in the offices and the form of address that stand at a person's name."""
    found.age = age_of(found, sentence) or age_before(found, page)
    for phrase in (before_name(sentence, page, found.first, floor), before_comma(found, sentence, page, floor)):
        if phrase is None:
            continue
        title = titles().get(phrase.title)
        if title is not None and title.kind == "honorific":
            found.honorific = title.title
        elif title is None or title.kind != "kin" or phrase.of:
            found.roles.append(phrase.claim)
            found.told.append(words_told(phrase, sentence))
    for phrase in after_name(sentence, page, found.last):
        title = titles().get(phrase.title)
        if title is None or title.kind not in {"kin", "honorific"}:
            found.roles.append(phrase.claim)
            found.told.append(words_told(phrase, sentence))


def before_comma(found: Found, sentence: Sentence, page: str, floor: int) -> Phrase | None:
    """The office to which a name between commas is an apposition: "Norland's president, Ada Quell, said"."""
    tokens = sentence.tokens
    comma = found.first - 1
    if comma > 0 and tokens[comma].text.lower().rstrip(".") in FORMS_OF_ADDRESS:
        comma -= 1
    closed = found.last == len(tokens) or tokens[found.last].text in {",", ".", ")", "—", "–"} | POSSESSIVE
    if comma < 1 or tokens[comma].text not in {",", "—", "–"} or not closed or tokens[found.head].dep != "appos":
        return None
    phrase = before_name(sentence, page, comma, floor)
    hangs = phrase is not None and phrase.first <= tokens[found.head].head < comma
    return phrase if phrase is not None and hangs and phrase.single and phrase.definite else None


#: Without their full stops.
FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})


def words_told(phrase: Phrase, sentence: Sentence) -> tuple[int, int, int]:
    """Where an office stands on the page, and its head word."""
    tokens = sentence.tokens
    return tokens[phrase.first].begin, tokens[max(phrase.last, phrase.head + 1) - 1].end, tokens[phrase.head].begin


def age_of(found: Found, sentence: Sentence) -> int | None:
    """The age that is told with a name: "…, 34, …", "…, 34."; None where there is none."""
    tokens = sentence.tokens
    told = tokens[found.last + 1 : found.last + 3]
    if len(told) < 2 or tokens[found.last].text != "," or told[1].text not in {",", "."}:
        return None
    sign = told[0].text
    return int(sign) if sign.isascii() and sign.isdigit() and len(sign) < 4 and int(sign) <= OLDEST else None


AGE_BEFORE = re.compile(r"\b(\d{1,3})\s?-\s?year\s?-\s?old $")


def age_before(found: Found, page: str) -> int | None:
    """The age that is told before a name: "61-year-old Ada Quell"."""
    told = AGE_BEFORE.search(page[max(0, found.begin - 30) : found.begin])
    return int(told[1]) if told is not None and 0 < int(told[1]) <= OLDEST else None


#: Nobody has grown older than 122 years; what is told as an age beyond it is none.
OLDEST = 122


def lend_country(person: Found, finds: list[Found]) -> None:
    """Give the body that a person's office is of the country told with the office: "Russia's Secretary of
    the Security Council"."""
    owners = {claim.of: claim.country for claim in person.roles if claim.of and claim.country}
    if not owners:
        return
    for found in finds:
        plain = found.known is None and found.kind is EntityKind.ORGANISATION and not found.owner
        if plain and found.sentence == person.sentence and found.text in owners:
            found.owner, found.bare = owners[found.text], found.text


def settle_country(found: Found, sentence: Sentence, countries: set[str]) -> None:
    """Decide whether a country's, capital's or seat's name is the government or the place."""
    if found.known is None or found.known.what not in {"country", "capital", "demonym"}:
        return
    acts = government(sentence, found.first, found.last)
    if found.known.what == "capital":
        found.kind = EntityKind.GOVERNMENT if acts and found.known.key in countries else EntityKind.PLACE
    elif found.known.what == "country":
        found.kind = EntityKind.GOVERNMENT if acts else EntityKind.PLACE


def read_owner(found: Found, sentence: Sentence, page: str) -> None:
    """Fill in the country that owns a body, an acronym defined behind it, or a place's state."""
    tokens = sentence.tokens
    if found.owner is not None:
        return
    if tokens[found.last - 1].text.lower() in SEATED:
        found.seat = seat_of(found, sentence)
    if found.kind is EntityKind.PLACE:
        after = found.last
        if after + 1 < len(tokens) and tokens[after].text == "," and tokens[after + 1].text in states():
            found.state = states()[tokens[after + 1].text]
        return
    for width in (3, 2, 1):
        if found.last - found.first > width:
            code = country_of(page[tokens[found.first].begin : tokens[found.first + width - 1].end])
            if code is not None:
                found.owner = code
                strip_owner(found, width, sentence)
                break
    if found.owner is None and found.first > 1 and tokens[found.first - 1].text in POSSESSIVE:
        for width in (3, 2, 1):
            begin = found.first - 1 - width
            if begin >= 0 and (code := country_of(page[tokens[begin].begin : tokens[found.first - 2].end])) is not None:
                found.owner, found.bare = code, found.text
                found.first, found.begin = begin, tokens[begin].begin
                found.text = page[found.begin : found.end]
                break
    if found.owner is None and (
        of := next((i for i in range(found.first + 1, found.last) if tokens[i].text == "of"), 0)
    ):
        code = country_of(page[tokens[min(of + 1, found.last - 1)].begin : found.end])
        if code is not None:
            found.owner, found.bare = code, sentence_text(sentence, found.first, of)
    if found.owner is None and found.kind is EntityKind.ORGANISATION:
        lend_owner_behind(found, sentence, page)
    place = found.last
    if place + 2 < len(tokens) and tokens[place].text == "(" and tokens[place + 2].text == ")":
        sign = tokens[place + 1].text
        if ACRONYM.fullmatch(sign) and sign[0].lower() in {word[:1].lower() for word in found.text.split()}:
            found.acronym = sign.replace(".", "")


def lend_owner_behind(found: Found, sentence: Sentence, page: str) -> None:
    """Take the country behind a ministry or another body that a country owns: "Ministry of Culture of Norway"."""
    tokens = sentence.tokens
    first = heads().get(tokens[found.first].text.lower())
    if first is None or not first.owned or found.last + 1 >= len(tokens) or tokens[found.last].text != "of":
        return
    begin = found.last + 2 if tokens[found.last + 1].text.lower() == "the" else found.last + 1
    for width in (3, 2, 1):
        if begin + width <= len(tokens):
            code = country_of(page[tokens[begin].begin : tokens[begin + width - 1].end])
            if code is not None:
                found.owner, found.bare = code, found.text
                return


#: Bodies of which a country has one in every town that matters.
SEATED = frozenset({"embassy", "consulate"})


def seat_of(found: Found, sentence: Sentence) -> str:
    """The town in which an embassy sits: "the Russian Embassy in Berlin"; empty where it is not told."""
    tokens = sentence.tokens
    end = place = found.last + 1
    if place >= len(tokens) or tokens[found.last].text != "in":
        return ""
    while end < len(tokens) and end - place < 3 and tokens[end].pos == "PROPN" and tokens[end].text[:1].isupper():
        end += 1
    return sentence_text(sentence, place, end).lower()


def strip_owner(found: Found, width: int, sentence: Sentence) -> None:
    """Leave the owner in the span, but compare the body by the words behind it."""
    tokens = sentence.tokens
    rest = found.first + width
    if rest < found.last and tokens[rest].text in POSSESSIVE:
        rest += 1
    if rest < found.last:
        found.bare = sentence_text(sentence, rest, found.last)


def sentence_text(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(token.text for token in sentence.tokens[first:last])
