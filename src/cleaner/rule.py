"""Rules: their description, how they are found, and which of them a configuration runs.

A rule is one file in the `rules` folder of its stage, `<code>_<name>.py`, that holds a description
`RULE` and a plain function `find(document, config)` (of strip: `find(view)`) yielding findings, or
none where the engine itself speaks in its name. Nothing else has to be touched: the folder is
searched, and `ORDER` in the folder's `__init__.py` places the rule by the beginning of its code.
Modules that the option `plugins` names may hold rules in the same form (`find_plugins`).

What a finding means depends on the stage:

- detect: a report on `document.detection`.
- repair: `edit` replaces a span of `document.text`; each rule is one step.
- strip: `document.text` and `document.blocks` are the whole page, nothing dropped yet. An edit over
  the whole span of the block `block` with an empty `after` drops it under the label `kind`; an edit
  inside cuts; `kind` without an edit gives the block another label; `metadata` is read from it;
  `kind="reject"` with `block=None` rejects the whole document.
- split: a report on headings and sections.
- check: a report on a finished document, what a corpus wishes of it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import Literal, NamedTuple

import msgspec

from cleaner.block import Block
from cleaner.config import Config
from cleaner.document import Document
from cleaner.edit import Edit
from cleaner.errors import ConfigError
from cleaner.finding import Finding
from cleaner.text.scan import Scan, compiled, scan_of

REJECT = "reject"
"""The `kind` of a finding that speaks about the whole document: it goes to the rejects."""


Duty = Literal[
    "not-text", "no-text", "declared-charset", "chinese-script", "labelled", "no-article",
    "site-body", "site-drift", "today", "same-body",
]  # fmt: skip
"""What an engine does in the name of a rule: refuses bytes that are no text and texts without a
word, changes a declared charset, converts the script; drops what the labeller or a site rule gives
no place, rejects a page of which nothing is left, reports a site rule that has run out; asks for
the day of today, compares bodies across documents."""


NEVER = 2.0
"""A score no block has: what `Rule.yields` says where a rule always has its way."""


class Example(msgspec.Struct, frozen=True):
    """A text before and after; runs as a test. Escapes, not invisible characters, please."""

    before: str
    after: str
    media_type: str = "text/plain"


class Rule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The description of a rule; its `find` is a plain function beside it.

    `name` is that of the fault and reads after "allow". `keeps` are texts that must come through
    unchanged, never empty. Without one of `triggers` (literals) or `patterns` (regular expressions
    that begin with a literal, so that the search skips to it) the rule cannot match; without either
    it always runs. `needs` are classes of characters beyond ASCII of each of which the text must
    have one: all rules ask this of one scan (see `Scan.holds`). `may_find` is for rules of scope `text`: a
    cheap look at the source of a page, before its markup is told from its text. `summary` is given as `__doc__`: the
    first line of its file says it. `safe` rules remove no visible word. `scope` is for repair: on HTML `source`
    sees the whole page, `text` only what lies between tags, outside scripts and styles; `plain`
    rules leave HTML alone. `check` says whether `cleaner check` reports it unless told otherwise
    (the title's way into the metadata is no fault of a corpus). `yields` is for strip on HTML
    and on text with front matter: blocks the labeller keeps with at least these scores stay, on
    articles, lists (and what may be either) and threads. There the tree, or whoever wrote that
    head, says more than a line's shape and place.

    What the engines want of a rule are fields too, so that no engine names a code: `duty` says in
    whose name an engine speaks by itself (see `code_for`), `only_fields` that a rule of strip is
    after fields, which a text with front matter has got from its author, `recoded` that writing the
    file as UTF-8 mends it, `clone_site` that it undoes what clone sites do to bytes.
    """

    code: str
    name: str
    stage: Literal["detect", "repair", "strip", "split", "check"]
    summary: str
    why: str
    keeps: tuple[str, ...]
    examples: tuple[Example, ...] = ()
    status: Literal["preview", "stable", "deprecated"] = "stable"
    triggers: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    safe: bool = False
    scope: Literal["source", "text", "plain"] = "text"
    needs: tuple[str, ...] = ()
    may_find: Callable[[str], bool] | None = None
    check: bool = True
    yields: tuple[float, float, float] = (NEVER, NEVER, NEVER)
    duty: Duty | Literal[""] = ""
    only_fields: bool = False
    recoded: bool = False
    clone_site: bool = False

    def __post_init__(self) -> None:
        """The summary is the first line of what was given."""
        msgspec.structs.force_setattr(self, "summary", self.summary.partition("\n")[0])

    def triggered(self, scan: Scan) -> bool:
        """Whether a text holds what the rule cannot do without."""
        for characters in self.needs:  # plain loops: this is asked of every rule for every text
            if not scan.holds(characters):
                return False
        for literal in self.triggers:
            if (literal.isascii() or literal in scan.beyond_ascii) and literal in scan.text:
                return True
        for pattern in self.patterns:
            if compiled(pattern).search(scan.text):
                return True
        return not self.triggers and not self.patterns

    def replace(
        self,
        start: int,
        before: str,
        after: str = "",
        *,
        confidence: float = 1.0,
        message: str = "",
    ) -> Finding:
        """Make the finding that `before` at `start` should read `after`."""
        edit = Edit(
            self.code, start, start + len(before), before, after,
            confidence=confidence, safe=self.safe,
        )  # fmt: skip
        return Finding(
            rule=self.code, message=message or self.summary, start=start, end=edit.end,
            edit=edit, confidence=confidence,
        )  # fmt: skip

    def report(self, start: int, end: int, message: str = "", **fields: object) -> Finding:
        """Make a finding that mends nothing."""
        found = Finding(rule=self.code, message=message or self.summary, start=start, end=end)
        return msgspec.structs.replace(found, **fields) if fields else found

    def drop(self, block: Block, kind: str, **fields: object) -> Finding:
        """Make the finding that the whole block goes, under the label `kind`."""
        return self.cut(block, 0, len(block.text), kind, **fields)

    def cut(self, block: Block, start: int, end: int, kind: str, **fields: object) -> Finding:
        """Make the finding that `start:end` of the block's text goes, under the label `kind`.

        `fields` may hold `entry`, `confidence`, `message`, `metadata`.
        """
        at = block.start + start
        edit = Edit(
            self.code, at, block.start + end, block.text[start:end],
            block=block.index, kind=kind, path=block.path, safe=self.safe,
            entry=str(fields.get("entry", "")), confidence=float(str(fields.get("confidence", 1.0))),
        )  # fmt: skip
        found = Finding(
            rule=self.code, message=self.summary, start=at, end=edit.end, edit=edit,
            block=block.index, kind=kind, path=block.path,
        )  # fmt: skip
        return msgspec.structs.replace(found, **fields) if fields else found


Find = Callable[..., Iterable[Finding]]
"""`(document, config)` yields findings; a rule of strip is handed the view that all of them share."""


class ActiveRule(NamedTuple):
    """A rule's description and its function."""

    rule: Rule
    find: Find

    def run(self, document: Document, config: Config) -> Iterator[Finding]:
        """Yield its findings if the text holds a trigger."""
        if self.rule.triggered(scan_of(document.text)):
            yield from self.find(document, config)


def _nothing(*_: object) -> Iterator[Finding]:
    """What a rule finds for which the engine itself speaks."""
    yield from ()


@cache
def load_rules(stage: str, plugins: tuple[str, ...] = ()) -> tuple[ActiveRule, ...]:
    """Import every rule file of a stage, in the order they run, then the rules of plugins.

    The longest beginning of a code in the stage's `ORDER` gives the place; rules of one place run
    by code. Raises `ConfigError` for a plugin that cannot be imported or takes a code again.
    """
    package = importlib.import_module(f"cleaner.{stage}.rules")
    order: tuple[str, ...] = package.ORDER
    found = sorted(
        _rules_in(package), key=lambda each: (place_of(each.rule.code, order), each.rule.code)
    )
    codes = {each.rule.code for each in found}
    for name in plugins:
        for each in find_plugins(name):
            if each.rule.code in codes:
                raise ConfigError(f"plugin {name}: there is a rule {each.rule.code} already")
            if each.rule.stage == stage:
                codes.add(each.rule.code)
                found.append(each)
    return tuple(found)


@cache
def codes_with(stage: str, field: str) -> frozenset[str]:
    """The codes of the rules of a stage whose yes-or-no field of this name is true.

    >>> "ENC001" in codes_with("detect", "recoded")
    True
    """
    rules = (active.rule for active in load_rules(stage))
    return frozenset(rule.code for rule in rules if getattr(rule, field))


@cache
def code_for(stage: str, duty: Duty) -> str:
    """The code of the rule of a stage in whose name an engine speaks.

    >>> code_for("detect", "not-text")
    'ENC008'
    """
    return next(active.rule.code for active in load_rules(stage) if active.rule.duty == duty)


def place_of(code: str, order: tuple[str, ...]) -> int:
    """The place of a code: that of its longest beginning in `order`, else behind all.

    >>> place_of("MET906", ("MET1", "MET")), place_of("ZZZ1", ("MET1", "MET"))
    (1, 2)
    """
    fits = [at for at, start in enumerate(order) if code.startswith(start)]
    return max(fits, key=lambda at: len(order[at]), default=len(order))


def find_plugins(name: str) -> tuple[ActiveRule, ...]:
    """The rules of an importable module and, if it is a package, of the modules in it, by code."""
    try:
        module = importlib.import_module(name)
        found = [*_rule_of(module), *(_rules_in(module) if hasattr(module, "__path__") else ())]
    except ImportError as error:
        raise ConfigError(f"plugin {name!r} cannot be imported: {error}") from error
    return tuple(sorted(found, key=lambda each: each.rule.code))


def _rules_in(package: ModuleType) -> Iterator[ActiveRule]:
    for info in pkgutil.iter_modules(package.__path__):
        yield from _rule_of(importlib.import_module(f"{package.__name__}.{info.name}"))


def _rule_of(module: ModuleType) -> Iterator[ActiveRule]:
    if isinstance(rule := getattr(module, "RULE", None), Rule):
        yield ActiveRule(rule, getattr(module, "find", None) or _nothing)


def all_rules(plugins: tuple[str, ...] = ()) -> tuple[ActiveRule, ...]:
    """Every rule of every stage, sorted by code."""
    stages = ("detect", "repair", "strip", "split", "check")
    found = [active for stage in stages for active in load_rules(stage, plugins)]
    return tuple(sorted(found, key=lambda active: active.rule.code))


def is_selected(rule: Rule, config: Config) -> bool:
    """Whether the configuration runs this rule: the longest matching prefix decides.

    Without `select` every stable rule runs; `preview` adds the preview rules.
    """
    chosen = max((_match(rule.code, p) for p in (*config.select, *config.extend_select)), default=0)
    ignored = max((_match(rule.code, p) for p in config.ignore), default=0)
    if not config.select and not chosen:
        chosen = (
            1 if rule.status == "stable" or (config.preview and rule.status == "preview") else 0
        )
    return chosen > 0 and ignored < max(chosen, 2)


def _match(code: str, prefix: str) -> int:
    """Length of `prefix` plus one if `code` begins with it, else 0; `ALL` matches with 1."""
    if prefix == "ALL":
        return 1
    return len(prefix) + 1 if code.startswith(prefix) else 0


def active_rules(stage: str, config: Config) -> tuple[ActiveRule, ...]:
    """The rules of a stage that this configuration runs, in order."""
    chosen = (config.select, config.ignore, config.extend_select)
    return _active(stage, chosen, config.plugins, config.preview)


@cache
def _active(
    stage: str,
    chosen: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    plugins: tuple[str, ...],
    preview: bool,  # noqa: FBT001 - a cache key
) -> tuple[ActiveRule, ...]:
    select, ignore, extend_select = chosen
    config = Config(select=select, ignore=ignore, extend_select=extend_select, preview=preview)
    return tuple(
        active for active in load_rules(stage, plugins) if is_selected(active.rule, config)
    )


def check_codes(config: Config) -> None:
    """Raise `ConfigError` for a rule code or prefix that matches no rule."""
    codes = [active.rule.code for active in all_rules(config.plugins)]
    ignores = [code for group in config.per_file_ignores.values() for code in group]
    for prefix in (*config.select, *config.ignore, *config.extend_select, *ignores):
        if prefix != "ALL" and not any(code.startswith(prefix) for code in codes):
            raise ConfigError(
                f"no rule has a code beginning with {prefix!r}; see: cleaner rule --all"
            )
