"""Frames of answers as tables of Arrow, of one kind whoever they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from hdiary.cohort.engine.arrow import find_arrow


@dataclass(eq=False, kw_only=True)
class Kept:
    """Collects the frames of answers."""

    names: tuple[str, ...]
    tables: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, answer: Any) -> None:
        """Take the frames of one answer."""
        made = {name: make_table(getattr(answer, name)) for name in self.names}
        for name, table in made.items():
            self.tables.setdefault(name, []).append(table)


def keep_frames(kept: Kept) -> Iterator[tuple[str, Any]]:
    """Give each frame of all answers in one table."""
    for name, tables in kept.tables.items():
        yield name, unite_tables(tables)


def make_table(frame: pd.DataFrame) -> Any:
    """Make a table of a frame; categories become texts, and what holds nothing has no kind yet."""
    arrow, _ = find_arrow()
    codes = [name for name in frame if isinstance(frame[name].dtype, pd.CategoricalDtype)]
    plain = frame.astype(dict.fromkeys(codes, "str"))
    table = arrow.Table.from_pandas(plain, preserve_index=False).replace_schema_metadata(None)
    return table.cast(arrow.schema([_without_size(one, arrow) for one in table.schema]))


def _without_size(column: Any, arrow: Any) -> Any:
    """Let texts be texts, however long they might become, and days be of one precision."""
    if arrow.types.is_large_string(column.type):
        return column.with_type(arrow.string())
    if arrow.types.is_timestamp(column.type):
        return column.with_type(arrow.timestamp("us"))
    return column


def unite_schemas(schemas: Sequence[Any]) -> Any:
    """Give columns that hold what any of several tables hold."""
    arrow, _ = find_arrow()
    return arrow.unify_schemas(list(schemas), promote_options="permissive")


def unite_tables(tables: Sequence[Any]) -> Any:
    """Put tables below each other."""
    arrow, _ = find_arrow()
    schema = unite_schemas([table.schema for table in tables])
    return arrow.concat_tables([fit_table(table, schema) for table in tables]).combine_chunks()


def fit_table(table: Any, schema: Any) -> Any:
    """Give a table the columns of a schema, those that it lacks with nothing in them."""
    arrow, _ = find_arrow()
    columns = [
        table[one.name].cast(one.type)
        if one.name in table.column_names
        else arrow.nulls(table.num_rows, one.type)
        for one in schema
    ]
    return arrow.table(columns, schema=schema)
