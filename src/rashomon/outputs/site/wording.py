"""Dates, numbers and kinds in the words that a reader expects."""

from __future__ import annotations

from rashomon.model.attribution import Certainty, LinkKind, Polarity, SpeechAct
from rashomon.model.claims import Independence, Origin, OriginKind, Verdict
from rashomon.model.lineage import Relation
from rashomon.model.moment import Basis, Moment
from rashomon.outputs.standing import parties_in_words

__all__ = [
    "act_words",
    "basis_words",
    "figure",
    "kind_words",
    "link_kind_words",
    "number_of",
    "origin_name",
    "origins_words",
    "relation_words",
    "shortened",
    "verdict_words",
    "why_and_way",
]

RELATIONS = {
    Relation.ORIGINAL: "the original",
    Relation.COPY: "a copy",
    Relation.ABRIDGED: "an abridged copy",
    Relation.EXTENDED: "an extended copy",
    Relation.REORDERED: "a reordered copy",
    Relation.PARAPHRASE: "a paraphrase",
    Relation.SPLICED: "a splice with words",
    Relation.CORRECTION: "a correction",
}
ORIGINS = {
    OriginKind.FIRST_HAND: "first-hand",
    OriginKind.OFFICIAL: "official",
    OriginKind.PARTY: "a party to it",
    OriginKind.STATE_MEDIA: "state media",
    OriginKind.AGENCY: "news agency",
    OriginKind.OUTLET: "outlet",
    OriginKind.PERSON: "a person",
    OriginKind.ORGANISATION: "an organisation",
    OriginKind.UNNAMED: "unnamed",
    OriginKind.UNKNOWN: "not stated",
}
VERDICTS = {
    Verdict.CONTRADICTION: "cannot both be true",
    Verdict.SUPERSEDED: "the later figure replaces the earlier",
    Verdict.DIFFERENT_SCOPE: "they speak of different things",
    Verdict.ALLEGATION_DENIAL: "alleged and denied",
}


def basis_words(moment: Moment) -> str:
    """What a moment rests on, with the share of the belief where it is inferred."""
    if moment.basis is Basis.INFERRED and moment.confidence >= 0.995:  # which would be written as certainty
        return "inferred, over 99 %"
    if moment.basis is Basis.INFERRED:
        return f"inferred, {int(100 * moment.confidence)} %"  # never rounded up to a certainty that is not there
    return moment.basis.value


def relation_words(relation: Relation) -> str:
    return RELATIONS[relation]


def kind_words(kind: OriginKind) -> str:
    return ORIGINS[kind]


def link_kind_words(kind: LinkKind) -> str:
    return kind.value.replace("-", " ")


def verdict_words(verdict: Verdict) -> str:
    return VERDICTS[verdict]


def act_words(act: SpeechAct, certainty: Certainty, polarity: Polarity) -> str:
    """``states``, ``alleges, as possible``, ``states that it is not so``."""
    words = act.value
    if polarity is Polarity.NEGATIVE and act is not SpeechAct.DENIES:
        words += " that it is not so"
    if certainty is not Certainty.CERTAIN:
        words += f", as {certainty.value}"
    return words


def number_of(count: int, noun: str, plural: str | None = None) -> str:
    """``1 report``, ``1,203 reports``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def origin_name(origin: Origin) -> str:
    return "an unnamed source" if origin.name in ("", OriginKind.UNNAMED.value) else origin.name


def origins_words(independence: Independence | None) -> str:
    """How many independent origins are demonstrated: ``1 origin``, ``1 to 3 origins, 2 of them parties to it``."""
    if independence is None or independence.possible == 0:
        return "no origin shown"
    told = number_of(independence.possible, "origin")
    if independence.certain != independence.possible:
        told = f"{independence.certain} to {told}"
    return told + parties_in_words(independence)


def why_and_way(text: str) -> tuple[str, str]:
    """Why something is not established and what would settle it, each a sentence; the second may be empty."""
    why, _, way = text.rpartition("; ")
    return sentence(why or way), sentence(way if why else "")


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def figure(value: float | None) -> str:
    """A number as a person writes it; an open bound is a dash."""
    if value is None:
        return "–"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


def shortened(text: str, length: int) -> str:
    """The text, cut at a word and marked with an ellipsis where it is longer than ``length``."""
    flat = " ".join(text[: 4 * length].split())
    if len(flat) <= length:
        return flat
    cut = flat[:length].rsplit(" ", 1)[0]
    return (cut if len(cut) > length // 2 else flat[:length]).rstrip(" ,;:–-") + "…"
