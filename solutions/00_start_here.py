# %% [markdown]
# # Start here
# **15 minutes** · needs nothing
#
# You know the math.
# In the room you will have to *use* it: standing, aloud, with somebody asking why.
# That is a muscle, and you build it by using it.
# So every page of this course makes you predict, move, derive, build and defend, and checks it on the spot.
#
# Run each cell with **Shift + Enter**, from the top.

# %%
from utils.chapters import start_here
from utils.derivation.pad import pad

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
# ## Derive
#
# A biased coin: heads with probability $q$.
# Two flips have at least one head with probability $1 - (1 - q)^2$.
# Multiply it out on the pad, a step a line, each beginning with `=`.
# A line must follow from the one before; there is no answer key, so any true way is right.
# Make a slip on purpose and see what the pad says, then press *Check*.

# %%
pad(start_here.at_least_one)

# %% [markdown]
# If you would rather type text, put your lines between triple quotes here; one of the two is enough.

# %%
### BEGIN SOLUTION
lines = """
1 - (1 - q)^2 = 1 - (1 - 2q + q^2)
              = 2q - q^2
"""
### END SOLUTION
start_here.at_least_one.check(lines)

# %% tags=["mistake"]
start_here.at_least_one.check("""
1 - (1 - q)^2 = 1 - (1 - q^2)
              = q^2
""")

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
# **Workshop.** A quarter of an hour together, on the screen. Ask the room to predict the 100 flips by a show of hands before you commit one.
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
# Next: [the logistic gradient](01_logistic_gradient.ipynb), on the whiteboard.
# Chapters 03 and later need only this page; take them in any order.
