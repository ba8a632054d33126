"""Site rules tried on pages (`cleaner rule --site`): what each selector matches and gives."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from cleaner.config import DEFAULT
from cleaner.document import Document
from cleaner.errors import PackError
from cleaner.pipeline import until
from cleaner.read.files import read_input
from cleaner.read.find import Input
from cleaner.strip.html.parse import Parsed
from cleaner.strip.read_page import label_page, parse_page
from cleaner.strip.site.read import read_by_site
from cleaner.strip.site.rule import SiteRule, fits_address, parse_site_pack, selectors
from cleaner.strip.site.select import try_site
from cleaner.text.visible import visible

WIDTH = 70
"""Code points of a text that are shown."""


class Match(msgspec.Struct, frozen=True):
    """What one selector does on a page: how often it matches, how the first match begins."""

    field: str
    selector: str
    matches: int
    sample: str


class PageTrial(msgspec.Struct, frozen=True):
    """What one rule does on one page.

    `address` is what the page says it is, `fits` whether the rule would be taken for it. `missing`
    are fields of the rule that gave nothing, `body` the blocks kept, `note` why the labeller
    decided, where it did.
    """

    page: str
    rule: str
    address: str
    fits: bool
    matches: tuple[Match, ...]
    missing: tuple[str, ...]
    body: tuple[str, ...] = ()
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether something the rule asks for is not on the page."""
        return bool(self.missing or self.note)


def read_trials(file: Path, inputs: Sequence[Input]) -> list[PageTrial]:
    """Try every rule of a file on every page; raises `PackError` if the file cannot be read.

    A page whose address one of the rules fits is tried with that one alone.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{file}: cannot be read: {error}") from error
    rules = parse_site_pack(text, where=str(file)).site
    return [trial for entry in inputs for trial in _try_page(entry, rules)]


def _try_page(entry: Input, rules: Iterable[SiteRule]) -> Iterator[PageTrial]:
    parsed = parse_page(_read(entry).text, "", DEFAULT)
    address = parsed.metadata.url or ""
    fitting = [rule for rule in rules if fits_address(rule, address, parsed.parser)]
    for rule in fitting or rules:
        yield _try_rule(rule, entry.path, parsed, fits=rule in fitting)


def _read(entry: Input) -> Document:
    """The page as `strip` gets it: decoded and repaired."""
    source = read_input(entry, limit=DEFAULT.max_bytes)
    return until("repair").run(msgspec.structs.replace(source, media_type="text/html"))


def _try_rule(rule: SiteRule, name: str, parsed: Parsed, *, fits: bool) -> PageTrial:
    trials = try_site(rule, [(name, parsed.source)])
    matches = tuple(Match(t.field, t.selector, t.matches, t.sample) for t in trials)
    given = {m.field for m in matches if m.sample or (m.field == "drop" and m.matches)}
    asked = dict.fromkeys(field for field, _ in selectors(rule) if field != "drop")
    read = read_by_site(rule, parsed, lambda: label_page(parsed, DEFAULT), DEFAULT)
    kept = [b.text for b, keep in zip(read.blocks, read.keep, strict=True) if keep]
    return PageTrial(
        page=name,
        rule=rule.id,
        address=parsed.metadata.url or "",
        fits=fits,
        matches=matches,
        missing=tuple(field for field in asked if field not in given),
        body=tuple(kept),
        note=next((report.message for report in read.reports), ""),
    )


def show_trials(trials: Sequence[PageTrial]) -> str:
    """The trials for people, a selector a line."""
    return "\n".join("\n".join(_lines(trial)) + "\n" for trial in trials)


def _lines(trial: PageTrial) -> Iterator[str]:
    place = visible(trial.address) or "no address on the page"
    yield f"== {visible(trial.page)}: {trial.rule} ({'for' if trial.fits else 'not for'} {place})"
    for match in trial.matches:
        said = visible(match.sample)[:WIDTH] or ("no text" if match.matches else "no match")
        yield f"{match.field:<8} {match.matches:4d}  {match.selector}: {said}"
    size = sum(map(len, trial.body))
    yield f"kept     {len(trial.body):4d}  blocks, {size:,} characters"
    for text in (trial.body[0], trial.body[-1]) if trial.body else ():
        yield f"               {visible(text)[:WIDTH]}"
    if trial.missing:
        yield f"empty: {', '.join(trial.missing)}"
    if trial.note:
        yield f"note: {trial.note}"


def trials_json(trials: Sequence[PageTrial]) -> str:
    """All of the trials as a JSON array."""
    return msgspec.json.format(msgspec.json.encode(list(trials)), indent=1).decode() + "\n"
