"""Two pictures of a validation: windows that overlap, and what each probe measures."""

from utils.chapters.framing.pipeline_probes import GAP, baseline, measured, shuffled
from utils.chapters.framing.pipeline_stream import LABEL
from utils.figures import Predict, colours, play

REACHES = (-14, -7, 0, 4, 8, 12, 18, 25, 32)


def windows_scene(ax):
    """Set up a line of days around the snapshot."""
    ax.set(xlim=(-62, 46), ylim=(-0.2, 3.6), yticks=[], xlabel="days, counted from the moment of the score")
    ax.axvline(0, color=colours.DATA, linewidth=1, dashes=(4, 3))
    ax.barh(1, LABEL, left=GAP, height=0.6, color=colours.TRUTH)
    ax.text(GAP + LABEL / 2, 1, "no visit: left", ha="center", va="center", color="white", fontsize=10)
    ax.text(-61, 1, "label", va="center", fontsize=10)
    ax.text(1, 2.62, "score", fontsize=10, color=colours.DATA)
    ax.text(1, 0.35, f"{GAP} days: offers go out", fontsize=9, color=colours.DATA)


def draw_windows(ax, reach):
    """Draw the features' window for where it ends, the overlap, and the AUC that comes of it."""
    ax.barh(2, reach + 45, left=-45, height=0.6, color=colours.MODEL)
    ax.text(-43, 2, "84 days of visits …", va="center", color="white", fontsize=10)
    ax.text(-61, 2, "features", va="center", fontsize=10)
    over = reach - GAP
    if over > 0:
        ax.axvspan(GAP, reach, color=colours.ERROR, alpha=0.3)
        ax.text(GAP + 0.5, 3.1, f"{over} days of the answer", color=colours.ERROR, fontsize=10)
    elif reach > 0:
        ax.text(0.5, 3.1, "not known yet at the score", color=colours.ERROR, fontsize=10)
    said = (
        "ends at the score" if reach == 0 else f"ends {abs(reach)} days {'after' if reach > 0 else 'before'} the score"
    )
    ax.set_title(f"The feature window {said}: AUC {measured(reach):.2f}")


def windows_figure():
    """Show what the AUC does when the features' window moves, after a prediction."""
    return play(
        draw_windows, scene=windows_scene, reach=list(REACHES), start={"reach": 0}, labels={"reach": "features end (days after the score)"},
        predict=Predict(
            f"Trained and tested honestly, this model has an AUC of {measured(0):.2f} on a simulated clickstream. Somebody joins a table that is 12 days younger: the features now reach 8 days into the 28 of the label. The AUC is then …",
            truth=round(measured(12), 2), low=0, high=1,
            says="Who has left makes no visits, and the features now see that. The test shows it as skill, since the test has the same mistake; only production does not.",
            marks={round(measured(0), 2): "The same? Eight days without a visit are a good part of 28 days without a visit."},
        ),
        alt="A timeline of days around the moment of the score: a bar for the feature window, one for the label window, and the AUC as the feature window moves. "
        f"It is {measured(-14):.2f} when the features end 14 days before the score, {measured(0):.2f} when they end at it, {measured(12):.2f} when they reach 8 days into the label.",
    )  # fmt: skip


def probes() -> dict[str, tuple[float, float, float]]:
    """Return for each pipeline (AUC, lowest, highest); the last two differ only for shuffled labels."""
    once = {
        "days since the last visit": baseline(),
        "the model, four columns": measured(),
        "plus the page that confirms\na cancellation, undated": measured(leak=True),
    }
    return {"trained on shuffled labels": shuffled(), **{name: (value,) * 3 for name, value in once.items()}}


def probes_scene(ax):
    """Set up AUC across, a row for each pipeline."""
    ax.set(xlim=(-0.02, 1.12), ylim=(3.6, -0.6), yticks=[], xlabel="AUC at the later snapshot")
    ax.axvline(0.5, color=colours.DATA, linewidth=1, dashes=(4, 3))


def draw_probes(ax, shown):
    """Draw the first pipelines, as many as are shown."""
    looks = (colours.DATA, colours.DATA, colours.MODEL, colours.ERROR)
    for row, ((name, (mean, low, high)), colour) in enumerate(list(zip(probes().items(), looks, strict=True))[:shown]):
        if high > low:
            ax.plot([low, high], [row, row], color=colour, linewidth=2)
        ax.plot(mean, row, "o", color=colour, markersize=9)
        ax.text(mean + 0.02, row - 0.22, f"{mean:.2f}", color=colour, fontsize=10)
        ax.text(0.0 if low > 0.45 else 0.55, row + (0 if low > 0.45 else 0.32), name, va="center", fontsize=10)
    titles = (
        "Shuffled labels: around one half, and one run says little",
        "One column is most of it",
        f"The model: {measured():.2f}, hardly above its baseline",
        f"{measured(leak=True):.2f}: the page is visited because they leave",
    )
    ax.set_title(titles[shown - 1])


def probes_figure():
    """Show four measurements one after the other, after a prediction."""
    options = [f"{measured(leak=True):.2f}", f"{measured():.2f}", f"{baseline():.2f}"]
    return play(
        draw_probes, scene=probes_scene, shown=[1, 2, 3, 4], labels={"shown": "probes"},
        predict=Predict(
            f"Four columns of visits give an AUC of {measured():.2f}; one of them alone, days since the last visit, {baseline():.2f}. With a fifth, how often the page that confirms a cancellation was seen, it is {measured(leak=True):.2f}. Which do you report tomorrow?",
            truth=options[1], options=options,
            says={
                options[0]: "The table of that page has no date. Most of its visits come when people leave, after the score: it knows the future.",
                options[1]: f"Beside its baseline, {baseline():.2f}: whether the difference is worth a service is the first thing they will ask.",
                options[2]: "As the baseline, beside the other; and if there is no time, it is a decent thing to ship.",
            },
        ),
        alt="AUC at the later snapshot: " + "; ".join(f"{' '.join(name.split())} {mean:.2f}" for name, (mean, _, _) in probes().items()) + ".",
    )  # fmt: skip
