"""Label the lines of a rendered page by alignment with its marked body.

The tokens of the body are matched with those of the lines; of all matches the heaviest chain that
runs forward in both is taken, so every place of the body is used once and a headline in a list of
related stories is not taken for the one in the text.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0002ffff"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
SHARE = 0.5  # of a line's tokens that must lie in the body, in order
RIVALS = 6  # places of the body tried for one line


def tokens(text):
    return TOKEN.findall(text)


def label_lines(lines, body):
    """Return a list of booleans, one a line: whether the line is text of the body."""
    goal = tokens(body)
    if not goal:
        return [False] * len(lines)
    size = 5 if sum(len(t) == 1 and t > "\u2e7f" for t in goal) > 0.3 * len(goal) else 3
    grams = defaultdict(list)
    for at in range(len(goal) - size + 1):
        grams[tuple(goal[at : at + size])].append(at)
    short = defaultdict(list)
    for width in range(1, size):
        for at in range(len(goal) - width + 1):
            short[tuple(goal[at : at + width])].append(at)
    candidates = [list(_candidates(tokens(line), grams, short, size)) for line in lines]
    return _chain(candidates)


def _candidates(toks, grams, short, size):
    """Yield (start, end, weight) in the body for a line's tokens."""
    n = len(toks)
    if not n:
        return
    if n < size:
        for at in short.get(tuple(toks), ())[:60]:
            yield at, at + n, n * 0.3
        return
    votes = Counter()
    for i in range(n - size + 1):
        places = grams.get(tuple(toks[i : i + size]))
        if places and len(places) <= 40:
            for at in places:
                votes[at - i] += 1
    for shift, count in votes.most_common(RIVALS if n < 200 else 2):
        near = (
            sum(c for s, c in votes.items() if abs(s - shift) <= 0.25 * n + 2) if n > 20 else count
        )
        covered = min(n, near + size - 1)
        if covered > SHARE * n:
            yield max(0, shift), max(0, shift) + n, covered


def _chain(candidates):
    """Pick at most one candidate a line so that body spans run forward; the heaviest chain."""
    ends, best, nodes = [0], [0.0], [None]  # a staircase: end of span -> weight of the best chain
    for index, options in enumerate(candidates):
        new = []
        for start, end, weight in options:
            at = bisect_right(ends, start + min(3, (end - start) // 4)) - 1
            new.append((end, best[at] + weight, (index, nodes[at])))
        for end, total, node in new:
            at = bisect_right(ends, end) - 1
            if best[at] >= total:
                continue
            if ends[at] == end:
                best[at], nodes[at] = total, node
            else:
                at += 1
                ends.insert(at, end)
                best.insert(at, total)
                nodes.insert(at, node)
            while at + 1 < len(ends) and best[at + 1] <= total:
                del ends[at + 1], best[at + 1], nodes[at + 1]
    labels = [False] * len(candidates)
    node = nodes[-1]
    while node:
        labels[node[0]] = True
        node = node[1]
    return labels
