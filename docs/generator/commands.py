"""One page for each command, from its own ``--help``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.options import HELP, index_options
from hdiary.cli.app import app

WIDTH = 80


def find_commands() -> Iterator[tuple[str, click.Command]]:
    """Give every command by its whole name, such as ``trial plan``, those of groups too."""
    yield from _inside(app, click.Context(app, info_name="hdiary"), "")


def _inside(
    group: click.Group, context: click.Context, before: str
) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            raise LookupError(f"{before}{name} is listed and not there")
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            inner = click.Context(command, info_name=name, parent=context)
            yield from _inside(command, inner, f"{before}{name} ")


def help_of(name: str, command: click.Command) -> str:
    """Give what ``hdiary NAME --help`` prints."""
    context = click.Context(
        command,
        info_name=f"hdiary {name}",
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
    )
    return command.get_help(context)


def write_commands(folder: Path) -> None:
    """Write a page for each command, with those inside it, and one that lists them."""
    folder.mkdir(parents=True)
    pages: dict[str, list[str]] = {}
    rows = []
    for name, command in find_commands():
        first = name.split()[0]
        mark = "#" if name == first else "##"
        told = help_of(name, command)
        pages.setdefault(first, []).append(f"{mark} hdiary {name}\n\n```text\n{told}\n```\n")
        if name == first:
            rows.append(f"| [`hdiary {name}`]({name}.md) | {command.get_short_help_str(100)} |")
    for first, parts in pages.items():
        text = "\n".join(parts)
        indexed = text + index_options(text, told=HELP)
        (folder / f"{first}.md").write_text(indexed, encoding="utf-8")
    listed = "\n".join(pages)
    (folder / "index.md").write_text(
        "# Every command, from its own help\n\n| command | what it does |\n|---|---|\n"
        + "\n".join(rows)
        + f"\n\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n",
        encoding="utf-8",
    )
