"""The plain code that gives what stands beneath a chosen start."""

from __future__ import annotations

from datetime import date

from hdiary.widgets.code import Name, write_call, write_lines


def write_start(
    since: date | None, *, what: str, name: str, patient: str | None, outcome: str
) -> str:
    """Write the code that compares before and after a day, and draws it."""
    if since is None:
        return write_lines(["import hdiary", f"answer = hdiary.change({name})"])
    day = since.isoformat()
    asked = write_call("hdiary.change", Name(name), since=day, what=what)
    drawn = write_call("hdiary.plots.plot_change", Name("answer"), patient=patient, outcome=outcome)
    pain = write_call("hdiary.plots.plot_pain", Name("burden"), patient=patient, since=day)
    return write_lines(
        [
            "import hdiary",
            f"answer = {asked}",
            "print(answer.summary())",
            f"burden = hdiary.burden({name})",
            f"display({pain}.figure)",
            f"{drawn}.figure",
        ]
    )
