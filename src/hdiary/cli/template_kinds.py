"""Which kind of diary ``hdiary template`` is to make, and which options say something to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hdiary.cli.languages import Misused
from hdiary.words import phrase

_ENDINGS = {".csv": "csv", ".xlsx": "xlsx", ".html": "html", ".htm": "html", ".pdf": "pdf"}
_ROWS, _PAGE = {"days", "first_day"}, {"treatments", "name_of_plan", "patient", "check_ins"}
_MEANS = {
    "print": _ROWS,
    "csv": _ROWS,
    "xlsx": _ROWS | {"treatments"},
    "html": _PAGE,
    "web": _PAGE,
    "pdf": {"month"} | _ROWS | _PAGE,
}
"""What an option says to each kind; what it does not say is refused, not passed over."""
_WHERE = {
    "days": (".csv", ".xlsx", ".pdf"), "first_day": (".csv", ".xlsx", ".pdf"), "month": (".pdf",),
    "treatments": (".html", ".xlsx", ".pdf"), "name_of_plan": (".html", ".pdf"),
    "patient": (".html", ".pdf"), "check_ins": (".html", ".pdf"),
}  # fmt: skip


def kind_of(output: str, *, web_app: bool) -> str:
    """Say what is to be made."""
    ending = Path(output).suffix.lower()
    if web_app:
        if output == "-" or ending in _ENDINGS:
            raise Misused("cli.misused.web_folder", output=output)
        return "web"
    if output == "-":
        return "print"
    if output.endswith(("/", "\\")):
        raise Misused("cli.misused.names_folder", output=output)
    if ending not in _ENDINGS:
        from hdiary.write import WriteError

        raise WriteError(phrase("template.ending", file=output))
    return _ENDINGS[ending]


def refuse_idle(kind: str, asked: dict[str, Any]) -> None:
    """Refuse an option that would change nothing."""
    for name, where in _WHERE.items():
        if asked[name] and name not in _MEANS[kind]:
            option = name.replace("_", "-")
            raise Misused("cli.misused.idle", option=option, where=where)
    if asked["month"] and asked["first_day"]:
        raise Misused("cli.misused.two_begins")
