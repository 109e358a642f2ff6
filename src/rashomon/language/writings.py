"""Why each writing of an entity's name is taken for it.

In: the figures of every entity, what they are called, and why the rules joined them. Out: one judgement for each writing
that is not the entity's name, between the entity and the writing's first place, with a reason in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.ids import content_id
from rashomon.language.figure import ACRONYM, Figure, body_words
from rashomon.language.found import Found
from rashomon.language.lexicon import countries, fold, words_of
from rashomon.language.links import RULED, Links
from rashomon.language.models import model_key
from rashomon.language.person_names import person_name
from rashomon.model.decision import Question
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.language import EntityKind, MentionForm
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence, HasText

__all__ = ["writings"]

#: What the tables say of a name, by what the name is.
TABLED = {
    "country": "the table of countries gives it as a name of {name}",
    "demonym": "the adjective of {name}, by the table of countries",
    "people": "the people of {name}, by the table of countries",
    "capital": "the capital, where it acts, stands for the government of {name}",
    "seat": "the seat of power stands for the government of {name}, by the table of countries",
    "agency": "the table of agencies gives it as a name of {name}",
    "outlet": "the table of outlets gives it as a name of {name}",
    "body": "the table of bodies gives it as a name of {name}",
}


def writings(
    members: Sequence[Sequence[int]],
    figures: Sequence[Figure],
    named: Sequence[tuple[str, str]],
    links: Links,
    pages: Mapping[str, HasText],
    clean: Callable[[Found], str],
) -> list[Judgement]:
    """The judgements, ordered by entity and place. ``members`` are the figures of each entity by number, ``named`` its id
    and name, ``clean`` gives a find's words as a name."""
    joined: dict[tuple[str, ...], str] = {}
    for join in links.log:
        for number in (join.right, join.left):
            joined.setdefault(same_in_pile(figures[number]), join.says)
    out: list[Judgement] = []
    for group, (entity, name) in zip(members, named, strict=True):
        seen = {name}
        places = sorted(
            (figures[number].article, found.begin, found.end, number, place)
            for number in group
            for place, found in enumerate(figures[number].finds)
            if found.form is MentionForm.NAME
        )
        for _, _, _, number, place in places:
            figure, found = figures[number], figures[number].finds[place]
            form = clean(found)
            if form in seen:
                continue
            seen.add(form)
            says = reason_for(figure, found, form, name, joined.get(same_in_pile(figure), ""), clean)
            page = pages[figure.article]
            evidence = Evidence.at(page, found.begin, found.end)
            where = content_id("nam", page.id, str(found.begin), str(found.end))
            left, right = sorted((entity, where))
            reason = Reason(says, RULED, evidence)
            out.append(Judgement(left, right, Question.SAME_ENTITY, Answer.YES, RULED, (reason,)))
    return sorted(out, key=lambda one: (one.left, one.right))


def same_in_pile(figure: Figure) -> tuple[str, ...]:
    """What the figures of other articles share with one that is the same by its words alone."""
    return (figure.group, *figure.key, figure.article if figure.local else "")


def reason_for(figure: Figure, found: Found, form: str, name: str, joined: str, clean: Callable[[Found], str]) -> str:
    """Why a find's words mean the entity that is called ``name``; ``joined`` is why its article's figure does."""
    if found.known is not None and figure.group != "place" and found.known.what in TABLED:
        return TABLED[found.known.what].format(name=name)
    if same_letters(form, name):
        return "the same name, written otherwise"
    if figure.kind is EntityKind.WORK and figure.key[1:] == model_key(found.bare or found.text):
        return "a nickname of the make, which pages write behind its sign" if found.bare else "the same sign of a make"
    fuller = fuller_form(figure, form, clean)
    if fuller is not None:
        return beside(figure, found, fuller)
    if figure.group == "body" and body_words(form) == body_words(name):
        return "the same name, but for an article, a company's suffix or the order of its words"
    if joined:
        return joined
    if figure.group == "body" and figure.owner in countries():
        return f"the only one of {countries()[figure.owner].name} that pages call so"
    if figure.group == "person" and figure.person is not None and figure.person.full:
        return "both can be writings of one person's name, and nothing on the pages contradicts it"
    return "pages use both for one and the same"


def same_letters(one: str, other: str) -> bool:
    """Whether two writings differ in case, signs, accents and blanks alone."""
    return "".join(words_of(one)) == "".join(words_of(other)) or fold(one) == fold(other)


def fuller_form(figure: Figure, form: str, clean: Callable[[Found], str]) -> str | None:
    """The fullest writing of the same article's figure, if it is another and longer one."""
    forms = {clean(one) for one in figure.finds if one.form is MentionForm.NAME}
    fullest = max(forms, key=lambda one: (len(words_of(one)), len(one), one), default=form)
    return fullest if fullest != form and len(fullest) > len(form) else None


def beside(figure: Figure, found: Found, fuller: str) -> str:
    """Why a shorter writing means the same as the fuller one that stands on the same page."""
    if figure.group == "person":
        parts = person_name(found.text)
        if parts is not None and not parts.full:
            whose = "given name" if figure.person is not None and parts.surname in figure.person.given else "surname"
            return f"the {whose} of “{fuller}”, who is named in full on the same page"
        return f"the same page also names “{fuller}”, and both can be one person's name"
    if figure.group == "body" and ACRONYM.fullmatch(found.text):
        sign = found.text.replace(".", "").removesuffix("s")
        if sign in figure.acronyms:
            return f"the page gives it in brackets behind “{fuller}”"
        return f"the letters with which the words of “{fuller}” begin, on the same page"
    if figure.group == "place":
        return f"the page also writes it “{fuller}”"
    return f"a shorter writing of “{fuller}”, which the same page names"
