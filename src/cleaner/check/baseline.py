"""A baseline: findings that are known and not reported, so that a corpus can start where it is.

Keyed by rule, path, a hash of the text found, and its ordinal among equal ones in the file: edits
elsewhere in a file do not disturb it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from cleaner.errors import ConfigError
from cleaner.finding import Finding


class Baseline(msgspec.Struct, frozen=True):
    """The keys of known findings."""

    version: int
    findings: tuple[str, ...]


def keys(findings: Iterable[Finding]) -> list[str]:
    """The key of every finding, in order."""
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        text = finding.edit.before if finding.edit else finding.message
        digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
        where = (
            f"{finding.file}:{finding.record}:{finding.field}" if finding.field else finding.file
        )
        stem = f"{finding.rule} {where} {digest}"
        seen[stem] += 1
        result.append(f"{stem} {seen[stem]}")
    return result


def write_baseline(path: Path, findings: Sequence[Finding]) -> None:
    """Write the keys of these findings, sorted."""
    from cleaner.run.write import write_atomic

    content = msgspec.json.encode(Baseline(1, tuple(sorted(keys(findings)))))
    write_atomic(path, msgspec.json.format(content, indent=1) + b"\n")


def read_baseline(path: Path) -> frozenset[str]:
    """The known keys; raises `ConfigError` if the file cannot be read."""
    try:
        return frozenset(msgspec.json.decode(path.read_bytes(), type=Baseline).findings)
    except (OSError, msgspec.DecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as a baseline: {error}") from error


def split_known(
    findings: Sequence[Finding], known: frozenset[str]
) -> tuple[list[Finding], list[str]]:
    """The findings that are not known, and the known keys that no finding has any more."""
    named = list(zip(keys(findings), findings, strict=True))
    fresh = [finding for key, finding in named if key not in known]
    stale = sorted(known - {key for key, _ in named})
    return fresh, stale
