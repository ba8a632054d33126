"""Score the runs of a page (probability of being article text) and decide which are kept.

Two looks: the first judges each run by its own shape and its containers, the second knows what the
first took the neighbours for. Runs deep in menus are not looked at (`Sums.survivors`).
"""

import gzip
from functools import cache
from typing import NamedTuple, TypeVar

import msgspec

from cleaner.config import Config
from cleaner.errors import PackError
from cleaner.pack import read_data
from cleaner.strip.boosted_trees import Model, explain, load
from cleaner.strip.html import tree as bit
from cleaner.strip.html.head import PageFacts
from cleaner.strip.html.tree import Tree
from cleaner.strip.label.adjust.asides import find_policies, lower_asides
from cleaner.strip.label.adjust.captions import image_column, lower_captions
from cleaner.strip.label.adjust.cards import lower_cards
from cleaner.strip.label.adjust.flow import is_plain, keep_in_flow
from cleaner.strip.label.adjust.others import lower_others
from cleaner.strip.label.adjust.signups import lower_signups
from cleaner.strip.label.boxes import Boxes, slot_columns
from cleaner.strip.label.chains import vote_columns
from cleaner.strip.label.columns import Columns
from cleaner.strip.label.containers import container_kinds
from cleaner.strip.label.context import Scored, context_columns, kind_numbers
from cleaner.strip.label.features import lexicon_columns, page_numbers, shape_columns
from cleaner.strip.label.lexicon import Lexicon
from cleaner.strip.label.overlap import claim_columns
from cleaner.strip.label.prose import Prose, prose_column
from cleaner.strip.label.sums import Sums
from cleaner.strip.label.without import is_drowned, tree_without
from cleaner.strip.sequence import ARTICLE_CUTS, LIST_CUTS, keep_between, near_cut, steady

Words = TypeVar("Words", Lexicon, Prose)

FIRST = "any/page_first.json.gz"
SECOND = "any/page_second.json.gz"
ARTICLE = "any/page_article.json.gz"
THREAD = "any/page_thread.json.gz"
WORDS = "any/page_words.json.gz"
PROSE = "any/page_prose.json.gz"
"""What `training/pages/train.py` wrote."""
MAX_LOOKED = 30_000
"""Runs of a page that are looked at: bounds memory, which is 3 kB each."""
UNSEEN = 0.01
"""The score of a run in a menu, given without a look."""
OPEN = 0.12
"""First scores from here up to `CLOSED` are looked at a second time."""
CLOSED = 0.95
"""The first scores between which there is a second look; beyond them it changes nothing."""
ISLAND = 0.9
"""The score of text that was found in a script of a page that shows none."""
LIKELY = 0.25
"""Probability from which on a page may be a thread."""
SURE_ARTICLE = 0.6
"""Probability of an article from which card streams are dropped and named rules trust the guess."""
SURE_LIST = 0.2
"""Probability of an article under which a page is taken for a list or a thread."""

_HELD = bit.LIST | bit.CODE
"""List items and code: short runs that stand or fall with what is around them."""


class PageKind(NamedTuple):
    """What a page is, and the probabilities that it is an article and that it is a thread."""

    name: str
    article: float
    thread: float

    @property
    def is_sure(self) -> bool:
        """Whether a page taken for an article is one with some certainty."""
        return self.name != "article" or self.article >= SURE_ARTICLE


class Labels(NamedTuple):
    """Score and decision for each run, the kind of the page, what its containers claim to hold."""

    scores: list[float]
    keep: list[bool]
    kind: PageKind
    claims: list[str]


class Judge(NamedTuple):
    """The models of the two looks and of the page's kind, and the words."""

    first: Model
    second: Model
    article: Model
    thread: Model
    words: Lexicon
    prose: Prose


@cache
def load_judge() -> Judge:
    """Load the shipped models; raises `PackError` if a file is not what it should be."""
    models = (load(FIRST), load(SECOND), load(ARTICLE), load(THREAD))
    return Judge(*models, _read(WORDS, Lexicon), _read(PROSE, Prose))


def _read(name: str, kind: type[Words]) -> Words:
    try:
        return msgspec.json.decode(gzip.decompress(read_data(name)), type=kind)
    except (OSError, EOFError, msgspec.DecodeError) as error:
        raise PackError(f"{name}: not a lexicon: {error}") from error


def label(tree: Tree, facts: PageFacts, config: Config, *, judge: Judge | None = None) -> Labels:
    """Label the runs of a page; `config.kind` overrules the guess at what the page is."""
    if not tree.texts:
        return Labels([], [], PageKind("article", 1.0, 0.0), [])
    judge = judge or load_judge()
    page = Sums(tree)
    policies = find_policies(page)
    if policies and is_drowned(page.weights, policies):
        return _label_without(tree, facts, config, judge, policies)
    return _label(page, facts, config, judge)


def _label(page: Sums, facts: PageFacts, config: Config, judge: Judge) -> Labels:
    look = Look(page, facts, config.kind, judge)
    scores = look.scores()
    claims = container_kinds(page.tree)
    keep = finish(look.page, scores, look.kind, claims)
    return Labels(scores, keep, look.kind, claims)


def _label_without(
    tree: Tree, facts: PageFacts, config: Config, judge: Judge, runs: list[int]
) -> Labels:
    """The labels of a page looked at without some runs, which are dropped."""
    rest, left = tree_without(tree, runs)
    seen = _label(Sums(rest), facts, config, judge)
    scores, keep = [UNSEEN] * len(tree.texts), [False] * len(tree.texts)
    for i, score, kept in zip(left, seen.scores, seen.keep, strict=True):
        scores[i], keep[i] = score, kept
    return Labels(scores, keep, seen.kind, container_kinds(tree))


def keep_island(labels: Labels, tree: Tree) -> Labels:
    """The labels of a page to which runs from a script were appended: those are kept."""
    more = len(tree.texts) - len(labels.scores)
    return Labels(
        [*labels.scores, *[ISLAND] * more],
        [*labels.keep, *[True] * more],
        labels.kind,
        container_kinds(tree),
    )


def finish(page: Sums, scores: list[float], kind: PageKind, claims: list[str]) -> list[bool]:
    """Which runs of a page are kept; lowers the scores of what stands beside or under an article.

    That is: readers' comments, embedded posts, captions, and streams of cards where the page is
    surely an article; boxes beside the text on all pages.
    """
    scores[:] = lower_asides(page, scores, kind.name)
    if page.tree.fields:
        scores[:] = lower_signups(page, scores)
    if kind.name == "article":
        scores[:] = lower_others(page, scores, claims)
        scores[:] = lower_captions(page, scores)
        if kind.is_sure:
            scores[:] = lower_cards(page, scores)
    if page.is_dense() and kind.name != "thread":
        keep = steady(scores, page.weights)
    elif kind.name != "article":
        keep = near_cut(scores, page.weights, LIST_CUTS)
    else:
        keep = near_cut(scores, page.weights, ARTICLE_CUTS)
        keep_between(scores, keep, [bool(flags & _HELD) for flags in page.flags])
    keep_in_flow(page, scores, keep)
    if is_plain(page, claims):
        keep[:] = [kept or any(keep) for kept in keep]
    return keep


def guess_kind(article: float, thread: float) -> PageKind:
    """The kind of a page from the probabilities that it is an article, and that it is a thread."""
    if thread >= LIKELY:
        return PageKind("thread", article, thread)
    return PageKind("article" if article >= SURE_LIST else "list", article, thread)


def fixed_columns(page: Sums, facts: PageFacts, boxes: Boxes, ids: list[int]) -> Columns:
    """The columns of the first look that nothing learned stands behind."""
    columns = shape_columns(page, facts, ids)
    columns.extend(claim_columns(page, facts, ids))
    columns.extend(slot_columns(page, boxes, ids))
    columns.add("image", image_column(page, ids))
    return columns


class Look:
    """Both looks at a page, with everything they saw."""

    def __init__(self, page: Sums, facts: PageFacts, kind: str, judge: Judge) -> None:
        self.judge = judge
        self.facts = facts
        self.page = page
        self.ids = self.page.survivors()
        self.stride = len(self.ids) // MAX_LOOKED + 1
        self.ids = self.ids[:: self.stride]
        self.boxes = Boxes(self.page)
        self.columns = fixed_columns(self.page, facts, self.boxes, self.ids)
        self.columns.extend(lexicon_columns(self.page, judge.words, self.ids))
        self.columns.add("prose", prose_column(self.page, judge.prose, self.ids))
        self.first = self.spread(judge.first.score(self.columns.rows(judge.first.names)))
        self.scored = Scored(self.page, self.first)
        self.kind = self.judge_kind(kind)

    def spread(self, scores: list[float]) -> list[float]:
        """Scores for all runs from those of the runs looked at.

        Of an enormous page only every so many-th run is looked at; those after it share its score.
        """
        out = [UNSEEN] * len(self.page.weights)
        ends = [*self.ids[1:], len(out)]
        for i, end, score in zip(self.ids, ends, scores, strict=True):
            if self.stride == 1:
                out[i] = score
            else:
                out[i:end] = [score] * (end - i)
        return out

    def judge_kind(self, kind: str) -> PageKind:
        """What the page is, unless that is given."""
        if kind != "auto":
            return PageKind(kind, float(kind == "article"), float(kind == "thread"))
        numbers = page_numbers(self.page, self.facts) | kind_numbers(self.scored)
        article, thread = (
            model.score([[numbers[name] for name in model.names]])[0]
            for model in (self.judge.article, self.judge.thread)
        )
        return guess_kind(article, thread)

    def scores(self) -> list[float]:
        """The scores of the second look; what the first was sure of is not looked at."""
        places = [k for k, i in enumerate(self.ids) if OPEN <= self.first[i] <= CLOSED]
        self.seen = [self.ids[k] for k in places]
        self.open = self.columns.pick(places, self.judge.second.names)
        self.open.extend(context_columns(self.scored, self.seen))
        self.open.extend(vote_columns(self.scored, self.boxes, self.seen))
        self.open.fill("article", self.kind.article)
        self.open.fill("thread", self.kind.thread)
        scores = list(self.first)
        rows = self.open.rows(self.judge.second.names)
        for i, score in zip(self.seen, self.judge.second.score(rows), strict=True):
            scores[i : i + self.stride] = [score] * min(self.stride, len(scores) - i)
        return scores


def explain_run(look: Look, run: int) -> list[tuple[str, float, float]]:
    """What decided over one run, the strongest first: feature, its value, what it added (log-odds).

    By the second look, or by the first if that was sure of it; by none if the run was in a menu.
    """
    look.scores()
    if run in look.seen:
        model, columns, at = look.judge.second, look.open, look.seen.index(run)
    elif run in look.ids:
        model, columns, at = look.judge.first, look.columns, look.ids.index(run)
    else:
        return [("menu", look.first[run], 0.0)]
    row = columns.rows(model.names)[at]
    values = dict(zip(model.names, row, strict=True))
    return [(name, values.get(name, 0.0), added) for name, added in explain(model, row)]
