"""The page's own words: page text, and layers that tell the story from its furniture.

``clean`` makes the articles of one capture; ``learn_furniture`` relabels lines that recur over the pages of
one outlet; ``source_of`` is what ``clean`` reads. Page text depends on the bytes alone; what is learned changes layers only.
"""

from rashomon.cleaning.cleaner import clean, source_of
from rashomon.cleaning.options import CleaningOptions
from rashomon.cleaning.repeated import learn_furniture

__all__ = ["CleaningOptions", "clean", "learn_furniture", "source_of"]
