"""Records in Parquet; needs the extra `parquet`."""

import io
from collections.abc import Iterator

from cleaner.errors import NeedsExtraError, ReadError
from cleaner.read.files import READ_ERRORS, read_all, reason
from cleaner.read.reader import Given, Reader, Row, open_rows

BATCH = 256
"""Rows decoded at a time: the texts of a thousand pages may be hundreds of megabytes."""


def rows(given: Given) -> Iterator[Row | ReadError]:
    """Yield the rows, or the error that ends the file."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise NeedsExtraError("pyarrow", "parquet") from error
    number = 0
    try:
        stream = given.stream
        file = pq.ParquetFile(stream if stream.seekable() else io.BytesIO(_whole(given)))
        for batch in file.iter_batches(batch_size=BATCH):
            for row in batch.to_pylist():
                yield number, row
                number += 1
    except ReadError as error:
        yield error
    except pa.ArrowException as error:
        yield ReadError(f"not a Parquet file, or damaged behind record {number}: {error}")
    except READ_ERRORS as error:
        yield ReadError(reason(error))


def _whole(given: Given) -> bytes:
    return read_all(given.stream, limit=given.limit)


READER = Reader((".parquet",), open_rows(rows), rows)
