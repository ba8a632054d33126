"""The stage `repair`: undoes damage, rule by rule, each rule one step of the ledger.

The rules run in the reverse order in which damage is done. Rules of scope `source` see the whole
text; on HTML, rules of scope `text` see the page with its markup masked (see `cleaner.repair.markup_mask`).
"""

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Detection, Document, replace_fields
from cleaner.pack import packs_in_use, packs_of
from cleaner.repair.stage import Repair
from cleaner.rule import active_rules, code_for


def repair(document: Document, *, config: Config = DEFAULT) -> Document:
    """Undo what the rules find; no-op on a document that has passed this stage.

    Every edit is in the ledger, one step a rule. Faults that were reported and not mended are in
    `findings`, with their places in the text this stage was given.
    """
    if document.done("repair"):
        return document
    work = Repair(document, config)
    with packs_in_use(packs_of(config)):
        for active in active_rules("repair", config):
            work.run(active)
    done = work.document
    return replace_fields(
        done,
        stages=(*done.stages, "repair"),
        findings=done.findings + work.reports(),
        detection=_script_now(document, done, config),
    )


def _script_now(before: Document, after: Document, config: Config) -> Detection | None:
    """The detection with the script the text has now: conversion changes what was detected."""
    found = after.detection
    fresh = after.ledger[len(before.ledger) :]
    if found is None or not any(e.rule == code_for("repair", "chinese-script") for e in fresh):
        return found
    script = "Hant" if config.script == "traditional" else "Hans"
    return msgspec.structs.replace(found, script=script)
