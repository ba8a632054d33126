"""Names of encodings: labels as pages write them, Python codec names, and supersets to decode with.

Pages say `gb2312` and mean GBK, say `iso-8859-1` and mean Windows-1252; browsers decode with the
superset (WHATWG Encoding Standard, "Names and labels"), and so does this room.
"""

import codecs
from functools import lru_cache

SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "iso8859-8": "cp1255",
}
"""Python codec name -> the codec that decodes all it does and what is mislabelled with it.

ISO 8859-8 and Windows-1255 differ in one sign that no Hebrew page of the Web uses (0xA4).
"""

ALIASES = {
    "csgb2312": "gb2312",
    "x-gbk": "gbk",
    "gb-18030": "gb18030",
    "cn-gb": "gb2312",
    "gb_2312-80": "gb2312",
    "hz-gb-2312": "hz",
    "big5-eten": "big5",
    "cn-big5": "big5",
    "x-x-big5": "big5",
    "x-euc-tw": "euc_tw",
    "euc-tw": "euc_tw",
    "x-euc-jp": "euc_jp",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949",
    "ksc5601": "cp949",
    "ksc_5601": "cp949",
    "x-windows-949": "cp949",
    "windows-949": "cp949",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "mac-centraleurope": "mac-latin2",
    "x-mac-ce": "mac-latin2",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-cp1253": "cp1253",
    "x-cp1254": "cp1254",
    "x-cp1255": "cp1255",
    "x-cp1256": "cp1256",
    "x-cp1257": "cp1257",
    "x-cp1258": "cp1258",
    "dos-866": "cp866",
    "unicode": "utf-16-le",
    "ucs-2": "utf-16-le",
    "iso-10646-ucs-2": "utf-16-le",
    "unicodefffe": "utf-16-be",
    "unicode-1-1-utf-8": "utf-8",
    "x-unicode20utf8": "utf-8",
    "utf-8-bom": "utf-8-sig",
}
"""Labels that Python does not know, or knows as something narrower than the Web does."""

EUC_TW = "euc_tw"
"""The one answer that Python has no codec for; `cleaner.detect.euc_tw` brings one."""


@lru_cache(maxsize=1024)
def codec_of(label: str) -> str | None:
    """The Python codec a label stands for, or None if it stands for no text encoding.

    >>> codec_of("x-sjis"), codec_of("GB2312"), codec_of("x-user-defined")
    ('cp932', 'gb2312', None)
    """
    low = label.strip().lower()
    low = ALIASES.get(low, low)
    if low == EUC_TW:
        return EUC_TW
    try:
        info = codecs.lookup(low)
    except (LookupError, ValueError):  # an embedded NUL is a ValueError
        return None
    return info.name if info._is_text_encoding else None  # noqa: SLF001 - no public name for it


def superset_of(codec: str) -> str:
    """The codec to decode with.

    >>> superset_of("gb2312"), superset_of("koi8-r")
    ('gb18030', 'koi8-r')
    """
    return SUPERSETS.get(codec, codec)


def is_same_encoding(label: str, codec: str) -> bool:
    """Whether a declared label is right about bytes that are in `codec`.

    ASCII bytes are right under any label; UTF-16 is right with or without its byte order.

    >>> is_same_encoding("gb2312", "gb18030"), is_same_encoding("utf-8", "gb18030")
    (True, False)
    """
    declared = codec_of(label)
    if declared is None or codec == "binary":
        return codec == "binary"
    if codec == "ascii":
        return True
    return _family(declared) == _family(codec)


def _family(codec: str) -> str:
    wide = next((w for w in ("utf-8", "utf-16", "utf-32", "iso2022_jp") if codec.startswith(w)), "")
    return wide or superset_of(codec)
