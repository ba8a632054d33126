"""The pipeline: stages by name, run in their order, each a pure function on documents."""

import importlib
from collections.abc import Callable, Sequence
from typing import cast

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import STAGES, Document, Source, replace_fields
from cleaner.errors import UsageError
from cleaner.metadata import Metadata

Stage = Callable[..., Document]


def load_stage(name: str) -> Stage:
    """Return the stage function `cleaner.<name>.<name>`; raises `UsageError` for an unknown one."""
    if name not in STAGES:
        raise UsageError(f"no stage is named {name!r}; the stages are: {', '.join(STAGES)}")
    return cast("Stage", getattr(importlib.import_module(f"cleaner.{name}"), name))


class Pipeline:
    """A sequence of stages with one configuration.

    >>> Pipeline(["detect"]).run(Source(data=b"abc")).text
    'abc'
    """

    def __init__(self, stages: Sequence[str] = STAGES, config: Config | None = None) -> None:
        """Raise `UsageError` for an unknown stage or stages out of order."""
        order = [STAGES.index(s) if s in STAGES else -1 for s in stages]
        if -1 in order:
            load_stage(stages[order.index(-1)])
        if order != sorted(set(order)):
            raise UsageError(f"stages run in this order, each once: {', '.join(STAGES)}")
        self.stages = tuple(stages)
        self.config = config or DEFAULT

    def run(self, document: Document | Source) -> Document:
        """Pass one document through the stages; a stage already done is a no-op."""
        if isinstance(document, Source):
            document = open_source(document)
        for name in self.stages:
            if not document.done(name):
                _check_order(document, name)
                before, document = document, load_stage(name)(document, config=self.config)
                if name == "repair":
                    document = _told_again(before, document)
        return document


def _told_again(before: Document, after: Document) -> Document:
    """A repaired document with the language and script its text has now.

    A text read in a wrong encoding is in no language, or in another script, until it is mended.
    """
    detection, fresh = after.detection, after.ledger[len(before.ledger) :]
    if detection is None or 20 * sum(len(edit.before) for edit in fresh) < len(before.text):
        return after
    from cleaner.detect.stage import identify_document

    language, script = identify_document(after)
    told = (language or detection.language, script)
    if (
        not script
        or told == (detection.language, detection.script)
        or {script, detection.script} == _CHINESE
    ):
        return after
    return replace_fields(
        after, detection=msgspec.structs.replace(detection, language=told[0], script=script)
    )


_CHINESE = {"Hans", "Hant"}
"""Scripts one of which a rule turns into the other; that rule says itself which it is now."""


def _check_order(document: Document, name: str) -> None:
    """Raise `UsageError` if a later stage has been passed already."""
    later = [s for s in STAGES[STAGES.index(name) + 1 :] if document.done(s)]
    if later:
        where = document.path or document.id or "the document"
        raise UsageError(f"{where}: {name} comes too late, {later[0]} has been done already")


def until(stage: str, config: Config | None = None) -> Pipeline:
    """The pipeline of all stages up to and with `stage`."""
    return Pipeline(STAGES[: STAGES.index(stage) + 1], config)


def open_source(source: Source) -> Document:
    """A document before its first stage."""
    return Document(
        id=source.id, path=source.path, media_type=source.media_type, source=source,
        extra=source.extra, metadata=Metadata(url=source.url or None),
    )  # fmt: skip
