# %% [markdown]
# # Start here
# **10 minutes** · needs nothing
#
# You know the math.
# In the room you will have to *use* it: standing, aloud, with somebody asking why.
# That is a muscle, and you build it by using it.
# So every page of this course makes you predict, move, derive, build and defend, and checks it on the spot.
#
# Run each cell with **Shift + Enter**, from the top.

# %%
from utils.chapters import start_here

# %% [markdown]
# ## Predict, then move
#
# A figure asks you first, and unlocks when you have committed yourself.
# Then drag the slider, or use the arrow keys; it moves even while Python is busy.

# %%
start_here.coin_figure()

# %% [markdown]
# ## Check
#
# Two flips of a fair coin: what is the probability that both are heads?
# Replace `...` by your answer and run the cell.
# A probability may be written `1 / 3`, `0.333`, `"1/3"` or `"33.3%"`.
# Say how sure you are as well, from 0 to 1: knowing *how* sure to be is a skill of its own, and a verdict tells you what your confidence cost.

# %%
### BEGIN SOLUTION
answer = 1 / 4
sure = 0.95
### END SOLUTION
start_here.two_heads.check(answer, confidence=sure)

# %% tags=["mistake"]
start_here.two_heads.check(1 / 3)

# %% [markdown]
# Now answer wrongly on purpose: try `1 / 3`, then `1 / 2`, then `"banana"`.
# A verdict is one of five: *not attempted*, *cannot be checked yet* (it says what was expected), *not yet* (it names the slip), *your code stopped*, *right*.
# It does not hand you the solution, and no answer can break it.
# Later answers are also a list, a dictionary, a set, or a letter in quotes such as `"b"`; a check on `...` says what it expects.

# %% [markdown]
# ## Build
#
# Functions are checked against the world, not against a stored answer: here, against the sum over every possible number of heads.
# Write the standard deviation of the *share* of heads in `n` flips.


# %%
def spread(n):
    ### BEGIN SOLUTION
    return 0.5 / n**0.5
    ### END SOLUTION


start_here.coin_spread.check(spread)

# %% tags=["mistake"]
start_here.coin_spread.check(lambda n: 1 / (4 * n))

# %% [markdown]
# Stuck? Hints come in steps; run this once more for the next one.

# %%
start_here.coin_spread.hint()

# %% [markdown]
# ## Defend
#
# What an interviewer asks next. Answer aloud, in full sentences, *before* you click.

# %%
start_here.coin_spread.follow_up()

# %% [markdown] tags=["instructor"]
# **Workshop.** Ten minutes together, on the screen. Ask the room to predict the 100 flips by a show of hands before you commit one.
# Have everybody answer wrongly on purpose at least once.

# %% [markdown]
# ## How to use the course
#
# **Alone, in a week.** One sitting of about an hour a day, a pen beside you.
# Do the spoken parts standing.
# On the last day redo only what you got wrong.
#
# **In a workshop.** One chapter fits a session of 75 to 90 minutes: predict together, build alone, defend in pairs.
#
# **On Binder.** Nothing to install, and nothing is kept: when you stop, download the notebook (*File → Download*), and your progress with the first button below.
#
# Your answers stay in your copy of the notebook, on your machine.
# For a clean copy of a chapter, run `python -m utils reset 03` in a terminal; your old one is kept beside it.
#
# Each verdict is remembered too, on your machine alone, so that you can see what you did.
# Run the next cell again whenever you come back.

# %%
from utils import progress

progress.my_progress()

# %%
progress.transfer()

# %% [markdown]
# ## Notation
#
# `X` is a matrix of shape $(n, d)$: $n$ examples, $d$ features. `y` are labels, `w` and `b` weights and intercept, `z` a score before the sigmoid, `p` a probability, `rng` a numpy random generator.
# In figures grey is data, blue the model, vermillion an error or your own guess, green the truth.
#
# Next: [conditional probability](03_conditional_probability.ipynb), and a question many people get wrong.
