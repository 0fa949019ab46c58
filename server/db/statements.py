"""The statements of a submission's way: built by SQLAlchemy once, and executed by the driver.

SQLAlchemy's execution of a statement takes ten times what SQLite does for one, and a submission asks a dozen of them.
So each is compiled at its first use, with what turns its values into the driver's and back, and goes to a cursor as it
is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Delete, Dialect, Insert, Select, Update
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler

Row = tuple[Any, ...]
Processor = Callable[[Any], Any]
Statement = Select[Any] | Insert | Update | Delete


class Ready:
    """A statement for one dialect."""

    def __init__(
        self, compiled: SQLCompiler, columns: Sequence[str], returns: Sequence[ColumnElement[Any]], dialect: Dialect
    ) -> None:
        names = compiled.positiontup
        assert names is not None, "a dialect whose parameters go by position"
        self.text = str(compiled)
        binds = [(name, compiled.binds[name]) for name in names]  # a name may come twice
        self._constants = {name: bind.value for name, bind in binds if not bind.required and name not in columns}
        self.names = names
        self._binds = _at([bind.type.dialect_impl(dialect).bind_processor(dialect) for _name, bind in binds])
        self._results = _at([each.type.dialect_impl(dialect).result_processor(dialect, None) for each in returns])

    def parameters(self, values: Mapping[str, Any]) -> Sequence[Any]:
        if self._constants:
            values = {**self._constants, **values}
        return _processed([values[name] for name in self.names], self._binds)

    def row(self, row: Row) -> Row:
        return tuple(_processed(row, self._results))


class Prepared:
    """A statement by itself; its parameters are its bindparams, or for an insert the columns that it names."""

    def __init__(self, statement: Statement, *returns: ColumnElement[Any], columns: Sequence[str] = ()) -> None:
        """`returns` are the columns of its rows, `columns` those that an insert or an update sets."""
        self._statement = statement
        self._returns = returns
        self.columns = list(columns)
        self._ready: Ready | None = None

    def ready(self, dialect: Dialect) -> Ready:
        if self._ready is None:
            compiled = self._statement.compile(dialect=dialect, column_keys=self.columns or None)
            assert isinstance(compiled, SQLCompiler)
            self._ready = Ready(compiled, self.columns, self._returns, dialect)
        return self._ready


class Transaction:
    """What is asked of the database together.

    What is in `after` is called, one by one, once it is stored, and what is in `undone` where it is not.
    """

    def __init__(self, cursor: DBAPICursor, dialect: Dialect) -> None:
        self._cursor = cursor
        self._dialect = dialect
        self.after: list[Callable[[], None]] = []
        self.undone: list[Callable[[], None]] = []

    def change(self, statement: Prepared, values: Mapping[str, Any]) -> int:
        """How many rows it has changed."""
        ready = statement.ready(self._dialect)
        self._cursor.execute(ready.text, ready.parameters(values))
        return self._cursor.rowcount

    def add(self, statement: Prepared, rows: Sequence[Sequence[Any]]) -> None:
        """Insert rows of plain values, in the order of the statement's columns."""
        ready = statement.ready(self._dialect)
        assert ready.names == statement.columns, "the columns are named in the table's order"
        self._cursor.executemany(ready.text, rows)

    def first(self, statement: Prepared, values: Mapping[str, Any]) -> Row | None:
        rows = self.all(statement, values)
        return rows[0] if rows else None

    def all(self, statement: Prepared, values: Mapping[str, Any]) -> list[Row]:
        ready = statement.ready(self._dialect)
        self._cursor.execute(ready.text, ready.parameters(values))
        return [ready.row(row) for row in self._cursor.fetchall()]


def _at(processors: Sequence[Processor | None]) -> list[tuple[int, Processor]]:
    """Those that there are, with their places: most values are the driver's as they are."""
    return [(place, each) for place, each in enumerate(processors) if each is not None]


def _processed(values: Sequence[Any], processors: Sequence[tuple[int, Processor]]) -> Sequence[Any]:
    if not processors:
        return values
    changed = list(values)
    for place, processor in processors:
        changed[place] = processor(changed[place])
    return changed
