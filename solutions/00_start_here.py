# %% [markdown]
# # Start here
# **20 minutes** · needs nothing
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
from utils.whiteboard.board import board

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

# %% [markdown]
# ## At the board
#
# Every chapter ends on its feet: a question, a pen, a clock, milestones, and your own voice.
# A first one in two minutes.
# *Start* sets the clock going; draw with mouse, finger or stylus, and say each line.
# A click, or the key M, marks a milestone as reached; after eight seconds without pen and voice the board says so.
#
# The microphone is yours to turn on.
# Sound never leaves this machine: it stays in this browser until you save or delete it.
# Without a microphone it is pen only, and a freeze is judged by the pen alone.

# %%
shown = board(start_here.drill, start_here.my_board)
shown

# %% [markdown]
# *Done* asks for your own score before it shows anything; then come a replay, the report, what should have stood there, and a field to type up your lines.
# The cell below takes that score over.
# At a wall instead? Give the points here: `True` or `False`, in the order in which `start_here.my_board` lists them.
#
# **One thing to redo** stands at the end of the report: that alone, in one, three and seven days.
# A score short of the mark says *again* and not *wrong*: you scored it, and honestly.

# %%
### BEGIN SOLUTION
score = [True, True, True, False, True, True]
### END SOLUTION
start_here.my_board.check(shown.scores or score)

# %% tags=["mistake"]
start_here.my_board.check([False, False, True, False, True, True])

# %% [markdown] tags=["instructor"]
# **In pairs.** *Watched* is the same board with an interviewer's sheet behind a button: what to ask, what to listen for, marks of their own. Two minutes each, then swap.

# %% tags=["instructor"]
board(start_here.drill, start_here.my_board, watched=True)

# %% [markdown] tags=["instructor"]
# **Workshop.** Twenty minutes together, on the screen. Ask the room to predict the 100 flips by a show of hands before you commit one.
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

# %% [markdown]
# ## Coming back
#
# Each verdict is remembered, on your machine alone.
# Run the cells below whenever you come back: this one shows what you did.

# %%
from utils import progress

progress.my_progress()

# %% [markdown]
# **What is due today.** A wrong answer comes back tomorrow, a sure one after a week, a board after one, three and seven days.
# Each link opens the very question.

# %%
progress.due()

# %% [markdown]
# **A plan for the last seven days.** Say when the interview is, as in `onsite="2027-03-01"`, and how many minutes you have a day.
# What you have done drops out, what you missed moves on.

# %%
progress.plan(onsite=None, minutes=60)

# %% [markdown]
# **To take along:** your progress as a file, to be added elsewhere, and what is due as cards for Anki, the flashcard program.

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
