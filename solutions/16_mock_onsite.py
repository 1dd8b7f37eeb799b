# %% [markdown]
# # The mock onsite: five rounds and a debrief
# **120 minutes** · needs 00_start_here
#
# Half an hour to prepare, an hour for the short day, the rest for its debrief.
# The full day takes five hours; it can be stopped between rounds and goes on where it was.

# %%
from utils.chapters import mock_onsite
from utils.chapters.mock_onsite import aloud, blanks, budget, openings, reading_debriefs, redoing, used
from utils.whiteboard.board import board

# %% [markdown]
# ## The question
#
# > "In your last job, when did you actually use this kind of math, and when did you not use it because the framework hid it from you?"
#
# In the account this course starts from (@priyasharma, 2026) there were five rounds in one day, and this sentence decided it.
# It came with fifteen minutes left in the third.
# "I had the math. I did not have the muscle": muscle comes from doing it, with a clock, in one go.

# %% [markdown] tags=["instructor"]
# **Timing.** 25 minutes for the plan, 60 for the short day, 15 for the debriefs, 15 for the board.
#
# **Workshop.** `mock_onsite.onsite(seed=7)` gives everybody the same questions, whatever they did before, as long as all have the same version of the course.
# Change the seed for the next class.
#
# **In pairs.** `day.board(watched=True)` puts the interviewer's sheet beside the board of the question that is up.
# One sits at the notebook, one reads the questions out, and interrupts.
#
# **Listen for** the first eight seconds of each round, and for who goes silent at the same milestone twice.

# %% [markdown]
# ## Plan the hour
#
# The math round, as that account tells it: derive, with a why on the way; a probability problem; then the last quarter.
# Before you walk in, know what each part may cost.

# %%
budget.round_budget

# %%
### BEGIN SOLUTION
minutes = {"between": 60 - 12 - 15, "last": 60 * 12 / 4}
sure = 0.9
### END SOLUTION
budget.round_budget.check(minutes, confidence=sure)

# %% tags=["mistake"]
budget.round_budget.check({"between": 48, "last": 180})

# %%
budget.round_budget.follow_up()

# %% [markdown]
# ## The first sentence
#
# Each round has a door.
# Run the next cell and take a letter for each before you scroll on.

# %%
openings.opening_lines

# %%
### BEGIN SOLUTION
doors = {"coding": "a", "design": "b", "math": "c", "framing": "b", "behavioural": "b"}
### END SOLUTION
openings.opening_lines.check(doors)

# %% tags=["mistake"]
openings.opening_lines.check({"coding": "a", "design": "b", "math": "c", "framing": "a", "behavioural": "b"})

# %%
openings.opening_lines.follow_up()

# %% [markdown]
# ## When nothing comes
#
# Expect it once today.
# Decide now what you do then, so that you need not decide it then.

# %%
blanks.stuck_order

# %%
### BEGIN SOLUTION
moves = {"first": "say", "second": "given", "third": "small", "fourth": "ask"}
### END SOLUTION
blanks.stuck_order.check(moves)

# %% tags=["mistake"]
blanks.stuck_order.check({"first": "given", "second": "say", "third": "small", "fourth": "ask"})

# %%
blanks.stuck_order.follow_up()

# %% [markdown]
# ## The story
#
# The last quarter hour needs a story that is yours: half a minute as the first answer, two minutes when they want to hear it, five at the board.
# Practise the two.
# Say it aloud now, without notes; then score what you said, not what you meant.

# %%
used.when_used

# %%
### BEGIN SOLUTION
said = [True, True, True, True, False]
### END SOLUTION
used.when_used.check(said)

# %% tags=["mistake"]
used.when_used.check([True, True, True, False, False])

# %%
used.when_used.follow_up()

# %% [markdown]
# ## The day
#
# Five rounds, drawn from every chapter there is; what you saw recently comes last.
#
# - `onsite()`: twelve minutes a round. `onsite(compressed=False)`: the full hours. `onsite(seed=7)`: the same day for a whole class.
# - It is an exam: no hints, and what came of an answer is told in the debrief. `exam=False` tells at once.
# - A pause is yours, and it is recorded. Between rounds no clock runs. *Next question* and *End round* go one way: there is no going back.
# - A stopped kernel or a closed page loses nothing: run the cells again, and the round goes on.
#
# Paper and pen within reach?
# Press *Start*.

# %%
day = mock_onsite.onsite()
day

# %% [markdown]
# **Code and longer answers** are handed in here: write them above the last line, then run this cell.
# Short ones you type in the room.

# %%
answer = ...
day.answer(answer, confidence=...)

# %% [markdown]
# **The board** of the question that is up: pen, clock, voice if you like.
# Run this cell again at the next question.

# %%
day.board()

# %% [markdown]
# ## The debrief
#
# After the fifth round, here: by skill, the day on its clocks, silences, causes, and how sure you were against how it was.
# It is saved beside this notebook as one HTML file, which needs no network and nobody else gets.

# %%
day.debrief()

# %% [markdown]
# Now two that are not yours: there it is easier to see what such a page supports, and what not.

# %%
reading_debriefs.first_debrief

# %%
### BEGIN SOLUTION
supported = [False, True, True, False]
### END SOLUTION
reading_debriefs.first_debrief.check(supported)

# %% tags=["mistake"]
reading_debriefs.first_debrief.check([True, True, True, False])

# %%
reading_debriefs.second_debrief

# %%
### BEGIN SOLUTION
supported_too = [False, True, False, True]
### END SOLUTION
reading_debriefs.second_debrief.check(supported_too)

# %% tags=["mistake"]
reading_debriefs.second_debrief.check([True, True, False, True])

# %%
reading_debriefs.second_debrief.follow_up()

# %% [markdown]
# What did that confidence cost?
# The *Brier score* is the mean of the squared distance between how sure you were and what happened, 1 or 0 (Brier 1950).

# %%
reading_debriefs.day_brier

# %%
### BEGIN SOLUTION
cost = (0.05**2 + 0.9**2 + 0.1**2 + 0.8**2 + 0.4**2 + 0.45**2) / 6
### END SOLUTION
reading_debriefs.day_brier.check(cost)

# %% tags=["mistake"]
reading_debriefs.day_brier.check(0.45)

# %% [markdown]
# And from a debrief, what to do about it.
# Three things, no more.

# %%
redoing.redo_order

# %%
### BEGIN SOLUTION
again = {"first": "dice", "second": "softmax", "third": "board"}
### END SOLUTION
redoing.redo_order.check(again)

# %% tags=["mistake"]
redoing.redo_order.check({"first": "softmax", "second": "dice", "third": "board"})

# %%
redoing.redo_order.follow_up()

# %% [markdown] tags=["instructor"]
# **Debriefs in pairs.** Each reads the other's three, and asks for the first again on the spot, aloud.
# Then let the partner score the story that its owner has scored, and compare.

# %% [markdown]
# ## On the board
#
# > "We have fifteen minutes left. In your last job, when did you actually use this?"
#
# Eight minutes: the story told at the board, five and a half with its line and its picture, then three follow-ups.
# Mark each milestone as you reach it.
# *Done* asks for your own score first, and then shows the report and what should have stood there.

# %%
shown = board(aloud.drill, aloud.my_board)
shown

# %% [markdown]
# Your score from the board is taken over; run the next cell.
# Done at a real wall instead? Then give the points here, in the order in which `aloud.my_board` lists them.

# %%
### BEGIN SOLUTION
score = [True, True, True, True, True, False, True]
### END SOLUTION
aloud.my_board.check(shown.scores or score)

# %% tags=["mistake"]
aloud.my_board.check([True, True, False, True, False, True, True])

# %%
aloud.my_board.follow_up()

# %% tags=["instructor"]
board(aloud.drill, aloud.my_board, watched=True)

# %% [markdown]
# ## Debrief
#
# - The first sentence of a round asks, or writes down what is given.
# - Stuck: say it, write what is given, then the smallest case or one particular question.
# - The last quarter of the math round is the round. One story, one line of it on the board.
# - One question is no skill, and six confidences are no character. A silence in the same place twice is a pattern.
# - Three things again: sure and wrong first.
#
# **The 30-second answer.** "A model was too sure, and a budget hung on it. The loss curve said nothing; I plotted what it said against what came true. Two parameters on its scores repaired that, on rows they were not fitted to: here come your two numbers, before and after. With ten times the rows I would have taken isotonic regression. The gradients I left to the framework: they are tested, and mine would only be slower."
#
# **What they were grading.** Whether you reach for the mathematics when it is needed, and leave it alone when it is not.
#
# **Next.** Your three things, tomorrow, in three days and in a week; then another day, at full length.
