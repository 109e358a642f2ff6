"""Small articles of our own and what the language stage says of them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import LanguageOptions, Names, analyse, recognise
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.language import Analysis, Entity, EntityMention, MentionForm


def an_article(text: str, *, name: str = "a", headline: str = "", dateline: str = "", language: str = "en") -> Article:
    """An article whose page is its headline, if any, and its body; ``dateline`` opens the body."""
    page, layers = text, []
    if headline:
        page = f"{headline}\n{text}"
        layers.append(Layer(0, len(headline), LayerKind.HEADLINE))
    begin = len(headline) + 1 if headline else 0
    layers.append(Layer(begin, len(page), LayerKind.BODY))
    if dateline:
        layers.append(Layer(begin, begin + len(dateline), LayerKind.DATELINE))
    return Article(name, name, name, page, tuple(layers), language=language)


def analysis_of(article: Article, **options: object) -> Analysis:
    return next(analyse([article], options=LanguageOptions(**options)))  # type: ignore[arg-type]


def names_in(*texts: str) -> Names:
    """What is recognised in a pile of articles with these bodies, called a0, a1, …"""
    return pile([an_article(text, name=f"a{number}") for number, text in enumerate(texts)])


def pile(articles: Sequence[Article]) -> Names:
    return recognise(articles, list(analyse(articles)))


def entity(names: Names, name: str) -> Entity:
    """The one entity called ``name``, or known by it."""
    fits = [one for one in names.entities if one.name == name] or [one for one in names.entities if name in one.aliases]
    assert len(fits) == 1, f"{name!r}: {[one.name for one in names.entities]}"
    return fits[0]


def mentions(names: Names, name: str, form: MentionForm | None = None) -> list[EntityMention]:
    wanted = entity(names, name).id
    return [one for one in names.mentions if one.entity == wanted and form in {None, one.form}]


def words_for(names: Names, name: str, form: MentionForm | None = None) -> list[str]:
    return [one.text for one in mentions(names, name, form)]
