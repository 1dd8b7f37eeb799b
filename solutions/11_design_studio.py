# %% [markdown]
# # The design studio
# **190 minutes** · needs 00_start_here, 10_recommender
#
# Three sittings: read and score; size, and learn what others built; then fill and defend a board of your own.
# There are places to stop between them.

# %%
from utils.chapters.design_studio import audit, delays, experiments, given, scoring
from utils.chapters.design_studio.board import DesignBoard
from utils.chapters.design_studio.designs import given as given_design

# %% [markdown]
# ## The question
#
# > "Design a recommendation pipeline for a marketplace, end to end."
#
# Forty-five minutes and a blank board.
# Everybody draws two towers and a ranker.
# The round is about what stands beside the boxes: what you asked, whether the numbers agree, and what happens on the day it fails.

# %% [markdown] tags=["instructor"]
# **Timing.** First sitting: 10 minutes for the delay and the labels, 10 for the board with the weak design, 30 for scoring the three. Second: 30 for sizes, 20 for what was published, 5 for the trap. Third: 30 for the own board, 10 for what they ask, 45 for the round.
#
# **Ask** before anything is shown: "What is the first thing you would write on the board?" Count questions and boxes.
#
# **Listen for** a technology as an answer to a why, and for a number that nothing else on the board uses.

# %% [markdown]
# ## Predict: the label that comes late
#
# A purchase comes days after the click that led to it.
# What does that do to a test?

# %%
delays.delay_figure()

# %% [markdown]
# Half of a design is about time: when is the label known, how long is the test, how old may a feature be?
# Once more with numbers, since people do join late.

# %%
experiments.test_length

# %%
### BEGIN SOLUTION
days = 7 + 14
### END SOLUTION
experiments.test_length.check(days)

# %% tags=["mistake"]
experiments.test_length.check(14)

# %% [markdown]
# ## Labels: who said that, and to whom?
#
# A label is *explicit* when somebody said it to the system, *implicit* when it is read off what they did.
# What is said on purpose, but to other people, is explicit only *loosely*.
# Each is bent by something other than liking; naming what bends it is the *bias*.

# %%
audit.label_audit

# %%
### BEGIN SOLUTION
signals = {
    "like": "loosely", "like_bias": "social",
    "dwell": "implicit", "dwell_bias": "length",
    "hide": "explicit", "hide_bias": "one-sided",
    "survey": "explicit", "survey_bias": "respondents",
}  # fmt: skip
### END SOLUTION
audit.label_audit.check(signals)

# %% tags=["mistake"]
audit.label_audit.check({
    "like": "explicit", "like_bias": "social",
    "dwell": "implicit", "dwell_bias": "length",
    "hide": "explicit", "hide_bias": "one-sided",
    "survey": "explicit", "survey_bias": "respondents",
})  # fmt: skip

# %%
audit.label_audit.follow_up()

# %% [markdown]
# ## Score three designs
#
# Before your own, score other people's: a marketplace, by three candidates.
# Nine criteria, 0 to 2 points each.
# Read the first one whole, prose and all.

# %%
given_design("weak")

# %%
given.given_weak

# %%
### BEGIN SOLUTION
weak = [1, 0, 1, 0, 1, 0, 0, 0, 0]
### END SOLUTION
given.given_weak.check(weak)

# %% tags=["mistake"]
given.given_weak.check([1, 1, 1, 1, 1, 2, 1, 1, 0])

# %%
scoring.compare("weak", weak)

# %% [markdown]
# ## Play: a board that asks back
#
# The same design on a board that can be changed.
# Go to *Offline and online* and make the milliseconds fit; then take out the feature that could not have been known.
# Each complaint is a question that nobody asked, or two numbers that cannot both be so.
# What it never says is "right": it reads fields, not reasons.

# %%
DesignBoard(given_design("weak"))

# %% [markdown]
# The second is what a good engineer says on an ordinary day.

# %%
given_design("middling")

# %%
given.given_middling

# %%
### BEGIN SOLUTION
middling = [1, 1, 1, 1, 2, 1, 1, 1, 0]
### END SOLUTION
given.given_middling.check(middling)

# %% tags=["mistake"]
given.given_middling.check([2, 2, 2, 2, 2, 2, 2, 1, 1])

# %%
scoring.compare("middling", middling)

# %% [markdown]
# Its faults are of two sorts: what was asked and then ignored, and what was never asked.
# Name the second sort.

# %%
audit.missing_question

# %%
### BEGIN SOLUTION
unasked = {"peak", "guardrail", "fallback of ranking"}
### END SOLUTION
audit.missing_question.check(unasked)

# %% tags=["mistake"]
audit.missing_question.check({"peak", "guardrail", "fallback of ranking", "label delay"})

# %% [markdown]
# And the third.

# %%
given_design("strong")

# %%
given_design("strong").diagram()

# %%
given.given_strong

# %%
### BEGIN SOLUTION
strong = [2, 2, 2, 2, 2, 2, 2, 2, 1]
### END SOLUTION
given.given_strong.check(strong)

# %% tags=["mistake"]
given.given_strong.check([1, 1, 1, 1, 1, 1, 1, 1, 1])

# %%
scoring.compare("strong", strong)

# %% [markdown]
# Which way do you lean?
# Remember it when you score yourself.

# %%
scoring.leaning(weak, middling, strong)

# %% [markdown] tags=["instructor"]
# **In a group** everybody scores alone first. Take the criterion with the widest spread and have the two furthest apart point at the sentence they mean. The reference is one opinion with reasons, not the law; what has to be learned is to point at a sentence.

# %% [markdown]
# ---
# **A good place to stop.** To remember:
#
# 1. Ask for the decision, the scale and the latency before the first box.
# 2. Each label: said or read off, bent by what, known when.
# 3. A name without a reason is one point; a number that decides something is two.
# 4. Whatever takes time (labels, tests, refreshes, drift) has to fit inside each other.

# %%
from utils.chapters.design_studio import (
    experiments,
    sizing,
    sizing_figures,
    systems,
    systems_facts,
    systems_sampling,
    systems_watch,
)
from utils.derivation.pad import pad

# %% [markdown]
# ## Sizes first
#
# Before you draw, size it: two minutes of sums decide what the drawing may look like.
# One rule: say the assumption, do the sum aloud, round, and name the assumption that could make you wrong.
#
# Commit to a number, then look at what fits where.

# %%
sizing_figures.memory_figure()

# %% [markdown]
# Ten sums for a marketplace and its feed.
# Answer with a unit, as you would say it: `"1.7 GB"`, `"1.2k qps"`, `"5 million a day"`.
# Then name what drives it: the assumption that, over its plausible range, moves the answer most.

# %%
sizing.embedding_memory

# %%
### BEGIN SOLUTION
table = {"answer": "25.6 GB", "driver": "items"}
### END SOLUTION
sizing.embedding_memory.check(table)

# %% tags=["mistake"]
sizing.embedding_memory.check({"answer": "205 GB", "driver": "items"})

# %% tags=["mistake"]
sizing.embedding_memory.check({"answer": "24 GiB", "driver": "dims"})

# %%
sizing.embedding_memory.follow_up()

# %% [markdown]
# Too much for the machine you have?
# Product quantisation keeps a short code for each embedding.

# %%
sizing.code_memory

# %%
### BEGIN SOLUTION
codes = {"answer": "3.2 GB", "driver": "code"}
### END SOLUTION
sizing.code_memory.check(codes)

# %% tags=["mistake"]
sizing.code_memory.check({"answer": "3.2 GB", "driver": "dims"})

# %% [markdown]
# Now what arrives.
# 86,400 seconds a day is the only constant you need by heart.

# %%
sizing.peak_load

# %%
### BEGIN SOLUTION
peak = {"answer": "3,500/s", "driver": "visits"}
### END SOLUTION
sizing.peak_load.check(peak)

# %% tags=["mistake"]
sizing.peak_load.check({"answer": "100 million a day", "driver": "visits"})

# %%
sizing.label_volume

# %%
### BEGIN SOLUTION
clicks = {"answer": "40 million a day", "driver": "clicked"}
### END SOLUTION
sizing.label_volume.check(clicks)

# %% tags=["mistake"]
sizing.label_volume.check({"answer": "40 million/s", "driver": "clicked"})

# %% [markdown]
# What the features weigh: kept, read, and logged for a year.

# %%
sizing.feature_store

# %%
### BEGIN SOLUTION
store = {"answer": "240 GB", "driver": "features"}
### END SOLUTION
sizing.feature_store.check(store)

# %% tags=["mistake"]
sizing.feature_store.check({"answer": "80 GB", "driver": "features"})

# %%
sizing.feature_reads

# %%
### BEGIN SOLUTION
reads = {"answer": "700 MB/s", "driver": "candidates"}
### END SOLUTION
sizing.feature_reads.check(reads)

# %% tags=["mistake"]
sizing.feature_reads.check({"answer": "700 Mb/s", "driver": "candidates"})

# %%
sizing.training_year

# %%
### BEGIN SOLUTION
year = {"answer": "365 TB", "driver": "row"}
### END SOLUTION
sizing.training_year.check(year)

# %% tags=["mistake"]
sizing.training_year.check({"answer": "1 TB", "driver": "row"})

# %% [markdown]
# The feed adds a question of its own: do the work when somebody posts, or when somebody reads?

# %%
sizing.post_delivery

# %%
### BEGIN SOLUTION
inserts = {"answer": "1 million/s", "driver": "allowed"}
### END SOLUTION
sizing.post_delivery.check(inserts)

# %% tags=["mistake"]
sizing.post_delivery.check({"answer": "1 million/s", "driver": "followers"})

# %%
sizing.post_delivery.follow_up()

# %% [markdown]
# And what it takes to serve.

# %%
sizing.ranker_fleet

# %%
### BEGIN SOLUTION
fleet = {"answer": 22, "driver": "score"}
### END SOLUTION
sizing.ranker_fleet.check(fleet)

# %% tags=["mistake"]
sizing.ranker_fleet.check({"answer": 11, "driver": "score"})

# %% tags=["mistake"]
sizing.ranker_fleet.check({"answer": "175 s", "driver": "score"})

# %%
sizing.ranker_fleet.follow_up()

# %%
sizing.table_refresh

# %%
### BEGIN SOLUTION
copying = {"answer": "30 s", "driver": "link"}
### END SOLUTION
sizing.table_refresh.check(copying)

# %% tags=["mistake"]
sizing.table_refresh.check({"answer": "3.7 s", "driver": "link"})

# %% [markdown]
# Ten answers, and what moved each.

# %%
sizing_figures.tornado_figure()

# %% [markdown] tags=["instructor"]
# **Sizes.** Ten minutes for the first five as a group, aloud, no calculator; the rest alone.
# Ask for the driver *before* the number.
#
# **Listen for** "it depends" without an assumption, seven digits, and a mean where the peak was asked.


# %% [markdown]
# ## What was published
#
# Cheat sheets with their sources.
# "Retold by others" means that we did not read it in the source itself: look it up before you say it.

# %%
systems.youtube

# %% [markdown]
# One line of that paper is worth being able to derive: why weighting clicks by watch time predicts watch time.
# `S` is the watch time of all clicks, `M` the number of impressions that were not clicked, `J = S log(p) + M log(1 - p)` the weighted log likelihood: which `p` is best?

# %%
pad(systems_watch.weighted_share)

# %%
### BEGIN SOLUTION
share_lines = """
S/p - M/(1 - p) = 0
S (1 - p) = M p
p = S/(S + M)
"""
### END SOLUTION
systems_watch.weighted_share.check(share_lines)

# %% tags=["mistake"]
systems_watch.weighted_share.check("""
S (1 - p) = M p
p = S/M
""")

# %% [markdown]
# Now with numbers, and with clicks that are not rare.

# %%
systems_watch.watch_odds

# %%
### BEGIN SOLUTION
odds = {"odds": 50, "expected": 30, "ratio": 5 / 3}
### END SOLUTION
systems_watch.watch_odds.check(odds)

# %% tags=["mistake"]
systems_watch.watch_odds.check({"odds": 42, "expected": 30, "ratio": 1.4})

# %%
systems_watch.watch_odds.follow_up()

# %%
systems.pinterest

# %%
systems.airbnb

# %% [markdown]
# And one from YouTube again, three years later, the *logQ correction*: negatives taken from the batch are the popular items, and a popular favourite is punished for it (Yi and others, 2019).

# %%
systems_sampling.sampled_scores

# %%
### BEGIN SOLUTION
scores = {"plain": -0.98, "corrected": 0.69}
### END SOLUTION
systems_sampling.sampled_scores.check(scores)

# %% tags=["mistake"]
systems_sampling.sampled_scores.check({"plain": 0.69, "corrected": 0.69})

# %%
systems_sampling.sampled_scores.follow_up()

# %%
systems.uber

# %%
systems.facebook

# %%
systems.netflix

# %% [markdown]
# Sheets closed: what would you say in the room?

# %%
systems_facts.published_facts

# %%
### BEGIN SOLUTION
sayable = {"b", "e", "g", "i"}
### END SOLUTION
systems_facts.published_facts.check(sayable)

# %% tags=["mistake"]
systems_facts.published_facts.check({"a", "b", "e", "g", "i"})

# %% tags=["mistake"]
systems_facts.published_facts.check("b c e g i")

# %%
systems_facts.published_facts.follow_up()

# %% [markdown]
# ## Trap: one list, two rankers
#
# "We will interleave, it is so much more sensitive."
# More sensitive to what?

# %%
experiments.interleaving_reach

# %%
### BEGIN SOLUTION
measurable = {"preference"}
### END SOLUTION
experiments.interleaving_reach.check(measurable)

# %% tags=["mistake"]
experiments.interleaving_reach.check({"preference", "retention"})

# %%
experiments.interleaving_reach.follow_up()

# %% [markdown]
# ---
# **Another good place to stop.** To remember:
#
# 1. Say the assumption, do the sum, round, name the driver.
# 2. 86,400 seconds a day; bytes, not bits; the peak, not the mean.
# 3. Quote a paper only for what it says, with its year.

# %%
from utils.chapters.design_studio import aloud, gaps, interviewer
from utils.chapters.design_studio.board import DesignBoard, my_board
from utils.chapters.design_studio.design import Design
from utils.whiteboard.board import board

# %% [markdown]
# ## The board
#
# Now yours.
# Choose a brief: the **feed** of a social app, or a system that **you use daily**; the marketplace has been done.
# Nine sections, some forty minutes; write the prose as you would say it.
# Times need their unit (`14 d`, `2 h`, `30 min`), numbers may be `1e8` or `10M`.
#
# Running this cell again keeps what you entered.
# Save before you close the notebook: three files appear beside it, and next time this cell takes the design up again.

# %%
my_board()

# %% [markdown]
# Hand it in with `mine = my_board()`, or write a plain dictionary with the same fields; they get the same verdict.

# %%
### BEGIN SOLUTION
mine = {
    "brief": "feed", "daily_users": "30M", "requests_per_user": 12, "mean_qps": "4.2k", "peak_qps": "12k",
    "items": 1500, "shown": 20, "latency_ms": 300,
    "decision": "Which 20 of some 1,500 unseen posts by people and pages you follow come first. "
                "Not which of all posts there are: the pool is small, so nothing is searched.",
    "labels": [
        ("dwell over 5 s", "implicit", "1 min", "length"),
        ("reply", "implicit", "1 d", "social"),
        ("hide", "explicit", "1 min", "one-sided"),
        ("worth your time?", "explicit", "2 d", "respondents"),
    ],
    "label_window": "2 d",
    "objective": "Posts that people call worth their time a day later. "
                 "Dwell alone would pay for length and anger, so the survey sets its weight.",
    "features": [
        ("replies between the two in 30 d", "event stream", "before the request", "1 h", "10 min"),
        ("text and picture of the post", "content", "before the request", "30 d", "1 d"),
        ("hides of this author", "event stream", "before the request", "10 min", "1 min"),
    ],
    "split": "by time", "trained_on": "logged when served", "retrain": "1 d",
    "stages": [
        ("collect unseen posts", "retrieval", 1200, 60, "newest first, from the author's list"),
        ("light model", "filter", 500, 30, "skip it, keep the newest 500"),
        ("feature fetch", "features", 500, 25, "last values, flagged"),
        ("full model", "ranking", 100, 100, "the light model's order"),
        ("variety", "re-ranking", 20, 20, "at most 3 an author"),
    ],
    "sources": ["followed or subscribed", "recent"], "recall": 95,
    "new_items": "content features", "new_users": "asked at sign-up",
    "model": "boosted trees", "score_us": 150, "random_share": 1, "explore_share": 3,
    "offline_metrics": ["nDCG@k", "calibration", "coverage"],
    "online_metrics": [
        ("called worth their time", "goal", "preference", "A/B test"),
        ("days active", "goal", "retention", "A/B test"),
        ("hides and reports", "guardrail", "complaints", "A/B test"),
        ("p99", "guardrail", "latency", "A/B test"),
    ],
    "ab_length": "28 d", "unit": "user", "drift_after": "3 d",
    "watched": ["inputs", "predictions", "feature age", "latency"],
    "rollback": "flag to the baseline",
    "abuse": [
        ("bait for replies", "reach", "a reply that is followed by a hide counts against"),
        ("bought accounts", "likes", "age and links of the account"),
    ],
    "groups": "small authors, minors, languages with few posts", "control": ["hide", "see why", "turn it off"],
}  # fmt: skip
### END SOLUTION
gaps.design_gaps.check(mine)

# %% tags=["mistake"]
gaps.design_gaps.check({**mine, "label_window": "6 h"})

# %% tags=["mistake"]
gaps.design_gaps.check({**mine, "latency_ms": 150})

# %% tags=["mistake"]
gaps.design_gaps.check({**mine, "abuse": [], "ab_length": "7"})

# %% [markdown]
# Look at it from further away.

# %%
Design(mine).diagram()

# %%
gaps.design_gaps.follow_up()

# %% [markdown]
# What no check has read is the half that counts.
# Score it, on the same nine criteria.

# %%
gaps.design_score

# %%
### BEGIN SOLUTION
own = [2, 2, 1, 1, 2, 1, 1, 1, 2]
### END SOLUTION
gaps.design_score.check(own)

# %% tags=["mistake"]
gaps.design_score.check([2, 1, 2, 1, 1, 1, 1, 0, 0])

# %% [markdown] tags=["instructor"]
# **Swap boards.** The neighbour has five minutes to find the question that is missing and that no check asks. Collect these: the best ones are about the brief and not about the machine.

# %% [markdown]
# ## What they ask at each box
#
# Every box has its follow-up.
# Answer aloud, a minute each, before you open anything; start with the box you would rather skip.
#
# Clarify and scale, then objective and labels:

# %%
interviewer.clarify

# %%
interviewer.labels

# %% [markdown]
# Data and features, then retrieval and ranking:

# %%
interviewer.features

# %%
interviewer.retrieval

# %%
interviewer.ranking

# %% [markdown]
# Offline and online, evaluation, drift, abuse:

# %%
interviewer.serving

# %%
interviewer.evaluation

# %%
interviewer.drift

# %%
interviewer.abuse

# %% [markdown]
# ## The follow-up that was actually the round
#
# > "When did you last design one of these for real, and what did you leave to somebody else's platform?"
#
# Two minutes, aloud.
# A strong answer names the decision the system made, what was reused and why, and what broke first.

# %%
aloud.my_board.follow_up()

# %% [markdown]
# ## The round, in forty-five minutes
#
# Now with a pen, aloud, from an empty board: the feed, or, if that was your brief, a system you use daily.
# When the interviewer asks, answer before you draw on.
# Mark each milestone; *Done* asks for your own score first, as an interviewer would give it who heard only your words.

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
score = [True, True, True, False, True, True, True, False, True]
### END SOLUTION
aloud.my_board.check(shown.scores or score)

# %% tags=["mistake"]
aloud.my_board.check([False, True, True, True, True, False, True, True, False])

# %% [markdown] tags=["instructor"]
# **In pairs.** One draws, one has the sheet and asks at the minutes that stand there, in the middle of a sentence if need be: what is listened for is the way back to the thread.

# %% tags=["instructor"]
board(aloud.drill, aloud.my_board, watched=True)

# %% [markdown]
# ## Debrief
#
# 1. Questions first: decision, load, peak, items, latency. Then boxes.
# 2. Every label has a kind, a bias and a delay; training window and test have to outlast the delay.
# 3. Two stages exist because *scoring* is expensive. Where the pool is a thousand posts, there is little to retrieve.
# 4. The sum of the stages, the shrinking of the candidates, the memory: say them aloud.
# 5. A fallback for each stage, a guardrail for the goal, an answer to whoever plays against it.
#
# **In 30 seconds.** "I would first ask what is decided, for how many, how fast.
# Then labels with their delay and bias, features known at serving time, and stages whose candidates and milliseconds add up.
# I evaluate by time, interleave to sort rankers, and launch on an A/B test that outlasts the labels, with guardrails.
# Every stage has a fallback, and I would watch inputs and predictions because labels come late."
#
# **What they were grading.** Not the boxes: whether your numbers know of each other.
