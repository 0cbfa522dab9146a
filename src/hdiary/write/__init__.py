"""How a diary gets out again: canonical CSV, templates to fill in, and safe files."""

from hdiary.write.csv_file import save_csv
from hdiary.write.files import WriteError, save_bytes, save_text
from hdiary.write.table import diary_csv, frame_csv, write_diary
from hdiary.write.template import template_csv, write_template

__all__ = [
    "WriteError",
    "diary_csv",
    "frame_csv",
    "save_bytes",
    "save_csv",
    "save_text",
    "template_csv",
    "write_diary",
    "write_template",
]
