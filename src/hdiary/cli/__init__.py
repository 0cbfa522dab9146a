"""The commands: the only room that prints."""

from hdiary.cli.app import main

__all__ = ["main"]
