"""What is said to have happened: mentions of happenings, with who, where, when and how they stand."""

from rashomon.events.gathering import event_mentions
from rashomon.events.likeness import may_tell_one, root_of
from rashomon.events.options import EventOptions
from rashomon.events.pointing import mentions_at

__all__ = ["EventOptions", "event_mentions", "may_tell_one", "mentions_at", "root_of"]
