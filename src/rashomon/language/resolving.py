"""Resolve what has no name: offices to their holders, "the council" to the council, "he" to a person.

Every rule abstains when two answers fit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from rashomon.language.cast import Cast
from rashomon.language.describing import is_human_noun
from rashomon.language.figure import Figure, body_words
from rashomon.language.found import RoleClaim
from rashomon.language.lexicon import country_of, given_names, someone
from rashomon.language.nominals import Nominal
from rashomon.model.language import EntityKind, Sentence

__all__ = ["Offices", "resolve_nominals", "resolve_pronouns"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"mr.", "mr", "sir", "lord", "mister"})
FEMALE = frozenset({"mrs.", "mrs", "ms.", "ms", "miss", "dame", "lady", "madam", "baroness"})


class Offices:
    """Who holds which office, in each article and over the pile."""

    def __init__(self, casts: Iterable[Cast]) -> None:
        self.local: dict[str, dict[str, set[tuple[str, tuple[str, ...], int]]]] = defaultdict(lambda: defaultdict(set))
        self.pile: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.left: dict[tuple[str, str], set[int]] = defaultdict(set)  # who held it once, by some article
        for cast in casts:
            for figure in cast.figures:
                for claim in figure.roles:
                    if claim.past:
                        self.left[claim.title, claim.country or ""].add(figure.cluster)
                        continue
                    self.local[cast.article.id][claim.title].add(
                        (claim.country or "", owner_words(claim), figure.cluster)
                    )
                    if claim.country:
                        self.pile[claim.title, claim.country].add(figure.cluster)

    def holder(self, article: str, claim: RoleClaim) -> int | None:
        """The one who holds the office in the article, else in the pile; None when nobody or several do."""
        held = self.local[article]
        wanted = owner_words(claim)
        here = {
            cluster
            for title, holders in held.items()
            if title == claim.title or title.endswith(" " + claim.title) or claim.title.endswith(" " + title)
            for country, of, cluster in holders
            if not claim.country or not country or country == claim.country
            if not wanted or wanted == of
        }
        if len(here) == 1:
            return next(iter(here))
        exact = {c for country, _, c in held.get(claim.title, ()) if claim.country and country == claim.country}
        if len(exact) == 1:
            return next(iter(exact))
        if here or not claim.country or wanted:
            return None
        known = self.pile.get((claim.title, claim.country), set())
        gone = self.left.get((claim.title, claim.country), set()) | self.left.get((claim.title, ""), set())
        # One who has left it by some page of the pile is not who holds it on a page that names nobody.
        return next(iter(known)) if len(known) == 1 and not known & gone else None


def owner_words(claim: RoleClaim) -> tuple[str, ...]:
    """The body that an office belongs to, by its words; empty for a country's own offices."""
    return body_words(claim.of) if claim.of and country_of(claim.of) is None else ()


def resolve_nominals(cast: Cast, offices: Offices) -> list[tuple[Nominal, int]]:
    """The nominals of an article with the clusters they stand for."""
    out: list[tuple[Nominal, int]] = []
    for nominal in cast.nominals:
        cluster: int | None = None
        if nominal.what == "office" and nominal.claim is not None and not nominal.claim.past:
            cluster = offices.holder(cast.article.id, nominal.claim)
        elif nominal.what == "body":
            cluster = body_named(cast, nominal)
        if cluster is not None:
            out.append((nominal, cluster))
    return out


def body_named(cast: Cast, nominal: Nominal) -> int | None:
    """The only body of the article with the nominal's head word, and its owner if it has one."""
    fits: set[int] = set()
    for figure in cast.figures:
        if figure.group != "body" or (nominal.owner and figure.owner != nominal.owner):
            continue
        words = body_words(figure.key[-1]) if figure.key else ()
        ends = " ".join(figure.key[1:]).endswith(nominal.words) or " ".join(figure.key[1:]).startswith(
            nominal.words + " "
        )
        if words and ends:
            fits.add(figure.cluster)
    return next(iter(fits)) if len(fits) == 1 else None


def resolve_pronouns(cast: Cast, nominals: list[tuple[Nominal, int]]) -> list[tuple[int, int, int]]:
    """``he`` and ``she`` with the clusters they stand for: begin, end, cluster.

    Only a person of the same sentence before the pronoun, or of the sentence before, is taken; when both
    hold several, the subject of the nearer one; when the sexes told contradict, nobody.
    """
    sexes = {figure.cluster: sex for figure in cast.figures if (sex := sex_of(figure))}
    persons: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    for figure in cast.figures:
        if figure.kind is EntityKind.PERSON:
            for found in figure.finds:
                subject = is_subject(cast.analysis.sentences[found.sentence], found.head)
                persons[found.sentence].append((found.begin, figure.cluster, subject))
    for nominal, cluster in nominals:
        if nominal.what == "office":
            sentence = cast.analysis.sentences[nominal.sentence]
            place = next(i for i, token in enumerate(sentence.tokens) if token.begin == nominal.head)
            persons[nominal.sentence].append((nominal.begin, cluster, is_subject(sentence, place)))
    said: list[tuple[int, int, int, str]] = []
    for number, sentence in enumerate(cast.analysis.sentences):
        for token in sentence.tokens:
            word = token.text.lower()
            sex = "m" if word in HE else "f" if word in SHE else ""
            if not sex:
                continue
            own = fellow_subject(sentence, token.begin)
            resolved = antecedent(number, token.begin, sex, persons, sexes, cast.analysis.sentences, own)
            if resolved is not None:
                persons[number].append((token.begin, resolved, token.dep in SUBJECTS))
                said.append((token.begin, token.end, resolved, sex))
    return consistent(said)


def consistent(said: list[tuple[int, int, int, str]]) -> list[tuple[int, int, int]]:
    """Without the pronouns that contradict most others of the same person; all go where it is a draw."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for _, _, cluster, sex in said:
        counts[cluster][sex] += 1
    return [
        (begin, end, cluster) for begin, end, cluster, sex in said if 2 * counts[cluster][sex] > counts[cluster].total()
    ]


def fellow_subject(sentence: Sentence, begin: int) -> tuple[int, int]:
    """Where the head of the subject stands whose verb has a pronoun for its object, with its name before it; nowhere
    if the pronoun is no object or says "himself"."""
    tokens = sentence.tokens
    place = next(place for place, token in enumerate(tokens) if token.begin == begin)
    token = tokens[place]
    verb = token.head
    if token.dep == "pobj" and tokens[verb].dep in {"prep", "agent", "dative"}:
        verb = tokens[verb].head
    if token.dep not in {"dobj", "dative", "pobj"} or token.text.lower().endswith("self"):
        return 0, 0
    for number, one in enumerate(tokens[:place]):
        if one.head == verb and one.dep in SUBJECTS:
            first = min(
                (i for i in range(number) if tokens[i].head == number and tokens[i].dep == "compound"), default=number
            )
            return tokens[first].begin, one.end
    return 0, 0


def is_subject(sentence: Sentence, place: int) -> bool:
    """Whether the token at ``place`` is a subject, or joined to one by "and"."""
    token = sentence.tokens[place]
    for _ in range(3):  # "A, B and C": each hangs on the one before
        if token.dep != "conj":
            break
        token = sentence.tokens[token.head]
    return token.dep in SUBJECTS


def antecedent(
    number: int,
    begin: int,
    sex: str,
    persons: dict[int, list[tuple[int, int, bool]]],
    sexes: dict[int, str],
    sentences: tuple[Sentence, ...],
    fellow: tuple[int, int],
) -> int | None:
    """The cluster of the only person whom a pronoun can mean. ``fellow`` are the words of the subject of its own verb,
    who is somebody else: "Quell met her"."""
    other = {item[1] for item in persons.get(number, ()) if fellow[0] <= item[0] < fellow[1]}
    here = [
        item
        for item in persons.get(number, ())
        if item[0] < begin and sexes.get(item[1], sex) == sex and item[1] not in other
    ]
    before: list[tuple[int, int, bool]] = []
    if number and sentences[number].paragraph - sentences[number - 1].paragraph <= 1:
        before = [
            item for item in persons.get(number - 1, ()) if sexes.get(item[1], sex) == sex and item[1] not in other
        ]
    if before and (nobody := unknown_subject(sentences[number - 1])) is not None:
        before = [item for item in before if item[0] == nobody]
    for candidates in (here, before):
        clusters = {cluster for _, cluster, _ in candidates}
        if len(clusters) == 1:
            return next(iter(clusters))
        subjects = {cluster for _, cluster, subject in candidates if subject}
        if len(subjects) == 1:
            return next(iter(subjects))
        if clusters:
            return None
    return None


def unknown_subject(sentence: Sentence) -> int | None:
    """Where the subject of a sentence begins if it is a noun for one human being, of whom a pronoun behind may tell:
    "The former mayor trails Lind. He …"; None for any other subject."""
    tokens = sentence.tokens
    root = next((place for place, token in enumerate(tokens) if token.head == place), 0)
    subject = next((token for token in tokens if token.head == root and token.dep in SUBJECTS), None)
    if subject is None or subject.tag != "NN" or not is_human_noun(subject.text.lower()):
        return None
    return subject.begin


def sex_of(figure: Figure) -> str:
    """What the form of address, another word ("the actress") or the given name tells of a person's sex, or ``""``."""
    if figure.honorifics & MALE:
        return "m"
    if figure.honorifics & FEMALE:
        return "f"
    told = {someone()[word].human for word in {*figure.called, *figure.key[:1]} if word in someone()} & {"f", "m"}
    if len(told) == 1:
        return told.pop()
    if figure.person is not None and figure.person.given and not figure.person.eastern:
        return given_names().get(figure.person.given[0], "")
    return ""
