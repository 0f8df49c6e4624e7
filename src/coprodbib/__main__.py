"""``python -m coprodbib`` is the command ``coprodbib``."""

import sys

from coprodbib.cli import main

if __name__ == "__main__":
    sys.exit(main())
