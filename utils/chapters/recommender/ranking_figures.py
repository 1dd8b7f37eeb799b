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
MEANS, GAPS = "the means", "the gaps too"
WIDE = (9.2, 3.7)
TOUCHES = 5e-4


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


def draw_contest(means, gaps, show, measure, seed):
    """Draw means on the left; on the right, when asked for, gaps of both stages to each other system."""
    for y, name in enumerate(contest.SYSTEMS):
        dot(means, y, contest.result(seed, name, measure), LOOKS[name])
        if name != BOTH and show == GAPS:
            dot(gaps, y, contest.result(seed, BOTH, measure, name), LOOKS[name])
    top = 0.48 if measure == "recall@100" else 0.16
    means.set(xlim=(0, top), xlabel=f"{measure}, 95% over people")
    gaps.set(xlim=(-0.03, 0.12), xlabel="gap of two stages, request by request")
    gap = contest.result(seed, BOTH, measure, "popular, live")
    means.set_title(f"Two stages lead by {gap.mean:.3f} on popular, live")
    gaps.set_title(interval_words(gap) if show == GAPS else "and request by request?")


def interval_words(gap: contest.Result) -> str:
    """Say where an interval lies; an end so near to 0 that the dice decide on which side gets its fourth decimal."""
    if abs(gap.low) < TOUCHES:
        return f"from {gap.low:.4f} to {gap.high:.3f}: touches 0"
    return f"from {gap.low:.3f} to {gap.high:.3f}: {'clear of 0' if gap.low > 0 else '0 is inside'}"


def contest_figure():
    """Show the table of all systems, and the paired gaps, for five seeds."""
    options = [
        "yes, on all three measures",
        "on recall@100, and less surely at the top of the list",
        "no: the intervals of the means overlap",
    ]
    return play(
        draw_contest, scene=contest_scene, columns=2, size=WIDE, show=[MEANS, GAPS], measure=list(contest.MEASURES), seed=list(contest.SEEDS),
        labels={"show": "show", "measure": "measure", "seed": "drawn with seed"},
        predict=Predict(
            "Boosted trees now order the candidates of both lists. On recall@100 their mean is ahead of counting live, and the intervals overlap. Are they better than the count?",
            truth=options[1], options=options,
            says={
                options[0]: "On recall@100 in every draw. At ten it depends on the draw: recall@10 holds or touches 0 in three of five, nDCG@10 in one.",
                options[1]: "So it is: recall@100 by .04 to .05 in every draw. recall@10 by .003 to .017, which holds or touches 0 in three of five draws; nDCG@10 by .006 to .024, which holds 0 in one.",
                options[2]: "They overlap, and say nothing: both systems are better for the same people. Look at the gap, request by request.",
            },
        ),
        alt="Left: mean and 95% interval of a measure for popularity at the split, live popularity, vectors and two stages; the intervals overlap. "
        "Right: gaps of two stages to the other three, request by request; on recall at 100 all are clear of zero; at ten the gap to live popularity holds zero with the first seed.",
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
    """Draw what each feature promised, what it gives with what is known then, and the interval of the gap."""
    for y, (name, price) in enumerate(leak_prices.prices(0).items()):
        offline, online = price.offline.mean(), price.online.mean()
        _, low, high = leak_prices.gap(price)
        ax.plot([offline, online], [y, y], color=colours.FAINT, linewidth=4)
        ax.plot(offline, y, "s", color=colours.ERROR, markersize=9)
        ax.plot(online, y, "o", color=colours.MODEL, markersize=9)
        words = f"{offline:.3f}" if name == "none" else f"{offline:.3f}, then {online:.3f}; gap {low:.3f} to {high:.3f}"
        ax.text(max(offline, online) + 0.012, y, words, va="center", fontsize=10)
    ax.set(ylim=(3.5, -0.8), xlim=(0, 0.78), xlabel="nDCG@10; gaps with 95% over people", yticks=range(4))
    ax.set_yticklabels(NAMED.values())
    ax.text(0.4, -0.3, "square: promised by the test", color=colours.ERROR, fontsize=10)
    ax.text(0.4, 0.05, "circle: with what was known then", color=colours.MODEL, fontsize=10)
    most = max(leak_prices.prices(0).values(), key=lambda price: price.offline.mean())
    ax.set_title(f"One feature promises {most.offline.mean():.3f}; as of the moment it gives {most.online.mean():.3f}")


def prices_figure():
    """Show what each leak promises and gives."""
    said = []
    for name, price in leak_prices.prices(0).items():
        gap, low, high = leak_prices.gap(price)
        found = f"{price.offline.mean():.3f} promised, {price.online.mean():.3f} as of the moment"
        said.append(
            f"{NAMED[name]}: {found}" + (f", gap {gap:.3f} ({low:.3f} to {high:.3f})" if name != "none" else "")
        )
    return picture(
        lambda ax: (ax.figure.subplots_adjust(left=0.24), draw_prices(ax)),
        alt=f"nDCG at 10 with one more feature, every second request of one draw. {'; '.join(said)}.",
        size=(8.4, 3.4),
    )
