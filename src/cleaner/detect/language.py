"""The language and script of a text, from its characters (words come with the pack)."""

import re

_SAMPLE = 4000
_SCRIPTS = (
    ("Hang", "ko", re.compile("[\uac00-\ud7a3]")),
    ("Jpan", "ja", re.compile("[\u3041-\u30fa]")),
    ("Hans", "zh", re.compile("[\u4e00-\u9fff]")),
    ("Cyrl", "ru", re.compile("[\u0400-\u04ff]")),
    ("Latn", "", re.compile("[A-Za-z\u00c0-\u024f]")),
)


def identify(text: str) -> tuple[str, str]:
    """Return the BCP 47 language and the ISO 15924 script, "" where unsure."""
    sample = text[:_SAMPLE]
    counts = [(len(found.findall(sample)), tag, script) for script, tag, found in _SCRIPTS]
    count, tag, script = max(counts)
    return (tag, script) if count else ("", "")
