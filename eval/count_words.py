"""Count how common words are in the news at large, whatever a pile is about.

``python -m eval.count_words --data DIR`` prints the rows of ``chronology_words.tsv``: words and the share of texts that
hold each, of four collections the share that three reach: what one of them is about (a war, an election) is not
called common by it. Rarer ones than `LEAST` are left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from eval.chronology_corpus import basil, fakes, giveme5w1h
from rashomon.chronology.vocabulary import LONGEST, words_of

#: A share of texts below this makes no word common.
LEAST = 0.01


def shares(texts: Iterable[str]) -> dict[str, float]:
    held = [set(words_of(text)[:LONGEST]) for text in texts]
    return {word: number / len(held) for word, number in Counter(word for words in held for word in words).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    found = [shares(page.text for page in pages(data)) for pages in (basil, fakes, giveme5w1h)]
    found.append(shares(path.read_text("utf-8") for path in sorted((data / "polnear" / "train" / "text").iterdir())))
    words = sorted({word for held in found for word in held})
    print("word\tshare\tsource")
    for word in words:
        share = sorted(held.get(word, 0.0) for held in found)[1]
        if share >= LEAST:
            print(f"{word}\t{share:.3f}\tcounted")


if __name__ == "__main__":
    main()
