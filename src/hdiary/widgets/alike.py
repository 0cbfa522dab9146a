"""Two spellings of one thing, made one by hand: the words of a column, and what was joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets

from hdiary.diary import Diary
from hdiary.read.same import SAME, as_groups
from hdiary.widgets.alike_words import HEADINGS, columns_with_words, count_words
from hdiary.widgets.screen import html_place, themed
from hdiary.words import Words

_LABEL = {"description_width": "110px"}
_ROWS = 10

Same = dict[str, list[str]]


class AlikeForm:
    """The words of a diary on the screen; ``toggle`` opens ``box``.

    Parameters
    ----------
    take
        What to do with what is one from now on, as `hdiary.read_diary` takes it.
    say
        The language.
    """

    def __init__(self, take: Callable[[Same], None], say: Words) -> None:
        self._take, self._say = take, say
        self._reading: Mapping[str, Any] = {}
        self._diary: Diary | None = None
        self._quiet = False
        auto = ipywidgets.Layout(width="auto", align_self="flex-start")
        wide = ipywidgets.Layout(width="480px", max_width="100%")
        self.toggle = ipywidgets.ToggleButton(description=say("panel.alike.open"), layout=auto)
        self._head = html_place()
        self._head.value = themed(say("panel.alike.about"))
        self._column = ipywidgets.Dropdown(
            description=say("panel.alike.column"), style=_LABEL, layout=wide
        )
        self._words = ipywidgets.SelectMultiple(
            description=say("panel.alike.words"), rows=_ROWS, style=_LABEL, layout=wide
        )
        self._word = ipywidgets.Combobox(
            description=say("panel.alike.word"), ensure_option=False, style=_LABEL, layout=wide
        )
        self._join = ipywidgets.Button(
            description=say("panel.alike.join"), disabled=True, layout=auto
        )
        self._joined = ipywidgets.VBox()
        self.box: Any = ipywidgets.VBox()
        self.toggle.observe(lambda _: self._fill(), names="value")
        self._column.observe(lambda _: self._list_words(), names="value")
        self._words.observe(lambda _: self._offer_word(), names="value")
        self._join.on_click(lambda _: self._make_one())

    @property
    def groups(self) -> Same:
        """What is one: from the word that stands for all to its other spellings."""
        if self._diary is not None:
            return {word: list(one) for word, one in self._diary.settings.get(SAME, {}).items()}
        return {w: list(one) for w, one in as_groups(self._reading.get(SAME) or {}).items() if one}

    def show(self, reading: Mapping[str, Any], diary: Diary | None) -> None:
        """Show the words of a diary that was read with some settings."""
        self._reading, self._diary = reading, diary
        self._fill()

    def _fill(self) -> None:
        """Put the words on the screen; as long as they are not asked for, nothing is counted."""
        if not self.toggle.value or self._diary is None:
            self.box.children = []
            return
        before = self._column.value
        named = columns_with_words(self._diary)
        options = [(self._name(column), column) for column in named]
        self._quiet = True
        try:
            self._column.options = options
            self._column.value = before if before in named else next(iter(named), None)
        finally:
            self._quiet = False
        self._list_words()
        self._joined.children = [self._line(word) for word in self.groups]
        chosen = [self._column, self._words, self._word, self._join] if named else []
        self.box.children = [self._head, *chosen, self._joined]

    def _name(self, column: str) -> str:
        if column == HEADINGS:
            return self._say("panel.alike.headings")
        return self._say.word("diary.columns", column)

    def _list_words(self) -> None:
        """List the words of the column that is chosen, each with its days."""
        if self._quiet or self._diary is None or self._column.value is None:
            return
        days = count_words(self._diary, self._column.value)
        self._words.options = [
            (self._say("panel.alike.option", word=word, days=n), word) for word, n in days.items()
        ]
        self._words.value = ()

    def _offer_word(self) -> None:
        """Offer the word that is said most to stand for all that are chosen."""
        chosen = list(self._words.value)
        self._join.disabled = len(chosen) < 2
        self._word.options = chosen
        self._word.value = chosen[0] if chosen else ""

    def _make_one(self) -> None:
        chosen = list(self._words.value)
        word = " ".join(str(self._word.value).split()) or next(iter(chosen), "")
        if len(chosen) > 1:
            self._take(self._over_remembered(join_words(self.groups, chosen, word)))

    def _undo(self, word: str) -> None:
        left = {name: others for name, others in self.groups.items() if name != word}
        self._take(self._over_remembered(left))

    def _over_remembered(self, groups: Same) -> Same:
        """Add what undoes the words that are remembered and no longer one."""
        kept = {} if self._diary is None else self._diary.reading.remembered.get(SAME, {})
        return {**{word: [] for word in kept if word not in groups}, **groups}

    def _line(self, word: str) -> Any:
        """Tell one group, with a button that parts it again."""
        others = tuple(self.groups[word])
        told = self._say("read.same.taken", others=others, word=word, n=len(others))
        undo = ipywidgets.Button(
            description=self._say("panel.alike.undo"),
            tooltip=self._say("panel.alike.undo_word", word=word),
            layout=ipywidgets.Layout(width="auto"),
        )
        undo.on_click(lambda _: self._undo(word))
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        words = ipywidgets.HTML(themed(told), layout=ipywidgets.Layout(width="auto"))
        return ipywidgets.Box([words, undo], layout=wrapped)


def join_words(groups: Same, chosen: list[str], word: str) -> Same:
    """Make some words one: what was one with any of them before is one with all."""
    members = [member for one in [*chosen, word] for member in (one, *groups.get(one, ()))]
    others = [member for member in dict.fromkeys(members) if member != word]
    return {
        **{name: list(one) for name, one in groups.items() if name not in {*chosen, word}},
        word: others,
    }
