"""When: expressions of time on a page, and what they say about days."""

from rashomon.timing.constraints import day_constraints
from rashomon.timing.expressions import time_expressions
from rashomon.timing.values import timex_value, timex_values, value_days

__all__ = ["day_constraints", "time_expressions", "timex_value", "timex_values", "value_days"]
