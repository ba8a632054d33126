"""Write the judge of each fold: models and lexica that saw no page of its hosts.

    python -m training.pages.folds WORK    # WORK as `train cv DATA WORK` left it; writes WORK/fold0 .. fold4

A folder holds what packs/any/page_*.json.gz are to the pages of all folds, so that the whole
program can run on a page with weights that are new to it (`bench/unseen.py`). The models are those
of the cross-validation, trained again from the same numbers.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Any

import numpy as np

from training.pages.data import FOLDS
from training.pages.looks import EXITS, First, Pages, Second
from training.pages.train import kind_rows, slim, train, train_kind
from training.trees_export import pack, write


def models(data: Pages, held: int, second: Second, kinds: tuple[list[str], Any]) -> dict[str, Any]:
    """The packed models and lexica without the pages of fold `held`, by the name of their file."""
    inside = data.fold != held
    numbers = [int(n) for n in np.where(inside)[0]]
    names, rows = kinds
    found = {
        "page_first": (train(First(data), numbers, held), data.names),
        "page_second": (train(second, numbers, held), second.names),
        "page_article": (train_kind(data, rows, "article", inside), names),
        "page_thread": (train_kind(data, rows, "forum", inside), names),
    }
    out: dict[str, Any] = {file: slim(pack(*model)) for file, model in found.items()}
    out["page_first"]["exits"] = EXITS
    lexicon, prose = data.learned[frozenset((held,))]
    out["page_words"] = {kind: getattr(lexicon, kind) for kind in ("keys", "tags", "words")}
    out["page_prose"] = {"words": prose.words}
    return out


def run(work: Path) -> None:
    """Train and write the five folders."""
    data = pickle.loads((work / "features.pickle").read_bytes())
    first, _, article, thread = pickle.loads((work / "scores.pickle").read_bytes())
    second, kinds = Second(data, first, article, thread), kind_rows(data, first)
    for held in range(FOLDS):
        for file, packed in models(data, held, second, kinds).items():
            write(packed, work / f"fold{held}" / f"{file}.json.gz")


if __name__ == "__main__":
    run(Path(sys.argv[1]))
