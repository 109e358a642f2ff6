"""Everybody and everything that one article speaks of, in the article's own terms.

In: an article and its analysis. Out: a ``Cast``: finds, figures, and the offices that it speaks of without a name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from rashomon.language.acting import government
from rashomon.language.census import Census
from rashomon.language.figures import Figure, figures_of
from rashomon.language.found import Found
from rashomon.language.lexicon import Known, countries, country_of, heads, known_names, places, states, titles
from rashomon.language.nominals import Nominal, nominals_of
from rashomon.language.person_names import person_name
from rashomon.language.roles import after_name, before_name
from rashomon.language.spans import named, spans
from rashomon.model.article import Article
from rashomon.model.language import Analysis, EntityKind, MentionForm, Sentence

__all__ = ["Cast", "cast_of", "finds_of"]

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
GOVERNMENTS = frozenset({"government", "regime", "authorities"})
NOT_PERSONS = frozenset(
    {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.FACILITY, EntityKind.GROUP, EntityKind.WORK}
)
WORD = re.compile(r"\w+")
COMMON_POS = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})

#: A sentence of capitals longer than this is shouted; a shorter one may be an acronym.
SHOUT = 12
COMPASS = frozenset({"North", "South", "East", "West"})
ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,8}")


@dataclass(slots=True)
class Cast:
    """One article's finds and figures, and its nominals, still to be resolved."""

    article: Article
    analysis: Analysis
    finds: list[Found]
    figures: list[Figure]
    nominals: list[Nominal]


def finds_of(article: Article, analysis: Analysis) -> list[Found]:
    """The names of one article, sentence by sentence, before the pile is asked."""
    page = article.text
    words = frozenset(WORD.findall(page))
    common = frozenset(
        token.text
        for sentence in analysis.sentences
        for token in sentence.tokens
        if token.pos in COMMON_POS and token.text.islower()
    )
    finds: list[Found] = []
    for number, sentence in enumerate(analysis.sentences):
        text = page[sentence.begin : sentence.end]
        finds += spans(number, sentence, page, words, common, shouted=text.isupper() and len(text) > SHOUT)
    return split_joined(finds, analysis.sentences, page)


def cast_of(article: Article, analysis: Analysis, finds: list[Found], census: Census) -> Cast:
    """Everybody whom one article names, grouped into figures; ``finds`` are its names, ``census`` the pile's."""
    page, sentences = article.text, analysis.sentences
    settled = (census.settle(found, sentences[found.sentence], page) for found in finds)
    finds = [found for found in settled if found.kind is not None]
    finds = compass_points(spread_surnames(finds, sentences, page), sentences)
    finds = known_places(agreed_kinds(finds, sentences), sentences)
    finds.sort(key=lambda found: (found.begin, -found.end))
    countries_told = {f.known.key for f in finds if f.known and f.known.what in {"country", "demonym", "seat"}}
    floor = (0, 0)  # the sentence and token at which the last person's name ended
    for found in finds:
        sentence = sentences[found.sentence]
        if found.kind is EntityKind.PERSON:
            read_roles(found, sentence, page, floor[1] if floor[0] == found.sentence else 0)
            floor = (found.sentence, found.last)
            lend_country(found, finds)
        elif found.known is not None:
            settle_country(found, sentence, countries_told)
        elif found.kind is not None:
            read_owner(found, sentence, page)
    nominals = nominals_of(sentences, page, finds)
    owned = [body_of(nominal, sentences, page) for nominal in nominals if is_owned_body(nominal)]
    figures = figures_of(article.id, finds + owned + credits(article))
    return Cast(article, analysis, finds, figures, [nominal for nominal in nominals if not is_owned_body(nominal)])


def credits(article: Article) -> list[Found]:
    """The agency that the article credits, which stands outside its sentences."""
    agency = article.agency
    known = known_names().get(agency.name) if agency is not None else None
    if agency is None or known is None or not 0 <= agency.begin < agency.end <= len(article.text):
        return []
    text = article.text[agency.begin : agency.end]
    return [Found(-1, 0, 0, agency.begin, agency.end, text, known.kind, head=0, known=known)]


def is_owned_body(nominal: Nominal) -> bool:
    """Whether a nominal names a body by its owner alone: "the Russian embassy"."""
    return nominal.what == "body" and nominal.owner is not None


def body_of(nominal: Nominal, sentences: tuple[Sentence, ...], page: str) -> Found:
    """The body that a country owns, as a find: "the Russian embassy", "Norway's foreign ministry". A government
    is the country itself."""
    tokens = sentences[nominal.sentence].tokens
    first = next(i for i, token in enumerate(tokens) if token.begin >= nominal.begin)
    last = next(i for i, token in enumerate(tokens) if token.end >= nominal.end) + 1
    head = next(i for i, token in enumerate(tokens) if token.begin == nominal.head)
    owner = str(nominal.owner)
    found = Found(
        nominal.sentence,
        first,
        last,
        nominal.begin,
        nominal.end,
        page[nominal.begin : nominal.end],
        EntityKind.ORGANISATION,
        MentionForm.NOMINAL,
        head,
        owner=owner,
        bare=nominal.words,
    )
    if nominal.words in GOVERNMENTS:
        found.kind, found.known = (
            EntityKind.GOVERNMENT,
            Known("government", owner, EntityKind.GOVERNMENT, countries()[owner].name),
        )
    return found


def split_joined(finds: list[Found], sentences: tuple[Sentence, ...], page: str) -> list[Found]:
    """Part a body from the person that the recogniser glued to it: "the Security Council Sergei Shoigu"."""
    full = {found.text for found in finds if found.kind is EntityKind.PERSON and found.last - found.first > 1}
    out: list[Found] = []
    for found in finds:
        tokens = sentences[found.sentence].tokens
        cut = 0
        if found.known is None and found.last - found.first > 2:
            for place in range(found.first + 1, found.last - 1):
                tail = page[tokens[place].begin : found.end]
                before = tokens[place - 1].text.lower()
                if tail in full and found.text != tail and (before in heads() or before in titles()):
                    cut = place
                    break
        if cut:
            sentence = sentences[found.sentence]
            if tokens[cut - 1].text.lower() in heads():
                out.append(named(found.sentence, sentence, page, found.first, cut, EntityKind.ORGANISATION))
            out.append(named(found.sentence, sentence, page, cut, found.last, EntityKind.PERSON))
        else:
            out.append(found)
    return out


def spread_surnames(finds: list[Found], sentences: tuple[Sentence, ...], page: str) -> list[Found]:
    """Take a capitalised word for the person of that surname whom the article names in full."""
    surnames: set[str] = set()
    for found in finds:
        if found.kind is EntityKind.PERSON and found.last - found.first > 1:
            name = person_name(found.text)
            if name is not None and name.full:
                words = found.text.replace("’", "'").split()
                surnames.update(word for word in words if word.lower() == name.surname)
    if not surnames:
        return finds
    covered: dict[tuple[int, int], Found] = {}
    for found in finds:
        for place in range(found.first, found.last):
            if not found.nested:
                covered[found.sentence, place] = found
    out = list(finds)
    for number, sentence in enumerate(sentences):
        for place, token in enumerate(sentence.tokens):
            if token.text not in surnames:
                continue
            there = covered.get((number, place))
            if there is None:
                out.append(named(number, sentence, page, place, place + 1, EntityKind.PERSON))
            elif there.last - there.first == 1 and there.kind is not EntityKind.PERSON and there.known is None:
                there.kind = EntityKind.PERSON
    return out


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


def agreed_kinds(finds: list[Found], sentences: tuple[Sentence, ...]) -> list[Found]:
    """One kind for one name: a longer name whose last word the article uses alone for a person is a person's;
    a name of one word is what most of its finds are. A lone word that only modifies a common noun
    ("an Ogden girl") is no person."""
    alone = {f.text for f in finds if f.kind is EntityKind.PERSON and f.last - f.first == 1}
    surnames = {f.text.split()[-1] for f in finds if f.kind is EntityKind.PERSON and f.last - f.first > 1}
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for found in finds:
        tokens = sentences[found.sentence].tokens
        if found.known is not None or found.kind is None:
            continue
        if found.last - found.first == 1:
            votes[found.text][found.kind] += 1
        elif found.kind in NOT_PERSONS and found.last - found.first < 4 and tokens[found.last - 1].text in alone:
            last = tokens[found.last - 1].text.lower()
            if last not in heads() and all(token.pos == "PROPN" for token in tokens[found.first : found.last]):
                found.kind = EntityKind.PERSON
                surnames.add(tokens[found.last - 1].text)
    out: list[Found] = []
    modifiers = {text for text in alone - surnames if all(modifies(f, sentences) for f in finds if f.text == text)}
    for found in finds:
        if found.known is None and found.last - found.first == 1 and found.text not in surnames and votes[found.text]:
            counts = votes[found.text]
            found.kind = min(counts, key=lambda kind: (-counts[kind], kind is EntityKind.PERSON, kind.value))
            if found.kind is EntityKind.PERSON and found.text in modifiers:
                continue
        out.append(found)
    return out


def known_places(finds: list[Found], sentences: tuple[Sentence, ...]) -> list[Found]:
    """Take a name of the places' table for a place where the recogniser saw a body, a people or a work, and
    where it saw a person only if most of the article's uses stand behind a preposition of place."""
    persons = [f for f in finds if f.kind is EntityKind.PERSON]
    surnames = {f.text.split()[-1] for f in persons if f.last - f.first > 1}
    placed: dict[str, list[bool]] = defaultdict(list)
    for found in persons:
        if found.text in places() and found.text not in surnames and found.last - found.first == 1:
            before = sentences[found.sentence].tokens[found.first - 1].text.lower() if found.first else ""
            placed[found.text].append(before in {"in", "at", "near", "from", "outside", "of", "around"})
    for found in finds:
        if found.known is None and found.text in places() and found.text not in surnames:
            votes = placed.get(found.text, [])
            if found.kind in NOT_PERSONS or (votes and 2 * sum(votes) > len(votes)):
                found.kind = EntityKind.PLACE
    return finds


def modifies(found: Found, sentences: tuple[Sentence, ...]) -> bool:
    """Whether a name only tells a common noun more closely."""
    tokens = sentences[found.sentence].tokens
    token = tokens[found.head]
    return token.dep in {"compound", "nmod", "amod"} and tokens[token.head].pos == "NOUN"


def compass_points(finds: list[Found], sentences: tuple[Sentence, ...]) -> list[Found]:
    """ "the North" is the only country of the article whose name begins so, if there is one."""
    table = countries()
    codes = {
        found.known.key for found in finds if found.known is not None and found.known.what in {"country", "demonym"}
    }
    for found in finds:
        tokens = sentences[found.sentence].tokens
        if found.text in COMPASS and found.first and tokens[found.first - 1].text.lower() == "the":
            fits = [code for code in sorted(codes) if table[code].name.startswith(found.text + " ")]
            if len(fits) == 1:
                found.known = Known("country", fits[0], EntityKind.GOVERNMENT, table[fits[0]].name)
                found.form = MentionForm.NOMINAL
    return finds


def read_roles(found: Found, sentence: Sentence, page: str, floor: int) -> None:
    """Fill in the offices and the form of address that stand at a person's name."""
    phrase = before_name(sentence, page, found.first, floor)
    if phrase is not None:
        title = titles().get(phrase.title)
        if title is not None and title.kind == "honorific":
            found.honorific = title.title
        elif title is None or title.kind != "kin" or phrase.of:
            found.roles.append(phrase.claim)
    for phrase in after_name(sentence, page, found.last):
        title = titles().get(phrase.title)
        if title is None or title.kind not in {"kin", "honorific"}:
            found.roles.append(phrase.claim)


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
    place = found.last
    if place + 2 < len(tokens) and tokens[place].text == "(" and tokens[place + 2].text == ")":
        sign = tokens[place + 1].text
        if ACRONYM.fullmatch(sign) and sign[0].lower() in {word[:1].lower() for word in found.text.split()}:
            found.acronym = sign.replace(".", "")


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
