"""The one place where names of outputs are made.

They are decided before anything is written, in the order of the inputs: no two outputs share a
name, on file systems that fold case or normal forms either, none is also the folder of another, and
none leads out of the folder of the run.
"""

import unicodedata
from pathlib import PurePosixPath

from cleaner.emit.formats.format import suffixes
from cleaner.read.compressed import COMPRESSED, bare_name, suffix_of
from cleaner.read.find import SUFFIXES

NAME_LIMIT = 200
"""Bytes of one part of a path; longer ones are cut (file systems allow 255)."""

MANIFEST = ".cleaner-manifest"
"""What is known of a folder of outputs; no output is called so."""
KEPT_SUFFIX = 20
"""Code points of a suffix that survive the cut."""


class Names:
    """The names taken so far below one folder."""

    def __init__(self, endings: tuple[str, ...], *, keep_suffix: bool = False) -> None:
        """`endings` are what is put behind names; `keep_suffix` leaves an input's own in its name."""
        self._endings = endings
        self._keep_suffix = keep_suffix
        self._stems: set[str] = set()
        self._folders: set[str] = set()
        self._closed: set[str] = set()

    def close(self, folder: str) -> None:
        """Keep a folder at the top for something else."""
        self._closed.add(_key(folder))

    def take_folder(self, path: str) -> str:
        """The name of a folder for the documents of the container `path`, nobody else's."""
        return self.take(path, folder=True, whole=True)

    def take(self, path: str, *, folder: bool = False, whole: bool = False) -> str:
        """A name for the output of the input `path`, without its ending, that nobody else has.

        With `folder` it is a folder nobody else writes into; `whole` keeps the input's own ending.

        >>> names = Names((".md",))
        >>> names.take("a/x.html"), names.take("a/x.txt"), names.take("A/X.TXT"), names.take("a/x.md/y")
        ('a/x', 'a/x.txt', 'A/X.TXT~2', 'a/x.md~2/y')
        """
        *above, last = PurePosixPath(bare_name(safe_name(path))[0]).parts or ("document",)
        stem = last if self._keep_suffix or whole else stem_of(last)
        base = ""
        for part in above:
            base = self._enter(base, part)
        packed = safe_name(PurePosixPath(path.replace("\\", "/")).name)
        name = self._free(base, [stem, last, packed], folder=folder)
        if folder:
            self._closed.add(_key(name))
        else:
            self._stems.add(_key(name))
        return name

    def _enter(self, base: str, part: str) -> str:
        """A folder below `base` that is no file and nobody's own."""
        count = 1
        while True:
            name = base + (part if count == 1 else f"{part}~{count}")
            key = _key(name)
            if key not in self._closed and not self._is_file(key):
                self._folders.add(key)
                return f"{name}/"
            count += 1

    def _free(self, base: str, wishes: list[str], *, folder: bool) -> str:
        for wish in wishes:
            if self._is_free(base + wish, folder=folder):
                return base + wish
        count = 2
        while not self._is_free(f"{base}{wishes[-1]}~{count}", folder=folder):
            count += 1
        return f"{base}{wishes[-1]}~{count}"

    def _is_free(self, name: str, *, folder: bool) -> bool:
        key = _key(name)
        if folder:
            return key not in self._closed | self._folders and not self._is_file(key)
        ended = {_key(name + ending) for ending in self._endings}
        return key not in self._stems and not ended & self._folders and not ended & self._closed

    def _is_file(self, key: str) -> bool:
        """Whether a name is that of a file somebody writes."""
        ends = (e for e in self._endings if key.endswith(e))
        return any(key[: len(key) - len(e)] in self._stems for e in ends)


def stem_of(name: str) -> str:
    """A file name without the suffix of an input or output format.

    >>> stem_of("a.html"), stem_of("a.tar.unknown")
    ('a', 'a.tar.unknown')
    """
    suffix = suffix_of(name)
    stem = name.removesuffix(suffix)
    return stem if suffix.lower() in SUFFIXES | suffixes() and stem.strip(".") else name


def safe_name(name: str) -> str:
    """A relative POSIX path that stays below its root, from any string.

    >>> safe_name("/etc/../passwd"), safe_name("...gz")
    ('etc/passwd', 'document')
    """
    cleaned = name.replace("\\", "/").replace("\0", "")
    parts = [p for p in cleaned.split("/") if p and _bare(p).strip(".")]
    return "/".join(_short(p) for p in parts) or "document"


def _bare(part: str) -> str:
    """A part as it is when its compression suffix has been taken off, however often."""
    while (suffix := suffix_of(part)).lower() in COMPRESSED:
        part = part[: -len(suffix)]
    return part


def _short(part: str) -> str:
    raw = _encode(part)
    if len(raw) <= NAME_LIMIT:
        return part
    suffix = suffix_of(part)[:KEPT_SUFFIX]
    return raw[: NAME_LIMIT - len(_encode(suffix))].decode("utf-8", "ignore") + suffix


def _encode(part: str) -> bytes:
    return part.encode("utf-8", "surrogatepass")


def _key(name: str) -> str:
    """What is the same for two names that one file system or another takes for one."""
    if name.isascii():
        return name.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(c for c in folded if unicodedata.category(c) != "Cf")
