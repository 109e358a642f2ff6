"""The numbers a happening is told by: killed, injured, arrested, magnitude, money, a crowd."""

from __future__ import annotations

import re

from rashomon.events.finding import Trigger
from rashomon.events.lexicon import classes, counted, number_words
from rashomon.events.tolls import PEOPLE_COUNTS, in_all, single_victims, toll_beside
from rashomon.events.tree import Tree
from rashomon.model.events import Count

__all__ = ["counts_of"]

DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,15}(?:\.\d{1,6})?$")
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "m": 1e6,
    "mln": 1e6,
    "dozen": 12.0,
}
#: "Tens of thousands": at least twenty thousands; the plural after it stands for two of its kind.
MULTIPLES = {"tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2000.0}
CURRENCY = frozenset({"$", "€", "£", "¥", "us$", "a$", "c$"})
MONEY = frozenset(
    {"dollar", "euro", "pound", "yen", "yuan", "rouble", "ruble", "rupee", "franc", "peso", "won", "usd", "crown"}
)
LEAST = (
    ("at", "least"),
    ("more", "than"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("over",),
    ("minimum",),
    ("above",),
)
MOST = (
    ("up", "to"),
    ("at", "most"),
    ("fewer", "than"),
    ("less", "than"),
    ("no", "more", "than"),
    ("under",),
    ("nearly",),
    ("almost",),
    ("as", "many", "as"),
)
OPEN_ENDED = frozenset({"nearly", "almost"})  # "nearly 50": about fifty, not "up to"
TOLL = frozenset({"toll", "number", "count"})
#: Types that a count of victims may be told about, when the number's own verb is another.
VIOLENT = frozenset({"ASSAULT", "DISASTER", "ACCIDENT", "DEATH", "CRIME", "COERCE"})


def counts_of(tree: Tree, page: str, trigger: Trigger, kind: str) -> tuple[Count, ...]:
    """The counts that belong to the trigger, each of one kind once, in order of the page."""
    found: dict[tuple[str, int], Count] = {}
    for index in range(tree.size):
        bounds = number_at(tree, index)
        if bounds is None:
            continue
        low, high, first, last = bounds
        for of, governor in governors(tree, index, first, last, kind):
            if belongs(tree, governor, trigger, of, kind):
                begin, end = tree[first].begin, tree[last].end
                found.setdefault((of, begin), Count(of, low, high, page[begin:end], begin, end))
    counts = in_all(tree, page, sorted(found.values(), key=lambda count: (count.begin, count.of)))
    if kind in VIOLENT:
        beside = toll_beside(tree, page, trigger, number_at)
        for count in (*([] if beside is None else [beside]), *single_victims(tree, page, trigger)):
            if all(one.of != count.of for one in counts):
                counts.append(count)
    return tuple(sorted(counts, key=lambda count: (count.begin, count.of)))


def number_at(tree: Tree, index: int) -> tuple[float | None, float | None, int, int] | None:
    """The bounds of the number that ends at ``index``, and its first and last word."""
    value = plain_value(tree, index)
    if index > 0 and tree.lows[index] == "one" and tree.lows[index - 1] == "no":
        return None
    if value is None or (index + 1 < tree.size and (tree.lows[index + 1] in SCALES or range_mark(tree, index + 1))):
        return None
    low, high = value
    first = index
    if index > 1 and tree.lows[index] in SCALES and tree.lows[index - 1] == "-":  # "$2-million"
        start = plain_value(tree, index - 2)
        if start is not None and start[0] is not None:
            low = high = start[0] * SCALES[tree.lows[index]]
            first = index - 2
    while (
        first > 0
        and (tree.lows[first - 1] in SCALES or plain_value(tree, first - 1) is not None)
        and tree.lows[first] in SCALES
    ):
        earlier = plain_value(tree, first - 1)
        scale = SCALES[tree.lows[first]]
        if earlier is not None and earlier[0] is not None:
            low = earlier[0] * scale
            high = None if earlier[1] is None else earlier[1] * scale
        first -= 1
    if (
        (
            first > 1
            and range_mark(tree, first - 1)
            and (start := plain_value(tree, first - 2)) is not None
            and start[0] is not None
        )
        and low is not None
        and start[0] <= low
    ):
        low = start[0]
        first -= 2
    if first > 1 and tree.lows[first - 1] == "-" and low is not None and low < 10:  # "twenty-one"
        tens = number_words().get(tree.lows[first - 2])
        if tens is not None and tens[0] in range(20, 100, 10):
            low, high, first = tens[0] + low, tens[0] + low, first - 2
    if first > 0 and tree.lows[first - 1] in CURRENCY:
        first -= 1
    if first > 1 and tree.lows[first - 1] == "of" and tree.lows[first - 2] in MULTIPLES and low is not None:
        low, high, first = low / 2 * MULTIPLES[tree.lows[first - 2]], None, first - 2
    elif first > 0 and tree.lows[first - 1] == "a" and tree.lows[first] in SCALES:
        first -= 1  # "more than a dozen"
    return qualified(tree, low, high, first, index)


def range_mark(tree: Tree, index: int) -> bool:
    return (
        tree.lows[index] in ("to", "-", "–", "and", "or")
        and 0 < index < tree.size - 1
        and tree[index - 1].tag == "CD"
        and tree[index + 1].tag == "CD"
        and (tree.lows[index] != "and" or (index > 1 and tree.lows[index - 2] == "between"))
    )


def plain_value(tree: Tree, index: int) -> tuple[float | None, float | None] | None:
    low = tree.lows[index]
    if DIGITS.match(low):
        value = float(low.replace(",", ""))
        return value, value
    if low in SCALES and tree[index].tag == "CD":
        return SCALES[low], SCALES[low]
    return number_words().get(low)


def qualified(
    tree: Tree, low: float | None, high: float | None, first: int, last: int
) -> tuple[float | None, float | None, int, int]:
    """Open a bound where the words before do: "at least 32", "up to 50"."""
    for words in LEAST:
        if tuple(tree.lows[max(first - len(words), 0) : first]) == words:
            return low, None, first - len(words), last
    for words in MOST:
        if tuple(tree.lows[max(first - len(words), 0) : first]) == words:
            if words[0] in OPEN_ENDED:
                return low, high, first - len(words), last
            return None, high, first - len(words), last
    if first > 0 and tree.lows[first - 1] in ("some", "about", "around", "approximately", "roughly"):
        first -= 1
    return low, high, first, last


def governors(tree: Tree, index: int, first: int, last: int, kind: str) -> list[tuple[str, int]]:
    """What the number counts, and the word that says so."""
    words = [tree.lows[at] for at in range(first, last + 1)]
    if any(word in CURRENCY for word in words) or (last + 1 < tree.size and tree.lemmas[last + 1] in MONEY):
        return [("money", index)]
    around = {tree.lemmas[at] for at in range(max(0, first - 3), min(tree.size, last + 4))}
    if kind == "DISASTER" and "magnitude" in around and (value := plain_value(tree, index)) and (value[0] or 0) < 11:
        return [("magnitude", index)]
    noun = tree.head(index) if tree[index].dep == "conj" and first <= tree.head(index) < index else index
    if tree[noun].dep in ("nummod", "quantmod", "amod", "compound", "det"):
        noun = tree.head(noun)
    of_people = noun != index and "person" in classes().get(tree.lemmas[noun], ())  # "20 and 30 people" reads as dates
    if (tree[index].entity in ("DATE", "TIME", "PERCENT", "ORDINAL") and not of_people) or (
        last + 1 < tree.size and tree.lows[last + 1] in ("%", "percent", "years", "year")
    ):
        return []
    found: list[tuple[str, int]] = []
    if counted().get(tree.lemmas[noun]):
        found.append((counted()[tree.lemmas[noun]], noun))
    person = noun == index or "person" in classes().get(tree.lemmas[noun], ())
    if person:
        for child in tree.children[noun]:
            of = counted().get(tree.lemmas[child])
            parted = (
                tree.lows[noun] == "one" and tree.kid(noun, "prep") is not None
            )  # "one of the men … that left 17 wounded"
            if of is not None and tree[child].dep in ("acl", "amod", "relcl") and child != index and not parted:
                found.append((of, child))
    found += by_verb(tree, noun, person)
    return found


def by_verb(tree: Tree, noun: int, person: bool) -> list[tuple[str, int]]:
    """What the verb above says of the counted things: "killed 12", "12 were killed", "left 12 dead"."""
    top = tree.top(noun, "conj")
    verb = tree.head(top)
    dep = tree[top].dep
    if tree[noun].tag == "CD" and tree.next_harm(noun):
        return [(of, noun + 1)] if (of := counts_what(tree, noun + 1)) is not None else []
    if tree[noun].tag == "CD" and tree.lows[verb] in ("at", "aged"):  # "dies at 77"
        return []
    of_them = tree.lows[verb] in ("of", "to", "for") and dep == "pobj"  # not "shot in one of his arms"
    if person and of_them and tree.lemmas[tree.head(verb)] in counted():
        return [(counted()[tree.lemmas[tree.head(verb)]], tree.head(verb))]
    if tree[verb].pos == "ADP" and dep == "pobj" and tree.lemmas[tree.head(verb)] in TOLL | {"rise", "climb", "reach"}:
        return [("killed", tree.head(verb))] if any(low == "death" for low in tree.lows) else []
    if dep not in ("dobj", "nsubjpass", "nsubj", "attr") or not person:
        return []
    found: list[tuple[str, int]] = []
    for word in (verb, *tree.kids(verb, "oprd", "acomp", "ccomp", "xcomp")):
        of = counts_what(tree, word)
        if of is None:
            continue
        active = tree[word].pos == "VERB" and not tree.passive(word)
        if (
            active
            and dep == "nsubj"
            and tree.lows[word] != "missing"
            and tree.lemmas[word]
            not in ("die", "drown", "perish", "flee", "attend", "rally", "march", "protest", "demonstrate", "gather")
        ):
            continue
        found.append((of, word))
    return found


def counts_what(tree: Tree, word: int) -> str | None:
    """What a verb, with its particle, or an adjective counts: "laid off 300", "12 are missing"."""
    names = [f"{tree.lemmas[word]} {tree.lows[kid]}" for kid in tree.kids(word, "prt")]
    return next((counted()[name] for name in (*names, tree.lemmas[word], tree.lows[word]) if name in counted()), None)


def belongs(tree: Tree, governor: int, trigger: Trigger, of: str, kind: str) -> bool:
    """Whether the trigger's clause holds the word that the number hangs from."""
    if governor in trigger.words:
        return True
    victims = kind in VIOLENT and of in PEOPLE_COUNTS | {"displaced", "evacuated", "missing", "magnitude"}
    child, verbs = governor, [governor] if tree[governor].pos in ("VERB", "AUX") else []
    for above in tree.above(governor):
        dep = tree[child].dep
        leaves = tree[child].pos in ("VERB", "AUX") and dep not in ("xcomp", "oprd", "acomp", "aux")
        if above in trigger.words:
            if not leaves:
                return of != "money" or kind not in ("DISASTER", "DEATH")
            # "a crash that killed 12", "exploded, killing 12": the verb below tells what came of it.
            return victims and (dep in ("relcl", "acl") or (dep == "advcl" and tree[child].tag == "VBG"))
        if leaves and dep not in ("relcl", "acl"):
            break
        if leaves:
            return False
        child = above
        if tree[above].pos in ("VERB", "AUX"):
            verbs.append(above)
    return victims and any(frames(tree, verb, trigger.index) for verb in verbs)


def frames(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the noun is the verb's subject, doer or frame: "a blast killed 12", "12 died in the blast"."""
    if tree.subject(verb) == noun or noun in tree.kids(verb, "nsubj", "nsubjpass"):
        return True
    if any(noun in tree.kids(agent, "pobj") for agent in tree.kids(verb, "agent")):
        return True
    preps = [prep for prep in tree.kids(verb, "prep") if tree.lows[prep] in ("in", "by", "after", "during", "when")]
    return any(noun in tree.kids(prep, "pobj") for prep in preps)
