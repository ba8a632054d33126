"""Names of people out of bylines and credit lines; no name, no author.

Roles, degrees, dates and addresses are dropped, organisations and what systems write where a name
is missing are refused. Which words those are is data (packs, kinds `role`, `organisation`,
`no-name`, `surname`).
"""

import re
from typing import NamedTuple

from cleaner.pack import pack_cache
from cleaner.strip.credits.name_shape import is_caseless_name, is_han_name
from cleaner.strip.credits.split import read_credits
from cleaner.strip.credits.vocabulary import (
    alternation,
    common_surnames,
    months,
    surnames,
    words,
)
from cleaner.text.characters import EAST_ASIAN, HAN
from cleaner.text.lazy_pattern import lazy_pattern

NAME_LIMIT = 60
"""Code points; a longer stretch is a sentence."""
TOKENS_LIMIT = 5
"""Words of a Latin name: María de los Ángeles Pérez has five."""

_NO_LETTER = lazy_pattern(r"\W")
_SOURCE_END = lazy_pattern(r"\d{4}[-/年.]|https?:|\s{2,}|\u3000{2,}|[|｜\n]")
_SPACES = lazy_pattern(r"[\s\u3000\u200b\ufeff]+")
_HAN_ONLY = lazy_pattern(f"[{HAN}]+")
_HAN = lazy_pattern(f"[{HAN}]")
_CJK = lazy_pattern(f"[{EAST_ASIAN}]")
_SPLIT = lazy_pattern(
    r"\s*[,，،;；、|｜丨/／&＆•●\n\t\u2002\u2003]\s*|\s+[·‧・–—-]\s+|\s*[()（）\[\]【】<>《》]\s*"
)
_CUT = lazy_pattern(r"https?:|_|\b[A-Z]{1,4}\d{2}|www\.|\S+@\S+|\d{2}|\d[\d:/.-]|[.。!！?？]\s|…")
_EDGE = " \t\n\u3000\u00a0:：*·•|-–—_,，;；。'\"“”‘’`~()（）[]【】《》<>/／、@=＝"
_TOKEN = lazy_pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LATIN = lazy_pattern(r"[^\W\d_](?:[^\W\d_]|[.'’\-])*+")
_FOREIGN = lazy_pattern(
    rf"[{HAN}\u30a0-\u30ff]{{1,8}}(?:[·•・‧.][{HAN}\u30a0-\u30ffA-Z]{{1,10}}){{1,4}}"
)
_KANA_NAME = lazy_pattern(rf"[\u3040-\u30ff{HAN}々]{{1,6}}[ \u3000]?[\u3040-\u30ff{HAN}々]{{1,6}}")
_KANA = lazy_pattern(r"[\u3041-\u30fa＝]")
_HANGUL = lazy_pattern(r"[가-힣]{2,4}")
_SYLLABLE = lazy_pattern(r"[가-힣]")
_KANA = lazy_pattern(r"[\u3040-\u30ff]")


class _Style(NamedTuple):
    """How to read a stretch: its language, and whether a label says that names stand here."""

    language: str
    labelled: bool
    marked: bool = False


def _is_japanese(text: str) -> bool:
    """Whether names written in Han are Japanese: by kana, or a mark of credits in Japanese."""
    return _KANA.search(text) is not None or any(mark in text for mark in words("japanese-mark"))


@pack_cache
def _photo_end() -> re.Pattern[str]:
    """张三 摄 took the picture; 张三 文/图 wrote, too."""
    return lazy_pattern(rf"(?<![文字/／、])\s*(?:{alternation(words('photo-end'))})\s*[)）】\]]?$")


def parse_authors(text: str, language: str = "") -> tuple[str, ...]:
    """Read the names of those who wrote it from a byline or a credit line, in order, each once.

    `language` (`zh`, `ja` ...) tells apart Chinese and Japanese names written in Han alone. Empty
    if the text names nobody; editors, sources and photographers in the same line are passed over.

    >>> parse_authors("记者 陈  柱 通讯员 王小明 摄影 李四")
    ('陈柱', '王小明')
    >>> parse_authors("By Jane Doe and John Q. Public, Staff Writers")
    ('Jane Doe', 'John Q. Public')
    >>> parse_authors("Editorial Team")
    ()
    """
    return parse_people(text, "authors", language=language)


def parse_people(text: str, field: str, *, language: str = "") -> tuple[str, ...]:
    """Read the names that belong to one field (`authors`, `editors`) of a credit line.

    Without any label the whole text is taken as names, with labels of other fields only what
    stands before the first of them.
    """
    found = read_credits(text.replace("\u00a0", " "))
    language = language or ("ja" if _is_japanese(text) else "")
    wanted = [credit for credit in found if credit.field == field]
    labelled = bool(wanted)
    names: list[str] = []
    for credit in wanted or [credit for credit in found if not credit.field]:
        if not _photo_end().search(credit.text):
            names += _names(credit.text, _Style(language, labelled=labelled, marked=credit.marked))
    return unique(names)


def parse_names(value: str, language: str = "") -> tuple[str, ...]:
    """Read the names of a value that stands behind the label of people and holds no label itself.

    >>> parse_names("江边网 周远航"), parse_names("林  波、周远")
    (('周远航',), ('林波', '周远'))
    """
    language = language or ("ja" if _is_japanese(value) else "")
    if _photo_end().search(value):
        return ()
    caseless = not _CJK.search(value) and not any(c.isupper() for c in value)
    style = _Style(language, labelled=True, marked=caseless)
    return unique(_names(value.replace("\u00a0", " "), style))


def parse_source(text: str) -> str | None:
    """Read the name of a source (来源：新华网, Source: Reuters) from a credit line.

    >>> parse_source("2019-09-07 来源：新华网　作者：张三")
    '新华网'
    """
    text = text.replace("\u00a0", " ")
    found = read_credits(text)
    wanted = [credit.text for credit in found if credit.field == "source"]
    if not wanted:  # 江边发布 ends in a word that is a label elsewhere
        parted = any(credit.marked for credit in found)
        wanted = [credit.text for credit in found if not credit.field] if parted else [text]
    for stretch in wanted:
        value = _SOURCE_END.split(stretch)[0].strip(_EDGE)
        value = _SPACES.sub(" ", value)
        if _HAN.match(value):
            value = value.split(" ")[0]  # 新华社 举报: names of Chinese media hold no blanks
        value = _closed(value)
        if value and len(value) <= NAME_LIMIT and value.casefold() not in words("no-name"):
            return value
    return None


def _closed(value: str) -> str:
    """A name with the quotation marks of a title that its edges have lost: 《光明日报."""
    return f"{value}》" if value.count("《") > value.count("》") else value


def unique(names: list[str]) -> tuple[str, ...]:
    """Each name once, in order; upper and lower case and blanks do not make another name."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(_NO_LETTER.sub("", name).casefold(), name)
    return tuple(seen.values())


def is_organisation(name: str) -> bool:
    """Whether the words of a name say that it is no person's.

    >>> is_organisation("Sunrise Media Group"), is_organisation("Jane Press-Doe")
    (True, False)
    """
    tokens = _TOKEN.findall(name.casefold())
    if not words("organisation").isdisjoint(tokens):
        return True
    ends = tuple(words("organisation", "end"))
    return bool(_CJK.match(name[2:])) and name.endswith(ends) and not is_han_name(name)


def _names(stretch: str, style: _Style) -> list[str]:
    """The names in a stretch that holds nothing else."""
    found: list[str] = []
    for part in _SPLIT.split(_cut(stretch)):
        for piece in _joined(part):
            if piece := _strip_roles(piece.strip(_EDGE), style):
                handle = style.marked and re.fullmatch("[a-z]{4,20}", piece) is not None
                if _CJK.search(piece) or (handle and style.language == "zh"):
                    names = _han_names(piece, style)
                else:
                    names = _latin_name(piece, style)
                if not names and (found or (style.labelled and not is_organisation(piece))):
                    return found  # what is no name ends the list: 记者昨天在会上看到，热闹非凡
                found += names
    return found


def _cut(stretch: str) -> str:
    """Up to the first date, number, address or end of a sentence; initials end no sentence."""
    for m in _CUT.finditer(stretch):
        initial = m[0][0] == "." and re.search(
            r"(?:\b[^\W\d_]|\b[^\W\d_]r|\bst)$", stretch[: m.start()], re.IGNORECASE
        )
        if not initial:
            kept = stretch[: m.start()].rstrip(_EDGE).split(" ")
            while kept and kept[-1].casefold().rstrip(".,") in months():
                kept.pop()
            return " ".join(kept)
    return stretch


def _joined(part: str) -> list[str]:
    """Split at `and`, `und`, 和: between words in Latin, between two Han names in Chinese."""
    between_words, between_han = _joiners()
    if not _CJK.search(part):
        return between_words.split(part)
    m = between_han.fullmatch(part.strip())
    return [m[1], m[2]] if m else [part]


@pack_cache
def _joiners() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What joins two names in letters, and two names in Han with what joins them."""
    known = words("name-joiner")
    latin = alternation(frozenset(w for w in known if not _CJK.match(w)))
    han = "".join(w for w in known if _HAN.fullmatch(w))
    return (
        lazy_pattern(rf"\s+(?:{latin})\s+", re.IGNORECASE),
        lazy_pattern(f"([{HAN}]{{2,4}})[{han}]([{HAN}]{{2,4}})"),
    )


@pack_cache
def _roles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Roles at the start (followed by a blank) and at the end of a name."""
    latin = alternation(frozenset(w for w in words("role") if not _CJK.match(w)))
    cjk = alternation(frozenset(w for w in words("role") if _CJK.match(w)))
    return (
        lazy_pattern(rf"(?:(?:{latin})s?\s+|(?:{cjk})(?:[\s:：/]+))+", re.IGNORECASE),
        lazy_pattern(rf"(?:(?:^|\s+)(?:{latin})s?\.?|\s*(?:{cjk}))+$", re.IGNORECASE),
    )


def _strip_roles(piece: str, style: _Style) -> str:
    """A piece without what its bearer is: 张三 报道, Jane Doe, Staff Writer.

    Of glued roles (张三摄) a single character goes only where a label says that names stand here.
    """
    first, last = _roles()
    if m := first.match(piece):
        piece = piece[m.end() :]
    m = last.search(piece)
    if m and not is_han_name(piece.split()[-1]) and (style.labelled or len(m[0]) > 1):
        piece = piece[: m.start()]
    return piece.strip(_EDGE)


@pack_cache
def _name_end() -> re.Pattern[str]:
    return lazy_pattern(rf"(?<=\w)\s+(?:{alternation(words('name-end'))})(?:\s|$)", re.IGNORECASE)


def _latin_name(piece: str, style: _Style) -> list[str]:
    """One name in letters with blanks, or nothing."""
    piece = _name_end().split(_SPACES.sub(" ", piece))[0]
    tokens = piece.split(" ")
    if len(tokens[-1].rstrip(".")) > 2:  # noqa: PLR2004 - the point of an initial, of Jr. stays
        piece = piece.rstrip(".")
    known = _letters(piece) in words("no-name") | words("role") or is_organisation(piece)
    if style.marked and is_caseless_name(piece) and not known:
        return [piece]
    shaped = all(_LATIN.fullmatch(token) for token in tokens)
    capital = tokens[-1][:1].isupper() and (
        tokens[0][:1].isupper() or tokens[0].casefold() in words("particle")
    )
    size = 1 < len(piece) <= NAME_LIMIT and len(tokens) <= TOKENS_LIMIT
    return [piece] if size and shaped and capital and not known else []


def _letters(piece: str) -> str:
    """Ph.D. is phd."""
    return piece.casefold().replace(".", "")


def _han_names(piece: str, style: _Style) -> list[str]:
    """Chinese, Japanese and Korean names, blanks inside two-character names taken out."""
    piece = _SPACES.sub(" ", piece)
    if _FOREIGN.fullmatch(piece):
        return [piece]
    if _SYLLABLE.search(piece):
        return _hangul_names(piece)
    if _KANA.search(piece) or style.language == "ja":
        known = piece in words("no-name") or is_organisation(piece)
        return [piece] if _KANA_NAME.fullmatch(piece) and not known else []
    found: list[str] = []
    for token in _padded(piece.split(" ")):
        names = _chinese(token, style)
        if not names and (found or not is_organisation(token)):
            break  # before names may stand whom they write for
        found += names
    return found


def _hangul_names(piece: str) -> list[str]:
    """Names before a title (홍길동 기자) or alone."""
    found = []
    for token in piece.split(" "):
        name = re.sub(rf"(?:{alternation(words('role'))})$", "", token)
        if _HANGUL.fullmatch(name) and name not in words("no-name") and not is_organisation(name):
            found.append(name)
    return found


def _padded(tokens: list[str]) -> list[str]:
    """陈 柱 was one name set on the width of three characters: single Han are put together."""
    out: list[str] = []
    alone = ""
    for token in [*tokens, ""]:
        if len(token) == 1 and _HAN.match(token):
            alone += token
            continue
        if alone:
            out += (
                [alone[i : i + 2] for i in range(0, len(alone), 2)]
                if len(alone) % 2 == 0
                else [alone]
            )
            alone = ""
        if token:
            out.append(token)
    return out


def _chinese(token: str, style: _Style) -> list[str]:
    """The Chinese names in a token without blanks; two or three of them may be glued together."""
    if _FOREIGN.fullmatch(token):
        return [token]
    token = _strip_roles(token, style)
    if token in words("no-name") or not _HAN_ONLY.fullmatch(token):
        latin = _LATIN.fullmatch(token) and len(token) > 1 and (token[0].isupper() or style.marked)
        return [token] if latin and token.casefold() not in words("no-name") else []
    short = style.labelled and len(token) == 2 and token[0] in surnames()  # noqa: PLR2004
    if is_han_name(token) or short:
        return [token]
    for size in (2, 3):
        head, tail = token[:size], token[size:]
        common = token[0] in common_surnames() and tail[:1] in common_surnames()
        if common and is_han_name(head) and (rest := _chinese(tail, style)):
            return [head, *rest]
    sizes = {2, 3, 4} if style.marked else {4} if style.labelled else set()
    return [token] if len(token) in sizes and not is_organisation(token) else []
