"""What the class words and tags of the containers around a run say it is: comment, menu, share ...

The words are in `packs/*/containers.toml`. They name the kind of what is dropped, and one rule
rests on them that no model learned: readers' comments under an article are not the article.
"""

from cleaner.pack import load_packs, pack_cache
from cleaner.strip.html.tree import Tree
from cleaner.strip.label.lexicon import learn_keys

_MENUS = frozenset({"nav", "footer"})
OUTER = frozenset({"html", "body", "main", "article"})


@pack_cache
def _kinds() -> dict[str, str]:
    """The kind of each class word."""
    return {
        word: entry.kind
        for pack in load_packs("containers")
        for entry in pack.entry
        for word in entry.text
    }


def container_kinds(tree: Tree) -> list[str]:
    """For each container the kind that it or the nearest one around it claims; empty if none."""
    kinds = _kinds()
    words = learn_keys(tree.keys)
    known: dict[str, str] = {"": ""}
    out: list[str] = []
    rows = zip(tree.keys, tree.tags, tree.parents, tree.firsts, tree.lasts, strict=True)
    for key, tag, parent, first, last in rows:
        if first == last:
            out.append("")  # nobody asks for a container without runs
            continue
        own = known.get(key)
        if own is None:
            found = words[key]
            own = known[key] = (
                ""
                if kinds.keys().isdisjoint(found)
                else next(kinds[w] for w in found if w in kinds)
            )
        if tag in OUTER:
            own = ""
        elif not own and tag in _MENUS:
            own = "menu"
        out.append(own or (out[parent] if parent >= 0 else ""))
    return out
