# %% [markdown]
# # Calibration: when it says 3%, is it 3%?
# **125 minutes** · needs 00_start_here
#
# Two sittings: find a model that is too sure and mend it; then choose, decide and defend.
# There is a place to stop halfway.

# %%
import numpy as np

from utils.chapters.calibration import bins, figures, gradient, isotonic, noise, platts, scores
from utils.derivation.pad import pad

# %% [markdown]
# ## The question
#
# > "Your model says three percent.
# > How do you know that it is three percent?"
#
# One candidate's answer to a question like that decided the round.
# It was about a model that was too sure of its negatives.
# The loss curves had shown nothing; holding what it said against what came true had.
# Then came the follow-up: *"Why did you use Platt scaling, and not isotonic regression?"*

# %% [markdown] tags=["instructor"]
# **Timing.** First sitting: 10 minutes for the three pictures, 20 for the diagram and its error, 20 for Platt, 10 for isotonic. Second: 10 for what stays and temperature, 15 for choosing, 10 for costs, 10 for the defence, 10 for the class's own diagrams, 10 at the board.
#
# **Ask** before the first figure: "training and validation loss are equal; what do you now know about the probabilities?" Write the answers on the board and come back to them.
#
# **Listen for** "overfitting". This model does not overfit.

# %% [markdown]
# ## Predict, then look
#
# 4,454 applications for a loan; 28% went bad (`credit_data`).
# Naive Bayes, fitted on 2,000 of them; medians, bin edges and categories come from those alone.
# 250 are kept aside, and 2,204 are unseen.
# Commit to a number, then look at the model in three ways.

# %%
figures.views_figure()

# %% [markdown]
# A loss curve holds training rows against unseen ones: it finds overfitting.
# This model does to new loans what it did to old ones, and that is the trouble: it takes columns for independent that are not, here even the five 0/1 columns of one number, and so counts the same evidence several times.
# AUC asks who stands before whom, accuracy about one threshold.
# Only the third picture asks whether 3% is 3%.

# %% [markdown]
# ## Derive: what a score is made of
#
# Take all those to whom the model says $q$; let $Y$ be 1 for who comes true, and $m = E[Y]$ their share.
# Take the squared error $E[(q - Y)^2]$ apart: one part for calibration, the rest `Var(Y)`.
# Write `E[...]`, `Var(Y)`, one step a line.

# %%
pad(scores.brier_parts)

# %% [markdown]
# Or as text, with the same verdict:

# %%
### BEGIN SOLUTION
brier_lines = """
E[(q - Y)^2] = q^2 - 2 q E[Y] + E[Y^2]
             = q^2 - 2 q m + m^2 + Var(Y)
             = (q - m)^2 + Var(Y)
"""
### END SOLUTION
scores.brier_parts.check(brier_lines)

# %% tags=["mistake"]
scores.brier_parts.check("""
E[(q - Y)^2] = (q - E[Y])^2
             = (q - m)^2
""")

# %%
scores.brier_parts.follow_up()

# %% [markdown]
# So a log loss or a squared error does contain the miscalibration, mixed with what no calibrator can remove.
# 0.55 alone does not say how much is which.
#
# ## Build: the diagram
#
# By hand first.
# 60 predictions of 0.9, of which 80% come true; 40 of 0.6, of which 65% do.
# The *expected calibration error* is the mean gap, weighted by how many are in each bin.

# %%
### BEGIN SOLUTION
gap = 0.6 * 0.1 + 0.4 * 0.05
sure = 0.9
### END SOLUTION
bins.bin_gap.check(gap, confidence=sure)

# %% tags=["mistake"]
bins.bin_gap.check(0.075)

# %% tags=["mistake"]
bins.bin_gap.check(0.04)

# %% [markdown]
# Now any predictions `p` and labels `y`, two arrays of one length.
# A row for each bin that is not empty: how many, the mean of `p`, the share of ones.


# %%
def reliability(p, y, bins):
    ### BEGIN SOLUTION
    where = np.clip((p * bins).astype(int), 0, bins - 1)
    inside = [where == k for k in np.unique(where)]
    return np.array([[np.sum(k), p[k].mean(), y[k].mean()] for k in inside])
    ### END SOLUTION


bins.reliability_rows.check(reliability)


# %% tags=["mistake"]
def one_bin_more(p, y, bins):
    where = (p * bins).astype(int)
    full = [where == k for k in np.unique(where)]
    return np.array([(inside.sum(), p[inside].mean(), y[inside].mean()) for inside in full])


bins.reliability_rows.check(one_bin_more)

# %% [markdown]
# And the error, from those rows.


# %%
def calibration_error(p, y, bins):
    ### BEGIN SOLUTION
    rows = reliability(p, y, bins)
    return rows[:, 0] @ abs(rows[:, 1] - rows[:, 2]) / len(p)
    ### END SOLUTION


bins.calibration_error.check(calibration_error)

# %% tags=["mistake"]
bins.calibration_error.check(lambda p, y, bins: abs(p.mean() - y.mean()))

# %%
bins.reliability_rows.follow_up()

# %% [markdown]
# ## How small is small?
#
# Measure the best model there is.
# Every probability below is exactly right; only the labels are drawn.
# Commit to its ECE, then change labels and bins.

# %%
figures.perfect_figure()

# %% [markdown]
# Binned estimates of the error are biased, most of all for models that are calibrated (Roelofs et al. 2020).
# And they can flatter too: a scaled model may be less calibrated than its bins report (Kumar et al. 2019).
#
# With 1,000 labels, 15 bins and scores spread like these (around one half), the perfect model shows 0.04.
# With how many would it show 0.02?

# %%
### BEGIN SOLUTION
labels = 4 * 1000
### END SOLUTION
noise.noise_halved.check(labels)

# %% tags=["mistake"]
noise.noise_halved.check(2000)

# %% [markdown]
# The other way round: a low ECE.
# 28% of the loans go bad, and a model says 0.28 to every applicant.
# `{"ece": ..., "auc": ...}`

# %%
### BEGIN SOLUTION
flat = {"ece": 0, "auc": 0.5}
sure = 0.8
### END SOLUTION
noise.flat_forecast.check(flat, confidence=sure)

# %% tags=["mistake"]
noise.flat_forecast.check({"ece": 0, "auc": 1})

# %%
noise.flat_forecast.follow_up()

# %% [markdown]
# ## Derive: Platt scaling
#
# A tiny logistic regression on top of the model: $p_i = \sigma(a f_i + b)$, where $f_i$ is its score (here its log-odds) and $t_i$ a target.
# Two numbers, fitted on rows that the model has not seen.
# It is the gradient of [chapter 01](01_logistic_gradient.ipynb), with one feature.
# Sums are written `sum_i ...`.

# %%
pad(gradient.platt_gradient)

# %%
### BEGIN SOLUTION
platt_lines = """
dL/da = sum_i ((1 - t_i)/(1 - p_i) - t_i/p_i) dp_i/da
      = -sum_i (t_i/p_i - (1 - t_i)/(1 - p_i)) p_i (1 - p_i) f_i
      = sum_i ((1 - t_i) p_i - t_i (1 - p_i)) f_i
      = sum_i (p_i - t_i) f_i
"""
### END SOLUTION
gradient.platt_gradient.check(platt_lines)

# %% tags=["mistake"]
gradient.platt_gradient.check("""
dL/da = -sum_i (t_i/p_i - (1 - t_i)/(1 - p_i)) p_i (1 - p_i) f_i
      = sum_i (t_i - p_i) f_i
""")

# %%
gradient.platt_gradient.follow_up()

# %% [markdown]
# The targets are not 1 and 0, but $\frac{N_+ + 1}{N_+ + 2}$ and $\frac{1}{N_- + 2}$ (Platt 1999).
# 10 positives and 40 negatives: `[for a positive, for a negative]`, to 3 decimals.

# %%
### BEGIN SOLUTION
targets = [11 / 12, 1 / 42]
### END SOLUTION
platts.platt_targets.check(targets)

# %% tags=["mistake"]
platts.platt_targets.check([1, 0])

# %%
platts.platt_targets.follow_up()

# %% [markdown]
# ## Build: Platt
#
# Newton's method in two dimensions: from $(0, 0)$, until the step is tiny.
# The check holds no answer of its own; it asks whether both slopes vanish where you stopped.


# %%
def platt(f, y):
    ### BEGIN SOLUTION
    positive, negative = np.sum(y == 1), np.sum(y == 0)
    t = np.where(y == 1, (positive + 1) / (positive + 2), 1 / (negative + 2))
    X, w = np.column_stack([f, np.ones(len(f))]), np.zeros(2)
    for _ in range(30):
        p = 1 / (1 + np.exp(-X @ w))
        w = w - np.linalg.solve((X.T * (p * (1 - p))) @ X, X.T @ (p - t))
    return w
    ### END SOLUTION


platts.platt_fit.check(platt)


# %% tags=["mistake"]
def without_intercept(f, y):
    t = np.where(y == 1, (np.sum(y == 1) + 1) / (np.sum(y == 1) + 2), 1 / (np.sum(y == 0) + 2))
    a = 0.0
    for _ in range(60):
        p = 1 / (1 + np.exp(-a * f))
        a -= (p - t) @ f / (p * (1 - p) @ f**2)
    return a, 0.0


platts.platt_fit.check(without_intercept)

# %%
platts.platt_fit.follow_up()

# %% [markdown]
# ## Build: isotonic regression
#
# No shape at all, only that a higher score must not mean a lower probability.
# Labels in the order of their scores: 0, 1, 0, 0, 1, 1.
# Wherever the values go down, pool the neighbours into their mean, and look back.
# Which six values come out?

# %%
### BEGIN SOLUTION
pooled = [0, 1 / 3, 1 / 3, 1 / 3, 1, 1]
### END SOLUTION
isotonic.pava_hand.check(pooled)

# %% tags=["mistake"]
isotonic.pava_hand.check([0, 1 / 2, 1 / 2, 0, 1, 1])

# %% tags=["mistake"]
isotonic.pava_hand.check([0, 1 / 4, 1 / 4, 1 / 4, 1, 1])

# %% [markdown]
# And for any sequence: *pool adjacent violators*.
# Again no stored answer: monotone, every value the mean of its block, no block better split.


# %%
def pava(y):
    ### BEGIN SOLUTION
    blocks = []
    for value in y:
        blocks.append([value, 1])
        while len(blocks) > 1 and blocks[-1][0] < blocks[-2][0]:
            (one, n), (other, m) = blocks[-2:]
            blocks[-2:] = [[(n * one + m * other) / (n + m), n + m]]
    return np.repeat([mean for mean, _ in blocks], [count for _, count in blocks])
    ### END SOLUTION


isotonic.pava_fit.check(pava)

# %% tags=["mistake"]
isotonic.pava_fit.check(lambda y: np.maximum.accumulate(y))

# %%
isotonic.pava_fit.follow_up()

# %% [markdown]
# ## Mend it
#
# Both are yours now.
# Fitted on the 250 loans that were kept aside, shown on the 2,204 that nobody has touched:

# %%
figures.mend(platt, pava)

# %% [markdown]
# The bars are 95% intervals; a dot without neighbours may be a single loan.
#
# ---
# **A good place to stop.** To remember:
#
# 1. Said against came true, on unseen rows.
# 2. A gap between loss curves is overfitting; no gap promises nothing about the probabilities.
# 3. An ECE needs its n, its bins, and what a perfect model would show.
# 4. Platt: two numbers and a shape. Isotonic: no shape, many steps.
#
# When you come back to a stopped notebook, run the next code cell and go on from there.

# %%
import numpy as np

from utils.chapters.calibration import aloud, choosing, costs, defence, figures, scores, temperature
from utils.derivation.pad import pad
from utils.progress import my_calibration, quiz
from utils.whiteboard.board import board

# %% [markdown]
# ## What it does not change
#
# On the right the ROC curve, the one from before as a broad grey band.
# First predict, then go through the four.

# %%
figures.mended_figure()

# %% [markdown]
# Which of these stay, which can move?
# `{"platt_auc": ..., "platt_decisions": ..., "isotonic_auc": ..., "temperature_decisions": ...}`, each `"same"` or `"moves"`; decisions are made at $p > 1/2$.

# %%
### BEGIN SOLUTION
stays = {
    "platt_auc": "same",
    "platt_decisions": "moves",
    "isotonic_auc": "moves",
    "temperature_decisions": "same",
}
### END SOLUTION
choosing.what_stays.check(stays)

# %% tags=["mistake"]
choosing.what_stays.check(
    {"platt_auc": "moves", "platt_decisions": "moves", "isotonic_auc": "moves", "temperature_decisions": "same"}
)

# %% tags=["mistake"]
choosing.what_stays.check(
    dict(platt_auc="same", platt_decisions="moves", isotonic_auc="same", temperature_decisions="same")
)

# %%
choosing.what_stays.follow_up()

# %% [markdown]
# ## Temperature
#
# With many classes there is one knob: divide all logits by $T > 0$.
# $p_k = e^{z_k/T} / \sum_m e^{z_m/T}$.
# Derive $\log(p_j/p_k)$: it says what $T$ can do to the order of two classes.

# %%
pad(temperature.temperature_order)

# %%
### BEGIN SOLUTION
order_lines = """
log(p_j/p_k) = log(exp(z_j/T)/exp(z_k/T))
             = z_j/T - z_k/T
             = (z_j - z_k)/T
"""
### END SOLUTION
temperature.temperature_order.check(order_lines)

# %% tags=["mistake"]
temperature.temperature_order.check("""
log(p_j/p_k) = log(p_j)/log(p_k)
             = z_j/z_k
""")

# %%
temperature.temperature_order.follow_up()

# %% [markdown]
# Logits 3, 1, 0.
# At $T = 1$ that is (0.844, 0.114, 0.042).
# At $T = 2$?

# %%
### BEGIN SOLUTION
softer = [0.629, 0.231, 0.140]
### END SOLUTION
temperature.temperature_hand.check(softer)

# %% tags=["mistake"]
temperature.temperature_hand.check([0.422, 0.057, 0.021])

# %% [markdown]
# Fit it: logits `z` of shape $(n, K)$, classes `y` of shape $(n,)$.
# $T$ to 0.1% is enough; one dimension, one minimum.


# %%
def fit_temperature(z, y):
    ### BEGIN SOLUTION
    low, high = 1e-3, 1e3
    for _ in range(60):
        s = (low * high) ** 0.5
        p = np.exp(s * (z - z.max(axis=1, keepdims=True)))
        p /= p.sum(axis=1, keepdims=True)
        rises = np.mean((p * z).sum(axis=1) - z[np.arange(len(y)), y]) > 0
        low, high = (low, s) if rises else (s, high)
    return 1 / s
    ### END SOLUTION


temperature.temperature_fit.check(fit_temperature)

# %% tags=["mistake"]
temperature.temperature_fit.check(lambda z, y: 1.0)

# %%
temperature.temperature_fit.follow_up()

# %% [markdown]
# ## Which one?
#
# A model gives log-odds; the green curve is what is true.
# The other line is one fit, on as many labels as you set; the marks are losses, averaged over many such sets.
# Isotonic's 0 and 1 are moved in by $1/(n + 2)$, or its log loss would be infinite.
# Predict first.

# %%
figures.methods_figure()

# %% [markdown]
# Now set it to three cases, and say who is ahead: `"platt"` or `"isotonic"`.

# %%
scores.who_wins

# %%
### BEGIN SOLUTION
winners = {"sure_8192": "platt", "plateau_256": "isotonic", "plateau_log": "platt"}
### END SOLUTION
scores.who_wins.check(winners)

# %% tags=["mistake"]
scores.who_wins.check({"sure_8192": "isotonic", "plateau_256": "platt", "plateau_log": "platt"})

# %% [markdown]
# Where the distortion *is* a sigmoid, Platt is ten times nearer than isotonic even with 8,192 labels: 0.00004 against 0.0005 in squared error.
# On the plateaus, by squared error they are about even at 128 labels and isotonic is clearly ahead from 256; by log loss about even at 512, isotonic ahead from 1,024.
# Those numbers belong to these two curves.
# On nine learners of their own Niculescu-Mizil and Caruana (2005) found Platt ahead below about 200 to 1,000 labels, isotonic as good or better from about 1,000.
# On our loans Platt is still ahead with 1,000.

# %%
scores.who_wins.follow_up()

# %% [markdown]
# ## The trap
#
# 250 labels are few, and the model has 2,000 training rows with labels.
# Boosted trees this time.

# %%
choosing.where_fitted

# %%
### BEGIN SOLUTION
becomes = "c"
sure = 0.7
### END SOLUTION
choosing.where_fitted.check(becomes, confidence=sure)

# %% tags=["mistake"]
choosing.where_fitted.check("b")

# %%
choosing.where_fitted.follow_up()

# %% [markdown]
# ## Where the framework hides it
#
# scikit-learn has all three, and differs from yours by design:
#
# - `CalibratedClassifierCV` with `method="sigmoid"` uses the same smoothed targets. But a model without `decision_function`, such as naive Bayes, hands it probabilities, not log-odds: another family of curves.
# - `IsotonicRegression` pools equal scores first, and draws straight lines between its corners; beyond them it says NaN unless told to clip.
# - `method="temperature"` takes logarithms of probabilities where there are no logits. For two classes that is Platt without $b$ and without the smoothing.
#
# Two applicants with the score 2, one good and one bad: what does your `pava` make of them, in either order?

# %%
from sklearn.isotonic import IsotonicRegression

IsotonicRegression().fit([1, 2, 2, 3], [0, 0, 1, 1]).predict([1, 2, 2.5, 3])

# %% [markdown]
# ## What the probability is for
#
# A refused good loan costs $C_{fp}$, an accepted bad one $C_{fn}$; refuse whoever has $p > t$.
# If $p$ is calibrated and spread evenly, a threshold costs $J = C_{fp} (1 - t)^2/2 + C_{fn}\, t^2/2$.
# Find the best $t$: write equations, beginning with the derivative of $J$ set to zero, and end with `t = ...`.

# %%
pad(costs.threshold_cost)

# %%
### BEGIN SOLUTION
threshold_lines = """
-C_fp (1 - t) + C_fn t = 0
C_fn t = C_fp (1 - t)
(C_fp + C_fn) t = C_fp
t = C_fp/(C_fp + C_fn)
"""
### END SOLUTION
costs.threshold_cost.check(threshold_lines)

# %% tags=["mistake"]
costs.threshold_cost.check("""
C_fn t = C_fp (1 - t)
t = C_fp/C_fn
""")

# %%
costs.threshold_cost.follow_up()

# %% [markdown]
# A loan that goes bad costs 20 times what a refused good one would have earned.
# Refuse from which probability on?

# %%
### BEGIN SOLUTION
refuse = 1 / 21
sure = 0.9
### END SOLUTION
costs.refusal_threshold.check(refuse, confidence=sure)

# %% tags=["mistake"]
costs.refusal_threshold.check(1 / 20)

# %% [markdown]
# Does it matter that the model is too sure?
# Predict, then slide the ratio of costs.
# "At best" is the cheapest threshold in hindsight, on the test loans themselves.

# %%
figures.cost_figure()

# %%
costs.refusal_threshold.follow_up()

# %% [markdown]
# ## The follow-up that was actually the round
#
# > "Why did you use Platt scaling instead of isotonic regression?"
#
# The calibration set was small, 250 rows.
# Five points make an answer.
# Here they are, with a first one: give each point `True` or `False`, in the order of the list, before you see how it is scored.

# %%
defence.weak_answer

# %%
### BEGIN SOLUTION
weak = [True, False, False, False, False]
### END SOLUTION
defence.weak_answer.check(weak)

# %% tags=["mistake"]
defence.weak_answer.check([True, False, True, False, False])

# %%
defence.middling_answer

# %%
### BEGIN SOLUTION
middling = [True, False, True, False, False]
### END SOLUTION
defence.middling_answer.check(middling)

# %% tags=["mistake"]
defence.middling_answer.check([True, True, True, False, False])

# %%
defence.strong_answer

# %%
### BEGIN SOLUTION
strong = [True, True, True, True, True]
### END SOLUTION
defence.strong_answer.check(strong)

# %% tags=["mistake"]
defence.strong_answer.check([True, False, True, False, True])

# %% [markdown]
# Your turn: one minute, aloud, about this model or one of your own.
# Then score yourself as strictly.

# %%
### BEGIN SOLUTION
mine = [True, True, True, True, False]
### END SOLUTION
defence.my_answer.check(mine)

# %% tags=["mistake"]
defence.my_answer.check([True, False, True, False, True])

# %%
defence.my_answer.follow_up()

# %% [markdown]
# ## Your own calibration
#
# You have been saying how sure you are.
# When you say 80%, are you right in 80%?
# It is the same diagram, from first answers without a hint.
# If you have few of those yet, take twenty quick questions, about two minutes; say how sure you are of each.

# %%
quiz()

# %%
my_calibration()

# %% [markdown]
# Look at the intervals first.
# With twenty answers a dot may lie far off by chance, and a perfect forecaster's would too: that is the figure of the perfect model, with you in it.
# Come back when there are a hundred.

# %% [markdown]
# ## On the board
#
# > "Our model is too sure of itself. Platt scaling, please, with its gradient; what would I have seen before; and whom do we refuse?"
#
# Eight minutes, no notes, and talk.
# Mark each milestone as you reach it.
# *Done* asks for your own score first; then come the report, what should have stood there, and a field for your lines of the gradient: the first broken one is named.

# %%
shown = board(aloud.drill, aloud.my_board)
shown

# %% [markdown]
# Your score from the board is taken over; run the next cell.
# Done at a real wall instead? Then give the points here, in the order in which `aloud.my_board` lists them.
#
# **One thing to redo** stands at the end of the report: that alone, in one, three and seven days.

# %%
### BEGIN SOLUTION
score = [True, True, True, True, True, False, True]
### END SOLUTION
aloud.my_board.check(shown.scores or score)

# %% tags=["mistake"]
aloud.my_board.check([True, True, False, True, False, True, True])

# %% [markdown] tags=["instructor"]
# **In pairs.** One at the board, one with the sheet, who may ask twice: "on which rows?" and "how do you know?".
# Most boards draw the overconfident curve upside down: let them say in words what a dot above the diagonal means, on the left and on the right.

# %% tags=["instructor"]
board(aloud.drill, aloud.my_board, watched=True)

# %% [markdown]
# ## Debrief
#
# 1. Said against came true, on unseen rows, with intervals: neither AUC nor accuracy shows it, nor does the gap between loss curves.
# 2. An ECE has a bias: with 1,000 labels, 15 bins and scores around one half a perfect model shows 0.04; and saying the base rate to everybody has an ECE of 0 on those rows, and no use.
# 3. Platt is logistic regression on the score, with smoothed targets. It *needs* less data, and a sigmoid; isotonic needs more, and only the order.
# 4. Fit on held-out rows. Strictly increasing maps leave the AUC; isotonic makes ties, zeros and ones.
# 5. $t = C_{fp}/(C_{fp} + C_{fn})$, if $p$ means what it says.
#
# **In 30 seconds.** "It said 3% where 8% went bad. Naive Bayes on one-hot columns stretches the log-odds, and Platt undoes just that, with two numbers on 250 held-out rows. On 2,204 others the log loss fell from 0.55 to 0.465; isotonic reached 0.494 with its zeros kept off. The AUC stayed, as it must. The threshold is then a ratio of costs."
#
# **What they were grading.** Whether you looked, knew what your tool assumes, and can say when you would take the other one.
#
# **Next:** [who told you, and when would they have?](03_conditional_probability.ipynb)
