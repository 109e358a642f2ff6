"""``python -m rashomon``: the command, where it is not on the path."""

import sys

from rashomon.cli import main

sys.exit(main())
