"""The plain code that gives what stands beneath a chosen start."""

from __future__ import annotations

from datetime import date

from hdiary.widgets.screen import Name, write_call, write_lines


def write_start(
    since: date | None, *, what: str, name: str, patient: str | None, outcome: str
) -> str:
    """Write the code that compares before and after a day, and draws it.

    Parameters
    ----------
    since
        The first day; None where none is chosen, so that the diary's own are compared.
    what
        What began.
    name
        What the diary is called in the code.
    patient
        Whose charts are drawn; None where there is one person.
    outcome
        What is compared in the chart.

    Returns
    -------
    str
        Lines of Python.
    """
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
