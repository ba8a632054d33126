"""The public functions: clean one document, name an encoding, lint, clean a batch."""

from typing import TYPE_CHECKING, Any

from cleaner.config import DEFAULT, Config
from cleaner.document import Detection, Document, Source
from cleaner.finding import Finding
from cleaner.pipeline import Pipeline

if TYPE_CHECKING:
    import pyarrow as pa


def clean(
    data: bytes | str,
    *,
    media_type: str | None = None,
    url: str | None = None,
    config: Config | None = None,
) -> Document:
    """Pass one page or text through all five stages.

    `data` is bytes of any encoding or decoded text; `media_type` (`text/html`, `text/plain`,
    `text/markdown`) is found out if not given. Bad input gives a document with a verdict, never an
    exception.

    >>> clean("One line.", media_type="text/plain").body
    'One line.'
    """
    source = Source(
        data=data if isinstance(data, bytes) else b"",
        text=data if isinstance(data, str) else None,
        media_type=media_type or "",
        url=url or "",
    )
    return Pipeline(config=config).run(source)


def detect_encoding(data: bytes, *, declared: str | None = None) -> Detection:
    """Say what encoding the bytes are in; `declared` is the label a transport header gave.

    >>> detect_encoding("\u4f60\u597d\uff0c\u4e16\u754c\u3002".encode("gb18030")).encoding
    'gb18030'
    """
    from cleaner.detect.decide import detect_encoding as decide

    return decide(data, declared=declared)


def lint(
    data: bytes | str, *, path: str | None = None, config: Config | None = None
) -> list[Finding]:
    """Report the faults of one document, sorted by place, as `cleaner check` does."""
    from cleaner.check.lint import lint_source

    source = Source(
        data=data if isinstance(data, bytes) else b"",
        text=data if isinstance(data, str) else None,
        path=path or "",
    )
    return lint_source(source, config or DEFAULT)


def clean_batch(batch: "pa.RecordBatch") -> Any:
    """Clean a column `data` (bytes) or `text` of a record batch; never raises for a row.

    Returns a record batch with the columns given and `clean_text`, `clean_markdown`, `metadata`
    (JSON), `verdict` and `error`.
    """
    from cleaner.run.batch import clean_rows

    return clean_rows(batch)
