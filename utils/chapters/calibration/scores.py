"""What a proper score is made of, and which method it prefers on which world."""

from utils.chapters.calibration.worlds import average_losses
from utils.derivation import Problem, derivation
from utils.derivation.telling import ends_in
from utils.exercise import Choice, Exercise, FollowUp, Form, Mistake, Wrong

BRIER = Problem("m = E[Y]", {"q": "real"}, rvs={"Y": "any"})


def _for_labels_only(derived):
    """Tell whether the first broken line would be true if Y were 0 or 1."""
    line = derived.broken
    if line is None or "=" not in line.text:
        return False
    said = [part.strip() for part in line.text.split("=") if part.strip()]

    def are(part, value):
        return BRIER.check(f"{part} = {value}").follows

    return (
        any(are(part, "q^2 - 2 q m + m") for part in said)
        or (are(said[0], "E[Y^2]") and are(said[-1], "m"))
        or (are(said[0], "Var(Y)") and are(said[-1], "m (1 - m)"))
    )


brier_parts = derivation(
    "brier-parts",
    "Among those to whom the model says q, a share m = E[Y] comes true. Take the expected squared error E[(q - Y)^2] apart into a part that calibration can remove and one it cannot, Var(Y). (Use only m = E[Y], not Y^2 = Y: the result holds for any Y.)",
    BRIER,
    start="E[(q - Y)^2]",
    goal="(q - m)^2 + Var(Y)",
    steps=2,
    mistakes=[
        Mistake(
            "labels-of-0-and-1",
            "True for labels of 0 and 1, where Y^2 = Y and Var(Y) = m(1 - m). Here keep E[Y^2] = m^2 + Var(Y), which holds for any Y.",
            "E[(q - Y)^2] = q^2 - 2 q E[Y] + E[Y^2]\n = q^2 - 2 q m + m",
            when=_for_labels_only,
        ),
        Mistake(
            "cross-term-kept",
            "The middle term, 2 (q - m) E[m - Y], is zero: E[Y] is m. Drop it, and keep what is left over.",
            "E[(q - Y)^2] = (q - m)^2 + 2 (q - m) + Var(Y)",
            when=ends_in(
                BRIER, "E[(q - Y)^2]", "(q - m)^2 + 2 (q - m) + Var(Y)", "(q - m)^2 + 2 (q - m) Var(Y) + Var(Y)"
            ),
        ),
        Mistake(
            "variance-lost",
            "That moves the expectation into the square. E[Y^2] is not E[Y]^2: they differ by the variance.",
            "E[(q - Y)^2] = (q - E[Y])^2\n = (q - m)^2",
            when=ends_in(BRIER, "E[(q - Y)^2]", "(q - m)^2"),
        ),
        Mistake(
            "variance-subtracted",
            "The variance is added: E[Y^2] = m^2 + Var(Y).",
            "E[(q - Y)^2] = q^2 - 2 q m + E[Y^2]\n = (q - m)^2 - Var(Y)",
            when=ends_in(BRIER, "E[(q - Y)^2]", "(q - m)^2 - Var(Y)"),
        ),
    ],
    hints=[
        "Multiply out: `= q^2 - 2 q E[Y] + E[Y^2]`, and E[Y^2] = Var(Y) + m^2.",
        "Or put m in between: `= E[(q - m + m - Y)^2]`.",
        "q^2 - 2 q m + m^2 is a square.",
    ],
    follow_ups=[
        FollowUp(
            "Summed over everything the model says: what do the two parts measure?",
            "The first how far what is said lies from what comes true: calibration. The second what is left even then, m(1 - m) for labels of 0 and 1: small when the groups are nearly pure. "
            "It falls only when the model tells cases apart better; no calibrator does that. Log loss splits in the same way, with Kullback-Leibler divergence and entropy.",
        )
    ],
    right="(q - m)^2 is what a calibrator can take away. Var(Y), which is m(1 - m) for 0 and 1, stays: only a better model lowers it.",
    topic="derivations",
    minutes=8,
)

METHODS = {"platt": "Platt", "isotonic": "isotonic"}
CONTESTS = {
    "sure_8192": ("too sure", 8192, 0, "“too sure”, 8,192 labels, squared error"),
    "plateau_256": ("plateaus", 256, 0, "“plateaus”, 256 labels, squared error"),
    "plateau_log": ("plateaus", 256, 1, "“plateaus”, the same 256 labels, log loss"),
}


def winner(distortion, n, loss):
    """Return which of the two has the smaller average loss (0: squared error, 1: log loss) in the simulated world."""
    found = average_losses(distortion, n)
    return min(METHODS, key=lambda key: found[METHODS[key]][loss])


def _as_simulated(form, rng, kind):
    """Hold when each contest names the winner of the simulation."""
    for name, (distortion, n, loss, words) in CONTESTS.items():
        if form[name] != winner(distortion, n, loss):
            raise Wrong("Set the figure to it, and read the marks.", f"`{name}`: {words}")


who_wins = Exercise(
    "who-wins",
    "Platt or isotonic, which comes out ahead on average? `sure_8192`: “too sure”, 8,192 labels, by squared error. "
    "`plateau_256`: “plateaus”, 256 labels, by squared error. `plateau_log`: the same 256, by log loss.",
    Form(**{name: Choice({key: key for key in METHODS}) for name in CONTESTS}),
    [_as_simulated],
    [
        Mistake(
            "magic-thousand",
            "“Isotonic from a thousand on, Platt below” is a rule about other people's data. Where the distortion *is* a sigmoid, Platt's assumption is simply true, and 8,192 labels do not make it false.",
            {"sure_8192": "isotonic", "plateau_256": "platt", "plateau_log": "platt"},
            when=lambda form: form["sure_8192"] == "isotonic" and form["plateau_256"] == "platt",
        ),
        Mistake(
            "more-is-isotonic",
            "With 8,192 labels isotonic is good. Platt is ten times nearer still: the distortion has exactly the shape it assumes.",
            {"sure_8192": "isotonic", "plateau_256": "isotonic", "plateau_log": "platt"},
            when=lambda form: form["sure_8192"] == "isotonic",
        ),
        Mistake(
            "always-platt",
            "256 labels are few, but the plateaus are no sigmoid: Platt's error there is bias, and no amount of labels removes it.",
            {"sure_8192": "platt", "plateau_256": "platt", "plateau_log": "platt"},
            when=lambda form: form["plateau_256"] == "platt" and form["plateau_log"] == "platt",
        ),
        Mistake(
            "one-winner-a-world",
            "The loss decides, too. Isotonic says nearly 0 and nearly 1 at the ends, on a few labels: squared error forgives that, log loss does not.",
            {"sure_8192": "platt", "plateau_256": "isotonic", "plateau_log": "isotonic"},
            when=lambda form: form["plateau_256"] == form["plateau_log"] == "isotonic",
        ),
        Mistake(
            "losses-swapped",
            "The two losses are exchanged. Squared error lets isotonic follow the plateaus; log loss punishes what it says at the ends, nearly 0 and nearly 1 on a few labels.",
            {"sure_8192": "platt", "plateau_256": "platt", "plateau_log": "isotonic"},
            when=lambda form: (
                form["sure_8192"] == "platt" and (form["plateau_256"], form["plateau_log"]) == ("platt", "isotonic")
            ),
        ),
        Mistake(
            "open-field",
            "One of the three is still open. Set the figure to it.",
            {"sure_8192": "platt", "plateau_256": "isotonic"},
            when=lambda form: None in form.values(),
        ),
    ],
    hints=[
        "Is the truth in the family that Platt fits?",
        "At 256 labels read both panels: the winner of one is not the winner of the other.",
    ],
    follow_ups=[
        FollowUp(
            "State when Platt wins, without a number of rows.",
            "When the true curve is near a sigmoid in the score, at any size; and when labels are so few that isotonic's variance outweighs Platt's bias, where “few” depends on how far from a sigmoid the truth is and on the loss. "
            "Niculescu-Mizil and Caruana 2005 put the crossing between about 200 and 1,000 on their data.",
        )
    ],
    right="Assumption first, size second, and the loss has a say. With the truth in its family Platt is before isotonic here at every size; outside of it isotonic leads once its variance has fallen below Platt's bias.",
    topic="choosing",
    limit=60,  # the first check simulates
)
