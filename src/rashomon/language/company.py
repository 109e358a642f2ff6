"""Whom and what articles name together: what tells namesakes apart, and one person from his double."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rashomon.language.figure import Figure
from rashomon.language.lexicon import states, words_of

__all__ = ["Company", "evidence"]

#: Something shared counts as company only if it stands in at most this share of the pile, or in so many articles.
#: Chosen on 400 articles on American shootings by reading what was merged, not fitted.
COMPANY_SHARE = 0.2
COMPANY_ARTICLES = 12
#: In a large pile what stands in more articles than this is everyday; it also bounds the work per name.
#: Chosen for that, not fitted.
COMPANY_MOST = 200


class Company:
    """Whom and what each article names beside a figure, the everyday things left out."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.by_article: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        wide = {words_of(name) for name in states()}  # strangers share a state more easily than a town
        for figure in figures:
            if figure.group in {"person", "body", "known", "place"} and not figure.local and figure.key not in wide:
                self.by_article[figure.article].add((figure.group, *figure.key))
        counts = Counter(name for names in self.by_article.values() for name in names)
        limit = max(COMPANY_ARTICLES, min(COMPANY_SHARE * len(self.by_article), COMPANY_MOST))
        self.telling = {name for name, count in counts.items() if 1 < count <= limit}

        self.told = {article: frozenset(names & self.telling) for article, names in self.by_article.items()}

    def of(self, figure: Figure) -> frozenset[tuple[str, ...]]:
        """The telling names of the figure's article, without its own."""
        return self.told.get(figure.article, frozenset()) - {(figure.group, *figure.key)}


def evidence(figure: Figure, company: Company) -> Iterable[tuple[str, ...]]:
    """What speaks for a figure's being the same as another of its name: offices with their owner, company."""
    for claim in figure.roles:
        if claim.country or claim.of:
            yield ("role", claim.title, claim.country or "", claim.of or "")
    yield from company.of(figure)
