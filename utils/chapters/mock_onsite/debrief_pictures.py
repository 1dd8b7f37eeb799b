"""The debrief's pictures, drawn as SVG in the page's own colours: they need nothing and read in light and dark."""

import html
from collections import Counter
from math import cos, pi, sin

from utils.chapters.mock_onsite.outcome import Line, Skill
from utils.chapters.mock_onsite.plan import ROUNDS

HUES = {
    "right": "#009E73",
    "wrong": "#D55E00",
    "error": "#C8559B",
    "spoken": "#0072B2",
    "none": "#888888",
    "own": "#0072B2",
}
MARKS = {"right": "✓", "wrong": "✗", "error": "!", "spoken": "“", "none": "–", "own": "“"}


def picture(width: float, height: float, alt: str, parts: list[str]) -> str:
    """Return an SVG that says what it shows."""
    said = html.escape(alt, quote=True)
    return (
        f'<svg role="img" aria-label="{said}" viewBox="0 0 {width:g} {height:g}" style="width:100%;max-width:{width:g}px;'
        f'height:auto;font:12px system-ui,sans-serif" fill="currentColor"><title>{said}</title>{"".join(parts)}</svg>'
    )


def look(one: Line) -> str:
    """Return what a question's outcome is drawn as."""
    return "own" if one.own is not None and one.kind != "spoken" else one.kind


def radar(made: list[Skill]) -> str:
    """Draw share by skill on one axis each; fewer than three axes make bars."""
    said = "; ".join(f"{one.name} {one.share:.0%} ({one.count})" for one in made)
    alt = f"Share right by skill, weighted by minutes: {said}."
    if len(made) < 3:
        rows = [
            f'<text x="0" y="{24 * k + 15}">{one.name} ({one.count})</text>'
            f'<rect x="190" y="{24 * k + 3}" width="{max(1, 220 * one.share):.1f}" height="16" fill="#0072B2"/>'
            for k, one in enumerate(made)
        ]
        return picture(420, max(30, 24 * len(made) + 6), alt, rows)
    middle, size, n = (230, 150), 105, len(made)

    def at(k: int, share: float) -> tuple[float, float]:
        turn = 2 * pi * k / n - pi / 2
        return middle[0] + size * share * cos(turn), middle[1] + size * share * sin(turn)

    def ring(share: float) -> str:
        return " ".join("{:.1f},{:.1f}".format(*at(k, share)) for k in range(n))

    parts = [
        f'<polygon points="{ring(s)}" fill="none" stroke="currentColor" opacity="{0.5 if s == 1 else 0.2}"/>'
        for s in (0.25, 0.5, 0.75, 1)
    ]
    for k, one in enumerate(made):
        (x, y), (tx, ty) = at(k, 1), at(k, 1.12)
        ty -= 12 if k == 0 else 0  # two lines of words stand on the topmost corner
        parts.append(
            f'<line x1="{middle[0]}" y1="{middle[1]}" x2="{x:.1f}" y2="{y:.1f}" stroke="currentColor" opacity=".2"/>'
        )
        anchor = "middle" if abs(tx - middle[0]) < 12 else "start" if tx > middle[0] else "end"
        parts.append(
            f'<text x="{tx:.1f}" y="{ty:.1f}" text-anchor="{anchor}">{one.name}<tspan x="{tx:.1f}" dy="14" opacity=".75">{one.count}</tspan></text>'
        )
    corners = " ".join("{:.1f},{:.1f}".format(*at(k, max(0.02, one.share))) for k, one in enumerate(made))
    parts.append(f'<polygon points="{corners}" fill="none" stroke="#0072B2" stroke-width="2"/>')
    parts += [
        '<circle cx="{:.1f}" cy="{:.1f}" r="4" fill="#0072B2"/>'.format(*at(k, max(0.02, one.share)))
        for k, one in enumerate(made)
    ]
    return picture(460, 300, alt, parts)


def timeline(found: list[Line], breaks: list[tuple[int, str, float, float]], length: float) -> str:
    """Draw each round on its clock: questions as blocks, freezes as red bars above, pauses and interruptions as notches."""
    most = max([length, *(one.ended for one in found)]) * 1.02
    left, width, row = 118, 560, 46

    def x(seconds: float) -> float:
        return left + width * seconds / most

    parts, told = [], []
    for number, one in enumerate(ROUNDS):
        top, mine = number * row + 18, [line for line in found if line.round == number]
        parts.append(f'<text x="{left - 8}" y="{top + 14}" text-anchor="end">{one.title}</text>')
        parts.append(
            f'<rect x="{left}" y="{top}" width="{x(length) - left:.1f}" height="20" fill="none" stroke="currentColor" opacity=".35"/>'
        )
        for line in mine:
            kind, wide = look(line), max(1.5, x(line.ended) - x(line.begun) - 1)
            parts.append(
                f'<rect x="{x(line.begun):.1f}" y="{top}" width="{wide:.1f}" height="20" fill="{HUES[kind]}" fill-opacity=".85"><title>{html.escape(line.key)}: {kind}</title></rect>'
            )
            if wide > 12:
                parts.append(
                    f'<text x="{x(line.begun) + wide / 2:.1f}" y="{top + 14}" text-anchor="middle" fill="white" aria-hidden="true">{MARKS[kind]}</text>'
                )
            parts += [
                f'<rect x="{x(at):.1f}" y="{top - 7}" width="{max(2.5, x(seconds) - left):.1f}" height="5" fill="#D55E00"><title>silent for {seconds:.0f} s</title></rect>'
                for at, seconds, _ in line.freezes
            ]
        for k, what, at, seconds in breaks:
            if k == number:
                parts.append(
                    f'<path d="M{x(at):.1f} {top + 28}l-5 -7h10z"><title>{_word(what)} {seconds:.0f} s</title></path>'
                )
        if mine:
            told.append(f"{one.title}: " + ", ".join(f"{line.key} {look(line)}" for line in mine))
    bottom = len(ROUNDS) * row + 12
    for share in (0, 0.5, 1):
        parts.append(
            f'<text x="{x(share * length):.1f}" y="{bottom}" text-anchor="middle" opacity=".75">{share * length / 60:g} min</text>'
        )
    return picture(
        left + width + 24, bottom + 8, f"The day on its clocks. {'; '.join(told) or 'No round was held'}.", parts
    )


def dots(pairs: list[tuple[float, bool, str]]) -> str:
    """Draw each confidence, answers that were right above and wrong below."""
    said = "; ".join(f"{sure:.0%} sure and {'right' if right else 'wrong'}" for sure, right, _ in pairs)
    counts = Counter((sure, right) for sure, right, _ in pairs)
    tallest = {hit: max((n for (_, right), n in counts.items() if right == hit), default=1) for hit in (True, False)}
    upper = 16 + 9 * tallest[True]
    lower, stacked, parts = upper + 22 + 9 * tallest[False], {}, []
    for y, word in ((upper, "right"), (lower, "wrong")):
        parts.append(
            f'<text x="44" y="{y + 4}" text-anchor="end">{word}</text><line x1="54" y1="{y}" x2="414" y2="{y}" stroke="currentColor" opacity=".25"/>'
        )
    for sure, right, key in pairs:
        n = stacked[sure, right] = stacked.get((sure, right), 0) + 1
        y = (upper if right else lower) - 9 * (n - 1)
        hue = HUES["right" if right else "wrong"]
        parts.append(
            f'<circle cx="{54 + 360 * sure:.1f}" cy="{y}" r="5" fill="{hue}"><title>{html.escape(key)}</title></circle>'
        )
    for share in (0, 0.25, 0.5, 0.75, 1):
        parts.append(
            f'<text x="{54 + 360 * share:.0f}" y="{lower + 24}" text-anchor="middle" opacity=".75">{share:.0%}</text>'
        )
    return picture(450, lower + 32, f"How sure you were against what happened: {said}.", parts)


def _word(what: str) -> str:
    return "paused for" if what == "pause" else "nobody there for"
