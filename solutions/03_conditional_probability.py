# %% [markdown]
# # Conditional probability: who told you, and when would they have?
# **80 minutes** · needs 00_start_here
#
# Two sittings: the dice and the protocol, then base rates and the stories.
# There is a place to stop halfway.

# %%
import numpy as np

from utils.chapters.conditional_probability import defence, dice, figures, lines, odds, reports, stories, trials
from utils.derivation.pad import pad

# %% [markdown]
# ## The question
#
# > "I roll two fair dice.
# > At least one of them shows a six.
# > What is the probability that both do?"
#
# (Take it that somebody was asked whether there is a six, looked at both dice, and said yes.)
#
# It comes right after the gradient, with the marker still in your hand.
# The number is only half of it.
# What comes next is: *"Many people say something else. Defend yours: write the sample space."*

# %% [markdown] tags=["instructor"]
# **Timing.** 5 minutes for the question and the grid, 15 for the protocol and the odds, 10 for the two functions; break; 15 for base rates and many tests, 15 for the stories, 15 aloud and at the board.
#
# **Ask** for a show of hands on 1/6, 1/11 and "depends" before anybody runs a cell, and write the three counts on the board.
#
# **Listen for** "it depends on how you know": whoever says it unprompted has the chapter already; let them play the interviewer in the last section.

# %% [markdown]
# Answer before you read on, and say how sure you are, from 0 to 1.
# `1 / 3` and `0.333` both count.

# %%
### BEGIN SOLUTION
answer = 1 / 11
sure = 0.9
### END SOLUTION
dice.two_dice.check(answer, confidence=sure)

# %% tags=["mistake"]
dice.two_dice.check(1 / 6)

# %% tags=["mistake"]
dice.two_dice.check(2 / 11)

# %% [markdown]
# A check does not hand you the solution; it names the slip when it knows it.
# Stuck? Run `dice.two_dice.hint()` in a new cell, up to three times.

# %% [markdown]
# ## Play: the same six, three ways to hear of it
#
# How you came to hear of the six is called the *protocol* here.
# Every cell below is one roll: red die down, blue die across.
# First give your number for each of the three protocols; then the grid unlocks.
# Click cells to condition by hand, switch the protocol, let the simulation run.

# %%
figures.DiceGrid(predict=True)

# %% [markdown]
# Look at (6, 3) and (3, 6) while you switch: both in; both half in; one in and one out.
# That is the whole chapter: an outcome counts **as much as it is likely to have led to what you heard**.

# %% [markdown]
# ## The sample space, written out
#
# The defence starts on the board, with the outcomes that survive the sentence "at least one shows a six".
# List them as pairs (red, blue).
# Any collection will do; a set comprehension is shortest.

# %%
### BEGIN SOLUTION
space = {(red, blue) for red in range(1, 7) for blue in range(1, 7) if 6 in (red, blue)}
### END SOLUTION
dice.sample_space.check(space)

# %% tags=["mistake"]
dice.sample_space.check([(6, blue) for blue in range(1, 7)])

# %% tags=["mistake"]
dice.sample_space.check([(6, blue) for blue in range(1, 7)] + [(red, 6) for red in range(1, 7)])

# %% [markdown]
# ## Now somebody shows you a die
#
# Same dice.
# This time nobody checked both: one die was picked at random and its number, not its colour, read out to you: a six.
# Each of the eleven outcomes is still possible.
# Are they still equally likely?
#
# Give the probability of each of three cases: `{"both": ..., "only red": ..., "only blue": ...}`.

# %%
### BEGIN SOLUTION
cases = {"both": 1 / 6, "only red": 5 / 12, "only blue": 5 / 12}
### END SOLUTION
reports.shown_die.check(cases)

# %% tags=["mistake"]
reports.shown_die.check([1 / 11, 5 / 11, 5 / 11])

# %% [markdown]
# ## One line for all of it
#
# Odds make the weighing visible.
# Two hypotheses, one report: divide Bayes' rule for the one by Bayes' rule for the other.
# On the pad, a step a line; write `P(A|R)` for a conditional probability.

# %%
pad(lines.odds_form)

# %% [markdown]
# Or as text, between triple quotes; one of the two is enough.

# %%
### BEGIN SOLUTION
steps = """
P(A|R)/P(B|R) = P(R|A) P(A)/P(R) * P(R)/(P(R|B) P(B))
              = P(A)/P(B) * P(R|A)/P(R|B)
"""
### END SOLUTION
lines.odds_form.check(steps)

# %% tags=["mistake"]
lines.odds_form.check("""
P(A|R)/P(B|R) = P(A) P(R|A)/(P(B) P(R|B))
              = P(R|A)/P(R|B)
""")

# %% [markdown]
# What you have just shown has names:
#
# $$\underbrace{\frac{P(H_2 \mid \text{report})}{P(H_1 \mid \text{report})}}_{\text{posterior odds}} \;=\; \underbrace{\frac{P(H_2)}{P(H_1)}}_{\text{prior odds}} \times \underbrace{\frac{P(\text{report} \mid H_2)}{P(\text{report} \mid H_1)}}_{\text{likelihood ratio}}$$
#
# Take $H_2$: two sixes, against $H_1$: exactly one.
# The prior odds are 1 : 10, from the grid.
# Somebody who looks at both, and says so whenever there is a six, reports it for sure in either case: the ratio is 1, and the odds stay 1 : 10, which is 1/11.
# What is the likelihood ratio when a randomly picked die is read out?

# %%
### BEGIN SOLUTION
ratio = 1 / 0.5
### END SOLUTION
reports.dice_odds.check(ratio)

# %% tags=["mistake"]
reports.dice_odds.check(1)

# %% [markdown]
# The evidence is not "there is a six".
# The evidence is "I was told so, this way".
# Move both sliders and watch where the bar on the right ends up; equal steps on this scale are equal factors.

# %%
figures.odds_figure()

# %% [markdown]
# Four sentences you might hear.
# Which protocol is each: `"asked"` (somebody answers for both dice), `"shown"` (one die, picked without regard to its number) or `"red"` (one die, named beforehand)?
# Answer with `{"max": ..., "floor": ..., "first": ..., "spotted": ...}`.
#
# - `max`: a machine announces the larger of the two numbers: "six".
# - `floor`: one die fell under the table, no telling which; on the other you see a six.
# - `first`: before the roll you agree to look at the red die only. It is a six.
# - `spotted`: she glances at both dice. She always says so when there is a six. She says so.

# %%
### BEGIN SOLUTION
heard = {"max": "asked", "floor": "shown", "first": "red", "spotted": "asked"}
### END SOLUTION
reports.protocols.check(heard)

# %% tags=["mistake"]
reports.protocols.check({"max": "shown", "floor": "shown", "first": "red", "spotted": "asked"})

# %% [markdown]
# ## Build it
#
# Any number of sides, and the question was whether at least one shows the highest number: yes.
# Write the probability that both do.


# %%
def both_highest(n):
    ### BEGIN SOLUTION
    return 1 / (2 * n - 1)
    ### END SOLUTION


dice.general_dice.check(both_highest)

# %% tags=["mistake"]
dice.general_dice.check(lambda n: 1 / n)

# %% [markdown]
# You may have counted cells.
# On the board they ask for the line of algebra: both show the highest of $s$ sides with probability $(1/s)^2$, at least one with $1 - (1 - 1/s)^2$.

# %%
pad(lines.any_sides)

# %%
### BEGIN SOLUTION
steps = """
both/seen = (1/s)^2/(1 - (1 - 1/s)^2)
          = (1/s^2)/(2/s - 1/s^2)
          = 1/(2 s - 1)
"""
### END SOLUTION
lines.any_sides.check(steps)

# %% tags=["mistake"]
lines.any_sides.check("""
both/seen = (1/s)^2/(1 - (1 - 1/s)^2)
          = (1/s)^2/(1 - (1 - 1/s^2))
          = 1
""")

# %% [markdown]
# How far off is the naive $1/n$ as $n$ grows? Commit, then slide.

# %%
figures.sides_figure()

# %% [markdown]
# Now the protocol in code.
# One call is one trial: roll two dice with `rng`, pick one at random, and decide from that one alone whether you hear of a six.
# Return `None` when you do not, otherwise whether both are sixes.


# %%
def trial(rng):
    ### BEGIN SOLUTION
    roll = rng.integers(1, 7, size=2)
    if rng.choice(roll) != 6:
        return None
    return bool((roll == 6).all())
    ### END SOLUTION


trials.shown_trial.check(trial)


# %% tags=["mistake"]
def looks_at_both(rng):
    both = rng.integers(1, 7, size=2)
    return bool((both == 6).all()) if 6 in both else None


trials.shown_trial.check(looks_at_both)

# %% [markdown]
# The check draws 10,000 trials and compares the counts with the exact law; an honest simulation is refused less than once in a million.
# A trial that always looks at the red die has the same law and passes too: why?
# Ask the interviewer's next question yourself:

# %%
trials.shown_trial.follow_up()

# %% [markdown]
# Three dice: somebody is asked for a six, looks at all of them and says yes.
# How probable are exactly one, two and three sixes? Answer with `{1: ..., 2: ..., 3: ...}`.

# %%
### BEGIN SOLUTION
sixes = {1: 75 / 91, 2: 15 / 91, 3: 1 / 91}
### END SOLUTION
dice.three_dice.check(sixes)

# %% tags=["mistake"]
dice.three_dice.check([25 / 36, 10 / 36, 1 / 36])

# %% [markdown]
# ---
# **A good place to stop.** To remember:
#
# 1. Protocol first.
# 2. Write the space.
# 3. Weigh each outcome by the report it would lead to.
# 4. Divide by what is left.
# 5. Check on a coin.
#
# When you come back to a stopped notebook, run the next code cell and go on from there.

# %%
import numpy as np

from utils.chapters.conditional_probability import aloud, defence, dice, figures, odds, stories
from utils.whiteboard.board import board

# %% [markdown]
# ## Base rates: the same line at work
#
# Every alarm is a report, and the confusion matrix says how it comes about.
# Below are 1,000 people and a test that sounds good.
# Commit to a number, then move the three rates.

# %%
figures.base_rates()

# %% [markdown]
# Prevalence 2%, sensitivity 90%, specificity 97%.
# First the likelihood ratio of a positive, then the probability.

# %%
### BEGIN SOLUTION
positive_ratio = 0.9 / 0.03
### END SOLUTION
odds.screening_ratio.check(positive_ratio)

# %%
### BEGIN SOLUTION
ppv = 180 / (180 + 294)
sure = 0.8
### END SOLUTION
odds.screening_precision.check(ppv, confidence=sure)

# %% tags=["mistake"]
odds.screening_precision.check(0.9)

# %% tags=["mistake"]
odds.screening_precision.check(30 / 49)

# %% [markdown]
# The team can afford one improvement.

# %%
odds.what_helps

# %%
### BEGIN SOLUTION
choice = "b"
### END SOLUTION
odds.what_helps.check(choice)

# %% tags=["mistake"]
odds.what_helps.check("a")

# %% [markdown]
# ## Build it, then make it stable
#
# Several tests, independent among the sick and among the well: their likelihood ratios multiply.
# Write the posterior probability after all of them.
# It must survive an empty list, 400 ratios of 10, 400 of 0.1, and the one list after the other.


# %%
def posterior(prior, ratios):
    ### BEGIN SOLUTION
    z = np.log(prior / (1 - prior)) + np.sum(np.log(ratios))
    return 1 / (1 + np.exp(-z)) if z > 0 else np.exp(z) / (1 + np.exp(z))
    ### END SOLUTION


odds.many_tests.check(posterior)


# %% tags=["mistake"]
def product_of_ratios(prior, ratios):
    total = prior / (1 - prior) * np.prod(ratios)
    return total / (1 + total)


odds.many_tests.check(product_of_ratios)

# %%
odds.many_tests.follow_up()

# %% [markdown]
# ## A child, a day
#
# > "I have two children."
# > "Is at least one of them a boy born on a Tuesday?"
# > "Yes."
#
# Boys and girls are equally likely here, and so are the seven days; births are independent.
# What is the probability that both are boys?

# %%
### BEGIN SOLUTION
tuesday = 13 / 27
sure = 0.7
### END SOLUTION
stories.tuesday_boy.check(tuesday, confidence=sure)

# %% tags=["mistake"]
stories.tuesday_boy.check(1 / 3)

# %% tags=["mistake"]
stories.tuesday_boy.check(1 / 2)

# %% [markdown]
# It is the two dice once more, with 14 faces.
# And if the detail were rarer than a weekday? Commit, then slide.

# %%
figures.tuesday_figure()

# %% [markdown]
# ## The host who does not know
#
# You stand at door 1 of three; one hides a car.
# The host has forgotten where it is, opens one of the other two at random, and it happens to be a goat.
# What is the probability that switching wins?

# %%
### BEGIN SOLUTION
switching = 1 / 2
### END SOLUTION
stories.ignorant_monty.check(switching)

# %% tags=["mistake"]
stories.ignorant_monty.check(2 / 3)

# %% [markdown]
# Between the host who knows and the one who does not there is a slider; first say where its middle lies.

# %%
figures.monty_figure()

# %% [markdown]
# ## Two samples that chose themselves
#
# The same mistake, as it looks at work.
#
# **The shortlist.** Two skills, A and B, are independent among applicants; one in five has each.
# The shortlist takes whoever has at least one.
# Among those on it, how much more likely is A in somebody *without* B than in somebody with B?
# Give $P(A \mid \text{no } B) - P(A \mid B)$.

# %%
### BEGIN SOLUTION
gap = 1 - 0.2
### END SOLUTION
stories.shortlist.check(gap)

# %% tags=["mistake"]
stories.shortlist.check(0)

# %% [markdown]
# **The log.** Half of your users send 1 request a day, half send 9.
# You draw one request at random from the log.
# How many requests a day does the user behind it send, on average?

# %%
### BEGIN SOLUTION
requests = 0.1 * 1 + 0.9 * 9
### END SOLUTION
stories.random_request.check(requests)

# %% tags=["mistake"]
stories.random_request.check(5)

# %%
stories.random_request.follow_up()

# %% [markdown]
# ## Aloud
#
# Five points make a defence.
# Here is the list, with a first answer to "why is it not 1/6?".
# Give each point `True` or `False`, in the order of the list.

# %%
defence.first_defence

# %%
### BEGIN SOLUTION
first = [False, False, True, False, False]
### END SOLUTION
defence.first_defence.check(first)

# %% tags=["mistake"]
defence.first_defence.check([True, True, True, True, True])

# %%
defence.second_defence

# %%
### BEGIN SOLUTION
second = [True, True, True, True, False]
### END SOLUTION
defence.second_defence.check(second)

# %% tags=["mistake"]
defence.second_defence.check([True, True, True, True, True])

# %% [markdown]
# ## The follow-up that was actually the round
#
# > "When did you last use this at work, and when did the framework hide it from you?"
#
# Two minutes, aloud, about something you did.
# A strong answer names the decision, the report and its protocol (who or what selected the data?), the number that changed, and one time when you rightly did not do it by hand.
# No cell can grade that; the questions below are what comes back at you.

# %%
dice.two_dice.follow_up()

# %%
odds.screening_precision.follow_up()

# %% [markdown]
# ## On the board
#
# > "At least one of two dice shows a six. What is the probability that both do? ... I would have said 1/6. Convince me."
#
# Five minutes: the grid, the formula, the defence, and when 1/6 would be right.
# Mark each milestone as you reach it.
# *Done* asks for your own score first, as strict as with the other two; then come the report and what should have stood there.

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
score = [True, True, True, True, True, False, True, True]
### END SOLUTION
aloud.my_board.check(shown.scores or score)

# %% tags=["mistake"]
aloud.my_board.check([False, False, True, False, False, False, True, True])

# %% [markdown] tags=["instructor"]
# **In pairs.** One defends, one has the sheet and may ask one question only: "how did you come to know that?"
# Full marks need the protocol *before* the number, every time.

# %% tags=["instructor"]
board(aloud.drill, aloud.my_board, watched=True)

# %% [markdown]
# ## Debrief
#
# 1. The protocol is part of the question: who looked, at what, and when would they have spoken?
# 2. Write the sample space before any number.
# 3. Posterior odds are prior odds times the likelihood ratio *of the report*.
# 4. At a low base rate most alarms are false: look at specificity first.
# 5. A sample that chose itself has a protocol too: condition on how it got to you.
#
# **In 30 seconds.** "If somebody was asked and looked at both dice, eleven outcomes are left and one is six-six: one in eleven.
# If one was picked at random and read out, the single sixes count half: one in six.
# With coins it is one in three and one in two, so I can check it."
#
# **What to listen for in yourself.** Not the number: that you asked how you came to know it, and stayed calm while drawing a grid.
