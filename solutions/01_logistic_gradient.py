# %% [markdown]
# # Logistic gradient on the whiteboard
# **105 minutes** · needs 00_start_here
#
# Two sittings: one example on the board, then the batch and what it hides.
# There is a place to stop halfway.

# %%
import numpy as np

from utils.chapters.logistic_gradient import batch, chain, coincidence, example, figures, habits, losses
from utils.derivation.pad import pad
from utils.gradients import gradcheck

# %% [markdown]
# ## The question
#
# > "Take logistic regression.
# > Derive the gradient of the loss with respect to the weights.
# > On the whiteboard; no calculator, no laptop.
# > And talk while you do it."
#
# You have implemented it dozens of times.
# So had the candidate who stood there for eight seconds without a word.
# Before you go on, write on paper what you think the last line will be.

# %% [markdown] tags=["instructor"]
# **Timing.** First sitting: 10 minutes for the two figures, 20 for the two derivations, 15 for checks and functions. Second: 5 for the warm-up, 15 for Hessian and convexity, 15 for Newton, the four points and the leaf, 10 for the stories, 15 at the board.
#
# **Before anybody runs a cell** let two people write the gradient on the board, silently, and cover it. Compare at the end of the first sitting.
#
# **Listen for** "it cancels" without "what cancels with what".

# %% [markdown]
# ## Play: sure and wrong
#
# Before the derivation, what is it for?
# The label is 1.
# Two losses could tell the model how wrong it is: the log loss, and half the squared error.
# Commit to a number, then slide the score $z$ and watch how hard each of them pulls.

# %%
figures.losses_figure()

# %% [markdown]
# Where the model is most wrong, squared error hardly pulls at all.
# The two slopes differ by one factor.
# Today you find out which, where it comes from, and where it goes.

# %% [markdown]
# ## Derive: the slope of the sigmoid
#
# The one identity you need.
# Type it line by line, as on a board, aloud; each line is checked against the one before, and there is no answer key.
# `d/dz (...)` is a derivative, `exp(-z)` or `e^-z` an exponential.

# %%
pad(chain.sigmoid_slope)

# %% [markdown]
# If you would rather type text: replace `...` by your lines between triple quotes, the first of them `dp/dz = ...`.
# Pad and text get the same verdict; one of the two is enough.

# %%
### BEGIN SOLUTION
slope_lines = """
dp/dz = d/dz (1 + exp(-z))^-1
      = -(1 + exp(-z))^-2 * (-exp(-z))
      = exp(-z)/(1 + exp(-z))^2
      = 1/(1 + exp(-z)) * exp(-z)/(1 + exp(-z))
      = p (1 - p)
"""
### END SOLUTION
chain.sigmoid_slope.check(slope_lines)

# %% tags=["mistake"]
chain.sigmoid_slope.check("""
dp/dz = d/dz (1/(1 + exp(-z)))
      = -exp(-z)/(1 + exp(-z))^2
      = -p (1 - p)
""")

# %% [markdown]
# ## Watch it collapse
#
# From a weight to the loss there are three steps: weight to score, score to prediction, prediction to loss.
# So the gradient has three factors, here three tiles.
# Predict, then go through the algebra with the first slider.
# The other two change the numbers, never the algebra.

# %%
figures.tiles_figure()

# %% [markdown]
# A huge number times a tiny one, and their product never exceeds 1.
# On the board you say *why*: what the loss divides by is what the sigmoid multiplies by.
#
# Now without the picture: scroll it out of sight.
# $z = w \cdot x + b$, $p = \sigma(z)$, $L = -(y \log p + (1 - y) \log(1 - p))$.
# Derive $dL/dw_j$, slowly, aloud.

# %%
pad(chain.collapse)

# %%
### BEGIN SOLUTION
collapse_lines = """
dL/dw_j = dL/dp * dp/dz * dz/dw_j
        = (-y/p + (1 - y)/(1 - p)) * p (1 - p) * x_j
        = (-y (1 - p) + (1 - y) p)/(p (1 - p)) * p (1 - p) * x_j
        = (-y + y p + p - y p) * x_j
        = (p - y) x_j
"""
### END SOLUTION
chain.collapse.check(collapse_lines)

# %% tags=["mistake"]
chain.collapse.check("""
dL/dw_j = dL/dp * dp/dz * dz/dw_j
        = (y/p - (1 - y)/(1 - p)) * p (1 - p) * x_j
        = (y - p) x_j
""")

# %% tags=["mistake"]
chain.collapse.check("""
dL/dw_j = dL/dp * dp/dz
        = (-y/p + (1 - y)/(1 - p)) * p (1 - p)
        = p - y
""")

# %% [markdown]
# *Prediction minus target, times input.*
# Is it the line you wrote on paper at the beginning, sign and subscript too?
# The interviewer nods, and asks whether that clean form is a coincidence.

# %%
coincidence.clean_form

# %%
### BEGIN SOLUTION
coincidental = "c"
### END SOLUTION
coincidence.clean_form.check(coincidental)

# %% tags=["mistake"]
coincidence.clean_form.check("a")

# %% tags=["mistake"]
coincidence.clean_form.check("b")

# %%
chain.collapse.follow_up()

# %% [markdown]
# The whole story is [the next chapter](02_glm_softmax.ipynb).
# Back to the first figure.
# Which factor does squared error leave behind?

# %%
example.left_factor

# %%
### BEGIN SOLUTION
left = "a"
### END SOLUTION
example.left_factor.check(left)

# %% tags=["mistake"]
example.left_factor.check("d")

# %% [markdown]
# Now numbers, on paper.
# $w = (1, -2)$, $b = 0.5$, $x = (2, 1)$, $y = 0$.
# Give `[dL/dw_1, dL/dw_2, dL/db]`, to 3 decimals, and say how sure you are, from 0 to 1; you need $\sigma(0.5) = 0.6225$.

# %%
### BEGIN SOLUTION
numbers = [1.245, 0.622, 0.622]
sure = 0.9
### END SOLUTION
example.first_gradient.check(numbers, confidence=sure)

# %% tags=["mistake"]
example.first_gradient.check([-1.245, -0.622, -0.622])

# %% [markdown]
# ## Check it before they do
#
# On a board there is no autograd to compare with.
# There are four checks that take seconds.
# Each of these four wrong gradients is found by one of them, and passes the other three.
# Which finds which? `{"ascent": ..., "slope": ..., "residual": ..., "total": ...}`

# %%
habits.catches

# %%
### BEGIN SOLUTION
found_by = {"ascent": "sign", "slope": "limit", "residual": "shape", "total": "double"}
### END SOLUTION
habits.catches.check(found_by)

# %% tags=["mistake"]
habits.catches.check({"ascent": "sign", "slope": "sign", "residual": "shape", "total": "double"})

# %% [markdown]
# ## Build: the loss
#
# Take the loss from the board to the machine, and let the model be sure:

# %%
p = 1 / (1 + np.exp(-40.0))
1 - p

# %% [markdown]
# So the loss of a 0 would be infinite there; the true one is 40.
# The way out is on paper.
# Write the loss in $z$ and $y$ alone, so that $p$ is never formed.

# %%
pad(losses.loss_form)

# %%
### BEGIN SOLUTION
loss_lines = """
L = -y log p - (1 - y) log(1 - p)
  = y log(1 + exp(-z)) + (1 - y) log(1 + exp(z))
  = y (log(1 + exp(z)) - z) + (1 - y) log(1 + exp(z))
  = log(1 + exp(z)) - y z
"""
### END SOLUTION
losses.loss_form.check(loss_lines)

# %% tags=["mistake"]
losses.loss_form.check("""
L = -y log p - (1 - y) log(1 - p)
  = (1 - y) log(1 + exp(-z)) + y log(1 + exp(z))
""")

# %% [markdown]
# And in code: `z` and `y` are arrays of shape $(n,)$, and so is the result.
# A label may be anything from 0 to 1.
# It must be right at a score of 1000 too.


# %%
def log_loss(z, y):
    ### BEGIN SOLUTION
    return np.logaddexp(0, z) - y * z
    ### END SOLUTION


losses.stable_loss.check(log_loss)


# %% tags=["mistake"]
def with_clip(z, y):
    p = (1 / (1 + np.exp(-z))).clip(1e-12, 1 - 1e-12)
    return -y * np.log(p) - (1 - y) * np.log(1 - p)


losses.stable_loss.check(with_clip)

# %%
losses.stable_loss.follow_up()

# %% [markdown]
# ## Build: the gradient
#
# The mean loss over the rows of `X`, plus $\frac{\lambda}{2} |w|^2$; here the intercept is a column of ones in `X`.
# Write its gradient, without a loop.


# %%
def gradient(w, X, y, lam):
    ### BEGIN SOLUTION
    p = np.exp(-np.logaddexp(0, -X @ w))
    return X.T @ (p - y) / len(y) + lam * w
    ### END SOLUTION


batch.batch_gradient.check(gradient)


# %% tags=["mistake"]
def of_the_sum(w, X, y, lam):
    return X.T @ (1 / (1 + np.exp(-X @ w)) - y) + lam * w


batch.batch_gradient.check(of_the_sum)

# %% [markdown]
# That check knows no formula for the gradient; it only moves each weight and watches the loss.
# Do it yourself, at work too: your gradient against the slopes of *your* loss, at any point.
# Break the gradient on purpose (drop the `1/n`, turn the sign) and see whether it says how.


# %%
def loss(w, X, y, lam):
    return log_loss(X @ w, y).mean() + lam / 2 * w @ w


rng = np.random.default_rng(0)
X, y = rng.normal(size=(20, 3)), rng.integers(0, 2, 20)
gradcheck(loss, gradient, np.ones(3), X, y, 0.0)

# %% [markdown]
# ---
# **A good place to stop.** To remember:
#
# 1. Three factors, named before any is computed.
# 2. $\sigma' = \sigma(1 - \sigma)$, at most 1/4.
# 3. The denominator of $dL/dp$ cancels it: $(p - y)\,x_j$.
# 4. Sign, shape, limit, doubling.
# 5. Never form $p$ when you want its logarithm.
#
# When you come back to a stopped notebook, run the next code cell, and the cell with your `gradient` once more.

# %%
import numpy as np

from utils.chapters.logistic_gradient import aloud, boosting, curvature, figures, newton, slips, stories
from utils.derivation.pad import pad
from utils.whiteboard.board import board

# %% [markdown]
# ## Warm up: spot the slip
#
# You will be interrupted at the board: "are you sure about that line?"
# Below is a derivation of the first sitting in which one line does not follow from the one before; what comes after carries it on.
# Put a number into two lines if you must.
# Name the line and write what should stand there: `{"line": ..., "should_be": ...}`.

# %%
slips.first_slip

# %%
### BEGIN SOLUTION
found = {"line": 3, "should_be": "= (-y (1 - p) + (1 - y) p)/(p (1 - p)) * p (1 - p) * x_j"}
### END SOLUTION
slips.first_slip.check(found)

# %% tags=["mistake"]
slips.first_slip.check({"line": 4, "should_be": "= (-y + y p + p - y p) * x_j"})

# %% [markdown]
# There are more, and everybody gets the same ones: `slips.drill.round(2)`, `slips.drill.round(3)`; each has its own `.check(...)` and `.hint()`.
# The rounds do not run out, but three derivations have only so many lines: now and then a slip comes back.

# %%
another = slips.drill.round(2)
another

# %% [markdown]
# ## Once more around: the Hessian
#
# "Is the loss convex?" is the usual next question.
# Start from $g_j = \frac1n \sum_i (p_i - y_i) X_{ij}$ and derive one entry of the Hessian, $dg_j/dw_k$.
# Sums are written `sum_i ...`, entries `X_ij`.

# %%
pad(curvature.hessian_entry)

# %%
### BEGIN SOLUTION
hessian_lines = """
dg_j/dw_k = 1/n sum_i dp_i/dw_k X_ij
          = 1/n sum_i dp_i/dz_i * dz_i/dw_k * X_ij
          = 1/n sum_i p_i (1 - p_i) X_ij X_ik
"""
### END SOLUTION
curvature.hessian_entry.check(hessian_lines)

# %% tags=["mistake"]
curvature.hessian_entry.check("""
dg_j/dw_k = 1/n sum_i dp_i/dw_k X_ij
          = 1/n sum_i X_ij X_ik
""")

# %% [markdown]
# The factor that cancelled in the gradient is back: $H = X^T S X / n$ with $s_i = p_i(1 - p_i)$ on the diagonal of $S$, and $+ \lambda I$ with a penalty.
#
# Convex means $v^T H v \ge 0$ for every $v$.
# A checker of numbers cannot prove "for every"; you can, by writing it as a sum of squares.

# %%
pad(curvature.curvature_squares)

# %%
### BEGIN SOLUTION
square_lines = """
v^T H v = sum_j sum_k v_j H_jk v_k
        = 1/n sum_i s_i sum_j sum_k v_j X_ij X_ik v_k
        = 1/n sum_i s_i (sum_j X_ij v_j)^2
"""
### END SOLUTION
curvature.curvature_squares.check(square_lines)

# %% tags=["mistake"]
curvature.curvature_squares.check("""
v^T H v = sum_j sum_k v_j H_jk v_k
        = 1/n sum_i s_i sum_j X_ij^2 v_j^2
""")

# %%
curvature.curvature_squares.follow_up()

# %% [markdown]
# ## One Newton step by hand
#
# Gradient and Hessian together: $w \leftarrow w - H^{-1} g$.
# Four points, $x = (-1, 0, 1, 2)$ with $y = (0, 0, 1, 1)$, an intercept, no penalty, and $w = 0$ to begin with.
# Where does one step lead? `[intercept, slope]`, on paper.

# %%
### BEGIN SOLUTION
first_step = [-0.8, 1.6]
sure = 0.8
### END SOLUTION
newton.newton_first.check(first_step, confidence=sure)

# %% tags=["mistake"]
newton.newton_first.check([0.0, 0.5])

# %% [markdown]
# Now for any data, with `gradient` from above or written out again.
# Solve the system; never invert the matrix.


# %%
def newton_update(w, X, y, lam):
    ### BEGIN SOLUTION
    p = np.exp(-np.logaddexp(0, -X @ w))
    H = X.T @ ((p * (1 - p))[:, None] * X) / len(y) + lam * np.eye(len(w))
    return w - np.linalg.solve(H, X.T @ (p - y) / len(y) + lam * w)
    ### END SOLUTION


newton.newton_step.check(newton_update)


# %% tags=["mistake"]
def least_squares(w, X, y, lam):
    p = 1 / (1 + np.exp(-X @ w))
    return w - np.linalg.solve(X.T @ X / len(y) + lam * np.eye(len(w)), X.T @ (p - y) / len(y) + lam * w)


newton.newton_step.check(least_squares)

# %% [markdown]
# ## The trap
#
# Convex, smooth, and Newton's method, which near a minimum arrives in a few steps.
# On the same four points: where?

# %%
figures.newton_figure()

# %% [markdown]
# Those four points are separable: a threshold between 0 and 1 gets them all right.
# Without a penalty, and with no end to your patience, what becomes of the loss, of the norm of $w$, and how many finite minimisers are there?
# `{"loss": ..., "norm": ..., "minimiser": ...}`

# %%
newton.separable_fate

# %%
### BEGIN SOLUTION
fate = {"loss": "zero", "norm": "infinite", "minimiser": "none"}
### END SOLUTION
newton.separable_fate.check(fate)

# %% tags=["mistake"]
newton.separable_fate.check({"loss": "zero", "norm": "infinite", "minimiser": "one"})

# %%
newton.separable_fate.follow_up()

# %% [markdown]
# And back to your Newton step, on the four points with two labels swapped, where there is a minimum:

# %%
newton.newton_step.follow_up()

# %% [markdown]
# ## Where the framework hides it
#
# Autograd hides the gradient; a fused loss on logits hides the `logaddexp`; a default penalty hides the trap.
# A boosted tree hides all of it: with the log loss each row carries $g = p - y$ and $h = p(1 - p)$, and a leaf's value is one Newton step, $-\sum g / (\sum h + \lambda)$ (Chen and Guestrin, 2016).
#
# Three rows fall into a leaf: labels 1, 1, 0, all at score 0.
# $\lambda = 1$, no shrinkage.
# Which value does the leaf get?

# %%
### BEGIN SOLUTION
value = 2 / 7
sure = 0.7
### END SOLUTION
boosting.leaf_value.check(value, confidence=sure)

# %% tags=["mistake"]
boosting.leaf_value.check(0.667)

# %%
boosting.leaf_value.follow_up()

# %% [markdown]
# ## The follow-up that was actually the round
#
# > "In your last job, when did you use this, and when did you not, because the framework hid it from you?"
#
# The derivation was the entry ticket; this was the selection.
# Five points make an answer.
# Here they are, with a first answer: give each point `True` or `False`, in the order of the list, before you see how it is scored.

# %%
stories.weak_story

# %%
### BEGIN SOLUTION
weak = [False, False, False, False, False]
### END SOLUTION
stories.weak_story.check(weak)

# %% tags=["mistake"]
stories.weak_story.check([True, True, True, False, False])

# %%
stories.middling_story

# %%
### BEGIN SOLUTION
middling = [True, True, False, False, False]
### END SOLUTION
stories.middling_story.check(middling)

# %% tags=["mistake"]
stories.middling_story.check([True, True, False, True, False])

# %%
stories.strong_story

# %%
### BEGIN SOLUTION
strong = [True, True, True, True, True]
### END SOLUTION
stories.strong_story.check(strong)

# %% tags=["mistake"]
stories.strong_story.check([True, True, False, True, True])

# %% [markdown]
# Your turn: two minutes, aloud, about something you did.
# No job yet? A project, a course, a bug somebody else had.
# Then score yourself as strictly.

# %%
### BEGIN SOLUTION
mine = [True, True, True, True, False]
### END SOLUTION
stories.my_story.check(mine)

# %% tags=["mistake"]
stories.my_story.check([True, True, False, False, True])

# %% [markdown] tags=["instructor"]
# **In pairs.** One tells, the other holds the list and may ask only: "what did *you* do?" and "how do you know?".
# Most first attempts lack `trust` and `check`; say so before the second round, not before the first.

# %% [markdown]
# ## On the board
#
# > "Derive the gradient of the logistic regression loss with respect to the weights, on the whiteboard. No calculator, no laptop."
#
# Twelve minutes, standing if you can, no notes, and talk.
# Mark each milestone as you reach it.
# *Done* asks for your own score first; then come the report, what should have stood there, and a field in which to type up your lines: the first broken one is named.

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
aloud.my_board.check([True, False, False, False, True, True, True])

# %% [markdown] tags=["instructor"]
# **In pairs.** One at the board, one with the interviewer's sheet, turned away. At the second-last line: "walk me through the algebra". Then: "is that a coincidence?"
# Both score, separately; talk only about the points on which the two differ.

# %% tags=["instructor"]
board(aloud.drill, aloud.my_board, watched=True)

# %% [markdown]
# ## Debrief
#
# 1. $dL/dp \cdot dp/dz \cdot dz/dw_j$ comes to $(p - y)\,x_j$: the sigmoid's slope cancels what the log loss divides by.
# 2. In a batch $X^T(p - y)/n + \lambda w$; its Hessian $X^T S X/n + \lambda I$ makes a sum of squares, so the loss is convex.
# 3. Squared error keeps $p(1 - p)$: sure and wrong learns nothing.
# 4. Separable (a plane with every point strictly on its side) and unpenalised: the loss tends to 0, $w$ to infinity, and there is no minimiser. If some points lie on the plane and the others on their sides, there is still no finite minimiser, and the loss does not tend to 0.
# 5. Sign, shape, limit, doubling; at the desk, a finite difference.
#
# **In 30 seconds.** "Chain rule in three factors. The log loss gives (p − y) over p(1 − p), the sigmoid gives p(1 − p), the score gives x. The middle cancels: prediction minus target, times input. For y = 1 its sign is opposite to x_j's, there is one entry a weight, and it does not vanish when the model is sure and wrong."
#
# **What they were grading.** Whether you named the factors before computing, checked unasked, and knew when to reach for it and when to trust the framework.
#
# **Next:** [when exactly does it collapse?](02_glm_softmax.ipynb)
