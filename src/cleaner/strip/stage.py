"""What the stage does, in order: read into blocks, ask the rules, decide, enter the edits."""

import re
from collections.abc import Iterator

import msgspec

from cleaner.block import Block
from cleaner.config import Config
from cleaner.document import Detection, Document, Verdict, replace_fields, with_step
from cleaner.edit import apply
from cleaner.finding import Finding
from cleaner.markdown.front_matter import is_own, parse_front_matter, read_front_matter
from cleaner.metadata import Metadata
from cleaner.pack import load_packs, packs_in_use, packs_of
from cleaner.rule import REJECT, active_rules, code_for
from cleaner.strip.decide import Decision, decide
from cleaner.strip.guess import best_guess, unsure
from cleaner.strip.lines.gate import keep_gated
from cleaner.strip.page import Page
from cleaner.strip.view.view import View
from cleaner.text.scan import scan_of

NOT_KEPT = 0.29
"""The highest score rules see of a block of a page that is not kept: just under
`view.SURE_FURNITURE`, far over `view.CERTAIN`."""

KINDS = ("article", "list", "thread")
"""What a page can be, in the order of `Rule.yields`."""


def strip_document(document: Document, config: Config) -> Document:
    """Run the stage on a document that has not passed it."""
    if not document.verdict.kept:
        return _done(document)
    with packs_in_use(packs_of(config)):
        page, authored = _read(document, config)
        return settle(document, page, config, authored=authored)


def settle(document: Document, page: Page, config: Config, *, authored: bool = False) -> Document:
    """Ask the rules about a page that was read, decide, enter the edits.

    `authored` says that its metadata were written by hand in front matter.
    """
    work, page, findings = _asked(document, page, config, authored=authored)
    if verdict := _verdict(findings):
        return _done(replace_fields(work, blocks=(), verdict=verdict))
    decision = decide(page, findings, config)
    if not decision.blocks and config.fixes == "all":
        code = code_for("strip", "no-article")
        guess = best_guess(page, findings, is_html=document.is_html)
        decision = decide(msgspec.structs.replace(page, keep=guess), findings, config)
        if not decision.blocks:
            empty = Verdict(status="rejected", rule=code, reason="no article text was found")
            return _done(replace_fields(work, blocks=(), verdict=empty))
        work = replace_fields(work, verdict=unsure(code, decision.blocks))
    text = apply(page.text, decision.edits)
    stripped = with_step(work, "strip", decision.edits, text)
    return _done(
        replace_fields(
            stripped,
            blocks=decision.blocks,
            metadata=(page.metadata if authored else _metadata(document, page.metadata, decision)),
            findings=document.findings + page.reports + decision.reports,
        ),
    )


def judge(document: Document, config: Config) -> tuple[Page, list[Finding]]:
    """A document that has not passed the stage, as it is read, and all that rules say of it."""
    with packs_in_use(packs_of(config)):
        page, authored = _read(document, config)
        _, page, findings = _asked(document, page, config, authored=authored)
    return page, findings


def _asked(
    document: Document, page: Page, config: Config, *, authored: bool
) -> tuple[Document, Page, list[Finding]]:
    """The document as rules see it, the page as the labellers leave it, the rules' findings."""
    blocks = _as_kept(page) if document.is_html else page.blocks
    work = replace_fields(document, text=page.text, blocks=blocks, metadata=page.metadata)
    if authored:
        work = replace_fields(work, extra=document.extra | _other_keys(document.text))
    view = View(work, config, markdown=page.markdown, kind=page.kind)
    if not document.is_html:
        page = _unless_nothing_speaks(page, view)
    return work, page, list(_ask_rules(view, page, config, authored=authored))


def _as_kept(page: Page) -> tuple[Block, ...]:
    """The blocks as rules shall see them: what is not kept is no part of the article's span."""
    return tuple(
        block if keep or block.score < NOT_KEPT else msgspec.structs.replace(block, score=NOT_KEPT)
        for block, keep in zip(page.blocks, page.keep, strict=True)
    )


def _read(document: Document, config: Config) -> tuple[Page, bool]:
    """The page, and whether its metadata were written by hand in front matter."""
    if document.is_html:
        from cleaner.strip.read_page import read_html

        return read_html(document.text, url=_url(document), config=config), False
    from cleaner.strip.read_text import read_text

    language = document.detection.language if document.detection else ""
    metadata, length = parse_front_matter(document.text)
    markdown = document.media_type == "text/markdown" or metadata is not None
    if metadata is None:
        return read_text(document.text, language=language, markdown=markdown, config=config), False
    rest = read_text(document.text[length:], language=language, markdown=True, config=config)
    blocks = tuple(
        msgspec.structs.replace(b, start=b.start + length, end=b.end + length) for b in rest.blocks
    )
    page = msgspec.structs.replace(rest, text=document.text, blocks=blocks, metadata=metadata)
    return (_all_kept(page) if is_own(document.text) else page), True


def _all_kept(page: Page) -> Page:
    """A page of which nothing goes but what no labeller is asked about."""
    sure = tuple(msgspec.structs.replace(block, score=1.0) for block in page.blocks)
    return msgspec.structs.replace(page, blocks=sure, keep=(True,) * len(sure), gated=True)


def _other_keys(text: str) -> dict[str, msgspec.Raw]:
    """The keys of a front matter that are no fields of the metadata: they are passed through."""
    others = read_front_matter(text).others
    return {key: msgspec.Raw(msgspec.json.encode(value)) for key, value in others.items()}


def _url(document: Document) -> str:
    return document.metadata.url or ""


def _unless_nothing_speaks(page: Page, view: View) -> Page:
    """A text, kept but for near certainty if the packs know nothing of all that would go.

    Of 290 main columns of pages, in languages that have a pack, three have no line to go that a pack
    knows; a text of somebody's, verse or a list of names, has none.
    """
    told = view.document.detection
    gone = {block.index for block, kept in zip(page.blocks, page.keep, strict=True) if not kept}
    if page.gated or page.markdown or not gone or not any(page.keep):
        return page  # of a text of which nothing is kept there is a guess
    language = told.language if told else ""
    if language and language not in {pack.language for pack in load_packs("furniture")}:
        return page  # nor do the packs know anything of it
    if any(line.block.index in gone and view.marks_of(line) for line in view.lines):
        return page
    keep = keep_gated(
        [line.block.score for line in view.lines], [float(line.prose) for line in view.lines]
    )
    return msgspec.structs.replace(page, keep=tuple(keep), gated=True)


def _ask_rules(view: View, page: Page, config: Config, *, authored: bool) -> Iterator[Finding]:
    """Yield every finding of every rule, in the order of the rules, that the labeller lets pass."""
    document = view.document
    scan = scan_of(document.text)
    sure = _kept_scores(page) if document.is_html or authored else {}
    for rule, find in active_rules("strip", config):
        if not rule.triggered(scan):
            continue
        if authored and rule.only_fields:
            continue
        limit = rule.yields[KINDS.index(page.kind if page.is_sure else "list")]
        for finding in find(view):
            if finding.edit is None or sure.get(finding.block, 0.0) < limit:
                yield finding


def _kept_scores(page: Page) -> dict[int | None, float]:
    """The scores of the blocks the labeller keeps, by ordinal."""
    return {b.index: b.score for b, keep in zip(page.blocks, page.keep, strict=True) if keep}


def _verdict(findings: list[Finding]) -> Verdict | None:
    for finding in findings:
        if finding.kind == REJECT and finding.block is None:
            return Verdict(
                status="rejected",
                rule=finding.rule,
                reason=finding.message,
                confidence=finding.confidence,
            )
    return None


def _metadata(document: Document, page: Metadata, decision: Decision) -> Metadata:
    from cleaner.strip.metadata.merge import merge_metadata

    merged = merge_metadata(page, decision.metadata)
    detection = document.detection
    return msgspec.structs.replace(
        merged,
        language=_language(merged.language, detection),
        script=merged.script or (detection.script if detection else None) or None,
        url=merged.url or document.metadata.url,
    )


def _language(declared: str | None, detection: Detection | None) -> str | None:
    """The language a page declares, unless its script is another's: templates say `en` to all."""
    if detection is None or not detection.language:
        return declared
    if declared and detection.script in _SHARED_SCRIPTS:
        return declared
    same = declared and re.split("[-_]", declared.casefold())[0] == detection.language
    return declared if same else detection.language


_SHARED_SCRIPTS = frozenset({"Arab", "Cyrl", "Deva", "Latn"})
"""Scripts of many languages: what is written in them may be what the page declares."""


def _done(document: Document) -> Document:
    return replace_fields(document, stages=(*document.stages, "strip"))
