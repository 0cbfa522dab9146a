"""Choosing and looking with the hand, in a notebook or as an app without code.

Everything here can be done in plain code too, and every widget says how.
"""

from importlib.util import find_spec

from hdiary.extras import line_for

if find_spec("ipywidgets") is None or find_spec("anywidget") is None:
    raise ImportError(
        "widgets need ipywidgets and anywidget, which are not both installed. To add them, run "
        f"in a terminal: {line_for('lab')}\n"
        "(hdiary is in no index: pip install 'hdiary[lab]' would not find it.) Everything can be "
        "done in plain code too."
    )

from hdiary.widgets.days import DaysChooser, choose_days
from hdiary.widgets.explorer import Explorer
from hdiary.widgets.factor import FactorChooser, choose_factor
from hdiary.widgets.file import DiaryChooser, choose_diary, choose_map
from hdiary.widgets.note import ReadingNote, note_reading
from hdiary.widgets.opened import explore
from hdiary.widgets.start import StartChooser, choose_start
from hdiary.widgets.trial import TrialChooser, choose_trial

__all__ = [
    "DaysChooser",
    "DiaryChooser",
    "Explorer",
    "FactorChooser",
    "ReadingNote",
    "StartChooser",
    "TrialChooser",
    "choose_days",
    "choose_diary",
    "choose_factor",
    "choose_map",
    "choose_start",
    "choose_trial",
    "explore",
    "note_reading",
]
