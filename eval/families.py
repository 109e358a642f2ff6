"""Families of copies with known truth, derived from articles that are read at run time.

Each family has a recorded stemma: who copied whom, what each copyist did, and whether any evidence of the
direction was left on the pages. Everything is decided by one seeded generator, so that two runs agree.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from rashomon.ids import content_id
from rashomon.model.article import Agency, Article, Layer, LayerKind, Stamp, StampKind
from rashomon.model.lineage import ARCHETYPE, Relation

__all__ = [
    "HARD",
    "SCENARIOS",
    "Generator",
    "Planted",
    "PlantedFamily",
    "PlantedWitness",
    "base_texts",
    "page",
    "plant",
]

SENTENCE = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[\"“A-Z])")

#: Our own word pairs for light paraphrase.
SYNONYM_PAIRS = """
= said=stated told=informed killed=slain police=officers man=male woman=lady shooting=gunfire near=close
after=following before=prior about=around because=since many=numerous several=various people=persons
began=started started=began found=discovered home=house children=youngsters car=vehicle army=military
forces=troops troops=forces attack=assault attacks=assaults city=town town=city government=authorities
fighters=militants rebels=insurgents area=district injured=wounded wounded=injured died=perished
group=organisation groups=organisations also=additionally but=however while=whereas from=out-of
into=inside against=versus last=previous first=initial new=fresh big=large according=going
arrested=detained charged=accused shot=gunned three=3 two=2 four=4 five=5 six=6 early=in-the-early
including=among-them support=backing used=employed official=functionary officials=functionaries
capital=main-city country=nation countries=nations war=conflict reported=related released=issued
"""
SYNONYMS = dict(pair.split("=") for pair in SYNONYM_PAIRS.split())

HOUSES = ("The Harbour Post", "Valley Courier", "Eastgate Chronicle", "Northfield Mirror", "Lakeside Tribune",
          "Inland Gazette", "Morning Ferry", "Granite Herald", "The Signal Box", "Plainsman Daily")  # fmt: skip
WIRES = ("Reuters", "Associated Press", "Agence France-Presse", "Xinhua News Agency", "IANS", "TASS")
EXTRA = (
    "Readers who saw something are asked to write to our desk before the weekend edition closes.",
    "Our correspondent could not reach the people named above by the time this page went out.",
    "A longer report with photographs will follow in the print edition on the stands tomorrow.",
    "Neighbours gathered at the corner shop through the evening to hear what was known.",
    "The regional council had discussed the matter twice this spring without taking a vote.",
    "Shopkeepers along the main road pulled down their shutters well ahead of closing time.",
    "Older residents compared the day with the floods that cut the district off decades ago.",
    "A spokesman for the transport office promised an answer once the paperwork was complete.",
)


#: Words of a text that four more lines extend by more than a tenth.
SHORT = 250


@dataclass(frozen=True, slots=True)
class PlantedWitness:
    """What is true of one witness. ``evidence`` says whether its pages let a reader tell the parent."""

    article: str
    parents: tuple[str, ...]
    relation: Relation
    evidence: bool


@dataclass(frozen=True, slots=True)
class PlantedFamily:
    scenario: str
    archetype: str | None
    agency: str | None
    witnesses: tuple[PlantedWitness, ...]


@dataclass(slots=True)
class Planted:
    """Articles and the truth about them; articles of no family are lone."""

    articles: list[Article] = field(default_factory=list)
    families: list[PlantedFamily] = field(default_factory=list)


def base_texts(data: Path) -> list[tuple[str, ...]]:
    """Paragraphs of articles that share no long run of words, from the ``gva`` and ``fakes`` sets."""
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    incidents: set[str] = set()
    for row in [*rows(data / "fakes" / "articles.jsonl"), *rows(data / "gva" / "articles.jsonl")]:
        text = str(row.get("text") or row.get("article_content") or "")
        incident = str(row.get("incident") or "")
        if incident in incidents:
            continue
        paragraphs = tuple(split_long([" ".join(line.split()) for line in text.split("\n") if len(line.split()) > 5]))
        words = " ".join(paragraphs).lower().split()
        runs = {" ".join(words[at : at + 8]) for at in range(0, len(words), 1)}
        if not 140 <= len(words) <= 900 or len(paragraphs) < 5 or runs & seen:
            continue
        incidents.add(incident or content_id("x", text))
        seen |= runs
        found.append(paragraphs)
    return found


def rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def split_long(paragraphs: Sequence[str]) -> Iterator[str]:
    """Paragraphs of at most three sentences, as news pages have them."""
    for paragraph in paragraphs:
        sentences = SENTENCE.split(paragraph)
        for at in range(0, len(sentences), 3):
            yield " ".join(sentences[at : at + 3])


def page(
    name: str,
    paragraphs: Sequence[str],
    *,
    outlet: str | None = None,
    agency: str | None = None,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    dateline: str = "",
    url: str | None = None,
    fetched: str | None = None,
    stamp: str | None = None,
    byline: str | None = None,
) -> Article:
    """A page whose body layer covers ``paragraphs``; ``before`` and ``after`` are furniture."""
    head = "".join(f"{line}\n" for line in before)
    body = dateline + "\n".join(paragraphs)
    credit = f"\n({agency})" if agency else ""
    tail = "".join(f"\n{line}" for line in after)
    text = head + body + credit + tail
    begin, end = len(head), len(head) + len(body)
    layers = [Layer(0, begin, LayerKind.OTHER)] if head else []
    layers.append(Layer(begin, end, LayerKind.BODY))
    if dateline:
        layers.append(Layer(begin, begin + len(dateline), LayerKind.DATELINE))
    if credit:
        layers.append(Layer(end + 1, end + len(credit), LayerKind.CREDIT))
    if tail:
        layers.append(Layer(end + len(credit), len(text), LayerKind.OTHER))
    return Article(
        id=content_id("art", name, text),
        capture=name,
        locator=name,
        text=text,
        layers=tuple(layers),
        url=url,
        outlet=outlet,
        byline=byline,
        agency=Agency(agency, end + 2, end + 2 + len(agency)) if agency else None,
        stamps=(Stamp(StampKind.PUBLISHED, stamp, "meta"),) if stamp else (),
        fetched=fetched,
    )


class Generator:
    """Copyists: each takes paragraphs and gives what such a one would print."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def copy(self, paragraphs: Sequence[str]) -> list[str]:
        """The same words in another house's typography, with now and then a typo."""
        made = list(paragraphs)
        if self.random.random() < 0.5:
            made = [line.replace("'", "’").replace(" - ", " – ") for line in made]
        if self.random.random() < 0.3:
            made = [
                line.replace("ize", "ise").replace("defense", "defence").replace("center", "centre") for line in made
            ]
        if self.random.random() < 0.4:
            made = self.with_typo(made)
        return made

    def with_typo(self, paragraphs: Sequence[str]) -> list[str]:
        made = list(paragraphs)
        at = self.random.randrange(len(made))
        words = made[at].split(" ")
        place = self.random.randrange(len(words))
        if len(words[place]) > 4:
            word = words[place]
            words[place] = word[:2] + word[3] + word[2] + word[4:]
        made[at] = " ".join(words)
        return made

    def abridge(self, paragraphs: Sequence[str]) -> list[str]:
        """From the end, as sub-editors cut, sometimes with a paragraph out of the middle."""
        keep = max(2, round(len(paragraphs) * self.random.uniform(0.45, 0.75)))
        made = list(paragraphs[:keep])
        if len(made) > 4 and self.random.random() < 0.4:
            del made[self.random.randrange(1, len(made) - 1)]
        return made

    def extend(self, paragraphs: Sequence[str]) -> list[str]:
        made = list(paragraphs)
        words = sum(len(line.split()) for line in made)
        own = self.random.sample(EXTRA, min(len(EXTRA), max(3, words // 60)))
        for line in own:
            made.insert(self.random.randrange(1, len(made) + 1), line)
        return made

    def reorder(self, paragraphs: Sequence[str]) -> list[str]:
        half = len(paragraphs) // 2
        made = list(paragraphs[half:]) + list(paragraphs[:half])
        if self.random.random() < 0.5:
            made = list(paragraphs)
            while moved(made, paragraphs) < 0.4:
                self.random.shuffle(made)
        return made

    def paraphrase(self, paragraphs: Sequence[str]) -> list[str]:
        made: list[str] = []
        for line in paragraphs:
            words: list[str] = []
            for word in line.split(" "):
                plain = SYNONYMS.get(word.lower())
                if plain is not None:
                    word = plain.replace("-", " ")
                elif self.random.random() < 0.08:
                    continue
                elif self.random.random() < 0.06:
                    word = f"{self.random.choice(('then', 'reportedly', 'apparently', 'now', 'still'))} {word}"
                words.append(word)
            made.append(" ".join(words))
        return made

    def reword(self, paragraphs: Sequence[str], pool: Sequence[str]) -> list[str]:
        """Every sentence told anew, in order: names, numbers and a few long words stay, the others are replaced.

        Sentences are turned round at a comma, merged, and now and then left out. ``pool`` holds plain words.
        """
        made: list[str] = []
        for paragraph in paragraphs:
            told: list[str] = []
            for sentence in SENTENCE.split(paragraph):
                if self.random.random() < 0.1:
                    continue
                told.append(self.reworded(sentence, pool))
            if len(told) > 1 and self.random.random() < 0.2:
                told[:2] = [f"{told[0].rstrip('.')}, and {told[1][:1].lower()}{told[1][1:]}"]
            if told:
                made.append(" ".join(told))
        return made

    def reworded(self, sentence: str, pool: Sequence[str]) -> str:
        head, comma, tail = sentence.rstrip(".").partition(", ")
        if comma and len(head.split()) > 3 < len(tail.split()) and self.random.random() < 0.4:
            sentence = f"{tail[:1].upper()}{tail[1:]}, {head[:1].lower()}{head[1:]}"
        words: list[str] = []
        for word in sentence.split():
            bare = word.strip(".,;:!?\"'“”‘’()")
            stays = not bare.islower() or self.random.random() < (0.25 if len(bare) >= 7 else 0.3)
            words.append(word if stays else word.replace(bare, self.random.choice(pool)))
        return " ".join(words).rstrip(".") + "."

    def correct(self, paragraphs: Sequence[str]) -> list[str]:
        made = [re.sub(r"\b(\d{1,3})\b", lambda match: str(int(match[1]) + 1), line, count=1) for line in paragraphs]
        return [*made, "Correction: an earlier version of this story gave a wrong figure."]

    def splice(self, one: Sequence[str], other: Sequence[str]) -> list[str]:
        first = list(one[: max(2, round(len(one) * self.random.uniform(0.5, 0.9)))])
        second = list(other[: max(2, round(len(other) * self.random.uniform(0.5, 0.9)))])
        return first + second

    def furniture(self) -> list[str]:
        return self.random.sample(
            ["Share this story", "Sign up for our newsletter and never miss a morning.", "Advertisement", "14 comments",
             "Follow us for more news from the region", "All rights reserved."], self.random.randrange(0, 4))  # fmt: skip

    def change(self, relation: Relation, paragraphs: Sequence[str]) -> list[str]:
        changes = {
            Relation.COPY: self.copy,
            Relation.ABRIDGED: self.abridge,
            Relation.EXTENDED: self.extend,
            Relation.REORDERED: self.reorder,
            Relation.PARAPHRASE: self.paraphrase,
            Relation.CORRECTION: self.correct,
        }
        return changes[relation](paragraphs)


def moved(made: Sequence[str], original: Sequence[str]) -> float:
    """The share of neighbours that are no longer neighbours."""
    pairs = set(pairwise(original))
    return 1 - len(pairs & set(pairwise(made))) / max(len(pairs), 1)


CHANGES = (Relation.COPY, Relation.ABRIDGED, Relation.EXTENDED, Relation.REORDERED, Relation.PARAPHRASE)
SCENARIOS = ("wire", "silent", "named", "stamped", "recaptured", "agency-page", "chain", "open", "lone", "splice")
#: What copyists do seldom, and what hides it well.
HARD = ("reworded", "contaminated", "short-lift")


def plant(texts: Sequence[tuple[str, ...]], seed: int = 1, scenarios: Sequence[str] = SCENARIOS) -> Planted:
    """Families of every scenario in turn, until the texts are used up. A splice takes two texts."""
    pool = sorted(
        {word for text in texts for line in text for word in line.split() if word.isalpha() and word.islower()}
    )
    maker = Maker(Generator(seed), Planted(), pool)
    queue = list(texts)
    turn = 0
    while len(queue) >= 2:
        scenario = scenarios[turn % len(scenarios)]
        turn += 1
        if scenario == "splice":
            maker.spliced(queue.pop(0), queue.pop(0), turn)
        elif scenario == "short-lift":
            maker.lifted(queue.pop(0), queue.pop(0), turn)
        elif scenario == "lone":
            maker.planted.articles.append(page(f"{turn}-lone", queue.pop(0), outlet=HOUSES[0]))
        else:
            maker.family(scenario, queue.pop(0), turn)
    maker.generator.random.shuffle(maker.planted.articles)
    return maker.planted


@dataclass(slots=True)
class Maker:
    generator: Generator
    planted: Planted
    pool: Sequence[str]

    def family(self, scenario: str, base: tuple[str, ...], turn: int) -> None:
        if scenario in ("wire", "silent"):
            self.lost(scenario, base, turn)
        elif scenario == "chain":
            self.chain(base, turn)
        elif scenario == "reworded":
            self.rewritten(base, turn)
        elif scenario == "contaminated":
            self.contaminated(base, turn)
        else:
            self.kept(scenario, base, turn)

    def relations(self, count: int) -> list[Relation]:
        """At least one plain copy, then others."""
        return [Relation.COPY, *self.generator.random.choices(CHANGES, k=count - 1)]

    def lost(self, scenario: str, base: tuple[str, ...], turn: int) -> None:
        """The original is not in the pile; in ``wire`` some carriers credit its agency."""
        draw = self.generator.random
        wire = draw.choice(WIRES) if scenario == "wire" else None
        count = draw.randrange(3, 6)
        houses = draw.sample(HOUSES, count)
        credited = set(draw.sample(range(count), draw.randrange(1, count + 1)))
        made: list[PlantedWitness] = []
        for place, relation in enumerate([Relation.COPY, *self.relations(count - 1)]):
            article = page(
                f"{turn}-{place}",
                self.generator.change(relation, base),
                outlet=houses[place],
                agency=wire if place in credited else None,
                after=self.generator.furniture(),
                before=self.generator.furniture(),
            )
            self.planted.articles.append(article)
            made.append(PlantedWitness(article.id, (ARCHETYPE,), relation, wire is not None))
        self.planted.families.append(PlantedFamily(scenario, None, wire, tuple(made)))

    def kept(self, scenario: str, base: tuple[str, ...], turn: int) -> None:
        """The original is in the pile; the scenario says which evidence of it is."""
        draw = self.generator.random
        count = draw.randrange(1, 4)
        houses = draw.sample(HOUSES, count + 1)
        wire = draw.choice(WIRES) if scenario == "agency-page" else None
        url = f"https://www.example.org/{turn}/story"
        root = page(
            f"{turn}-root",
            base,
            outlet=wire or houses[0],
            dateline="HARBOUR CITY: " if scenario == "stamped" else "",
            url=url if scenario == "recaptured" else None,
            fetched="2024-05-02T08:00:00Z" if scenario == "recaptured" else None,
            stamp="2024-05-02T07:00:00Z" if scenario == "stamped" else None,
        )
        self.planted.articles.append(root)
        made = [PlantedWitness(root.id, (), Relation.ORIGINAL, scenario != "open")]
        relations = [Relation.ABRIDGED if scenario == "stamped" else draw.choice(CHANGES) for _ in range(count)]
        if scenario == "recaptured":
            relations[0] = Relation.CORRECTION
            del relations[1:]
        for place, relation in enumerate(relations):
            changed = self.generator.change(relation, base)
            credit = (f"Source: {houses[0]}",) if scenario == "named" else ()
            article = page(
                f"{turn}-{place}",
                changed,
                outlet=houses[0] if scenario == "recaptured" else houses[place + 1],
                agency=wire,
                after=(*self.generator.furniture(), *credit),
                url=url if scenario == "recaptured" else None,
                fetched="2024-05-03T09:00:00Z" if scenario == "recaptured" else None,
                stamp="2024-05-04T07:00:00Z" if scenario == "stamped" else None,
            )
            self.planted.articles.append(article)
            made.append(PlantedWitness(article.id, (root.id,), relation, scenario != "open"))
        archetype = None if scenario == "open" else root.id
        self.planted.families.append(PlantedFamily(scenario, archetype, None, tuple(made)))

    def chain(self, base: tuple[str, ...], turn: int) -> None:
        """An original, a copy that names it, and a copy of the copy that names that."""
        draw = self.generator.random
        houses = draw.sample(HOUSES, 3)
        texts: list[Sequence[str]] = [base]
        relations = [Relation.ORIGINAL, draw.choice(CHANGES[:3]), draw.choice(CHANGES[:2])]
        made: list[PlantedWitness] = []
        for place, relation in enumerate(relations):
            if place:
                texts.append(self.generator.change(relation, texts[-1]))
            credit = (f"First published by {houses[place - 1]}.",) if place else ()
            article = page(
                f"{turn}-{place}", texts[-1], outlet=houses[place], after=(*self.generator.furniture(), *credit)
            )
            self.planted.articles.append(article)
            made.append(PlantedWitness(article.id, (made[-1].article,) if made else (), relation, True))
        self.planted.families.append(PlantedFamily("chain", made[0].article, None, tuple(made)))

    def spliced(self, one: tuple[str, ...], other: tuple[str, ...], turn: int) -> None:
        """Two families, and a page that is a witness in both."""
        draw = self.generator.random
        mixed = page(f"{turn}-splice", self.generator.splice(one, other), outlet="The Compiler")
        self.planted.articles.append(mixed)
        for side, base in enumerate((one, other)):
            made = [PlantedWitness(mixed.id, (ARCHETYPE,), Relation.SPLICED, False)]
            for place in range(draw.randrange(1, 3)):
                article = page(f"{turn}-{side}-{place}", self.generator.copy(base), outlet=HOUSES[2 * side + place])
                self.planted.articles.append(article)
                made.append(PlantedWitness(article.id, (ARCHETYPE,), Relation.COPY, False))
            self.planted.families.append(PlantedFamily("splice", None, None, tuple(made)))

    def rewritten(self, base: tuple[str, ...], turn: int) -> None:
        """A text and a copyist who tells each of its sentences in other words; every other one names the source."""
        draw = self.generator.random
        houses = draw.sample(HOUSES, 2)
        named = draw.random() < 0.5
        root = page(f"{turn}-root", base, outlet=houses[0], after=self.generator.furniture())
        told = page(
            f"{turn}-told",
            self.generator.reword(base, self.pool),
            outlet=houses[1],
            after=(*self.generator.furniture(), *((f"Source: {houses[0]}",) if named else ())),
        )
        self.planted.articles += [root, told]
        made = (
            PlantedWitness(root.id, (), Relation.ORIGINAL, True),
            PlantedWitness(told.id, (root.id,), Relation.PARAPHRASE, True),
        )
        if not named:
            # Nothing tells which of the two is older, so that only the relation of a pair can be asked.
            made = (
                PlantedWitness(root.id, (), Relation.COPY, False),
                PlantedWitness(told.id, (), Relation.PARAPHRASE, False),
            )
        scenario = "reworded" if named else "reworded, open"
        self.planted.families.append(PlantedFamily(scenario, root.id if named else None, None, made))

    def contaminated(self, base: tuple[str, ...], turn: int) -> None:
        """An original, two copies with additions of their own, and a later page that has both copies' additions."""
        draw = self.generator.random
        houses = draw.sample(HOUSES, 4)
        base = base[: next((at for at in range(2, len(base)) if len(" ".join(base[:at]).split()) > SHORT), len(base))]
        half = len(EXTRA) // 2
        additions = (EXTRA[:half], EXTRA[half:])
        branches = [with_lines(draw, base, lines) for lines in additions]
        both = with_lines(draw, base, (*additions[0][: half - 1], *additions[1][: half - 1]))
        days = ("2024-05-02", "2024-05-03", "2024-05-03", "2024-05-06")
        origins = ((), *((f"First published by {houses[0]}.",),) * 2, ())
        pages = [
            page(f"{turn}-{place}", text, outlet=houses[place], stamp=f"{days[place]}T07:00:00Z", after=origins[place])
            for place, text in enumerate((base, *branches, both))
        ]
        self.planted.articles += pages
        root, one, other, last = (article.id for article in pages)
        made = (
            PlantedWitness(root, (), Relation.ORIGINAL, True),
            PlantedWitness(one, (root,), Relation.EXTENDED, True),
            PlantedWitness(other, (root,), Relation.EXTENDED, True),
            PlantedWitness(last, tuple(sorted((one, other))), Relation.EXTENDED, True),
        )
        self.planted.families.append(PlantedFamily("contaminated", root, None, made))

    def lifted(self, one: tuple[str, ...], other: tuple[str, ...], turn: int) -> None:
        """A page, and another that took two of its sentences, fewer than 45 words."""
        sentences = [
            sentence
            for line in one
            for sentence in SENTENCE.split(line)
            if "\u201c" not in sentence and '"' not in sentence
        ]
        taken = next(
            (
                pair
                for pair in pairwise(sentences)
                if 28 <= len(" ".join(pair).split()) < 45 and min(map(len, pair)) > 60
            ),
            None,
        )
        articles = [page(f"{turn}-giver", one, outlet=HOUSES[0])]
        text = list(other)
        if taken is not None:
            text.insert(self.generator.random.randrange(1, len(text)), " ".join(taken))
        articles.append(page(f"{turn}-taker", text, outlet=HOUSES[1]))
        self.planted.articles += articles
        if taken is not None:
            made = (
                PlantedWitness(articles[0].id, (ARCHETYPE,), Relation.COPY, False),
                PlantedWitness(articles[1].id, (ARCHETYPE,), Relation.SPLICED, False),
            )
            self.planted.families.append(PlantedFamily("short-lift", None, None, made))


def with_lines(draw: random.Random, base: Sequence[str], lines: Sequence[str]) -> list[str]:
    """A text with further lines at places of its own."""
    made = list(base)
    for line in lines:
        made.insert(draw.randrange(1, len(made) + 1), line)
    return made
