"""Everything that ``gold.json`` of the seeds says, held against the JSON export.

The scorer reads the export alone, as any other program would. A gold quotation is looked up in the
article's page text; a mention or claim of ours speaks of it when the two spans share a character.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import rashomon
from eval import Score
from rashomon.outputs.jsonfile import dossier_as_json

__all__ = ["SETS", "score"]

SETS = ("articles", "gold.json", "known-events.csv")

#: Two days or fewer: the gold file counts the day after a dateline as good as the day itself.
EXACT = 2


def score(seeds: Path) -> list[Score]:
    gold = json.loads((seeds / "gold.json").read_text("utf-8"))
    plain = export(seeds, known=None)
    known = export(seeds, known=seeds / "known-events.csv")
    scores = [
        *articles(gold, plain),
        *published(gold, plain, "published"),
        *published(gold, known, "published, with known events"),
        *families(gold, plain),
    ]
    for label, dossier in (("", plain), (", with known events", known)):
        scores += events(gold, dossier, label)
    return [*scores, *claims(gold, plain), *independence(gold, plain), *contradictions(gold, plain)]


def export(seeds: Path, known: Path | None) -> dict[str, Any]:
    dossier = rashomon.build(seeds / "articles", known_events=known)
    exported = dossier_as_json(dossier.records)
    exported["by_file"] = {Path(article["path"]).name: article for article in exported["articles"]}
    return exported


def folded(text: str) -> str:
    return " ".join(text.translate(str.maketrans("’‘“”–—", "''\"\"--")).casefold().split())


def locate(dossier: Mapping[str, Any], file: str, quote: str) -> tuple[str, int, int] | None:
    article = dossier["by_file"].get(file)
    if article is None:
        return None
    begin = article["text"].find(quote)
    return (article["id"], begin, begin + len(quote)) if begin >= 0 else None


def touching(items: Sequence[Mapping[str, Any]], place: tuple[str, int, int] | None) -> list[Mapping[str, Any]]:
    if place is None:
        return []
    article, begin, end = place
    return [item for item in items if item["article"] == article and item["begin"] < end and begin < item["end"]]


def articles(gold: Mapping[str, Any], dossier: Mapping[str, Any]) -> list[Score]:
    kept = titles = outlets = agencies = furniture = furniture_all = body = body_all = 0
    for file, wanted in gold["articles"].items():
        article = dossier["by_file"].get(file)
        if article is None:
            continue
        kept += 1
        titles += folded(article["title"] or "") == folded(wanted["title"] or "")
        outlets += folded(article["outlet"] or "") == folded(wanted["outlet"] or "")
        agencies += folded(article["agency"] or "") == folded(wanted["agency"] or "")
        own = "\n".join(article["text"][span["begin"] : span["end"]] for span in article["body"])
        furniture += sum(words not in own for words in wanted["furniture"])
        furniture_all += len(wanted["furniture"])
        body += sum(words in own for words in wanted["body"])
        body_all += len(wanted["body"])
    number = len(gold["articles"])
    return [
        Score("kept", kept, number, number),
        Score("title", titles, number, number),
        Score("outlet", outlets, number, number),
        Score("agency", agencies, number, number),
        Score("furniture gone", furniture, furniture_all, furniture_all),
        Score("body there", body, body_all, body_all),
    ]


def bounds(when: Mapping[str, Any]) -> tuple[date, date] | None:
    if when["earliest"] is None:
        return None
    return date.fromisoformat(when["earliest"]), date.fromisoformat(when["latest"])


def published(gold: Mapping[str, Any], dossier: Mapping[str, Any], label: str) -> list[Score]:
    inside = holding = exact = 0
    told = []
    for file, wanted in gold["articles"].items():
        answer = bounds(dossier["by_file"][file]["published"]) if file in dossier["by_file"] else None
        told.append(f"{file[:3]} {dossier['by_file'][file]['published']['edtf'] if answer else 'undated'}")
        if answer is None:
            continue
        first, last = (date.fromisoformat(wanted[key]) for key in ("published_earliest", "published_latest"))
        truth = date.fromisoformat(wanted["published"])
        inside += first <= answer[0] and answer[1] <= last
        holding += answer[0] <= last and first <= answer[1] and (answer[1] - answer[0]).days < 60
        exact += answer[0] <= truth <= answer[1] and (answer[1] - answer[0]).days < EXACT
    number = len(gold["articles"])
    note = "; ".join(told)
    return [
        Score(f"{label}: inside the gold range", inside, number, None, note),
        Score(f"{label}: meets it within 60 days", holding, number, number),
        Score(f"{label}: the day, within two", exact, number, number if "known" in label else 3),
    ]


def families(gold: Mapping[str, Any], dossier: Mapping[str, Any]) -> list[Score]:
    file_of = {article["id"]: Path(article["path"]).name for article in dossier["articles"]}
    right = 0
    for wanted in gold["families"].values():
        for family in dossier["families"]:
            members = {file_of[witness["article"]]: witness["relation"] for witness in family["witnesses"]}
            same = members == {file: member["relation"] for file, member in wanted["members"].items()}
            right += (
                same and family["archetype"]["article"] is None and family["archetype"]["agency"] == wanted["archetype"]
            )
    return [
        Score("families", right, len(gold["families"]), len(gold["families"])),
        Score("families that are none", len(dossier["families"]) - right, 0, 0),
    ]


def assignment(gold: Mapping[str, Any], dossier: Mapping[str, Any]) -> dict[str, str]:
    """One of our events for each gold event, greedily by the gold mentions that they share."""
    shared: Counter[tuple[str, str]] = Counter()
    for mention in gold["mentions"]:
        place = locate(dossier, mention["file"], mention["quote"])
        shared.update({(mention["event"], found["event"]) for found in touching(dossier["mentions"], place)})
    chosen: dict[str, str] = {}
    for (wanted, ours), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if wanted not in chosen and ours not in chosen.values():
            chosen[wanted] = ours
    return chosen


def events(gold: Mapping[str, Any], dossier: Mapping[str, Any], label: str) -> list[Score]:
    chosen = assignment(gold, dossier)
    ours = {event["id"]: event for event in dossier["events"]}
    right = 0
    wrong = []
    for mention in gold["mentions"]:
        wanted = {chosen.get(name) for name in (mention["event"], *mention.get("also_event", ()))} - {None}
        found = touching(dossier["mentions"], locate(dossier, mention["file"], mention["quote"]))
        if any(item["event"] in wanted for item in found):
            right += 1
        else:
            wrong.append(f"{mention['file'][:3]} {mention['event']}")
    dated = datable = main = apart = 0
    three = ["meeting-2024-09-13", "meeting-2025-06-04", "visit-2025-06-17"]
    apart = len({chosen[name] for name in three if name in chosen})
    for name, wanted_event in gold["events"].items():
        if wanted_event["when"] is None:
            continue
        datable += 1
        answer = bounds(ours[chosen[name]]["when"]) if name in chosen else None
        truth = edtf(wanted_event["when"])
        dated += answer is not None and truth[0] <= answer[0] and answer[1] <= truth[1]
    for file, wanted_article in gold["articles"].items():
        article = dossier["by_file"].get(file)
        main += article is not None and article["main_event"] == chosen.get(wanted_article["main_event"], "")
    rows = {name for name, event in gold["events"].items() if event["series"]}
    series = max(
        (len(set(row["events"]) & {chosen.get(name) for name in rows}) for row in dossier["series"]), default=0
    )
    if label:
        return [Score(f"event days inside the gold range{label}", dated, datable)]
    return [
        Score("mentions on their event", right, len(gold["mentions"]), 20, "missing: " + "; ".join(wrong)),
        Score("the three meetings are three", apart, 3, 3),
        Score("event days inside the gold range", dated, datable),
        Score("main event", main, len(gold["articles"])),
        Score("visits in one series", series, len(rows)),
    ]


def edtf(text: str) -> tuple[date, date]:
    from rashomon.model.moment import edtf_bounds

    return edtf_bounds(text)


def same_name(ours: Mapping[str, Any], wanted: str, aliases: Mapping[str, set[str]]) -> bool:
    if wanted == "unnamed":
        return bool(ours["kind"] == "unnamed")
    names = {folded(ours["name"]), *aliases.get(ours["entity"] or "", set())}
    plain = folded(wanted).removeprefix("the ")
    return any(plain == name.removeprefix("the ") for name in names)


def claims(gold: Mapping[str, Any], dossier: Mapping[str, Any]) -> list[Score]:
    aliases = {
        entity["id"]: {folded(name) for name in (entity["name"], *entity["aliases"])} for entity in dossier["entities"]
    }
    chains = acts = 0
    wrong = []
    for claim in gold["claims"]:
        found = touching(dossier["claims"], locate(dossier, claim["file"], claim["quote"]))
        told = [
            [item for item in found if chain_is(item, wanted, aliases)]
            for wanted in (claim["chain"], *co_chains(claim))
        ]
        chain = bool(told[0]) if len(told) == 1 else all(told) or (len(told) > 2 and (bool(told[0]) or all(told[1:])))
        chains += chain
        acts += chain and any(item["act"] == claim["act"] for items in told for item in items)
        if not chain:
            got = sorted({" > ".join(link["name"] for link in item["chain"]) or "-" for item in found})
            wrong.append(f"{claim['file'][:3]} {' > '.join(claim['chain'])} (ours: {', '.join(got)})")
    number = len(gold["claims"])
    return [
        Score("claims with their chain", chains, number, 10, "missing: " + "; ".join(wrong)),
        Score("claims with chain and act", acts, number),
    ]


def co_chains(claim: Mapping[str, Any]) -> Sequence[Sequence[str]]:
    """Co-equal speakers: one more chain beside the first ("Russia and North Korea deny"), or two that spell
    out the first ("both countries"), which may stand in its place."""
    found: Sequence[Sequence[str]] = claim.get("co_chains", ())
    return found


def chain_is(item: Mapping[str, Any], wanted: Sequence[str], aliases: Mapping[str, set[str]]) -> bool:
    chain = [link for number, link in enumerate(item["chain"]) if not (number == 0 and link["kind"] == "outlet")]
    return len(chain) == len(wanted) and all(same_name(*pair, aliases) for pair in zip(chain, wanted, strict=True))


def independence(gold: Mapping[str, Any], dossier: Mapping[str, Any]) -> list[Score]:
    chosen = assignment(gold, dossier)
    ours = {event["id"]: event for event in dossier["events"]}
    wanted = {name: number for name, number in gold["independent_sources"].items() if number is not None}
    right = 0
    told = []
    for name, number in wanted.items():
        found = ours[chosen[name]]["independent_sources"] if name in chosen else None
        right += found is not None and found["certain"] == number == found["possible"]
        told.append(f"{name}: {found['certain']}–{found['possible']}" if found else f"{name}: not found")
    return [Score("independent sources", right, len(wanted), len(wanted), "; ".join(told))]


def contradictions(gold: Mapping[str, Any], dossier: Mapping[str, Any]) -> list[Score]:
    spans = {claim["id"]: claim for claim in dossier["claims"]}

    def flagged(pair: Mapping[str, Any]) -> bool:
        places = [locate(dossier, pair[side]["file"], pair[side]["quote"]) for side in ("a", "b")]
        for item in dossier["contradictions"]:
            if item["verdict"] not in ("contradiction", "allegation-denial"):
                continue
            sides = [[spans[item["a"]]], [spans[item["b"]]]]
            for left, right in (sides, sides[::-1]):
                if touching(left, places[0]) and touching(right, places[1]):
                    return True
        return False

    found = sum(flagged(pair) for pair in gold["contradictions"])
    false = sum(flagged(pair) for pair in gold["not_contradictions"])
    return [
        Score("contradictions found", found, len(gold["contradictions"]), len(gold["contradictions"])),
        Score("compatible pairs flagged", false, len(gold["not_contradictions"]), 0),
    ]
