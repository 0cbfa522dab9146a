"""``python -m hdiary`` is the command ``hdiary``."""

from __future__ import annotations

import sys

from hdiary.cli import main

if __name__ == "__main__":
    sys.exit(main())
