"""A thousand customers in four piles, and what the line between them earns."""

from utils.chapters.framing.money import SCORES, piles
from utils.figures import Predict, colours, play

ACROSS, DOWN = 50, 20
LOOKS = {  # plain words, colour, marker
    "caught": ("caught: leaving, and called", colours.TRUTH, "o"),
    "missed": ("missed: leaving, not called", colours.ERROR, "X"),
    "bothered": ("bothered: staying, but called", colours.SECOND, "s"),
    "alone": ("left alone: staying, not called", colours.FAINT, "o"),
}


def piles_scene(ax):
    """Hide the axes: people stand on a grid, words beneath it."""
    ax.set(xlim=(-1, ACROSS), ylim=(-11.5, DOWN + 0.5), xticks=[], yticks=[])
    ax.grid(False)
    for spine in ax.spines.values():
        spine.set_visible(False)


def draw_piles(ax, threshold, offer, worth):
    """Draw every customer as an icon, pile beside pile, and each pile's line in words and money."""
    found = piles(threshold)
    place = 0
    for name, count in zip(LOOKS, found, strict=True):
        _, colour, marker = LOOKS[name]
        seats = range(place, place + count)
        ax.plot([s // DOWN for s in seats], [s % DOWN for s in seats], marker, color=colour, markersize=5, linestyle="")
        place += count
    says = {
        "caught": f"{euros(worth - offer)} each: {euros(found.caught * (worth - offer))}",
        "missed": f"€{worth} gone each: {euros(0)} earned, {euros(found.missed * worth)} lost",
        "bothered": f"−€{offer} each: {euros(-found.bothered * offer)}",
        "alone": "nothing",
    }
    for row, (name, count) in enumerate(zip(LOOKS, found, strict=True)):
        words, colour, marker = LOOKS[name]
        y = -2 - 2.1 * row
        ax.plot(0, y + 0.1, marker, color=colour, markersize=8)
        ax.text(1.2, y, f"{count} {words}; {says[name]}", va="center", fontsize=9.5)
    leaving = found.caught + found.missed
    share = f"Precision {found.precision:.0%}: of {found.called} called, {found.caught} were leaving.  "
    share += f"Recall {found.recall:.0%}: of {leaving} leaving, {found.caught} were called."
    ax.text(-0.5, -10.6, share, va="center", fontsize=8.5, color=colours.DATA)
    earned = found.money(offer, worth)
    verb = "earns" if earned >= 0 else "burns"
    ax.set_title(f"Call from {threshold:.0%} on: {verb} {euros(abs(earned))} a month (F1 {found.f1:.2f})")


def euros(amount: float) -> str:
    """Write money as one says it: €2,780, −€500."""
    return f"{'−' if amount < 0 else ''}€{abs(amount):,.0f}"


def piles_figure():
    """Show the four piles for a threshold and two prices, after a prediction."""
    options = ["from 5% on: miss nobody", "from 20% on", "from 60% on: more likely than not"]
    earned = {t: euros(piles(t).money(10, 60)) for t in (0.05, 0.2, 0.6)}
    return play(
        draw_piles, scene=piles_scene, threshold={f"{score:.0%}": score for score in SCORES}, offer=[5, 10, 20, 30], worth=[40, 60, 120],
        start={"threshold": 0.6, "offer": 10, "worth": 60}, size="tall",
        labels={"threshold": "call from", "offer": "a call costs (€)", "worth": "a leaver kept is worth (€)"},
        predict=Predict(
            "A call costs €10. It keeps a customer who was leaving, worth €60. The model says 2% to 80%, and means it. From where on do you call, to earn most?",
            truth=options[1], options=options,
            says={
                options[0]: f"That earns {earned[0.05]}: at 5%, twenty calls cost €200 and keep one customer.",
                options[1]: f"{earned[0.2]}. A call pays when p × 60 > 10: from 1/6 on. A precision of {piles(0.2).precision:.0%} looks bad, and it is what pays.",
                options[2]: f"That earns {earned[0.6]}, with a handsome precision. From 20% on it is {earned[0.2]}: a wrong call is cheap, a missed leaver is not.",
            },
        ),
        alt="A thousand customers as icons in four piles: leaving and called, leaving and not called, staying but called, left alone. "
        f"Sliders move the line and two prices. At €10 a call and €60 a customer kept, calling from 60% on earns {earned[0.6]}, from 20% on {earned[0.2]}, from 5% on {earned[0.05]}.",
    )  # fmt: skip
