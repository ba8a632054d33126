"""Regular expressions that are compiled when they are first asked.

Compiling is what starting costs most: some 380 expressions stand in the modules of this package, a
text meets a third of them. A lazy pattern answers as `re.Pattern` does; its methods are those of
the compiled expression from the first question on, so that later ones cost nothing more.
"""

import re
from typing import Any, AnyStr, Generic, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _LazyPattern(Generic[AnyStr]):
    """Stands for a compiled expression; becomes one when an attribute is asked for."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self._source: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile; raises `re.error` if the expression is wrong."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__ |= {method: getattr(compiled, method) for method in _METHODS}
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy_pattern({self._source!r})"


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The expression as `re.compile` would give it, compiled on first use.

    A wrong one raises `re.error` there; a test compiles all that stand in modules.

    >>> lazy_pattern("a+").sub("b", "caat")
    'cbt'
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(source, flags))
