# %% [markdown]
# # A recommender, every box by hand
# **205 minutes** · needs 01_logistic_gradient, 05_kmeans
#
# Three sittings: measure honestly and learn vectors; retrieve, rank and start cold; then make it fast and defend it.
# There are places to stop between them.

# %%
import numpy as np

from utils.chapters.recommender import counting, deciding, figures, listing, scoring, splitting, vectors
from utils.derivation.pad import pad
from utils.gradients import gradcheck

# %% [markdown]
# ## The question
#
# > "Design a recommendation pipeline for a marketplace, end to end."
#
# Everybody draws the same boxes: retrieval, ranking, features, cold start.
# Then comes "and how do you know that it is better?", and most answers end there.
# Here every box is built, measured and broken, on 100,004 real ratings from MovieLens.

# %% [markdown] tags=["instructor"]
# **Timing.** First sitting: 10 minutes for the two splits, 25 for the list and its metrics, 10 for counting, 25 for the vectors, 15 for the interval and what it cannot say: 85. The second takes 60, the third 60.
#
# **Ask** before the first figure: "your colleague reports that factorisation doubles nDCG. Which one question do you ask?" Let them write it down. (How was it split?)
#
# **Listen for** "we hold out 20%" with nothing after it, and for "the difference is significant" with requests as rows.

# %% [markdown]
# ## Predict: which wins?
#
# Somebody rates films on a site; a *like* is four stars or more.
# A *request* is one person at one moment; what they like among their next 20 ratings is wanted.
# A moment is asked about when they have rated at least five films and like one of those 20; at most six moments a person.
# Three systems: count all likes so far; count those of the last three years; *factorise*, that is, give each person and each film a vector, so that their product says how well they match.
# nDCG@10 and recall@10 say how much of what is wanted stands in the first ten of a list, recall@100 in the first hundred; both are built below.
#
# A colleague held out every fifth rating at random; there, up to 20 of a person's held-out ratings are what may be wanted.
# You split by time.
# The first run computes for some ten seconds.

# %%
figures.splits_figure()

# %% [markdown]
# When you have looked under both splits: it is the same model on the same ratings.
# What did the random split let it use?

# %%
splitting.split_gap

# %%
### BEGIN SOLUTION
why_so_good = "b"
### END SOLUTION
splitting.split_gap.check(why_so_good)

# %% tags=["mistake"]
splitting.split_gap.check("a")

# %% [markdown]
# ## Build: split by time
#
# What may be used is what was known.
# Return the row numbers `(train, test)`: about `share` of the ratings train, all of them earlier than every rating tested.
# The rows come in any order, and several may have the same time.


# %%
def split(time, share):
    ### BEGIN SOLUTION
    cut = np.sort(time)[int(share * len(time))]
    return np.flatnonzero(time < cut), np.flatnonzero(time >= cut)
    ### END SOLUTION


splitting.split_order.check(split)


# %% tags=["mistake"]
def shuffled(time, share):
    rows = np.random.default_rng(1).permutation(len(time))
    return np.split(rows, [int(share * len(time))])


splitting.split_order.check(shuffled)


# %% tags=["mistake"]
def by_position(time, share):
    rows = np.argsort(time)
    return np.split(rows, [int(share * len(time))])


splitting.split_order.check(by_position)

# %%
splitting.split_order.follow_up()

# %% [markdown]
# ## Build: the list, and what it is worth
#
# A system is a score for each film.
# Make the list: the `k` best films, best first, none that was seen.


# %%
def best_unseen(scores, seen, k):
    ### BEGIN SOLUTION
    hidden = scores.astype(float)
    hidden[seen] = -np.inf
    return np.argsort(-hidden)[:k]
    ### END SOLUTION


listing.unseen_top.check(best_unseen)


# %% tags=["mistake"]
def without_seen(scores, seen, k):
    return np.argsort(-np.delete(scores, seen))[:k]


listing.unseen_top.check(without_seen)

# %%
listing.unseen_top.follow_up()

# %% [markdown]
# **Recall at k**: the share of what was wanted that stands among the first `k`.
# `top` is a list, `wanted` a set.


# %%
def recall_at_k(top, wanted, k):
    ### BEGIN SOLUTION
    return len(wanted & set(top[:k])) / len(wanted)
    ### END SOLUTION


scoring.recall_count.check(recall_at_k)


# %% tags=["mistake"]
def of_the_list(top, wanted, k):
    return len(wanted & set(top[:k])) / k


scoring.recall_count.check(of_the_list)

# %%
scoring.recall_count.follow_up()

# %% [markdown]
# Recall does not care where in the list.
# **nDCG** does (Järvelin and Kekäläinen, 2002).
# In the form used today, a film at rank $i$ counts its gain over $\log_2(i + 1)$, and the sum is divided by that of the best possible order.
#
# By hand: relevances 3, 0, 2, in this order.
# Answer `{"linear": ..., "exponential": ...}`, to three decimals: with the relevance $r$ as the gain, and with $2^r - 1$.

# %%
### BEGIN SOLUTION
three = {"linear": 4 / (3 + 2 / np.log2(3)), "exponential": 8.5 / (7 + 3 / np.log2(3))}
### END SOLUTION
scoring.ndcg_hand.check(three)

# %% tags=["mistake"]
scoring.ndcg_hand.check({"linear": 4, "exponential": 8.5})

# %% [markdown]
# In code, for films that are wanted or not.
# The best possible list has `k` places too.


# %%
def ndcg_at_k(top, wanted, k):
    ### BEGIN SOLUTION
    weights = 1 / np.log2(np.arange(k) + 2)
    gained = sum(weight for film, weight in zip(top, weights, strict=False) if film in wanted)
    return gained / weights[: len(wanted)].sum()
    ### END SOLUTION


scoring.ndcg_code.check(ndcg_at_k)


# %% tags=["mistake"]
def of_what_it_found(top, wanted, k):
    hits = np.array([film in wanted for film in top[:k]]) * 1.0
    places = 1 / np.log2(np.arange(len(hits)) + 2)
    return hits @ places / max(np.sort(hits)[::-1] @ places, 1e-9)


scoring.ndcg_code.check(of_what_it_found)

# %%
scoring.ndcg_code.follow_up()

# %% [markdown]
# And a look at the whole service, not at one list.
# 20 films; four people get A B C, A C D, A B E, B A C.
# Which share of the films is shown to anybody, and which share of all places does the most shown film take?
# Answer `{"coverage": ..., "heaviest": ...}`.

# %%
### BEGIN SOLUTION
service = {"coverage": 5 / 20, "heaviest": 4 / 12}
### END SOLUTION
scoring.catalogue_shown.check(service)

# %% tags=["mistake"]
scoring.catalogue_shown.check({"coverage": 12 / 20, "heaviest": 4 / 12})

# %% [markdown]
# ## Build: the baseline to beat
#
# Popularity, as of a moment.
# Count each film's likes in the `window` days before `day`: the moment `day - window` counts, `day` itself is not known yet.


# %%
def likes_then(item, stars, time, items, day, window):
    ### BEGIN SOLUTION
    known = (time < day) & (time >= day - window) & (stars >= 4)
    return np.bincount(item[known], minlength=items)
    ### END SOLUTION


counting.popular_then.check(likes_then)


# %% tags=["mistake"]
def likes_ever(item, stars, time, items, day, window):
    return np.bincount(item[stars >= 4], minlength=items)


counting.popular_then.check(likes_ever)

# %% [markdown]
# How long should it remember?
# Predict, then move the window.

# %%
figures.window_figure()

# %% [markdown]
# By time there is a best in the middle; three years were chosen on the ratings *before* the test, by nDCG.
# Held out at random, all time is best: what is held out comes from all the years, and there is no date to count from.

# %%
counting.popular_then.follow_up()

# %% [markdown]
# ## Derive: a vector for a person
#
# Film $i$ has a vector $V_i$; this person is $u$.
# $p_i$ is 1 for a film they liked and 0 for all others, and the weight $c_i$ is larger for a like: a missing like says little (Hu, Koren and Volinsky, 2008).
# With $e_i = p_i - V_i \cdot u$ the loss is $J = \frac12 \sum_i c_i e_i^2 + \frac\lambda2 \sum_j u_j^2$.
# Derive its slope, dJ/du_k.

# %%
pad(vectors.person_slope)

# %%
### BEGIN SOLUTION
slope_lines = """
dJ/du_k = lambda u_k + sum_i c_i e_i de_i/du_k
        = lambda u_k - sum_i c_i e_i V_ik
"""
### END SOLUTION
vectors.person_slope.check(slope_lines)

# %% tags=["mistake"]
vectors.person_slope.check("""
dJ/du_k = lambda u_k + sum_i c_i e_i V_ik
""")

# %% [markdown]
# For all people at once.
# $P$ is (people, films) of 0 and 1, the weight is $1 + \alpha P$, and the loss is
# $\frac12 \sum (1 + \alpha P)(P - U V^T)^2 + \frac\lambda2 (|U|^2 + |V|^2)$.
# Write its gradient by $U$.


# %%
def slope(U, V, P, alpha, lam):
    ### BEGIN SOLUTION
    error = (1 + alpha * P) * (U @ V.T - P)
    return error @ V + lam * U
    ### END SOLUTION


vectors.factor_slope.check(slope)


# %% tags=["mistake"]
def only_likes(U, V, P, alpha, lam):
    return (alpha * P * (U @ V.T - P)) @ V + lam * U


vectors.factor_slope.check(only_likes)

# %% [markdown]
# Look at the check itself: slopes taken from the loss alone, beside yours.

# %%
U, V = np.array([[1.0, -0.5]]), np.array([[1.0, 0], [0.5, 1], [-1, 2]])
gradcheck(vectors.loss, slope, U, V, np.array([[1.0, 0, 1]]), 2.0, 0.1)

# %% [markdown]
# ## Build: fold a person in
#
# No need to walk down that slope: with $V$ fixed it is linear in $u$.
# Set it to zero and solve.
# `liked` holds film numbers.


# %%
def fold_in(V, liked, alpha, lam):
    ### BEGIN SOLUTION
    L = V[liked]
    left = V.T @ V + alpha * L.T @ L + lam * np.eye(V.shape[1])
    return np.linalg.solve(left, (1 + alpha) * L.sum(axis=0))
    ### END SOLUTION


vectors.person_vector.check(fold_in)


# %% tags=["mistake"]
def forgets_the_rest(V, liked, alpha, lam):
    L = V[liked]
    return np.linalg.solve((1 + alpha) * L.T @ L + lam * np.eye(len(V.T)), (1 + alpha) * L.sum(axis=0))


vectors.person_vector.check(forgets_the_rest)


# %% tags=["mistake"]
def mean_of_liked(V, liked, alpha, lam):
    return V[liked].mean(axis=0)


vectors.person_vector.check(mean_of_liked)

# %% [markdown]
# That is all there is to training: all people by the films they liked, all films by the people who liked them, again and again.
# Here with your function, on the 314 films with 30 likes or more before the split.

# %%
figures.grow(fold_in)

# %%
vectors.person_vector.follow_up()

# %% [markdown]
# ## How sure is the table?
#
# The whole table, with 32 numbers a film, and everybody folded in from what they had rated so far.
# Here $\alpha = 2$ and $\lambda = 30$; on the ratings before the test, no $\alpha$ of 1, 2, 5 with a $\lambda$ of 10 or 30 reaches the count of three years either.
# By time, only 23 of the 147 people had been there before.

# %%
figures.split_table()

# %% [markdown]
# Before anybody believes a third decimal: where do the intervals come from?
# 777 requests, 147 people.

# %%
deciding.bootstrap_unit

# %%
### BEGIN SOLUTION
drawn = "b"
### END SOLUTION
deciding.bootstrap_unit.check(drawn)

# %% tags=["mistake"]
deciding.bootstrap_unit.check("a")

# %% [markdown]
# Two systems answer the same requests, so look at the difference, request by request.
# `user` says whose request it was; return the middle 95% of the mean gap over 1,000 draws.


# %%
def interval(gap, user, rng):
    ### BEGIN SOLUTION
    who = np.unique(user, return_inverse=True)[1]
    total, count = np.bincount(who, gap), np.bincount(who)
    drawn = rng.integers(len(total), size=(1000, len(total)))
    means = total[drawn].sum(axis=1) / count[drawn].sum(axis=1)
    return np.quantile(means, [0.025, 0.975])
    ### END SOLUTION


deciding.paired_interval.check(interval)


# %% tags=["mistake"]
def by_request(gap, user, rng):
    drawn = rng.integers(len(gap), size=(1000, len(gap)))
    return np.quantile(gap[drawn].mean(axis=1), [0.025, 0.975])


deciding.paired_interval.check(by_request)

# %% [markdown]
# Yours, on the real gaps: three years, less the other system.
# Guess first: how many of the four hold 0?

# %%
figures.real_gaps(interval)

# %%
deciding.paired_interval.follow_up()

# %% [markdown]
# And beside accuracy, what the lists of ten show.

# %%
figures.table_figure()

# %% [markdown]
# Draw the requests anew, five times: no mean moves by more than .025, three years stay ahead of factorisation, and the interval of that difference always holds 0.
#
# Why does a count keep up?
# Half of all people gave all their ratings within 73 minutes, and of those in the test five in six are new.
# What comes out next is in no old vector: 31% of the test's likes are of films with fewer than three likes before.
# And the site's own lists shaped what was rated next.

# %%
deciding.unshown_film

# %%
### BEGIN SOLUTION
unseen_by_all = "c"
### END SOLUTION
deciding.unshown_film.check(unseen_by_all)

# %% tags=["mistake"]
deciding.unshown_film.check("a")

# %%
deciding.unshown_film.follow_up()

# %% [markdown]
# ---
# **A good place to stop.** To remember:
#
# 1. Split by time; at random, the future is on both sides.
# 2. Recall over what was wanted; nDCG over the best that `k` places allow.
# 3. The baseline is a count with a window, as of the moment.
# 4. A new person is one ridge regression.
# 5. Bootstrap people, in pairs, and say what the log cannot.
#
# When you come back to a stopped notebook, run the next code cell.

# %%
import numpy as np

from utils.chapters.recommender import as_of, hunting, probing, ranking_figures, retrieval_race, served, start_figures

# %% [markdown]
# ## Build: retrieval
#
# Everybody with likes has a vector, every film with enough likes has one (2,509 of 9,066), and the score is their inner product.
# The hundred best of a few thousand films take well under a millisecond: one matrix product.
# Of ten million they do not.
#
# So cluster the films' vectors once, and look only into a few *cells*: an *inverted file*.
# `lists[c]` holds the row numbers of cell `c`.
# Mind the score: largest inner product, not nearest.


# %%
def search(q, X, centres, lists, probes, k):
    ### BEGIN SOLUTION
    cells = np.argsort(-(centres @ q))[:probes]
    rows = np.concatenate([lists[c] for c in cells])
    return rows[np.argsort(-(X[rows] @ q))[:k]]
    ### END SOLUTION


probing.cell_search.check(search)


# %% tags=["mistake"]
def by_distance(q, X, centres, lists, probes, k):
    cells = ((centres - q) ** 2).sum(axis=1).argsort()[:probes]
    rows = np.concatenate([lists[c] for c in cells])
    return rows[((X[rows] - q) ** 2).sum(axis=1).argsort()[:k]]


probing.cell_search.check(by_distance)


# %% tags=["mistake"]
def forgets_the_rows(q, X, centres, lists, probes, k):
    cells = np.argsort(-(centres @ q))[:probes]
    rows = np.concatenate([lists[c] for c in cells])
    return np.argsort(-(X[rows] @ q))[:k]


probing.cell_search.check(forgets_the_rows)

# %% [markdown]
# Against exact search, and against a library: `voyager`, a *graph* that is walked from neighbour to neighbour (HNSW: Malkov and Yashunin, 2018).
# On the left those 2,509 films, on the right 20,000 vectors made up around them.
# Guess first: on which side is an index worth its trouble?

# %% tags=["measured"]
retrieval_race.recall_race(search)

# %% [markdown]
# On the left all of them are done before anybody notices, and exact search misses nothing and needs no tuning: for a few thousand films it is the answer, and saying so is worth a point.
# An index pays with size.

# %%
probing.cell_search.follow_up()

# %% [markdown]
# ## Build: a feature as of the event
#
# Retrieval scores with what is cheap.
# A *ranker* then orders a few hundred candidates with everything that is known at that moment.
# *At that moment* is the hard part: the training table needs each count as it stood at each of a million events.
#
# One film: the days of its ratings, ascending, and which were likes.
# For each of `moments`, in their order, count the likes of the `window` days before; one exactly `window` days before counts.
# The check takes the future away and looks whether the number changes.


# %%
def likes_before(times, liked, moments, window):
    ### BEGIN SOLUTION
    days = times[liked]
    return np.searchsorted(days, moments) - np.searchsorted(days, moments - window)
    ### END SOLUTION


as_of.likes_before.check(likes_before)


# %% tags=["mistake"]
def with_the_label(times, liked, moments, window):
    days = times[liked]
    return np.searchsorted(days, moments, side="right") - np.searchsorted(days, moments - window)


as_of.likes_before.check(with_the_label)


# %% tags=["mistake"]
def until_today(times, liked, moments, window):
    days = times[liked]
    return len(days) - np.searchsorted(days, moments - window)


as_of.likes_before.check(until_today)

# %%
as_of.likes_before.follow_up()

# %% [markdown]
# ## Two stages
#
# Candidates: the hundred most liked of the last three years, live, and the hundred best by vectors, joined.
# Features: counts and means as of the moment, the vectors' score, genres, years, how much is known of the person.
# Gradient-boosted trees learn "will it be liked among the next 20" on moments whose 20 lie *before* the test, too, from vectors older still.
# That drops 36 of 638 moments: some of their labels would be the test's.
# Settings of vectors and trees were checked against alternatives on the 15% of the ratings before the test.
# The figure trains the trees five times; the first time it takes a moment.

# %% tags=["heavy"]
ranking_figures.contest_figure()

# %%
served.gain_claim

# %%
### BEGIN SOLUTION
claim = "b"
### END SOLUTION
served.gain_claim.check(claim)

# %% tags=["mistake"]
served.gain_claim.check("a")

# %% tags=["mistake"]
served.gain_claim.check("c")

# %%
served.gain_claim.follow_up()

# %% [markdown]
# ## Trap: too good to be true
#
# A colleague adds one feature to your trees, three times.
# Squares are what the offline test promised.
# Circles are the same trees when the feature holds only what is known as the request comes.

# %%
ranking_figures.prices_figure()

# %%
served.leak_suspect

# %%
### BEGIN SOLUTION
suspects = "b"
### END SOLUTION
served.leak_suspect.check(suspects)

# %% tags=["mistake"]
served.leak_suspect.check("a")

# %% tags=["mistake"]
served.leak_suspect.check("c")

# %% [markdown]
# So do not wait for a gap.
# Write the check that finds a leak in *any* feature: take the future away, and see whether the feature notices.
# A feature is a function `feature(log, who, film, day)`; `log` is a dictionary of the columns `user`, `item`, `stars`, `time`.
# Yours is run on eleven that somebody built; seven of them leak.


# %%
def is_leaky(feature, log):
    ### BEGIN SOLUTION
    for who, film, day in zip(log["user"], log["item"], log["time"], strict=True):
        past = {name: column[log["time"] < day] for name, column in log.items()}
        whole, cut = feature(log, who, film, day), feature(past, who, film, day)
        if not np.isclose(whole, cut, equal_nan=True):
            return True
    return False
    ### END SOLUTION


hunting.leak_hunt.check(is_leaky)


# %% tags=["mistake"]
def keeps_the_row(feature, log):
    for who, film, day in zip(log["user"], log["item"], log["time"], strict=True):
        past = {name: column[log["time"] <= day] for name, column in log.items()}
        if not np.isclose(feature(log, who, film, day), feature(past, who, film, day), equal_nan=True):
            return True
    return False


hunting.leak_hunt.check(keeps_the_row)


# %% tags=["mistake"]
def nan_differs(feature, log):
    for who, film, day in zip(log["user"], log["item"], log["time"], strict=True):
        past = {name: column[log["time"] < day] for name, column in log.items()}
        if feature(log, who, film, day) != feature(past, who, film, day):
            return True
    return False


hunting.leak_hunt.check(nan_differs)

# %%
hunting.leak_hunt.follow_up()

# %% [markdown]
# ## Cold start
#
# Newcomers first: of 124 people nobody knew before the split, the 91 who went on to give at least 40 ratings, so that the same people are asked at every step.
# Each is asked for a list after 0, 1, 2, 5, 10 and 20 ratings.
# Their vector is folded in from the likes so far; the trees are the ones from above.

# %%
start_figures.steps_figure()

# %% [markdown]
# Then films: 1,710 had no rating before the split, and 18% of what is wanted in the test is among them.
# Factorisation gives them the vector zero: no list ever shows them.
# Three ways to fill a list of a hundred from these films alone.
# (Which films are new is read off the end of the log; a catalogue of the day would hold fewer.)

# %%
start_figures.new_films_figure()

# %%
served.newcomer_list

# %%
### BEGIN SOLUTION
start = "b"
### END SOLUTION
served.newcomer_list.check(start)

# %% tags=["mistake"]
served.newcomer_list.check("a")

# %% tags=["mistake"]
served.newcomer_list.check("c")

# %%
served.newcomer_list.follow_up()

# %% [markdown]
# ## Freshness
#
# The same trees, the same vectors.
# But what reaches them is old: counts and histories as they stood an hour, a day, a month before the request.
# What was seen is left out of the list as before.

# %%
start_figures.ages_figure()

# %%
served.late_pipeline

# %%
### BEGIN SOLUTION
live_one = "b"
### END SOLUTION
served.late_pipeline.check(live_one)

# %% tags=["mistake"]
served.late_pipeline.check("a")

# %% tags=["mistake"]
served.late_pipeline.check("c")

# %%
served.late_pipeline.follow_up()

# %% [markdown] tags=["instructor"]
# **Timing.** 60 minutes: 15 for retrieval, 10 for the feature, 10 for two stages, 15 for leaks, 10 for cold start and freshness.
#
# **Ask** before the leaks: "one feature quadruples nDCG. What do you do first?" (Ask as of when it was known.)
#
# **Listen for** "as of when?", asked unprompted, and for the word *paired*.

# %% [markdown]
# ---
# **Another good place to stop.** To remember:
#
# 1. For a few thousand films, exact search; an index pays with size, and its recall is the ceiling.
# 2. A feature is a question with a date: as of when?
# 3. The check for a leak takes the future away.
# 4. New people get what is popular now, new films get their content, and a late feature costs.
#
# When you come back to a stopped notebook, run the next code cell.

# %%
import numpy as np

from utils.chapters.recommender import aloud, funnel, retrieval, rounds
from utils.whiteboard.board import board

# %% [markdown]
# ## The funnel: what a request may cost
#
# > "You have a good ranker. Why not let it score everything?"
#
# Ten million items, 100 µs each, one request.
# Two numbers, `{"everything": ..., "candidates": ...}`: the first in seconds, the second in milliseconds.

# %%
funnel.scoring_budget

# %%
### BEGIN SOLUTION
budget = {"everything": 10**7 * 100e-6, "candidates": 500 * 0.1}
### END SOLUTION
funnel.scoring_budget.check(budget)

# %% tags=["mistake"]
funnel.scoring_budget.check({"everything": 1_000_000, "candidates": 50})

# %%
funnel.scoring_budget.follow_up()

# %% [markdown]
# So there are two stages because *scoring* is expensive, not because retraining is.
# The first stage has a price, too: what it misses is gone.

# %%
funnel.recall_ceiling

# %%
### BEGIN SOLUTION
survive = {"end_to_end": 0.48, "ceiling": 0.8}
### END SOLUTION
funnel.recall_ceiling.check(survive)

# %% tags=["mistake"]
funnel.recall_ceiling.check({"end_to_end": 0.4, "ceiling": 0.8})

# %% [markdown]
# ## How many servers
#
# *Little's law*: how many requests are being worked on = how many come a second × how long the work on each takes.
# The *load* is the share of the servers' time that this takes.

# %%
funnel.servers_needed

# %%
### BEGIN SOLUTION
fleet = {"at_work": 400 * 0.055, "servers": 32, "reason": "b"}
### END SOLUTION
funnel.servers_needed.check(fleet)

# %% tags=["mistake"]
funnel.servers_needed.check({"at_work": 22, "servers": 29, "reason": "b"})

# %%
funnel.servers_needed.follow_up()

# %% [markdown]
# ## Build: the line
#
# Load says how busy the servers are, not how long anybody waits.
# For that, write the queue: one line, several servers, first come first served.
# `arrivals` and `services` are seconds; return each request's wait, before its own work begins.
# It is checked by what must hold of every such queue, event by event, and then against two formulas.


# %%
def waits(arrivals, services, servers):
    ### BEGIN SOLUTION
    free, waited = np.zeros(servers), np.zeros(len(arrivals))
    for i in range(len(arrivals)):
        first = free.argmin()
        start = max(arrivals[i], free[first])
        waited[i] = start - arrivals[i]
        free[first] = start + services[i]
    return waited
    ### END SOLUTION


funnel.server_queue.check(waits)


# %% tags=["mistake"]
def dealt_out(arrivals, services, servers):
    free, waited = [0.0] * servers, []
    for arrival, service in zip(arrivals, services, strict=True):
        start = max(arrival, free.pop(0))
        waited.append(start - arrival)
        free.append(start + service)
    return waited


funnel.server_queue.check(dealt_out)

# %% [markdown]
# Now let requests come: 200 a second at random moments (Poisson), 14 servers, 55 ms of work on average.
# Let the work be exponential, as spread out as its mean is long, and there is a formula (M/M/c, with Erlang's C).
# Yours needs no such assumption.
# So run it twice: once in the formula's world, and once with the same 55 ms of work every time.
# Guess first how far apart the two p99s are (p99: the latency that one request in a hundred exceeds).

# %%
funnel.against(waits)

# %% [markdown]
# In its own world the formula is right.
# With equal work p99 is a third of that: most of the tail was the *spread* of the work, not the line.
#
# ## Play: the funnel, live
#
# The figure uses the formula, with exponential work: one request in a hundred then takes 4.6 times the mean, 253 ms, on an empty machine.
# If yours all score the same 500 candidates, believe `waits`, which has just said a third of that; ask which it is before you buy anything.
# Recall and stage times are round assumptions, so is the price.
# First it asks you about twice the servers.
# Then leave the ranker at 100 µs: which candidates and servers are cheapest with a p99 within 200 ms?
# (What a cheaper ranker loses in order, the figure does not know.)

# %%
funnel.figure()

# %% [markdown]
# More servers shorten the line.
# What is left is one slow request's own work: shorten it, with fewer candidates or a cheaper ranker, or make it less uneven.
# Fewer candidates pay in recall.
#
# And with the times of *this* machine: exact dot products and a hundred boosted trees, on one core.
# Where do the milliseconds go?

# %% tags=["measured"]
costs = funnel.measure()
funnel.milliseconds(costs)

# %% [markdown]
# Last, your own lab as a service: its recall by number of candidates, all of its 9,066 films compared, this machine's times.
# That the ranker keeps 60% of what it gets stays an assumption.

# %% tags=["measured"]
funnel.figure(recall=retrieval.recall_by_candidates(), costs=costs, corpus=9066, looked_at=1)

# %% [markdown]
# ## Trap: percentiles do not add up
#
# "Retrieval has a p99 of 10 ms and ranking one of 10 ms. So we promise 20."

# %%
funnel.tail_latency

# %%
### BEGIN SOLUTION
tails = {"smooth": 50 * np.log(125), "rare": 510}
### END SOLUTION
funnel.tail_latency.check(tails)

# %% tags=["mistake"]
funnel.tail_latency.check({"smooth": 276, "rare": 20})

# %%
funnel.tail_latency.follow_up()

# %% [markdown]
# ## Better, and slower
#
# Now the interviewer leans back.

# %%
funnel.better_slower

# %%
### BEGIN SOLUTION
verdict = {"times": 2000 / 50, "fit": 25, "ask": "interval", "decide": "last-stage"}
### END SOLUTION
funnel.better_slower.check(verdict)

# %% tags=["mistake"]
funnel.better_slower.check({"times": 40, "fit": 25, "ask": "interval", "decide": "servers"})

# %%
funnel.better_slower.follow_up()

# %% [markdown] tags=["instructor"]
# **Timing.** Third sitting, 60 minutes. Here 25: 5 for the sums, 8 for the queue, 7 for the figures, 5 for percentiles and the case. Then 35 for the round: 5 for somebody else's, 25 aloud, 5 to score it and for the follow-up.
#
# **Ask** before the figure: "What does a server you add buy you?" (A shorter line. Never less work for one request.)
#
# **Listen for** units said aloud, "on average" where a tail was promised, and whether anybody asks if the 0.3% is real before talking of GPUs.

# %% [markdown]
# ## The follow-up that was actually the round
#
# > "When did a simple baseline beat your model, and what did you do?"
#
# Two minutes, aloud.
# A strong answer names the decision and the number, how it was noticed, and what was shipped.

# %%
aloud.my_board.follow_up()

# %% [markdown]
# ## The round, in twenty-five minutes
#
# First score somebody else's: `True` or `False` for each point, in the order of the list.

# %%
rounds.given_pipeline

# %%
### BEGIN SOLUTION
given = [True, False, False, False, True, False]
### END SOLUTION
rounds.given_pipeline.check(given)

# %% tags=["mistake"]
rounds.given_pipeline.check([True, False, True, False, True, False])

# %% [markdown]
# Your turn, aloud: a marketplace, ten million items, 200 milliseconds.
# Five minutes for questions and labels, ten for the boxes with a number at each, five for how you know that it is better, five for what breaks.
# Mark each milestone; *Done* asks for your own score first, then shows the report and what should have stood there.

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
score = [True, True, True, True, False, True, True, True]
### END SOLUTION
aloud.my_board.check(shown.scores or score)

# %% tags=["mistake"]
aloud.my_board.check([False, False, True, True, True, True, True, False])

# %% [markdown] tags=["instructor"]
# **In pairs.** One draws, one has the sheet and interrupts at every box with the same three words: "how many, how fast?" Then both score, separately, and compare where they differ.

# %% tags=["instructor"]
board(aloud.drill, aloud.my_board, watched=True)

# %% [markdown]
# ## Debrief
#
# 1. Split by time: most of the factor two was the random split.
# 2. A count of recent likes is the baseline, and the fallback.
# 3. A person's vector is a ridge regression; nobody needs to be retrained to be served.
# 4. Draw people, not requests; compare in pairs; an interval with 0 in it ships the simpler system.
# 5. Offline chooses what to test; an experiment decides.
#
# **In 30 seconds.** "Two stages, because scoring everything is too slow: retrieval finds some hundred candidates cheaply, and its recall is the ceiling; a ranker with features as of the event orders them.
# I split by time, start from recent popularity, and put an interval over people on every difference.
# New people are folded in or get what is popular now.
# Offline tells me what is worth an A/B test."
#
# **What they were grading.** Not the boxes: whether you knew which number would have fooled you.
