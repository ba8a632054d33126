"""Records in Parquet; needs the extra `parquet`."""

from collections.abc import Iterator

from cleaner.errors import MissingExtraError, ReadError
from cleaner.read.reader import FIELDS, Reader, Row


def rows(_suffix: str, data: bytes) -> Iterator[Row]:
    """Yield the rows, their text fields only; raises `ReadError` for what is no Parquet."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        names = [n for n in file.schema_arrow.names if n in FIELDS]
        number = 0
        for batch in file.iter_batches(columns=names):
            for row in batch.to_pylist():
                yield number, row
                number += 1
    except pa.ArrowException as error:
        raise ReadError(f"not a Parquet file: {error}") from error


READER = Reader((".parquet",), rows)
