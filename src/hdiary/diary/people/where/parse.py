"""From the text of a condition to what it asks; nothing of it is ever run as code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from hdiary.diary.people.where import terms
from hdiary.diary.people.where.refuse import refuse
from hdiary.diary.people.where.signs import Sign, cut
from hdiary.diary.problems import Problems
from hdiary.words import phrase

_COMPARING = ("==", "!=", "<", "<=", ">", ">=")
_DEEPEST = 40
"""So many brackets within each other are more than anybody means."""


def parse_condition(text: str, found: Problems) -> terms.Condition:
    """Read a condition, or refuse it."""
    reader = _Reader(cut(text, found), found)
    if reader.next.kind == "end":
        reader.refuse()
    condition = reader.either(0)
    if reader.next.kind != "end":
        reader.refuse()
    return condition


@dataclass(slots=True)
class _Reader:
    """Reads signs from the left to the right."""

    signs: list[Sign]
    found: Problems
    at: int = field(default=0)

    @property
    def next(self) -> Sign:
        return self.signs[self.at]

    def takes(self, *texts: str) -> str:
        """Take the next sign if it is one of these."""
        if self.next.kind == "sign" and self.next.text in texts:
            self.at += 1
            return self.signs[self.at - 1].text
        return ""

    def needs(self, text: str) -> None:
        if not self.takes(text):
            self.refuse()

    def refuse(self) -> NoReturn:
        ended = self.next.kind == "end"
        refuse(
            self.found,
            phrase("diary.where.goes_on" if ended else "diary.where.form"),
            phrase("diary.where.how"),
            value=self.next.text,
        )

    def either(self, depth: int) -> terms.Condition:
        parts = [self.both(depth)]
        while self.takes("or"):
            parts.append(self.both(depth))
        return terms.Joined("or", tuple(parts)) if len(parts) > 1 else parts[0]

    def both(self, depth: int) -> terms.Condition:
        parts = [self.one(depth)]
        while self.takes("and"):
            parts.append(self.one(depth))
        return terms.Joined("and", tuple(parts)) if len(parts) > 1 else parts[0]

    def one(self, depth: int) -> terms.Condition:
        if depth > _DEEPEST:
            refuse(self.found, phrase("diary.where.fewer_brackets"))
        if self.takes("not"):
            return terms.Not(self.one(depth + 1))
        if self.takes("("):
            inner = self.either(depth + 1)
            self.needs(")")
            return inner
        return self.compared()

    def compared(self) -> terms.Condition:
        left = self.operand()
        sign = self.takes(*_COMPARING)
        if sign:
            return terms.Compare(left, sign, self.operand())
        if isinstance(left, terms.Value):
            self.refuse()
        if self.takes("is"):
            contrary = bool(self.takes("not"))
            self.needs("missing")
            return terms.Not(terms.Missing(left)) if contrary else terms.Missing(left)
        contrary = bool(self.takes("not"))
        if self.takes("in"):
            among = terms.Among(left, self.listed())
            return terms.Not(among) if contrary else among
        if contrary:
            self.refuse()
        return terms.Alone(left)

    def listed(self) -> tuple[terms.Value, ...]:
        closing = {"[": "]", "(": ")"}.get(self.takes("[", "("))
        if closing is None:
            self.refuse()
        values: list[terms.Value] = []
        while not self.takes(closing):
            if values:
                self.needs(",")
            one = self.operand()
            if isinstance(one, terms.Fact):
                one = terms.Value(one.name, "word")
            values.append(one)
        return tuple(values)

    def operand(self) -> terms.Fact | terms.Value:
        sign = self.next
        if sign.kind in ("sign", "end"):
            self.refuse()
        self.at += 1
        return terms.Fact(sign.text) if sign.kind == "fact" else terms.Value(sign.text, sign.kind)
