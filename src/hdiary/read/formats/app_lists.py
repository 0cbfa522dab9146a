"""Apps whose lists of attacks take more than a data file."""

from __future__ import annotations

from hdiary.read.formats.format import Format
from hdiary.read.formats.headi import HEADI
from hdiary.read.formats.migraine_buddy import MIGRAINE_BUDDY
from hdiary.read.formats.migraine_buddy_page import MIGRAINE_BUDDY_PAGE

LISTS: tuple[Format, ...] = (MIGRAINE_BUDDY, MIGRAINE_BUDDY_PAGE, HEADI)
