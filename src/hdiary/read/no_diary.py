"""What was given for a diary and is none: a watch's export, people's facts, questionnaires."""

from __future__ import annotations

from typing import Any

from hdiary.diary import Problems
from hdiary.read.measures.given import refuse_measures
from hdiary.read.people.diaries import refuse_facts
from hdiary.read.source import Source
from hdiary.read.watches.refused import refuse_export, refuse_packed_export


def refuse_no_diary(path_or_buffer: Any, source: Source | None) -> None:
    """Say of what holds no headaches how it comes beside a diary."""
    refuse_packed_export(path_or_buffer, Problems())
    if source is not None:
        refuse_export(source.data, Problems(source.name))
        refuse_measures(source, Problems(source.name))
        refuse_facts(source, Problems(source.name))
