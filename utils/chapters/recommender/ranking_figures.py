"""Both stages against what is simpler, and what leaking features promise."""

from utils.chapters.recommender import contest, leak_prices
from utils.figures import Predict, colours, picture, play

LOOKS = dict(
    zip(
        contest.SYSTEMS,
        ((colours.DATA, "s"), (colours.TRUTH, "D"), (colours.SECOND, "^"), (colours.MODEL, "o")),
        strict=True,
    )
)
BOTH = contest.SYSTEMS[-1]
WIDE = (9.2, 3.7)


# --- both stages against the rest ---------------------------------------------------------------------------------------
def dot(ax, y: float, found, look):
    """Draw a mean with its interval, the number behind it."""
    colour, marker = look
    ax.plot([found.low, found.high], [y, y], color=colour, linewidth=2)
    ax.plot(found.mean, y, marker, color=colour, markersize=8)
    ax.text(found.high, y, f"  {found.mean:.3f}", va="center", fontsize=10)


def contest_scene(means, gaps):
    """Name the systems on the left, what is subtracted on the right."""
    for ax, names in ((means, contest.SYSTEMS), (gaps, contest.SYSTEMS[:-1])):
        ax.set(ylim=(3.4, -0.75), yticks=[])
        for y, name in enumerate(names):
            words = name if ax is means else f"less {name}"
            at, side = (0.01, "left") if ax is means else (0.99, "right")
            ax.text(at, y - 0.33, words, color=LOOKS[name][0], transform=ax.get_yaxis_transform(), fontsize=10, ha=side)
    gaps.axvline(0, color="#222222", linewidth=1)


def draw_contest(means, gaps, measure, seed):
    """Draw means on the left, gaps of both stages to each other system on the right."""
    for y, name in enumerate(contest.SYSTEMS):
        dot(means, y, contest.result(seed, name, measure), LOOKS[name])
        if name != BOTH:
            dot(gaps, y, contest.result(seed, BOTH, measure, name), LOOKS[name])
    top = 0.48 if measure == "recall@100" else 0.16
    means.set(xlim=(0, top), xlabel=f"{measure}, 95% over people")
    gaps.set(xlim=(-0.03, 0.12), xlabel="gap of two stages, request by request")
    gap = contest.result(seed, BOTH, measure, "popular, live")
    sure = "clear of 0" if gap.low > 0 else "and 0 is inside"
    means.set_title(f"Two stages lead by {gap.mean:.3f} on popular, live")
    gaps.set_title(f"from {gap.low:.3f} to {gap.high:.3f}: {sure}")


def contest_figure():
    """Show the table of all systems, and the paired gaps, for five seeds."""
    options = [
        "yes, on all three measures",
        "on recall@100, and less surely at the top of the list",
        "no: the intervals of the means overlap",
    ]
    return play(
        draw_contest, scene=contest_scene, columns=2, size=WIDE, measure=list(contest.MEASURES), seed=list(contest.SEEDS),
        labels={"measure": "measure", "seed": "drawn with seed"},
        predict=Predict(
            "Boosted trees now order the candidates of both lists. Are they better than counting the likes of the last three years, live?",
            truth=options[1], options=options,
            says={
                options[0]: "On recall@100 in every draw. At the top of the list it depends on the draw: recall@10 holds 0 in four of five.",
                options[1]: "So it is: recall@100 in every draw. At ten the gap is about .01 and holds 0 in four of five draws.",
                options[2]: "They overlap, and say nothing: both systems are better for the same people. Look at the gap, request by request.",
            },
        ),
        alt="Left: mean and 95% interval of a measure for popularity at the split, live popularity, vectors and two stages; the intervals overlap. "
        "Right: gaps of two stages to the other three, request by request; on recall at 100 all are clear of zero, on recall at 10 the gap to live popularity is hardly.",
    )  # fmt: skip


# --- leaks ----------------------------------------------------------------------------------------------------------------
NAMED = dict(
    zip(
        leak_prices.LEAKS,
        ("no new feature", "A: likes of the film", "B: likes today", "C: person's genres"),
        strict=True,
    )
)


def draw_prices(ax):
    """Draw offline and online nDCG of the ranker with each feature added."""
    for y, price in enumerate(leak_prices.prices(0).values()):
        offline, online = price.offline.mean(), price.online.mean()
        ax.plot([offline, online], [y, y], color=colours.FAINT, linewidth=4)
        ax.plot(offline, y, "s", color=colours.ERROR, markersize=9)
        ax.plot(online, y, "o", color=colours.MODEL, markersize=9)
        ax.text(max(offline, online) + 0.008, y, f"{offline:.3f}, then {online:.3f}", va="center", fontsize=10)
    ax.set(ylim=(3.5, -0.8), xlim=(0, 0.6), xlabel="nDCG@10", yticks=range(4), yticklabels=NAMED.values())
    ax.text(0.4, -0.3, "square: promised offline", color=colours.ERROR, fontsize=10)
    ax.text(0.4, 0.05, "circle: given online", color=colours.MODEL, fontsize=10)
    most = max(leak_prices.prices(0).values(), key=lambda price: price.offline.mean())
    ax.set_title(f"One feature promised {most.offline.mean():.3f} and gave {most.online.mean():.3f}")


def prices_figure():
    """Show what each leak promises and gives."""
    found = leak_prices.prices(0)
    said = "; ".join(
        f"{NAMED[name]}: {price.offline.mean():.3f} offline, {price.online.mean():.3f} online"
        for name, price in found.items()
    )
    return picture(
        lambda ax: (ax.figure.subplots_adjust(left=0.24), draw_prices(ax)),
        alt=f"nDCG at 10 with one more feature. {said}.",
        size=(8.4, 3.4),
    )
