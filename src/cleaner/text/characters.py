"""Classes of characters, written as inside the brackets of a regular expression."""

HAN = "\u3400-\u9fff"
"""Chinese characters of the basic plane: the unified ideographs and their first extension."""

RARE_HAN = "\uf900-\ufaff\U00020000-\U0003ffff"
"""Compatibility forms and what lies beyond the basic plane: with these a class is searched member by
member, so they are asked for only where one of them may decide."""

ANY_HAN = f"{HAN}{RARE_HAN}"
"""All of them."""

KANA = "\u3040-\u30ff"
"""Hiragana and katakana."""

HANGUL = "\uac00-\ud7af"
"""Syllables of Korean."""

EAST_ASIAN = f"{KANA}{HAN}{HANGUL}"
"""The letters of Chinese, Japanese and Korean."""

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
"""C0 controls but for the blanks of plain text."""
