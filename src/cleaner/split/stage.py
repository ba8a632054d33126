"""What the stage does, in order: cut marks, find headings, give levels, make sections, report."""

from collections.abc import Sequence

import msgspec

from cleaner.block import Block
from cleaner.config import Config
from cleaner.document import Document, replace_fields
from cleaner.markdown.lightweight import is_lightweight
from cleaner.rule import active_rules
from cleaner.split.headings import Heading, find_headings
from cleaner.split.leads import find_leads
from cleaner.split.levels import assign_levels
from cleaner.split.marks import cut_bold, cut_marks
from cleaner.split.sections import Opening, build


def split_document(document: Document, config: Config) -> Document:
    """Run the stage on a document that has not passed it."""
    done = replace_fields(document, stages=(*document.stages, "split"))
    if not document.verdict.kept or not document.blocks:
        return done
    cut = cut_marks(done) if config.fixes == "all" else done
    headings = find_headings(cut.blocks, config, guess=not _says_itself(document))
    levels = assign_levels(headings)
    if config.fixes == "all":
        cut = cut_bold(cut, {heading.at for heading in headings})
    blocks = _relabelled(cut.blocks, headings, levels)
    sections = build(_openings(blocks, config), len(cut.text))
    made = replace_fields(cut, blocks=blocks, sections=sections)
    found = tuple(
        finding for active in active_rules("split", config) for finding in active.run(made, config)
    )
    return replace_fields(made, findings=made.findings + found) if found else made


def _says_itself(document: Document) -> bool:
    """Whether a text is of a markup that says which lines are headings."""
    return document.is_markdown or (
        document.media_type == "text/plain" and is_lightweight(document.text)
    )


def _relabelled(
    blocks: Sequence[Block], headings: Sequence[Heading], levels: Sequence[int]
) -> tuple[Block, ...]:
    changed = list(blocks)
    for heading, level in zip(headings, levels, strict=True):
        changed[heading.at] = msgspec.structs.replace(
            changed[heading.at], kind="heading", level=level
        )
    return tuple(changed)


def _openings(blocks: Sequence[Block], config: Config) -> list[Opening]:
    """Headings and run-in leads open sections, unless their level is under `min-level`."""
    leads = find_leads(blocks, config)
    openings: list[Opening] = []
    level = 1
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            level = block.level
            openings.append(Opening(block.start, " ".join(block.text.split()), level))
        elif at in leads:
            openings.append(Opening(block.start, leads[at], level + 1))
    return [opening for opening in openings if opening.level >= config.min_level]
