"""A design drawn as blocks: the path of a request above, what is made beforehand below. Words are drawn as they are."""

import io
import textwrap

from utils.chapters.design_studio.fields import FIELDS
from utils.chapters.design_studio.quantities import quantities
from utils.chapters.design_studio.saying import say_number
from utils.chapters.design_studio.sheet import BLANK, shown
from utils.figures import colours
from utils.figures.still import picture

SIZE = (9.6, 5.4)
PER_ROW = 6


def diagram(design):
    """Return the drawing as a picture with its description."""
    return picture(lambda ax: draw(ax, design), alt=alt(design), size=SIZE)


def svg(design) -> str:
    """Return the drawing as SVG, the same bytes every time; matplotlib escapes its words."""
    import matplotlib
    from matplotlib.figure import Figure

    from utils.figures.style import in_style

    with in_style(), matplotlib.rc_context({"svg.hashsalt": "design", "svg.fonttype": "none"}):
        figure = Figure(figsize=SIZE)
        draw(figure.subplots(), design)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Title": alt(design)})
    return buffer.getvalue()


def alt(design) -> str:
    """Say in words what the drawing shows."""
    stages = design.read.values.get("stages") or []
    path = "; ".join(
        f"{name(row)} leaves {amount(row['candidates'])}, {amount(row['ms'])} ms, if it fails: {row['fallback'] or BLANK}"
        for row in stages
    )
    return f"Block diagram of {design.title}. Online: {path or 'no stage yet'}. Offline: labels, features, training, test, watch."


def name(row: dict) -> str:
    """Return a row's name or a dash."""
    return row["name"] or BLANK


def amount(value: float | None) -> str:
    """Return a number or a question mark."""
    return "?" if value is None else say_number(value)


def short(value: float | None) -> str:
    """Return a large number in thousands, millions or billions."""
    for size, letter in ((1e9, " billion"), (1e6, " million")):
        if value is not None and value >= size:
            return say_number(value / size) + letter
    return amount(value)


def wrap(text: str, width: int, most: int) -> str:
    """Break a text into at most `most` lines of `width` characters."""
    return "\n".join(textwrap.wrap(text, width, max_lines=most, placeholder="…", break_long_words=True))


def block(ax, x, y, width, height, head, body, colour, dashed=False):
    """Draw one box: a heading and a few lines."""
    from matplotlib.patches import FancyBboxPatch

    style = {"linestyle": (0, (4, 2))} if dashed else {}
    ax.add_patch(
        FancyBboxPatch(
            (x, y),
            width,
            height,
            "round,pad=0,rounding_size=1",
            facecolor="white",
            edgecolor=colour,
            linewidth=1.4,
            **style,
        )
    )
    top = y + height - 2.2
    if head:
        ax.text(x + width / 2, top, head, ha="center", va="top", fontsize=8.5, weight="bold", parse_math=False)
        top -= 3.9 * (head.count("\n") + 1)
    ax.text(x + width / 2, top, body, ha="center", va="top", fontsize=8, parse_math=False, linespacing=1.25)


def draw(ax, design) -> None:
    """Draw a design on axes from 0 to 100 in both directions."""
    values, names = design.read.values, quantities(design.read.values)
    stages = (values.get("stages") or [])[:PER_ROW]
    ax.set(xlim=(0, 100), ylim=(0, 100))
    ax.axis("off")
    ax.set_position([0.01, 0.01, 0.98, 0.91])
    total, budget = names["total_ms"], names["latency_ms"]
    over = total is not None and budget is not None and total > budget
    promise = f"{amount(total)} ms of {amount(budget)} promised" if stages else "no stage yet"
    every = len(values.get("stages") or [])
    promise += f" (first {PER_ROW} of {every} stages)" if every > PER_ROW else ""
    ax.set_title(wrap(f"{design.title}: {promise}", 90, 1), color=colours.ERROR if over else "black", parse_math=False)
    for low, high, lane in ((46, 100, "online"), (0, 42, "offline")):
        ax.axhspan(low, high, color=colours.FAINT, alpha=0.35, linewidth=0)
        ax.text(0.6, high - 1.2, lane, ha="left", va="top", fontsize=9, color=colours.DATA)
    if not design.fields:
        ax.text(50, 71, "Fill in the board first.", ha="center", va="center", fontsize=13, color=colours.DATA)
        return
    _online(ax, stages, names)
    _offline(ax, design, names)


def _online(ax, stages, names) -> None:
    places = max(len(stages), 1) + 1
    width = min(17.0, 96 / places - 2.2)
    step = (97 - width) / max(places - 1, 1) if places > 5 else width + 3.4
    load = f"{short(names['mean_qps'])} a second\npeak {short(names['peak_qps'])}\n{short(names['items'])} items"
    chars = max(8, int(width * 1.4))
    block(ax, 2, 72, width, 20, "Request", load, colours.DATA)
    for place, row in enumerate(stages, 1):
        x = 2 + place * step
        ax.annotate(
            "", (x - 0.2, 82), (x - step + width + 0.2, 82), arrowprops={"arrowstyle": "-|>", "color": colours.DATA}
        )
        block(
            ax,
            x,
            72,
            width,
            20,
            wrap(name(row), chars - 2, 2),
            f"leaves {amount(row['candidates'])}\n{amount(row['ms'])} ms",
            colours.MODEL,
        )
        fallback = wrap(row["fallback"] or "no fallback", chars, 4)
        ax.plot([x + width / 2] * 2, [66, 72], color=colours.DATA, linestyle=":", linewidth=1)
        block(
            ax,
            x,
            47.5,
            width,
            18.5,
            "",
            "if it fails:\n" + fallback,
            colours.DATA if row["fallback"] else colours.ERROR,
            dashed=True,
        )


def _offline(ax, design, names) -> None:
    def said(field: str) -> str:
        return shown(FIELDS[field], design.fields.get(field))

    def listed(field: str) -> str:
        rows = design.read.values.get(field) or []
        return "\n".join(wrap(name(row), 21, 2 if len(rows) < 5 else 1) for row in rows[:8]) or "none yet"

    def lines(*texts: str) -> str:
        return "\n".join(wrap(text, 21, 4) for text in texts)

    memory = f"{amount(names['embedding_gb'])} of {amount(names['machine_gb'])} GB"
    boxes = [
        ("Labels", listed("labels")),
        ("Features", listed("features")),
        (
            "Training",
            lines(
                said("model"),
                f"every {said('retrain')}",
                f"a no after {said('label_window')}",
                f"split: {said('split')}",
            ),
        ),
        ("Index", lines(f"from: {said('sources')}", memory, f"recall {said('recall')}")),
        (
            "Test",
            lines(
                said("offline_metrics"),
                f"goals: {names['goals']}",
                f"guardrails: {names['guardrails']}",
                f"A/B {said('ab_length')}",
            ),
        ),
        ("Watch", lines(said("watched"), f"way back: {said('rollback')}")),
    ]
    for place, (head, body) in enumerate(boxes):
        x = 2 + place * 16.4
        block(ax, x, 3, 14.2, 33, head, body, colours.TRUTH)
        if place:
            ax.annotate("", (x - 0.1, 20), (x - 2.1, 20), arrowprops={"arrowstyle": "-|>", "color": colours.DATA})
