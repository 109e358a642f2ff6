"""Find the spans of a sentence that are names: by the tables, by the recogniser, by their capitals."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from rashomon.language.found import Found
from rashomon.language.gazetteer import table_names
from rashomon.language.kinds import LABELS, is_name_word, is_title, kind_of
from rashomon.language.lexicon import car_makers, country_of, given_names, heads, places, titles
from rashomon.language.mending import HYPHENS, POSSESSIVE, grown, person_part, trimmed, without_title
from rashomon.language.models import model_runs
from rashomon.language.owning import OLDEST
from rashomon.model.language import EntityKind, Sentence, Token

__all__ = ["named", "spans"]

JOINING = frozenset({"of", "for", "on", "and", "the", "&", "against", "to", "in"})


def spans(
    number: int, sentence: Sentence, page: str, words: frozenset[str], common: frozenset[str], *, shouted: bool
) -> list[Found]:
    """The names of one sentence in order; owners inside organisations' names are ``nested``.

    ``words`` are the article's words, ``common`` those that it writes in lower case as common words.
    """
    tokens = sentence.tokens
    known = table_names(sentence, page, words, shouted)
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    runs = list(labelled_runs(tokens))
    for first, last, entry in known:
        over = next((run for run in runs if run[0] < last and first < run[1]), None)
        if entry.what in {"country", "capital"} and inside_name(tokens, first, last):
            continue
        wider = over is not None and widened(tokens, over, first, last, entry.what)
        if wider and entry.what not in {"demonym", "country"}:
            continue
        item = named(number, sentence, page, first, last, entry.kind)
        item.known = entry
        if wider:
            assert_nested = over is not None and first <= over[0] + 1 and over[2] == "ORG"
            if not assert_nested:
                continue
            item.nested = True
        elif entry.what == "people" and over is not None and over[2] == "PERSON":
            continue
        else:
            taken.append((first, last))
        found.append(item)
    for first, last in model_runs(tokens, taken):
        make = named(number, sentence, page, first, last, EntityKind.WORK)
        if tokens[first].text in car_makers():
            make.called.add("car")
        found.append(make)
        taken.append((first, last))
    for first, last in aged_runs(tokens, taken):
        found.append(named(number, sentence, page, first, last, EntityKind.PERSON))
        taken.append((first, last))
    for first, last, label in runs:
        for begin, end in without(first, last, taken):
            begin, end = trimmed(tokens, begin, end)
            if label == "PERSON":
                begin, end = without_title(tokens, *person_part(tokens, begin, end))
            if begin < end and not is_common(tokens, begin, end, label, common):
                begin, end = grown(tokens, begin, end, label, taken)
                item = named(number, sentence, page, begin, end, kind_of(tokens, begin, end, label))
                if item.kind is not None:
                    found.append(item)
                    taken.append((begin, end))
    for begin, end in proper_runs(tokens, taken):
        before_title = without_last_title(tokens, begin, end)
        if before_title < end and begin < before_title:
            end = before_title
            if (kind := kind_of(tokens, begin, end, "")) is None:
                found.append(named(number, sentence, page, begin, end, None))
                taken.append((begin, end))
                continue
        if is_common(tokens, begin, end, "", common):
            continue
        kind = kind_of(tokens, begin, end, "")
        if kind is not None or may_be_named(tokens, begin, end):
            found.append(named(number, sentence, page, begin, end, kind))
            taken.append((begin, end))
    found.sort(key=lambda item: (item.first, -item.last))
    return found


def named(number: int, sentence: Sentence, page: str, first: int, last: int, kind: EntityKind | None) -> Found:
    """The tokens ``first..last`` of a sentence as a find, with the head that the parse gives."""
    tokens = sentence.tokens
    begin, end = tokens[first].begin, tokens[last - 1].end
    head = next((i for i in range(last - 1, first - 1, -1) if not first <= tokens[i].head < last), last - 1)
    if kind is EntityKind.PERSON:
        head = last - 1
    return Found(number, first, last, begin, end, page[begin:end], kind, head=head)


def aged_runs(tokens: tuple[Token, ...], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names of two words and more that an age follows, which are persons' whatever the recogniser says:
    "Zorvan Quell, 59, of …". A town ("… of Norhaven, Vell, 59, …") has a preposition or a comma before it."""
    for comma in range(2, len(tokens) - 2):
        age, after = tokens[comma + 1].text, tokens[comma + 2].text
        if tokens[comma].text != "," or after not in {",", "."} or not is_age(age):
            continue
        first = comma
        while first and joins_name(tokens, first - 1, taken):
            first -= 1
        first, last = without_title(tokens, *trimmed(tokens, first, comma))
        words = [token.text.lower() for token in tokens[first:last]]
        before = tokens[first - 1].text.lower() if first else ""
        if first == last or words[-1] in heads() or any(word in MONTHS for word in words):
            continue
        town = tokens[last - 1].entity in {"GPE", "LOC"} or " ".join(words).title() in places()
        if (town and (before in PLACED or last - first < 2)) or (last - first < 2 and before == ","):
            continue
        yield first, last


def is_age(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4 and 0 < int(text) <= OLDEST


def joins_name(tokens: tuple[Token, ...], place: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a token can be a word of a person's name that nobody has taken."""
    token = tokens[place]
    free = not any(a <= place < b for a, b in taken)
    named = is_name_word(token) and (token.pos == "PROPN" or (token.dep == "compound" and token.head == place + 1))
    return free and (named or token.text in {"Jr.", "III", "Jr", "-", "."})


#: What may stand before a town, and before no person whose age is told.
PLACED = frozenset({"of", "in", "from", "near", "at", "outside", ","})
MONTHS = frozenset(month.lower() for month in calendar.month_name if month)


def labelled_runs(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    """Maximal runs of one of the wanted labels."""
    first = 0
    while first < len(tokens):
        label = tokens[first].entity
        last = first + 1
        while last < len(tokens) and tokens[last].entity == label:
            last += 1
        if label in LABELS:
            yield first, last, label
        first = last


def widened(tokens: tuple[Token, ...], run: tuple[int, int, str], first: int, last: int, what: str) -> bool:
    """Whether the recogniser saw a longer name around what the table knows ("Bank of England")."""
    begin, end, label = run
    if (
        label == "PERSON"
        and last - first == 1
        and end - begin > 1
        and what in {"country", "capital", "demonym", "people"}
    ):
        inside = [i for i in range(begin, end) if tokens[i].text not in POSSESSIVE and not first <= i < last]
        return any(is_name_word(tokens[i]) for i in inside)
    if label not in {"ORG", "FAC", "WORK_OF_ART", "LAW", "EVENT", "GPE", "LOC", "PRODUCT"}:
        return False
    if label in {"GPE", "LOC"} and what in {"agency", "outlet", "seat"}:
        return False
    end = next((i for i in range(last, end) if tokens[i].text == "("), end)
    rest = [tokens[i] for i in range(begin, end) if not first <= i < last and tokens[i].text != "The"]
    if label in {"GPE", "LOC"} and any(token.text in HYPHENS or token.text == "," for token in rest):
        return False
    return any(is_name_word(token) and country_of(token.text) is None for token in rest)


def inside_name(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a country's or capital's name is part of a longer name that the recogniser did not see:
    "Air France", "Qatar Airways"."""
    if last < len(tokens):
        after = tokens[last]
        word = after.text.lower()
        if (
            after.pos == "PROPN"
            and is_name_word(after)
            and word in heads()
            and word not in titles()
            and not after.entity
        ):
            return tokens[last - 1].dep == "compound"
    if (
        first > 1
        and tokens[first - 1].pos == "PROPN"
        and is_name_word(tokens[first - 1])
        and not tokens[first - 1].entity
    ):
        before = tokens[first - 1]
        return before.dep == "compound" and before.head == last - 1 and before.text.lower() not in titles()
    return False


def without(first: int, last: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of ``first..last`` that nobody has taken."""
    begin = first
    for place in range(first, last + 1):
        if place == last or any(a <= place < b for a, b in taken):
            if begin < place:
                yield begin, place
            begin = place + 1


def is_common(tokens: tuple[Token, ...], first: int, last: int, label: str, common: frozenset[str]) -> bool:
    """Whether the article writes every word of a supposed name in lower case elsewhere: a lone word, or a
    supposed person. ("the Security Council" is a name, although there are councils and security.)"""
    words = [token.text.lower() for token in tokens[first:last]]
    return (
        (last - first == 1 or label == "PERSON")
        and words[0] not in given_names()
        and all(word in common for word in words)
    )


def proper_runs(tokens: tuple[Token, ...], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised proper nouns that the recogniser left alone."""
    place = 0
    while place < len(tokens):
        if tokens[place].pos != "PROPN" or not is_name_word(tokens[place]) or any(a <= place < b for a, b in taken):
            place += 1
            continue
        end = place + 1
        while end < len(tokens) and not any(a <= end < b for a, b in taken):
            token = tokens[end]
            if token.pos == "PROPN" and is_name_word(token):
                end += 1
            elif (
                token.text in HYPHENS and end + 1 < len(tokens) and token.begin == tokens[end - 1].end == token.end - 1
            ):
                end += 2
            elif (
                token.text in JOINING
                and end + 1 < len(tokens)
                and is_head(tokens[end - 1])
                and name_follows(tokens, end)
            ):
                end += 1
            else:
                break
        end = min(end, len(tokens))
        begin, last = trimmed(tokens, place, end)
        if begin < last:
            yield begin, last
        place = end


def without_last_title(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Behind the words before an office at the end of a run: the "Norair" of "Norair CEO"."""
    while last > first + 1 and tokens[last - 1].text.lower() in titles():
        last -= 1
    return last


def may_be_named(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether capitalised words of no known kind are worth asking the pile about: not at the head of the
    sentence, and no office."""
    return first > 0 and last - first < 4 and not is_title([token.text.lower() for token in tokens[first:last]])


def is_head(token: Token) -> bool:
    return token.text.lower() in heads() or token.text.lower() in {"on", "of", "the", "for"}


def name_follows(tokens: tuple[Token, ...], place: int) -> bool:
    after = next((token for token in tokens[place : place + 3] if token.text not in JOINING), None)
    return after is not None and is_name_word(after) and after.pos in {"PROPN", "ADJ", "NOUN"}
