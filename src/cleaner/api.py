"""The public functions: clean one document, name an encoding, lint, clean a batch."""

import os
from typing import TYPE_CHECKING

from cleaner.config import DEFAULT, Config
from cleaner.document import Detection, Document, Source, split_header
from cleaner.finding import Finding
from cleaner.pipeline import Pipeline

if TYPE_CHECKING:
    import pyarrow as pa


Buffer = bytes | bytearray | memoryview
"""Bytes as the standard library knows them."""


def clean(
    data: Buffer | str,
    *,
    media_type: str | None = None,
    url: str | None = None,
    declared: str | None = None,
    config: Config | None = None,
) -> Document:
    """Pass one page or text through all five stages.

    `data` is bytes of any encoding (any bytes-like object) or decoded text. `media_type` is a whole
    `Content-Type` header or the type alone (`text/html`, `text/plain`, `text/markdown`); it is found
    out if not given. `declared` is a charset from elsewhere, believed if the bytes agree. Bad input
    gives a document with a verdict, never an exception; raises `TypeError` for what is no bytes and
    no text.

    >>> clean("One line.", media_type="text/plain; charset=utf-8").body
    'One line.'
    """
    return Pipeline(config=_checked(config)).run(
        _source(data, media_type=media_type, declared=declared, url=url)
    )


def detect_encoding(data: Buffer, *, declared: str | None = None) -> Detection:
    """Say what encoding the bytes are in; `declared` is the label a transport header gave.

    Raises `TypeError` for anything but a bytes-like object.

    >>> detect_encoding("\u4f60\u597d\uff0c\u4e16\u754c\u3002".encode("gb18030")).encoding
    'gb18030'
    """
    from cleaner.detect.decide import detect_encoding as decide

    return decide(_bytes(data), declared=_word("declared", declared) or None)


def lint(
    data: Buffer | str, *, path: str | None = None, config: Config | None = None
) -> list[Finding]:
    """Report the faults of one document, sorted by place, as `cleaner check` does.

    Raises `TypeError` for what is no bytes and no text.
    """
    from cleaner.check.lint import lint_source

    source = _source(data, path="" if path is None else os.fspath(path))
    return lint_source(source, _checked(config) or DEFAULT)


def clean_batch(batch: "pa.RecordBatch", *, config: Config | None = None) -> "pa.RecordBatch":
    """Clean a column `data` (bytes), `html` or `text` of a record batch; never raises for a row.

    Returns a record batch with the columns given and `clean_text`, `clean_markdown`, `metadata`
    (JSON), `verdict` and `error`. Columns `media_type`, `url` and `declared` are used where they
    are there. Raises `TypeError` for what is no record batch.
    """
    from cleaner.run.batch import clean_rows

    return clean_rows(batch, _checked(config) or DEFAULT)


def _checked(config: Config | None) -> Config | None:
    if config is not None and not isinstance(config, Config):
        raise TypeError(f"config is a cleaner.Config, not {type(config).__name__}")
    return config


def _source(
    data: object,
    *,
    media_type: str | None = None,
    declared: str | None = None,
    url: str | None = None,
    path: str = "",
) -> Source:
    """The input as it is given to the stages."""
    kind, charset = split_header(_word("media_type", media_type))
    return Source(
        data=b"" if isinstance(data, str) else _bytes(data),
        text=data if isinstance(data, str) else None,
        media_type=kind,
        declared=_word("declared", declared) or charset,
        url=_word("url", url),
        path=path,
    )


def _bytes(data: object) -> bytes:
    if isinstance(data, bytes):
        return data
    try:
        return memoryview(data).tobytes()  # type: ignore[arg-type]  # what it raises is the check
    except TypeError:
        raise TypeError(f"a bytes-like object is needed, not {type(data).__name__}") from None


def _word(name: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"{name} is text, not {type(value).__name__}")
    return value
