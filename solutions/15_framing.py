# %% [markdown]
# # Framing: which decision, and for whom?
# **155 minutes** · needs 00_start_here
#
# Four sittings: from a goal to a decision; the question that is missing, and what a metric is worth; a billion rows and a paper; the stories, and the board.
# There are places to stop between them.

# %%
from utils.chapters.framing import decisions, deck, openings, ordering, prompts, sheets, uplift

# %% [markdown]
# ## The question
#
# > "We want to use ML to reduce churn. Go."
#
# One candidate wrote symbols for ten minutes.
# The model was fine; nobody had asked what it was to decide.
# Afterwards they wrote down what they should have said first: *"What is the decision this model would inform, and what does the right answer look like to the user?"*

# %% [markdown] tags=["instructor"]
# **Timing.** First sitting: 5 minutes for the two models, 11 for the openings, 6 for the calls, 14 for the first sheet. Second: 6 for the dialogues, 17 for two more sheets, 20 for money and the manager. Third: 20 for the pipeline, 15 for the papers. Fourth: 28 for the stories, 13 for board and talk.
#
# **Ask** before anything is shown: "Reduce churn. What is your first sentence?" Collect the sentences; count those that end in a question mark.
#
# **Listen for** a metric in the first sentence, and for "it depends" without on what.

# %% [markdown]
# ## Predict: which model is better?
#
# Two models rank the same customers, and their *AUC* is the same: in 80 of 100 pairs, both put the one who leaves above the one who stays.
# Commit yourself, then move both sliders from end to end: how many calls there are, and what it is worth to reach somebody who would leave, in calls.

# %%
decisions.decision_figure()

# %% [markdown]
# A is sure of a few and lost on the rest; B can say who is content, and little else.
# Six people with telephones need A.
# A letter to nearly everybody, sparing the content, needs B.
# No metric of the models alone can tell you; the decision can.
#
# ## Two openings
#
# Same round, same goal, two candidates.
# Score both on what they *ask*: five criteria, 1 or 0 each, as a list such as `[1, 0, 0, 0, 0]`.

# %%
openings.formal_opening

# %%
### BEGIN SOLUTION
first = [False, False, True, False, False]
### END SOLUTION
openings.formal_opening.check(first)

# %% tags=["mistake"]
openings.formal_opening.check([True, False, True, True, False])

# %%
openings.compare("formal", first)

# %%
openings.asking_opening

# %%
### BEGIN SOLUTION
second = [True, True, False, True, True]
### END SOLUTION
openings.asking_opening.check(second)

# %% tags=["mistake"]
openings.asking_opening.check([True, True, True, True, True])

# %%
openings.compare("asking", second)

# %% [markdown]
# The first has a name: **formal too early**.
# Symbols feel like progress, to the one who writes them.
# What would you do in ten minutes, and in which order?

# %%
ordering.first_minutes

# %%
### BEGIN SOLUTION
order = "b d e c f a"
### END SOLUTION
ordering.first_minutes.check(order)

# %% tags=["mistake"]
ordering.first_minutes.check("a b e d f c")

# %% tags=["mistake"]
ordering.first_minutes.check("c b d e f a")

# %%
ordering.first_minutes.follow_up()

# %% [markdown] tags=["instructor"]
# **In pairs**, two minutes each: one says "reduce churn", the other may only ask. Whoever makes a statement is out. Most last three questions.

# %% [markdown]
# ## Whom to call?
#
# The decision is "call, or do nothing".
# So the number that is wanted is what a call *changes*: its **uplift**, the chance of leaving without a call minus the chance with one.
# A churn model gives the first of the two alone.
# Hand in `{"risk": ..., "effect": ...}`.

# %%
uplift.called_customers

# %%
### BEGIN SOLUTION
lists = {"risk": 200 * (0.70 - 0.75), "effect": 600 * (0.30 - 0.12)}
### END SOLUTION
uplift.called_customers.check(lists)

# %% tags=["mistake"]
uplift.called_customers.check({"risk": 500, "effect": 108})

# %% tags=["mistake"]
uplift.called_customers.check({"risk": 0, "effect": 108})

# %%
uplift.called_customers.follow_up()

# %% [markdown]
# ## The sheet
#
# A framing fits on a sheet: the decision; the *label* (the recorded event that says afterwards what was right); the model's number and its metrics; the *guardrail* (what must not get worse) and the prices; what would make you not build it.
# The checks look at structure: what is open, and which two fields cannot both be so.
# They do not grade words, and a tick is not "right": it says that no question *they* know is missing.

# %%
prompts.churn_framing

# %% [markdown]
# Fill it in as you would ask, aloud; what does not matter for this goal may stay empty.
# Then run the cell below it: one missing question at a time.
# The form is not saved with the notebook: `churn_sheet.text` has it as a dictionary, to paste into that cell.
# The form goes before what stands in the cell.

# %%
churn_sheet = sheets.form("churn")
churn_sheet

# %%
### BEGIN SOLUTION
churn = {
    "who": "six people on the phone", "between": "phone her or leave her alone", "when": "weekly", "about": "customer",
    "event": "notice given", "label_about": "customer", "window": "8 weeks", "known_after": "8 weeks", "by_chance": 0.1,
    "estimate": "effect", "offline": "uplift at capacity", "online": "stayed", "goes": "up", "read_after": "3 months",
    "guardrail": "complaints", "limit": "not more than 1 in 200 calls", "capacity": "four hundred per week",
    "in_vain": "10 min", "missed": "2 h", "today": "not called: 78% are there after 90 days",
    "stop": "stayed", "stop_limit": "gains less than half a point",
}  # fmt: skip
### END SOLUTION
prompts.churn_framing.check(churn_sheet.filled or churn)

# %% tags=["mistake"]
prompts.churn_framing.check({**churn, "estimate": "chance", "offline": "AUC"})

# %% tags=["mistake"]
prompts.churn_framing.check({**churn, "event": "left"})

# %% tags=["mistake"]
prompts.churn_framing.check({**churn, "guardrail": "we do not need one"})

# %%
prompts.churn_framing.follow_up()

# %% [markdown]
# ---
# **A good place to stop.** To remember:
#
# 1. First sentence: who decides what, and what does the right answer look like to the user?
# 2. Formal too early: symbols before the sentence.
# 3. One AUC, two decisions, two winners.
# 4. Who will leave is one question; whom a call keeps is another.
#
# When you come back to a stopped notebook, run the next code cell and go on from there.

# %%
from utils.chapters.framing import deck, dialogues, prompts, sheets

# %% [markdown]
# ## The question that is missing
#
# It is easier to hear in others.
# Three short talks, each good, each without one question.

# %%
dialogues.hotel_dialogue

# %%
### BEGIN SOLUTION
hotel = "d"
### END SOLUTION
dialogues.hotel_dialogue.check(hotel)

# %% tags=["mistake"]
dialogues.hotel_dialogue.check("c")

# %%
dialogues.exam_dialogue

# %%
### BEGIN SOLUTION
exam = "d"
### END SOLUTION
dialogues.exam_dialogue.check(exam)

# %% tags=["mistake"]
dialogues.exam_dialogue.check("e")

# %%
dialogues.exam_dialogue.follow_up()

# %%
dialogues.meter_dialogue

# %%
### BEGIN SOLUTION
meter = "e"
### END SOLUTION
dialogues.meter_dialogue.check(meter)

# %% tags=["mistake"]
dialogues.meter_dialogue.check("c")

# %% [markdown]
# The last two are the same trap in other clothes: the records hold what was done, and only where it was done.
#
# ## Another sheet
#
# Ten minutes.
# Say the decision sentence aloud before you type.

# %%
prompts.fraud_framing

# %%
fraud_sheet = sheets.form("fraud")
fraud_sheet

# %%
### BEGIN SOLUTION
fraud = {
    "who": "the payment service", "between": ["pass", "second factor", "refuse"], "when": "each time", "about": "payment",
    "event": "disputed", "label_about": "payment", "window": "three months", "known_after": "three months", "by_chance": "1 in 500",
    "estimate": "chance", "offline": "recall at capacity", "online": "lost", "goes": "down", "read_after": "half a year",
    "guardrail": "abandoned", "limit": "< 0.5% of all", "in_vain": "$3", "missed": "$80", "within": "60 ms",
    "today": "ten rules stop 6 in 10", "recourse": "confirm on the phone", "answered_within": "2 minutes",
    "stop": "lost", "stop_limit": "falls by under 5%",
}  # fmt: skip
### END SOLUTION
prompts.fraud_framing.check(fraud_sheet.filled or fraud)

# %% tags=["mistake"]
prompts.fraud_framing.check({**fraud, "event": "declined"})

# %% tags=["mistake"]
prompts.fraud_framing.check({**fraud, "window": "14 d", "known_after": "14 d"})

# %% tags=["mistake"]
prompts.fraud_framing.check({**fraud, "within": "2 s"})

# %% [markdown]
# ## Trap: the label that needs no thought
#
# "You have the till receipts of five years. Predict."

# %%
prompts.demand_framing

# %%
demand_sheet = sheets.form("demand")
demand_sheet

# %%
### BEGIN SOLUTION
demand = {
    "who": "whoever runs the shop", "between": "bake fewer, as many, more", "when": "daily", "about": "loaf", "ahead": "15 hours",
    "event": "stocked", "label_about": "loaf", "window": "24 h", "known_after": "2 days",
    "estimate": "spread", "offline": "pinball loss", "online": "lost", "goes": "down", "read_after": "a month",
    "guardrail": "left", "limit": "up by 3% at most", "in_vain": "0.60", "missed": "1.40",
    "today": "last week's order: 28 a day lost", "stop": "lost", "stop_limit": "saves under 1 a day and shop",
}  # fmt: skip
### END SOLUTION
prompts.demand_framing.check(demand_sheet.filled or demand)

# %% tags=["mistake"]
prompts.demand_framing.check({**demand, "event": "sold"})

# %% tags=["mistake"]
prompts.demand_framing.check({**demand, "about": "chain", "label_about": "chain"})

# %% tags=["mistake"]
prompts.demand_framing.check({**demand, "estimate": "amount", "offline": "absolute error"})

# %% [markdown] tags=["instructor"]
# **Swap sheets.** The neighbour looks for the question that is missing and that no check asks. The best ones are about the user.

# %%
from utils.chapters.framing import (
    metrics_against,
    metrics_cuts,
    metrics_manager,
    metrics_overlap,
    metrics_words,
    money_figures,
)

# %% [markdown]
# ## The number behind the metric
#
# > "Can you explain that to someone who has never seen a confusion matrix?"
#
# A model says who will leave.
# You call some of them with an offer.
# That makes four piles of people: *caught* (leaving, and called), *missed* (leaving, not called), *bothered* (staying, but called), *left alone*.
# Precision, recall and F1 are ratios of piles; what a manager wants to know is a pile times a price.
# Predict, then move the line.

# %%
money_figures.piles_figure()

# %% [markdown] tags=["instructor"]
# **Ask** before the figure: one person explains recall, another one repeats it to a third who was outside. What arrives?
#
# **Listen for** "it depends on the threshold" without a price in the sentence.

# %%
metrics_cuts.month_money

# %%
### BEGIN SOLUTION
earned = 40 * 90 - (40 + 100) * 15
### END SOLUTION
metrics_cuts.month_money.check(earned)

# %% tags=["mistake"]
metrics_cuts.month_money.check(40 * 90 - 100 * 15)

# %%
metrics_cuts.cheapest_cut

# %%
### BEGIN SOLUTION
line = 14 / 40
### END SOLUTION
metrics_cuts.cheapest_cut.check(line)

# %% tags=["mistake"]
metrics_cuts.cheapest_cut.check(0.6)

# %% tags=["mistake"]
metrics_cuts.cheapest_cut.check(14 / (14 + 40))

# %%
metrics_cuts.cheapest_cut.follow_up()

# %% [markdown]
# *F1* is the harmonic mean of precision and recall: one number when nobody has named a price.
# Then why not always tune it?
# Build the case where it draws the wrong line.

# %%
metrics_against.two_maxima

# %%
### BEGIN SOLUTION
apart = {"leaves": [0, 1], "offer": 20, "worth": 30}
### END SOLUTION
metrics_against.two_maxima.check(apart)

# %% tags=["mistake"]
metrics_against.two_maxima.check({"leaves": [1, 0, 0], "offer": 20, "worth": 30})

# %% [markdown]
# F1 has not heard of your prices, so it brings its own.

# %%
metrics_words.assumed_prices

# %%
### BEGIN SOLUTION
ratio = (1 - 0.382) / 0.382
### END SOLUTION
metrics_words.assumed_prices.check(ratio)

# %% tags=["mistake"]
metrics_words.assumed_prices.check(1)

# %%
metrics_words.assumed_prices.follow_up()

# %% [markdown]
# And a probability, to somebody who will act on it:

# %%
metrics_words.thirty_percent

# %%
### BEGIN SOLUTION
promise = {"sentence": "group", "leavers": 60, "per_call": 0.3 * 60 - 10}
### END SOLUTION
metrics_words.thirty_percent.check(promise)

# %% tags=["mistake"]
metrics_words.thirty_percent.check({"sentence": "warning", "leavers": 60, "per_call": 8})

# %% [markdown]
# ## "100% precision and 100% recall, please"
#
# The usual reply is that physics does not work that way.
# It is not physics.
# Here is a whole world, small enough to try every rule there is.

# %%
metrics_overlap.overlap_figure()

# %% [markdown]
# Then let the model see the final invoice.
# Both are 100%, and the model is worthless: it reads the answer.
# Where what you see decides what happens, 100/100 can be had; otherwise a perfect test is a reason to look for a leak.

# %%
metrics_overlap.whole_precision

# %%
### BEGIN SOLUTION
found = (6 + 2) / (6 + 3 + 2 + 9)
### END SOLUTION
metrics_overlap.whole_precision.check(found)

# %% tags=["mistake"]
metrics_overlap.whole_precision.check(11 / 20)

# %%
metrics_overlap.whole_precision.follow_up()

# %% [markdown]
# Now say it to the manager.
# First score three people who tried, four points each.
# Commit to all twelve; then look how far each of yours lies from the reference.

# %%
metrics_manager.manager_answers

# %%
### BEGIN SOLUTION
managers = {"a": [0, 0, 1, 1], "b": [2, 0, 0, 0], "c": [2, 2, 2, 2]}
### END SOLUTION
metrics_manager.manager_answers.check(managers)

# %% tags=["mistake"]
metrics_manager.manager_answers.check({"a": [1, 1, 2, 2], "b": [2, 1, 0, 0], "c": [1, 2, 2, 1]})

# %%
metrics_manager.manager_answers.compare(managers)

# %%
metrics_manager.manager_answers.follow_up()

# %% [markdown]
# ---
# **A good place to stop.** To remember:
#
# 1. What is recorded is what was done, where it was done. Leave something to chance.
# 2. When is it decided, when is it known, when is it read?
# 3. Precision, recall and F1 are ratios of piles; a decision is a pile times a price.
# 4. 100 and 100: either what you see decides what happens, or somebody leaked the answer.

# %%
import numpy as np

from utils.chapters.framing import pipeline_figures, pipeline_plan, pipeline_prior, pipeline_size, pipeline_split

# %% [markdown]
# ## A billion rows, by tomorrow
#
# > "We have a billion rows of clickstream data and we need to predict user churn by tomorrow.
# > How do you build the validation pipeline?"
#
# Not "how do you build the model".
# Ask first: what is decided tomorrow, for how many, and what does "left" mean?
# Suppose they say: 10,000 calls; 28 days without a visit; the calls take four days.
# Then size it, before the first query.

# %%
pipeline_size.stream_size

# %%
### BEGIN SOLUTION
sizes = {"gigabytes": 120, "leavers": 0.25 / 0.01**2, "users": 2500 / 0.05, "rows": 2500 / 0.05 * 50}
### END SOLUTION
pipeline_size.stream_size.check(sizes)

# %% tags=["mistake"]
pipeline_size.stream_size.check({"gigabytes": 120, "leavers": 2500, "users": 2500, "rows": 125_000})

# %%
pipeline_size.stream_size.follow_up()

# %% [markdown]
# What the model may know ends at the moment of the score (*point in time*).
# What it has to predict begins when the offers have arrived.
# Between the two lies a gap.
# Predict what happens if a table reaches a little too far.

# %%
pipeline_figures.windows_figure()

# %% [markdown]
# The whole plan, in fields.
# *Thinning* means keeping all leavers and only some stayers, so that training fits; an interval by *bootstrap* draws users again and again, with replacement, and looks how much the number moves.

# %%
pipeline_plan.churn_plan

# %%
### BEGIN SOLUTION
plan = {
    "features_from": -60, "features_to": 0, "label_from": 5, "label_to": 33,
    "train_day": -75, "test_day": -40,
    "sampled": "user", "interval": "user", "thinned": "train", "corrected": "yes",
    "metric": "money", "baseline": "recency",
}  # fmt: skip
### END SOLUTION
pipeline_plan.churn_plan.check(plan)

# %% tags=["mistake"]
pipeline_plan.churn_plan.check({
    "features_from": -60, "features_to": 0, "label_from": 0, "label_to": 28,
    "train_day": -75, "test_day": -40, "sampled": "user", "interval": "user",
    "thinned": "train", "corrected": "yes", "metric": "auc", "baseline": "none",
})  # fmt: skip

# %%
pipeline_plan.churn_plan.follow_up()

# %% [markdown]
# Write the part where it goes wrong most often.

# %%
pipeline_split.churn_split


# %%
def churn_split(user, day, held, cut, span):
    ### BEGIN SOLUTION
    aside = np.isin(user, list(held))
    known = day + span <= cut
    train = np.flatnonzero(known & ~aside)
    test = np.flatnonzero(aside & (day >= cut))
    return train, test
    ### END SOLUTION


pipeline_split.churn_split.check(churn_split)


# %% tags=["mistake"]
def before_and_after(user, day, held, cut, span):
    aside = np.array([u in held for u in user])
    return np.flatnonzero(~aside & (day < cut)), np.flatnonzero(aside & (day >= cut))


pipeline_split.churn_split.check(before_and_after)

# %%
pipeline_split.churn_split.follow_up()

# %% [markdown]
# You thinned the stayers, so the model now says too much.
# Do not look the formula up: count people.

# %%
pipeline_prior.prior_correction


# %%
def corrected(said, kept):
    ### BEGIN SOLUTION
    stayers = (1 - said) / kept
    return said / (said + stayers)
    ### END SOLUTION


pipeline_prior.prior_correction.check(corrected)

# %% tags=["mistake"]
pipeline_prior.prior_correction.check(lambda said, kept: said * kept)

# %%
pipeline_prior.prior_correction.follow_up()

# %% [markdown]
# Before you report anything, three probes.
# Shuffle the training labels: what is left should be chance.
# Fit each new column alone: one that is too good knows the future.
# Show the number for each *slice* (new users, each country) with its interval.

# %%
pipeline_figures.probes_figure()

# %% [markdown]
# One shuffled run says little: the four columns go together (correlations of 0.5 to 0.9), chance picks the sign, and twenty runs range from 0.12 to 0.86.
# Without the leak the model is not shown to be better than one column.
# And whom does its 0.88 find? A simulation can be asked: of 117 leavers 90 were gone before the score, and 13 more before a call came.
# Among users who were still there it is 0.62: *nobody can call who has left.*
# That is what you deliver tomorrow: the baseline, a simple model, a test by time with its interval, and a page with what was not checked.
# What you do not: a tuned model on all rows, or a promise that calls help; for that somebody must not be called.

# %%
from utils.chapters.framing import paper_facts, paper_figures, paper_residual, paper_talks, papers
from utils.whiteboard.board import board

# %% [markdown]
# ## A paper in two minutes
#
# > "Tell me about a paper you like."
#
# Five sentences: the problem, the idea, why it works, the number that convinced, what it costs.
# Take two that everybody claims to know: BERT (Devlin, Chang, Lee and Toutanova 2018) and ResNet (He, Zhang, Ren and Sun 2015).
# What do they say, and what is only said about them?

# %%
paper_facts.paper_facts

# %%
### BEGIN SOLUTION
facts = {
    "hidden": "bert", "deeper_worse": "resnet", "next_token": "neither", "vanished": "neither",
    "eleven": "bert", "one_network": "neither", "no_parameters": "resnet",
    "masked": 120, "random": 15, "kept": 15,
}  # fmt: skip
### END SOLUTION
paper_facts.paper_facts.check(facts)

# %% tags=["mistake"]
paper_facts.paper_facts.check({
    "hidden": "bert", "deeper_worse": "resnet", "next_token": "neither", "vanished": "resnet",
    "eleven": "bert", "one_network": "neither", "no_parameters": "resnet", "masked": 120, "random": 15, "kept": 15,
})  # fmt: skip

# %%
paper_facts.paper_facts.follow_up()

# %% [markdown]
# The myth has a true part.
# Without normalisation, what comes back through fifty blocks?

# %%
paper_figures.gradient_figure()

# %% [markdown]
# Say why, in code.

# %%
paper_residual.residual_slope


# %%
def slope(weights, x, residual):
    ### BEGIN SOLUTION
    product = 1.0
    for w in weights:
        out = np.tanh(w * x)
        product *= w * (1 - out**2) + residual
        x = out + residual * x
    return product
    ### END SOLUTION


paper_residual.residual_slope.check(slope)


# %% tags=["mistake"]
def without_the_one(weights, x, residual):
    product = 1.0
    for w in weights:
        product *= w * (1 - np.tanh(w * x) ** 2)
        x = np.tanh(w * x) + residual * x
    return product


paper_residual.residual_slope.check(without_the_one)

# %%
paper_residual.residual_slope.follow_up()

# %% [markdown]
# Two people tell a paper.
# Five points each, in the order of the criteria.

# %%
paper_talks.paper_talks

# %%
### BEGIN SOLUTION
talks = {"a": [0, 2, 1, 1, 0], "b": [2, 2, 2, 2, 1]}
### END SOLUTION
paper_talks.paper_talks.check(talks)

# %% tags=["mistake"]
paper_talks.paper_talks.check({"a": [2, 2, 2, 1, 0], "b": [2, 2, 2, 2, 2]})

# %%
paper_talks.paper_talks.compare(talks)

# %% [markdown]
# Now you: two minutes, aloud, with the clock.
# Take one today, the other tomorrow.

# %%
shown_bert = board(papers.bert_drill, papers.bert_board)
shown_bert

# %%
### BEGIN SOLUTION
bert_score = [1, 1, 1, 1, 0, 1, 1]
### END SOLUTION
papers.bert_board.check(shown_bert.scores or bert_score)

# %% tags=["mistake"]
papers.bert_board.check([0, 0, 1, 1, 1, 1, 0])

# %%
shown_resnet = board(papers.resnet_drill, papers.resnet_board)
shown_resnet

# %%
### BEGIN SOLUTION
resnet_score = [1, 1, 1, 0, 1, 1, 1]
### END SOLUTION
papers.resnet_board.check(shown_resnet.scores or resnet_score)

# %% tags=["mistake"]
papers.resnet_board.check([1, 1, 0, 1, 0, 1, 1])

# %% [markdown]
# ---
# **The last place to stop.** To remember:
#
# 1. Ask what is decided tomorrow; then size it, before the first query.
# 2. Past, gap, future: what the model may know ends at the score, and what it has to say begins when something can be done.
# 3. A paper: problem, idea, why, number, price. Only what it says, with its year.

# %%
from utils.chapters.framing import (
    stories,
    stories_disagreement,
    stories_fairness,
    stories_math,
    stories_own,
    stories_rates,
)
from utils.whiteboard.board import board

# %% [markdown]
# ## The story they ask for
#
# > "Tell me about a project where you killed a model that was technically working."
#
# In the account this course starts from, that story took most of the round.
# It cannot be told without its sum, so do the sum first.

# %%
stories_rates.hidden_rates

# %%
### BEGIN SOLUTION
hidden = {"accuracy_north": 0.95, "missed_north": 0.1, "accuracy_south": 0.95, "missed_south": 0.4}
### END SOLUTION
stories_rates.hidden_rates.check(hidden)

# %% tags=["mistake"]
stories_rates.hidden_rates.check({
    "accuracy_north": 0.95, "missed_north": 10 / 870, "accuracy_south": 0.95, "missed_south": 40 / 930,
})  # fmt: skip

# %% [markdown]
# "Then make all the errors equal."
# Try.

# %%
stories_rates.error_identity

# %%
### BEGIN SOLUTION
forced = {"alarms_north": 0.2 / 0.8 * 0.4 / 0.6 * 0.75, "alarms_south": 0.5 / 0.5 * 0.4 / 0.6 * 0.75}
### END SOLUTION
stories_rates.error_identity.check(forced)

# %% tags=["mistake"]
stories_rates.error_identity.check({"alarms_north": 0.4, "alarms_south": 0.4})

# %%
stories_rates.error_identity.follow_up()

# %% [markdown]
# A story has five parts, each with its line on the rubric: what hung on it, what was *yours*, what you did, a number before and after, what you gave up and would do differently.
# "I", not "we": they hire one person.
# Three people answer the question above; all of it is invented.

# %%
stories_fairness.fairness_stories

# %%
### BEGIN SOLUTION
fairness = {"a": [0, 0, 0, 0, 0], "b": [1, 1, 1, 2, 0], "c": [2, 2, 2, 2, 1]}
### END SOLUTION
stories_fairness.fairness_stories.check(fairness)

# %% tags=["mistake"]
stories_fairness.fairness_stories.check({"a": [0, 0, 0, 0, 0], "b": [2, 2, 2, 2, 0], "c": [2, 2, 2, 2, 2]})

# %%
stories_fairness.fairness_stories.compare(fairness)

# %%
stories_fairness.fairness_stories.follow_up()

# %% [markdown]
# A disagreement with a product manager:

# %%
stories_disagreement.disagreement_stories

# %%
### BEGIN SOLUTION
disagreement = {"a": [1, 1, 2, 1, 0], "b": [2, 2, 2, 2, 1]}
### END SOLUTION
stories_disagreement.disagreement_stories.check(disagreement)

# %% tags=["mistake"]
stories_disagreement.disagreement_stories.check({"a": [2, 2, 2, 2, 0], "b": [2, 2, 2, 2, 2]})

# %%
stories_disagreement.disagreement_stories.compare(disagreement)

# %% [markdown]
# And the one that decided the math round:

# %%
stories_math.math_stories

# %%
### BEGIN SOLUTION
math = {"a": [2, 2, 2, 1, 2], "b": [0, 1, 1, 0, 0]}
### END SOLUTION
stories_math.math_stories.check(math)

# %% tags=["mistake"]
stories_math.math_stories.check({"a": [2, 2, 2, 2, 2], "b": [1, 2, 2, 0, 1]})

# %%
stories_math.math_stories.compare(math)

# %% [markdown] tags=["instructor"]
# **In pairs.** One tells, the other has the rubric and may ask two things: "what did *you* do?" and "compared with what?".
# Score before you talk about it, both of you; the teller is often the kinder one.
# Nobody has to tell a true story in front of a group.

# %% [markdown]
# Yours.
# Facts first: the check only looks for what is absent.

# %%
stories_own.story_facts

# %%
### BEGIN SOLUTION
mine = {
    "kind": "math", "role": "machine-learning engineer", "decision": "I kept Platt scaling and sent no offers below 4%",
    "measured": "people of 100 who left when the model said 2%", "before": 6, "after": 2.2,
    "disagreed": "the campaign's owner, who wanted the larger list", "gave_up": "a third of the list",
    "differently": "look at said against came true before the first campaign",
}  # fmt: skip
### END SOLUTION
stories_own.story_facts.check(mine)

# %% tags=["mistake"]
stories_own.story_facts.check({
    "kind": "fairness", "role": "engineer", "decision": "we decided not to launch", "measured": "misses in 100 victims",
    "before": 40, "after": 15, "disagreed": "the product lead", "gave_up": "a quarter", "differently": "errors by group first",
})  # fmt: skip

# %%
stories_own.story_facts.follow_up()

# %% [markdown]
# Then aloud: two minutes each, five words on the board.
# Start with the one you would rather skip.

# %%
shown_fairness = board(stories.fairness_drill, stories.fairness_board)
shown_fairness

# %%
### BEGIN SOLUTION
fairness_score = [1, 1, 1, 1, 1, 0, 1]
### END SOLUTION
stories.fairness_board.check(shown_fairness.scores or fairness_score)

# %% tags=["mistake"]
stories.fairness_board.check([0, 0, 1, 1, 1, 1, 1])

# %%
stories.fairness_board.follow_up()

# %%
shown_disagreement = board(stories.disagreement_drill, stories.disagreement_board)
shown_disagreement

# %%
### BEGIN SOLUTION
disagreement_score = [1, 1, 1, 1, 1, 1, 0]
### END SOLUTION
stories.disagreement_board.check(shown_disagreement.scores or disagreement_score)

# %% tags=["mistake"]
stories.disagreement_board.check([1, 1, 1, 1, 0, 1, 0])

# %%
stories.disagreement_board.follow_up()

# %%
shown_math = board(stories.math_drill, stories.math_board)
shown_math

# %%
### BEGIN SOLUTION
math_score = [1, 1, 1, 1, 0, 1, 1]
### END SOLUTION
stories.math_board.check(shown_math.scores or math_score)

# %% tags=["mistake"]
stories.math_board.check([1, 1, 1, 0, 0, 1, 1])

# %% [markdown]
# Score your best one on the five criteria, as strictly as the given ones.
# Then hold your score against how you scored other people.

# %%
stories_own.story_score

# %%
### BEGIN SOLUTION
own = [2, 1, 2, 2, 1]
### END SOLUTION
stories_own.story_score.check(own)

# %% tags=["mistake"]
stories_own.story_score.check([1, 1, 1, 1, 1])

# %%
stories_own.yardstick(
    own,
    (stories_fairness.fairness_stories, fairness),
    (stories_disagreement.disagreement_stories, disagreement),
    (stories_math.math_stories, math),
)

# %%
from utils.chapters.framing import aloud

# %% [markdown]
# ## The follow-up that was actually the round
#
# > "When did you last stop a project by asking one question?"
#
# Two minutes, aloud, before you open what a strong answer contains.
# No such project? Take the one where you wish you had asked.

# %%
aloud.my_board.follow_up()

# %% [markdown]
# ## The board
#
# Twelve minutes, aloud, no formula in the first six.
# The first target is sixty seconds: the decision sentence.

# %%
shown = board(aloud.drill, aloud.my_board)
shown

# %%
### BEGIN SOLUTION
score = [True, True, True, True, False, True, True, True]
### END SOLUTION
aloud.my_board.check(shown.scores or score)

# %% tags=["mistake"]
aloud.my_board.check([False, True, True, False, True, False, True, True])

# %% [markdown]
# ## Debrief
#
# 1. Decision, user, action; then label, metric, guardrail; then what would make you not build it. The model is last.
# 2. The same AUC can win one decision and lose the next.
# 3. Risk ranks who leaves; uplift ranks whom acting changes.
# 4. Every record has been bent by what was done before it.
# 5. A capacity or two costs, or there is no line to draw.
#
# **In 30 seconds.** "Before I model anything: what is the decision, who makes it, and what does the right answer look like to the user?
# I write that as one sentence and we agree on it.
# Then which recorded event says afterwards that it was right, how late it comes, and who was left alone by chance; the number that should move, the one that may not, today's number, and what would make me not build it."
#
# **What they were grading.** Not the model: whether you found out what it was for before you were told.

# %% [markdown]
# ## The rest of the dozen
#
# One a day until the interview, ten minutes each, not counted in the time above.
# Say the decision sentence first; then fill in; then ask what the interviewer would ask.
# `deck.blank("ticket")` is a dictionary to copy, with what each field takes; `sheets.form("ticket")` the form of before, whose `.text` you can paste.

# %%
from utils.chapters.framing import deck, prompts, sheets

# %%
deck.deck()

# %%
prompts.ticket_framing

# %%
### BEGIN SOLUTION
ticket = {
    "who": "the mailbox, and a person for the rest", "between": ["team 1", "team 2", "a human decides"], "when": "each time", "about": "ticket",
    "event": "solver", "label_about": "ticket", "window": "10 days", "known_after": "10 days",
    "estimate": "kind", "offline": "accuracy", "online": "hours", "goes": "down", "read_after": "6 weeks",
    "guardrail": "gas", "limit": "never more than 0 a week", "capacity": "900 a day", "today": "9 hours, by the picked topic",
    "stop": "hours", "stop_limit": "stays above 8",
}  # fmt: skip
### END SOLUTION
prompts.ticket_framing.check(ticket)

# %% tags=["mistake"]
prompts.ticket_framing.check({**ticket, "online": "answered"})

# %% tags=["mistake"]
prompts.ticket_framing.check({**ticket, "event": "stars"})

# %%
prompts.search_framing

# %%
### BEGIN SOLUTION
search = {
    "who": "ranking service", "between": ["as today", "reordered"], "when": "each time", "about": "errand",
    "event": "found", "label_about": "errand", "window": "1 hour", "known_after": "1 hour", "by_chance": "0.5 %",
    "estimate": "chance", "offline": "log loss", "online": "done", "goes": "up", "read_after": "three weeks",
    "guardrail": "empty", "limit": "not above 4 percent", "in_vain": "2 s", "missed": "40 s", "within": "at most 200 ms",
    "today": "popularity, 38% of errands end well", "stop": "done", "stop_limit": "< +0.5 points",
}  # fmt: skip
### END SOLUTION
prompts.search_framing.check(search)

# %% tags=["mistake"]
prompts.search_framing.check({**search, "online": "clicks", "goes": "up"})

# %%
prompts.seller_framing

# %%
### BEGIN SOLUTION
seller = {
    "who": "listing page", "between": ["above", "below"], "when": "each time", "about": "seller",
    "event": "whole", "label_about": "order", "window": "14 days", "known_after": "15 days", "by_chance": "1 slot in 10",
    "estimate": "chance", "offline": "AUC", "online": "refunds", "goes": "down", "read_after": "six weeks",
    "guardrail": "fresh", "limit": "not less than 8%", "capacity": "unlimited",
    "today": "stars, then price: 7 refunds in 100", "recourse": "dashboard with each late order, can be contested", "answered_within": "5 working days", "stop": "refunds", "stop_limit": "6.5 in 100 or more",
}  # fmt: skip
### END SOLUTION
prompts.seller_framing.check(seller)

# %% tags=["mistake"]
prompts.seller_framing.check({**seller, "event": "sold"})

# %%
prompts.post_framing

# %%
### BEGIN SOLUTION
post = {
    "who": "moderators on shift", "between": ["keep", "hide", "limit its reach"], "when": "hourly", "about": "post",
    "event": "ruled", "label_about": "post", "window": "30 d", "known_after": "5 weeks", "by_chance": "0.01%",
    "estimate": "chance", "offline": "recall at capacity", "online": "views", "goes": "down", "read_after": "3 months",
    "guardrail": "smaller", "limit": "0.5 % in each language", "capacity": "2,500 per day", "within": "1 h",
    "today": "reports, 60% of views gone by", "recourse": "second moderator who has not seen the first answer", "answered_within": "36 h", "stop": "smaller", "stop_limit": "above 2%",
}  # fmt: skip
### END SOLUTION
prompts.post_framing.check(post)

# %% tags=["mistake"]
prompts.post_framing.check({**post, "event": "reported"})

# %%
prompts.page_framing

# %%
### BEGIN SOLUTION
page = {
    "who": "the layout service under the editors' places", "between": ["A", "B", "C"], "when": "each time", "about": "place",
    "event": "finished", "label_about": "place", "window": "12 h", "known_after": "1 day", "by_chance": "1 place in 30",
    "estimate": "chance", "offline": "log loss", "online": "kept", "goes": "up", "read_after": "90 days",
    "guardrail": "sections", "limit": "65% or more", "in_vain": "1 cent", "missed": "2 cent", "within": "0.3 s",
    "today": "same page for all, 96% kept", "stop": "sections", "stop_limit": "less than 60%",
}  # fmt: skip
### END SOLUTION
prompts.page_framing.check(page)

# %% tags=["mistake"]
prompts.page_framing.check({**page, "online": "clicks", "goes": "up"})

# %%
prompts.lead_framing

# %%
### BEGIN SOLUTION
lead = {
    "who": "25 account managers", "between": ["call before noon", "mail only"], "when": "daily", "about": "company",
    "event": "meeting held", "label_about": "company", "window": "three weeks", "known_after": "22 days", "by_chance": "10 calls of 250",
    "estimate": "chance", "offline": "AUC", "online": "meetings", "goes": "up", "read_after": "56 days",
    "guardrail": "small", "limit": "15% at least", "capacity": "ten each a day",
    "today": "alphabet; 5 in 100", "stop": "meetings", "stop_limit": "under 6 in 100",
}  # fmt: skip
### END SOLUTION
prompts.lead_framing.check(lead)

# %% tags=["mistake"]
prompts.lead_framing.check({**lead, "event": "called"})

# %%
prompts.arrival_framing

# %%
### BEGIN SOLUTION
arrival = {
    "who": "checkout screen", "between": "30, 35, 40, 45", "when": "each time", "about": "order",
    "event": "door", "label_about": "order", "window": "3 hours", "known_after": "3 hours",
    "estimate": "spread", "offline": "pinball loss", "online": "letters", "goes": "down", "read_after": "6 weeks",
    "guardrail": "closed", "limit": "9%", "in_vain": "1 €", "missed": "4 €", "within": "a quarter of a second: 250 ms",
    "today": "35 everywhere, 180 letters a day", "stop": "letters", "stop_limit": "fewer than 20 less",
}  # fmt: skip
### END SOLUTION
prompts.arrival_framing.check(arrival)

# %% tags=["mistake"]
prompts.arrival_framing.check({**arrival, "guardrail": "speed"})

# %%
prompts.visit_framing

# %%
### BEGIN SOLUTION
visit = {
    "who": "two receptionists", "between": ["ring", "let be"], "when": "daily", "about": "place", "ahead": "36 hours",
    "event": "missed", "label_about": "place", "window": "2 d", "known_after": "2 d", "by_chance": "1 in 8",
    "estimate": "effect", "offline": "uplift at capacity", "online": "used", "goes": "up", "read_after": "three months",
    "guardrail": "waited", "limit": "2.5% in either group", "capacity": "15 each per day",
    "today": "text message, 12% missed", "stop": "waited", "stop_limit": "> 4%",
}  # fmt: skip
### END SOLUTION
prompts.visit_framing.check(visit)

# %% tags=["mistake"]
prompts.visit_framing.check({**visit, "ahead": "2 h"})

# %%
prompts.discount_framing

# %%
### BEGIN SOLUTION
discount = {
    "who": "CRM tool", "between": ["10% code", "plain newsletter"], "when": "monthly", "about": "customer",
    "event": "margin", "label_about": "customer", "window": "two months", "known_after": "9 weeks", "by_chance": "10 % get it by lot",
    "estimate": "effect", "offline": "cost per decision", "online": "earned", "goes": "up", "read_after": "3 months",
    "guardrail": "letters", "limit": "≤ 5 a day", "in_vain": "3 pounds", "missed": "7 pounds",
    "today": "none gets it: 30% order", "recourse": "anybody who asks gets it too", "answered_within": "24 h", "stop": "earned", "stop_limit": "under 10p more",
}  # fmt: skip
### END SOLUTION
prompts.discount_framing.check(discount)

# %% tags=["mistake"]
prompts.discount_framing.check({**discount, "online": "redemption", "goes": "up"})

# %% [markdown]
# Three more stories that are asked for, one a day, aloud.

# %%
from utils.chapters.framing import stories_asked

# %%
stories_asked.failed_live

# %%
### BEGIN SOLUTION
failed = {"case": 1, "mine": 1, "turn": 1, "number": 0, "since": 1}
### END SOLUTION
stories_asked.failed_live.check(failed)

# %% tags=["mistake"]
stories_asked.failed_live.check([1, 1, 0, 1, 0])

# %%
stories_asked.failed_live.follow_up()

# %%
stories_asked.changed_mind

# %%
### BEGIN SOLUTION
changed = {"case": 1, "mine": 1, "turn": 1, "number": 1, "since": 0}
### END SOLUTION
stories_asked.changed_mind.check(changed)

# %% tags=["mistake"]
stories_asked.changed_mind.check([0, 0, 1, 1, 1])

# %%
stories_asked.changed_mind.follow_up()

# %%
stories_asked.left_out

# %%
### BEGIN SOLUTION
omitted = {"case": 1, "mine": 0, "turn": 1, "number": 1, "since": 1}
### END SOLUTION
stories_asked.left_out.check(omitted)

# %% tags=["mistake"]
stories_asked.left_out.check([1, 1, 1, 0, 0])

# %%
stories_asked.left_out.follow_up()
