"""How answers look in a notebook: plain tables and one drawing, without scripts or outside files."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

_ROWS = 15
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 520, 260, 76, 16, 28, 44
_ACCENT = "#0a6ebd"  # stands out on white and on black


def page(name: str, summary: Sequence[tuple[str, str]], parts: Sequence[str]) -> str:
    facts = " &middot; ".join(f"{escape(key)} <b>{escape(value)}</b>" for key, value in summary if value)
    return f'<div class="korridor"><p><b>{escape(name)}</b> &middot; {facts}</p>{"".join(parts)}</div>'


def number(value: float) -> str:
    if math.isnan(value):
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 or value == round(value) else f"{value:,.4g}"


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return escape(" ".join(v if isinstance(v, str) else str(next(iter(v.values()), "")) for v in value))
    if pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return number(float(value)) if isinstance(value, int | float) else escape(str(value))


def table(title: str, frame: pd.DataFrame, columns: Sequence[str]) -> str:
    """The first rows of a frame; nothing where it has none."""
    if frame.empty:
        return ""
    shown = frame.head(_ROWS)
    numeric = {name: pd.api.types.is_numeric_dtype(frame[name]) and frame[name].dtype != "boolean" for name in columns}
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:{"right" if numeric[n] else "left"}">{_cell(row[n])}</td>' for n in columns) + "</tr>"
        for row in shown.to_dict("records")
    )
    more = f"<p>and {len(frame) - len(shown)} more rows</p>" if len(frame) > len(shown) else ""
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _scale(low: float, high: float, start: float, end: float) -> Any:
    return lambda value: start + (value - low) / (high - low or 1) * (end - start)


def curve(good: str, points: Sequence[dict[str, Any]]) -> str:
    """Extra cost (m USD) over the tonnes that still may pass, as SVG; every breakpoint is a dot that tells its figures."""
    caps, costs = [p["cap_t"] for p in points], [p["extra_usd"] / 1e6 for p in points]
    x = _scale(min(caps), max(caps), _LEFT, _WIDTH - _RIGHT)
    y = _scale(min(costs), max(costs), _HEIGHT - _BOTTOM, _TOP)
    line = " ".join(f"{x(cap):.1f},{y(cost):.1f}" for cap, cost in zip(caps, costs, strict=True))
    dots = "".join(
        f'<circle cx="{x(cap):.1f}" cy="{y(cost):.1f}" r="4" fill="{_ACCENT}"><title>{number(cap)} t, {number(cost)} m USD</title></circle>'
        for cap, cost in zip(caps, costs, strict=True)
    )
    floor, style = _HEIGHT - _BOTTOM, 'fill="currentColor" font-size="12"'
    words = [
        (_LEFT, 16, "start", f"{good}: extra cost, m USD"), (_WIDTH - _RIGHT, _HEIGHT - 8, "end", "t that may still pass"),
        (_LEFT, floor + 18, "start", number(min(caps))), (_WIDTH - _RIGHT, floor + 18, "end", number(max(caps))),
        (_LEFT - 8, floor, "end", number(min(costs))), (_LEFT - 8, _TOP + 8, "end", number(max(costs))),
    ]
    texts = "".join(f'<text x="{a}" y="{b}" text-anchor="{anchor}" {style}>{escape(word)}</text>' for a, b, anchor, word in words)
    axes = f'<path d="M{_LEFT} {_TOP}V{floor}H{_WIDTH - _RIGHT}" fill="none" stroke="currentColor"/>'
    return (
        f'<svg role="img" aria-label="{escape(good)}: extra cost over tonnes" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}">{axes}<polyline points="{line}" fill="none" stroke="{_ACCENT}" stroke-width="2"/>{dots}{texts}</svg>'
    )
