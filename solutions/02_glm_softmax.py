# %% [markdown]
# # Links and softmax: why (p − y)x is no coincidence
# **95 minutes** · needs 01_logistic_gradient
#
# Two sittings: families and links, then softmax and its numbers.
# There is a place to stop halfway.

# %%
import numpy as np

from utils.chapters.glm_softmax import defence, drills, figures, fitting, lines, logits, pairs, scores, stable
from utils.derivation.pad import pad
from utils.gradients import gradcheck

# %% [markdown]
# ## The question
#
# > "Prediction minus target, times input.
# > Why does it collapse to something that clean?
# > Is that a coincidence?
# > And what does it imply for softmax?"
#
# One candidate who got the offer answered: cross-entropy is in the exponential family, and this is the form for any generalised linear model.
# It passed.
# A sharper interviewer would have stopped it twice.

# %% [markdown] tags=["instructor"]
# **Timing.** 5 minutes for the question and the figure, 20 for the three derivations, 10 for the numbers, 10 for the function; break; 15 for softmax, 15 for the stable code, 20 for the stories and the board.
#
# **Ask** for the sentence in the quote to be repeated from memory, then: "which word is wrong, and which is missing?" Wrong: *cross-entropy* (the response distribution is the family). Missing: *canonical*.
#
# **Listen for** "the link enters in exactly one factor". Whoever says it before the second derivation may skip to the probit.

# %% [markdown]
# Answer before you read on, and say how sure you are.

# %%
scores.when_it_holds

# %%
### BEGIN SOLUTION
answer = "c"
sure = 0.8
### END SOLUTION
scores.when_it_holds.check(answer, confidence=sure)

# %% tags=["mistake"]
scores.when_it_holds.check("b")

# %% tags=["mistake"]
scores.when_it_holds.check("d")

# %% [markdown]
# ## Play: twenty pairs
#
# A response has a mean μ; a *link* g turns it into the linear predictor, g(μ) = η = w · x.
# Whatever the pair, the gradient of the loss is (μ − y) x times some weight.
# Left, the mean; right, that weight.
# It starts with a close relative of logistic regression.
# Commit to a number, then look for the flat lines.

# %%
figures.link_picker()

# %% [markdown]
# Three things to find before you go on:
#
# - Hatching: there the link asks for a mean that the response cannot have. A Poisson rate below zero does not exist.
# - "Reaches only": the link is legal and timid. A Gaussian mean behind a logit never leaves 0 to 1.
# - Gaussian with logit is a small bump, and you have met it: it is what squared error leaves behind.
#
# How high is that bump, at η = 0? Think of the last chapter first, then look.

# %%
### BEGIN SOLUTION
bump = 0.5 * (1 - 0.5)
### END SOLUTION
scores.squared_error_weight.check(bump)

# %% tags=["mistake"]
scores.squared_error_weight.check(1)

# %% [markdown]
# ## Derive: all families in one line
#
# $$\log p(y) = \frac{y\,\theta - A(\theta)}{\phi} + c(y, \phi)$$
#
# | response | θ | A(θ) | φ |
# |---|---|---|---|
# | Bernoulli | log(μ/(1 − μ)) | log(1 + e^θ) | 1 |
# | Poisson | log μ | e^θ | 1 |
# | Gaussian | μ | θ²/2 | σ² |
# | Gamma | −1/μ | −log(−θ) | 1/shape |
#
# This is the exponential family in its natural form (with φ known; otherwise called an exponential dispersion family); the loss is its negative logarithm.
# The link that makes η equal to θ is called *canonical*.
# Take it, θ = w · x, write μ for A′(θ), and derive the gradient, a step a line.

# %%
pad(lines.canonical_score)

# %% [markdown]
# If you would rather type text: replace `...` by your lines between triple quotes.
# Pad and text get the same verdict; one of the two is enough.

# %%
### BEGIN SOLUTION
steps = """
dL/dw_j = dL/dtheta * dtheta/dw_j
        = -(y - A'(theta))/phi * x_j
        = (mu - y) x_j / phi
"""
### END SOLUTION
lines.canonical_score.check(steps)

# %% tags=["mistake"]
lines.canonical_score.check("""
dL/dw_j = dL/dtheta * dtheta/dw_j
        = (y - mu)/phi * x_j
""")

# %% [markdown]
# No sigmoid in it.
# But who says that A′(θ) is the mean?
# A is whatever makes the probabilities add up to one.
# Take a response with finitely many values and differentiate it.

# %%
pad(lines.mean_is_slope)

# %%
### BEGIN SOLUTION
steps = """
A'(theta) = (sum_k h_k t_k e^{theta t_k}) / (sum_m h_m e^{theta t_m})
          = sum_k t_k p_k
"""
### END SOLUTION
lines.mean_is_slope.check(steps)

# %% tags=["mistake"]
lines.mean_is_slope.check("A'(theta) = sum_k t_k")

# %% [markdown]
# Once more, and it is the variance; with a dispersion, $A''(\theta) = \mathrm{Var}(y)/\phi$ (θ inside the range where A is finite), and for a continuous response an integral takes the place of the sum.
# A variance is never negative, so A is convex, and with the canonical link the loss is convex in w: one sentence, for every family.
# It is a tool as well: two derivatives give you mean and variance of anything in the table.
# Gamma, A(θ) = −log(−θ), φ = 0.5, mean 3: what is the variance?

# %%
### BEGIN SOLUTION
variance = 0.5 * 3**2
### END SOLUTION
scores.gamma_variance.check(variance)

# %% tags=["mistake"]
scores.gamma_variance.check(9)

# %% [markdown]
# ## Where the link enters
#
# Now give up the canonical link.
# A yes-or-no response, and μ = h(η) for *some* increasing h; nothing else is known about it.

# %%
pad(lines.any_link)

# %%
### BEGIN SOLUTION
steps = """
dL/dw_j = dL/dmu dmu/deta deta/dw_j
        = ((1 - y)/(1 - mu) - y/mu) * h'(eta) * x_j
        = (mu - y)/(mu (1 - mu)) * h'(eta) * x_j
"""
### END SOLUTION
lines.any_link.check(steps)

# %% tags=["mistake"]
lines.any_link.check("""
dL/dw_j = dL/dmu dmu/deta deta/dw_j
        = (mu - y)/(mu (1 - mu)) * h'(eta) * x_j
        = (mu - y) x_j
""")

# %% [markdown]
# For every family it reads the same (McCullagh and Nelder 1989), with $V(\mu) = A''(\theta)$ and h the inverse of the link g:
#
# $$\frac{\partial L}{\partial w} = \frac{\mu - y}{\phi} \times \underbrace{\frac{1}{g'(\mu)\,V(\mu)}}_{\text{the weight}} \times\; x$$
#
# The weight is the slope of θ in η.
# So it is constant **exactly when** θ = aη + b, and 1 when a = 1: the canonical link, up to an offset that the intercept absorbs.
#
# First a pair for which it is 1.
# Poisson counts, log link, one example: η = w x = 1, x = 3, y = 2.
# The derivative of the loss in w?

# %%
### BEGIN SOLUTION
slope = (np.exp(1) - 2) * 3
### END SOLUTION
scores.poisson_score.check(slope)

# %% tags=["mistake"]
scores.poisson_score.check(-3)

# %% [markdown]
# Then one for which it is not: the *probit*, μ = Φ(z), the normal distribution function, with z = w x = 1, x = 1 and y = 1.
# Careful with the letter: φ alone is the dispersion, φ(z) the normal density.
# You need Φ(1) = 0.84134 and φ(1) = 0.24197.

# %%
### BEGIN SOLUTION
slope = (0.84134 - 1) * 0.24197 / (0.84134 * (1 - 0.84134))
### END SOLUTION
scores.probit_score.check(slope)

# %% tags=["mistake"]
scores.probit_score.check(0.84134 - 1)

# %%
scores.probit_score.follow_up()

# %% [markdown]
# Now the quoted answer can be mended: the response distribution is in the exponential family, cross-entropy is its negative log-likelihood, and the clean form needs the canonical link.
# Convenient is not the same as right, though: a canonical link may promise means that do not exist, and a probit may fit better.
#
# Six pairs from the figure, without the figure.
# A list of True and False, in the order given.

# %%
pairs.canonical_pairs

# %%
### BEGIN SOLUTION
canonical = [True, False, True, False, True, False]
### END SOLUTION
pairs.canonical_pairs.check(canonical)

# %% tags=["mistake"]
pairs.canonical_pairs.check([True, False, True, False, True, True])

# %%
pairs.canonical_pairs.follow_up()

# %% [markdown]
# ## Build it
#
# One function for linear, logistic and Poisson regression, `family` being `"gaussian"`, `"bernoulli"` or `"poisson"`: `X` is (n, d), the loss is the *mean* over the examples, φ = 1.
# It is checked against central differences of the three log-likelihoods, written out.


# %%
def gradient(X, y, w, family):
    ### BEGIN SOLUTION
    mean = {"gaussian": lambda t: t, "bernoulli": lambda t: 1 / (1 + np.exp(-t)), "poisson": np.exp}[family]
    return X.T @ (mean(X @ w) - y) / len(y)
    ### END SOLUTION


fitting.glm_gradient.check(gradient)

# %% tags=["mistake"]
fitting.glm_gradient.check(lambda X, y, w, family: X.T @ (X @ w - y) / len(y))

# %% [markdown]
# ---
# **A good place to stop.** To remember:
#
# 1. log p = (y θ − A(θ))/φ + c: the *response* is the exponential family, the loss is its negative logarithm.
# 2. A′ is the mean, A″ the variance over φ.
# 3. The link enters in one factor, 1/(g′(μ)V(μ)).
# 4. It is 1 for the canonical link: logit, log, identity.
# 5. Probit is the counterexample: 1.813 at z = 1.
#
# When you come back to a stopped notebook, run the next code cell and go on from there.

# %%
import numpy as np

from utils.chapters.glm_softmax import aloud, defence, drills, figures, lines, logits, stable
from utils.derivation.pad import pad
from utils.gradients import gradcheck
from utils.whiteboard.board import board

# %% [markdown]
# ## Softmax: the same, with a vector
#
# Three classes, the middle one true; the third logit is 0.
# A prediction first.
# Then pull the true logit up and watch who pays; then add a constant to all three.

# %%
figures.softmax_figure()

# %% [markdown]
# The constant moves nothing: K logits, K − 1 directions that count.
# Now the Jacobian.
# Cover k = j and k ≠ j in one line: `delta_kj` is 1 where the indices agree, else 0.

# %%
pad(lines.softmax_jacobian)

# %%
### BEGIN SOLUTION
steps = """
dp_k/dz_j = (delta_kj e^{z_k} sum_m e^{z_m} - e^{z_j} e^{z_k}) / (sum_m e^{z_m})^2
          = p_k delta_kj - p_k p_j
          = p_k (delta_kj - p_j)
"""
### END SOLUTION
lines.softmax_jacobian.check(steps)

# %% tags=["mistake"]
lines.softmax_jacobian.check("""
dp_k/dz_j = (delta_kj e^{z_k} sum_m e^{z_m} - e^{z_j} e^{z_k}) / (sum_m e^{z_m})^2
          = p_k (1 - p_k)
""")

# %%
lines.softmax_jacobian.follow_up()

# %% [markdown]
# Now the loss on top of it.
# The targets may be soft, as long as they add up to one; notice where you use that.

# %%
pad(lines.softmax_slope)

# %%
### BEGIN SOLUTION
steps = """
dL/dz_j = -sum_k y_k/p_k * dp_k/dz_j
        = -sum_k y_k (delta_kj - p_j)
        = -y_j + p_j sum_k y_k
        = p_j - y_j
"""
### END SOLUTION
lines.softmax_slope.check(steps)

# %% tags=["mistake"]
lines.softmax_slope.check("""
dL/dz_j = -y_j/p_j * p_j (1 - p_j)
        = -y_j (1 - p_j)
""")

# %% [markdown]
# Now you are the interviewer, and somebody else is at the board.
# Here p = softmax(z/T) has a *temperature* T, the targets y add up to one, and L is the cross-entropy.
# One line has a slip.
# Name it, and write what should stand there: `{"line": ..., "should_be": "..."}`.

# %%
drills.first_slip

# %%
### BEGIN SOLUTION
found = {"line": drills.first_slip.planted.row + 1, "should_be": drills.first_slip.planted.truth.text}
### END SOLUTION
drills.first_slip.check(found)

# %% [markdown]
# There are more where it came from: `slip = drills.drill.next()` in a new cell, as often as you like.
#
# Numbers: logits (2, 1, 0), the second class is true.
# Three entries, in your head if you can; check signs and sum before you run the cell.

# %%
### BEGIN SOLUTION
entries = np.exp([2, 1, 0]) / np.exp([2, 1, 0]).sum() - [0, 1, 0]
### END SOLUTION
logits.three_logits.check(entries)

# %% tags=["mistake"]
logits.three_logits.check([0.6652, 0.2447, 0.0900])

# %% tags=["mistake"]
logits.three_logits.check([0, -0.7553, 0])

# %% [markdown]
# Two classes, logits (3, 1): what is the probability of the first?
# One line on paper shows which function you already know.
#
# (With a temperature it is that function of the difference over T: the same winner, flatter for T above 1.)

# %%
### BEGIN SOLUTION
first = 1 / (1 + np.exp(-(3 - 1)))
### END SOLUTION
logits.two_classes.check(first)

# %% tags=["mistake"]
logits.two_classes.check(3 / 4)

# %%
logits.two_classes.follow_up()

# %% [markdown]
# ## Where it breaks
#
# On the board softmax is done.
# In floating point it is not: e^z outgrows every format, float16 first.

# %%
figures.overflow_figure()

# %% [markdown]
# ## Build it: plain, then stable
#
# First write the definition, for the rows of `Z`, shape (n, K), and run the check: it will show you the smallest input that breaks it.
# Then use the idle direction.


# %%
def softmax(Z):
    ### BEGIN SOLUTION
    weights = np.exp(Z - Z.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)
    ### END SOLUTION


stable.softmax_rows.check(softmax)

# %% tags=["mistake"]
stable.softmax_rows.check(lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True))


# %% tags=["mistake"]
def batch_maximum(Z):
    weights = np.exp(Z - Z.max())
    return weights / weights.sum(axis=1, keepdims=True)


stable.softmax_rows.check(batch_maximum)

# %% [markdown]
# Now the loss, from logits: the mean cross-entropy, `y` holding the true classes as whole numbers.
# A stable softmax is not enough here: in the row [1000, 0] the second class has a probability of e to the minus 1000, which underflows to zero, and the logarithm of that is not a number you can train on.
# So do not form the probability at all.


# %%
def cross_entropy(Z, y):
    ### BEGIN SOLUTION
    top = Z.max(axis=1)
    log_sum = top + np.log(np.exp(Z - top[:, None]).sum(axis=1))
    return np.mean(log_sum - Z[np.arange(len(y)), y])
    ### END SOLUTION


stable.cross_entropy.check(cross_entropy)

# %% tags=["mistake"]
stable.cross_entropy.check(lambda Z, y: -np.log(softmax(Z)[np.arange(len(y)), y]).mean())

# %% tags=["mistake"]
stable.cross_entropy.check(lambda Z, y: -np.log(softmax(Z)[np.arange(len(y)), y] + 1e-12).mean())

# %% [markdown]
# And its gradient in the logits, which is one line by now.


# %%
def logit_gradient(Z, y):
    ### BEGIN SOLUTION
    return (softmax(Z) - np.eye(Z.shape[1])[y]) / len(y)
    ### END SOLUTION


stable.softmax_gradient.check(logit_gradient)

# %% tags=["mistake"]
stable.softmax_gradient.check(lambda Z, y: softmax(Z) - np.eye(Z.shape[1])[y])

# %% [markdown]
# That check had a reference of its own.
# At work you have none, so hold the two functions you wrote against each other, at a point of your choice.
# Then spoil the gradient on purpose, by a sign or by the 1/n, and read what it says.

# %%
Z, y = np.array([[2.0, 1.0, 0.0], [30.0, 29.0, 28.0]]), np.array([1, 2])
gradcheck(cross_entropy, logit_gradient, Z, y)

# %%
stable.softmax_gradient.follow_up()

# %% [markdown]
# ## The trap
#
# Ten classes.
# The network ends in a softmax; somebody hands its output to a loss that expects logits, and nothing complains.
# The network becomes perfect: probability 1 on the right class.
# Which loss do you read in the log?

# %%
### BEGIN SOLUTION
plateau = np.log(np.e + 9) - 1
### END SOLUTION
logits.softmax_twice.check(plateau)

# %% tags=["mistake"]
logits.softmax_twice.check(0)

# %%
logits.softmax_twice.follow_up()

# %% [markdown]
# ## The follow-up that was actually the round
#
# > "In your last job, when did you use this kind of mathematics, and when did the framework hide it from you?"
#
# The derivation was the entry ticket; this was the selection.
# Score three answers first, on five points each: a list of True and False, in the order of the list.
# How they are scored here you see after you have scored them.

# %%
defence.first_story

# %%
### BEGIN SOLUTION
one = [True, True, False, False, False]
### END SOLUTION
defence.first_story.check(one)

# %% tags=["mistake"]
defence.first_story.check([True, True, True, False, False])

# %%
defence.second_story

# %%
### BEGIN SOLUTION
two = [True, True, True, True, False]
### END SOLUTION
defence.second_story.check(two)

# %% tags=["mistake"]
defence.second_story.check([True, True, True, True, True])

# %%
defence.third_story

# %%
### BEGIN SOLUTION
three = [False, False, False, True, False]
### END SOLUTION
defence.third_story.check(three)

# %% tags=["mistake"]
defence.third_story.check([True, True, False, True, False])

# %% [markdown]
# Yours: two minutes, aloud, one occasion.
# No occasion comes to mind?
# A bug you never understood is one: say what you would look at today.
# Then score it on the same five points.

# %%
### BEGIN SOLUTION
mine = [True, True, True, True, False]
### END SOLUTION
defence.my_story.check(mine)

# %% tags=["mistake"]
defence.my_story.check([True, True, False, True, False])

# %% [markdown] tags=["instructor"]
# **In pairs.** One tells the story, one interrupts once with "how do you know?" and once with "why did you not do that by hand?".
# The listener scores too; talk only about the points on which the two scores differ.

# %% [markdown]
# ## On the board
#
# > "Is it a coincidence? And what does that imply for softmax?"
#
# Eight minutes, no notes.
# Speak each line before you write it, and mark each milestone as you reach it.
# *Done* asks for your own score first; then come the report, what should have stood there, and a field for the lines of the canonical score: the first broken one is named.

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
score = [True, True, True, True, True, True, True, True]
### END SOLUTION
aloud.my_board.check(shown.scores or score)

# %% tags=["mistake"]
aloud.my_board.check([True, True, True, False, False, False, True, True])

# %% [markdown] tags=["instructor"]
# **In pairs.** One at the board, one with the sheet, who waits for the word *canonical*. If it does not come by minute five: "so it holds for any GLM?"
# Both score, separately; talk only about the points on which the two differ.

# %% tags=["instructor"]
board(aloud.drill, aloud.my_board, watched=True)

# %% [markdown]
# ## Debrief
#
# 1. The response is the exponential family; cross-entropy is its negative log-likelihood.
# 2. A′ is the mean, A″ the variance over φ; hence convexity.
# 3. (μ − y)x/φ exactly for the canonical link, up to an offset; otherwise times 1/(g′(μ)V(μ)).
# 4. Softmax with cross-entropy: p − y, a vector that adds up to zero; Jacobian diag(p) − p pᵀ.
# 5. From logits, with the maximum taken out, in one fused loss.
#
# **In 30 seconds.** "No coincidence.
# The response is an exponential family, so the slope of the loss in θ is the mean minus y.
# With the canonical link θ is w · x, and the chain rule adds only x.
# With a probit there is another factor.
# Softmax is the categorical case: p minus y, as a vector."
#
# **What they were grading.** Whether you say *canonical* without being asked, and know one case where the framework saved you and one where it hid a bug.
#
# Next: [conditional probability](03_conditional_probability.ipynb).
