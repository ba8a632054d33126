"""From the labeller's opinion and the rules' findings to one step of edits.

The first rule that drops a block is the one the ledger cites; a block no rule spoke about goes
in the name of the rule with the duty `labelled` if the labeller drops it. What stands between kept blocks is set anew: those are the
layout edits.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from cleaner.block import Block
from cleaner.config import Config
from cleaner.edit import LAYOUT, Edit
from cleaner.finding import Finding
from cleaner.rule import code_for
from cleaner.strip.images import hand_on_images
from cleaner.strip.page import KEEPABLE, Page, is_asked
from cleaner.strip.separators import separators


class Decision(NamedTuple):
    """What becomes of a page: the edits of the step, the kept blocks, metadata, reports."""

    edits: tuple[Edit, ...]
    blocks: tuple[Block, ...]
    metadata: tuple[tuple[str, str], ...]
    reports: tuple[Finding, ...]


class _Plan:
    """What is known of one block so far."""

    __slots__ = ("asked", "block", "cuts", "drop", "of", "wanted")

    def __init__(self, block: Block, drop: Edit | None) -> None:
        self.block = block
        self.wanted = drop is None
        self.drop = drop
        self.of: int | None = None
        self.cuts: list[Edit] = []
        self.asked = False


def decide(page: Page, findings: Sequence[Finding], config: Config) -> Decision:
    """Weigh findings and the labeller's decisions block by block."""
    plans = {
        block.index: _Plan(block, None if keep else _drop(block, page.site))
        for block, keep in zip(page.blocks, page.keep, strict=True)
    }
    metadata: list[tuple[str, str]] = []
    reports: list[Finding] = []
    for each in plans.values():
        each.asked = is_asked(each.block.kind, each.block.markdown or each.block.text, config)
    for finding in findings:
        metadata += finding.metadata
        plan = plans.get(finding.block) if finding.block is not None else None
        if plan is None or (finding.edit is None and not finding.kind):
            reports.append(finding)
        else:
            _enter(plan, finding, config)
    _keep_one_copy(plans)
    if config.fixes == "safe":
        return Decision((), page.blocks, tuple(metadata), (*reports, *_withheld(findings)))
    if "images" in config.keep:
        _keep_images(list(plans.values()))
    edits, blocks = _set(page, list(plans.values()))
    return Decision(edits, blocks, tuple(metadata), tuple(reports))


def _withheld(findings: Sequence[Finding]) -> list[Finding]:
    """Findings whose edits are unsafe and so were not applied."""
    return [f for f in findings if f.edit is not None]


@cache
def _unnamed() -> frozenset[str]:
    """The codes of removals that no named rule decided: any named rule may take them over."""
    return frozenset({code_for("strip", "labelled"), code_for("strip", "site-body")})


def _drop(block: Block, site: str) -> Edit:
    """The edit for what the labeller drops, or the site rule where one decided."""
    return Edit(
        code_for("strip", "site-body" if site else "labelled"),
        block.start,
        block.end,
        block.text,
        block=block.index,
        kind=block.kind if block.kind not in {"paragraph", "heading", "list"} else "other",
        confidence=round(1 - block.score, 3),
        path=block.path,
        entry=site,
    )


def _enter(plan: _Plan, finding: Finding, config: Config) -> None:
    """Let one finding change the plan of its block."""
    edit = finding.edit
    if edit is None:
        plan.block = msgspec.structs.replace(plan.block, kind=finding.kind)
        return
    if plan.asked or KEEPABLE.get(finding.kind) in config.keep:
        _stand(plan)
        return
    if plan.drop is not None and plan.drop.rule not in _unnamed():
        return
    if edit.start <= plan.block.start and edit.end >= plan.block.end:
        plan.drop, plan.of = edit, finding.of
    elif all(edit.end <= cut.start or edit.start >= cut.end for cut in plan.cuts):
        plan.cuts.append(edit)


def _stand(plan: _Plan) -> None:
    """Let a block stand that the configuration asks for, whoever drops it but a site rule."""
    plan.asked = True
    plan.cuts.clear()
    if plan.drop is not None and plan.drop.rule != code_for("strip", "site-body"):
        plan.drop = plan.of = None


def _keep_one_copy(plans: Mapping[int, _Plan]) -> None:
    """Keep a copy after all where what it repeats is dropped, if the labeller wanted it."""
    standing: dict[int, int] = {}
    for index, plan in plans.items():
        if plan.of is None or not plan.wanted:
            continue
        first = plans[standing.get(plan.of, plan.of)]
        if first.drop is not None:
            plan.drop = None
            standing[plan.of] = index


def _keep_images(plans: Sequence[_Plan]) -> None:
    """Let images stay whose block goes."""
    blocks = hand_on_images([p.block for p in plans], [p.drop is None for p in plans])
    for plan, block in zip(plans, blocks, strict=True):
        plan.block = block


def _set(page: Page, plans: list[_Plan]) -> tuple[tuple[Edit, ...], tuple[Block, ...]]:
    """The edits in order, and the kept blocks with their spans in the new text."""
    for plan in plans:
        _trim(plan)
    kept = [plan.block for plan in plans if plan.drop is None]
    gaps = separators(kept, page.text, markdown=page.markdown)
    before = dict(zip((b.index for b in kept), gaps, strict=True))
    edits: list[Edit] = []
    blocks: list[Block] = []
    at = out = 0
    for plan in plans:
        block = plan.block
        wanted = before.get(block.index, "")
        gap = page.text[at : block.start]
        at = block.end
        if gap != wanted:
            edits.append(Edit(LAYOUT, block.start - len(gap), block.start, gap, wanted, safe=True))
        out += len(wanted)
        if plan.drop is not None:
            edits.append(plan.drop)
            continue
        cuts = sorted(plan.cuts, key=lambda e: e.start)
        edits += cuts
        text = _remaining(block, cuts)
        blocks.append(
            msgspec.structs.replace(
                block,
                text=text,
                start=out,
                end=out + len(text),
                markdown=_remaining_markdown(block.markdown, cuts),
            ),
        )
        out += len(text)
    if at < len(page.text):
        edits.append(Edit(LAYOUT, at, len(page.text), page.text[at:], safe=True))
    return tuple(edits), tuple(blocks)


def _remaining(block: Block, cuts: Sequence[Edit]) -> str:
    parts = []
    at = block.start
    for cut in cuts:
        parts.append(block.text[at - block.start : cut.start - block.start])
        at = cut.end
    parts.append(block.text[at - block.start :])
    return "".join(parts)


def _remaining_markdown(markdown: str, cuts: Sequence[Edit]) -> str:
    """The Markdown of a block without what was cut; "" (made anew from the text) if that is unclear."""
    for cut in cuts:
        words = cut.before.strip()
        if words and markdown:
            markdown = markdown.replace(words, cut.after) if markdown.count(words) == 1 else ""
    return markdown.strip()


def _trim(plan: _Plan) -> None:
    """Take away white space that cuts leave at the ends; a block cut empty is a dropped one."""
    if plan.drop is not None or not plan.cuts:
        return
    plan.cuts.sort(key=lambda e: e.start)
    block = plan.block
    rest = _remaining(block, plan.cuts)
    if not rest.strip():
        first = plan.cuts[0]
        plan.drop = msgspec.structs.replace(
            first, start=block.start, end=block.end, before=block.text
        )
        return
    ends = [*_blank_run(block, plan.cuts), *_blank_run(block, plan.cuts, backwards=True)]
    plan.cuts += ends


def _blank_run(block: Block, cuts: Sequence[Edit], *, backwards: bool = False) -> list[Edit]:
    """Layout edits for the white space that cuts leave at one end of a block."""
    holes = {}
    for cut in cuts:
        first, last = cut.start - block.start, cut.end - block.start
        if first < last:
            holes[last - 1 if backwards else first] = first - 1 if backwards else last
    run: list[int] = []
    at = len(block.text) - 1 if backwards else 0
    while 0 <= at < len(block.text):
        if at in holes:
            at = holes[at]
        elif block.text[at].isspace():
            run.append(at)
            at += -1 if backwards else 1
        else:
            break
    return _join(block, sorted(run))


def _join(block: Block, offsets: Sequence[int]) -> list[Edit]:
    """One layout edit for each run of neighbouring offsets in the block."""
    edits: list[Edit] = []
    for offset in offsets:
        place = block.start + offset
        if edits and edits[-1].end == place:
            grown = edits[-1].before + block.text[offset]
            edits[-1] = msgspec.structs.replace(edits[-1], end=place + 1, before=grown)
        else:
            edits.append(Edit(LAYOUT, place, place + 1, block.text[offset], safe=True))
    return edits
