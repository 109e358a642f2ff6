"""Words, sentences, names and entities: who is who in the pile.

``analyse`` reads sentences, each distinct paragraph once; ``recognise`` finds names and decides which of
them, across all articles, stand for one person, body or place.
"""

from rashomon.language.analysing import analyse
from rashomon.language.options import LanguageOptions
from rashomon.language.recognising import Names, recognise
from rashomon.language.role_days import with_days

__all__ = ["LanguageOptions", "Names", "analyse", "recognise", "with_days"]
