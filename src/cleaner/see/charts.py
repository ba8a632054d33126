"""Pictures of figures as SVG that stands in a page by itself: no script, no font, no request.

Drawn by Vega-Lite through vl-convert. Measured on one chart of three bars: 12 kB in the page, and no
script, where Plotly's library alone is 4.8 MB that the page's policy would have to let run. Text and
lines take the colour of the page (`currentColor`), so one picture serves light and dark.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from cleaner.errors import MissingExtraError

BAR = "#4a7fd0"
"""Readable on white and on black (contrast 4.1 and 5.1 to 1)."""
WIDTH = 420
"""Pixels of the drawing without its labels: a phone shows it scaled to two thirds."""
CROWDED = 24
"""Labels from which on some are left out."""
_QUIET = {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12}
_CONFIG: dict[str, Any] = {
    "background": None,
    "padding": {"left": 24, "top": 5, "right": 12, "bottom": 5},
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": _QUIET | {
        "gridColor": "currentColor", "gridOpacity": 0.14, "domainColor": "currentColor",
        "domainOpacity": 0.4, "tickColor": "currentColor", "tickOpacity": 0.4, "labelLimit": 220,
        "titleFontWeight": "normal", "tickMinStep": 1, "tickCount": 6,
    },
    "bar": {"color": BAR},
}  # fmt: skip


def bars(rows: Iterable[tuple[str, float]], counted: str) -> str:
    """Lying bars, a row each in the order given; `counted` is what the length counts.

    Raises `MissingExtraError` without vl-convert.
    """
    values = [{"name": name, "value": value} for name, value in rows]
    return _draw(values, {
        "height": {"step": 22},
        "mark": {"type": "bar", "cornerRadiusEnd": 2},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": None, "title": None},
            "x": {"field": "value", "type": "quantitative", "title": counted},
        },
    })  # fmt: skip


def columns(rows: Sequence[tuple[str, float]], counted: str, along: str) -> str:
    """Standing bars side by side, as histograms and spans of time have them."""
    values = [{"name": name, "value": value} for name, value in rows]
    return _draw(values, {
        "height": 160,
        "mark": {"type": "bar", "cornerRadiusEnd": 1},
        "encoding": {
            "x": {
                "field": "name", "type": "ordinal", "sort": None, "title": along,
                "axis": {"labelAngle": -45, "labelOverlap": len(rows) > CROWDED},
            },
            "y": {"field": "value", "type": "quantitative", "title": counted},
        },
    })  # fmt: skip


def _draw(values: list[dict[str, Any]], specification: dict[str, Any]) -> str:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("vl-convert-python", "report") from error
    drawn: str = vl_convert.vegalite_to_svg(
        {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "config": _CONFIG,
            "width": WIDTH,
            "data": {"values": values},
            **specification,
        }
    )
    return drawn
