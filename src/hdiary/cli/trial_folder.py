"""The files of a plan, with the sheets for the fridge among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hdiary.trials import Plan


def make_files(plan: Plan, *, language: str, page: bool = False) -> dict[str, bytes]:
    """Make every file that is handed over; everybody has a calendar and a sheet of their own."""
    from hdiary.keep.trial_diary import trial_page
    from hdiary.report import make_sheet, make_sheet_pdf
    from hdiary.trials.folder import name_people, plan_files

    files = plan_files(plan, language=language)
    for ending, patient in name_people(plan):
        named = patient is not None
        pdf = make_sheet_pdf(plan, language=language, patient=patient, with_names=named)
        html = make_sheet(plan, language=language, patient=patient, with_names=named)
        files |= {f"sheet{ending}.pdf": pdf, f"sheet{ending}.html": html.encode("utf-8")}
        if page:
            files[f"diary{ending}.html"] = trial_page(plan, language=language, patient=patient)
    return files


def save_folder(plan: Plan, folder: str, file: str | None, asked: Any) -> list[str]:
    """Write every file, or none where one is there or is the diary itself; give their names."""
    from hdiary.cli.given import find_input
    from hdiary.trials.folder import save_files

    sources = () if file in {None, "-"} else find_input(str(file)).sources
    files = make_files(plan, language=asked["language"], page=asked["page"])
    saved = save_files(files, folder, force=asked["force"], not_over=sources)
    return [path.name for path in saved]
