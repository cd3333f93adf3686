"""``python -m thidua`` is the same as ``thidua``."""

import sys

from thidua.cli import main

sys.exit(main())
