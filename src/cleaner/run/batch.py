"""`clean_batch`: rows of a pyarrow record batch through the pipeline, a bad row to its column."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Source, split_header
from cleaner.errors import MissingExtraError, UsageError
from cleaner.pipeline import Pipeline

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = ("clean_text", "clean_markdown", "metadata", "verdict", "error")


def clean_rows(batch: "pa.RecordBatch", config: Config = DEFAULT) -> "pa.RecordBatch":
    """Append the result columns to a batch.

    Raises `UsageError` if it has no column to clean, `TypeError` if it is no batch.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(f"a pyarrow.RecordBatch is cleaned, not {type(batch).__name__}")
    names = batch.schema.names
    column = next((name for name in ("data", "html", "text") if name in names), None)
    if column is None:
        raise UsageError(f"no column data, html or text among: {', '.join(names)}")
    pipeline = Pipeline(config=config)
    rows = [clean_row(pipeline, row, column) for row in batch.to_pylist()]
    kept = [name for name in names if name not in COLUMNS]
    arrays = [batch.column(name) for name in kept]
    arrays += [pa.array([row[name] for row in rows], pa.string()) for name in COLUMNS]
    return pa.RecordBatch.from_arrays(arrays, names=[*kept, *COLUMNS])


def clean_row(pipeline: Pipeline, row: Mapping[str, Any], column: str) -> dict[str, str | None]:
    """Clean one row; an exception becomes the text of its `error`."""
    try:
        document = pipeline.run(_source(row, column))
        return {
            "clean_text": document.body if document.verdict.kept else None,
            "clean_markdown": document.markdown() if document.verdict.kept else None,
            "metadata": msgspec.json.encode(document.metadata).decode(),
            "verdict": document.verdict.status,
            "error": None,
        }
    except Exception as error:  # noqa: BLE001 - one raising row empties the output of some engines
        return dict.fromkeys(COLUMNS) | {"verdict": "failed", "error": str(error)}


def _source(row: Mapping[str, Any], column: str) -> Source:
    """The document of a row; raises `TypeError` if the column holds neither bytes nor text."""
    value = row[column]
    if not isinstance(value, bytes | str):
        raise TypeError(f"{column} holds {type(value).__name__}, neither bytes nor text")
    media_type, charset = split_header(str(row.get("media_type") or ""))
    if not media_type and column == "html":
        media_type = "text/html"
    return Source(
        data=value if isinstance(value, bytes) else b"",
        text=value if isinstance(value, str) else None,
        media_type=media_type,
        url=str(row.get("url") or ""),
        declared=str(row.get("declared") or "") or charset,
    )
