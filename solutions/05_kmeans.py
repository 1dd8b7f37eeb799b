# %% [markdown]
# # k-means in the coding round
# **120 minutes** · needs 00_start_here
#
# Two sittings: write it and test it, then seeds, speed and use.
# There is a place to stop halfway.

# %%
import numpy as np

from utils.chapters.kmeans import assigning, choosing, figures, first, looping, testing, updating, why
from utils.derivation.pad import pad

# %% [markdown]
# ## The question
#
# > "Implement k-means. No libraries apart from numpy.
# > When it runs, show me that it works."
#
# You have an hour, an empty editor, and somebody watching.
# The loop takes ten minutes.
# What they write down is the rest: whether you can say why it stops, what you do with an empty cluster, and what your test would have missed.

# %% [markdown] tags=["instructor"]
# **Timing.** First sitting: 10 minutes for the plane, 10 for the derivations, 20 for the three functions, 15 for the test. Second: 10 for seeds, 20 for the ladder, 10 for use and traps, 25 for the round and its debrief.
#
# **Ask** everybody to write the whole thing on paper in eight minutes before anybody runs a cell. Swap papers; the neighbour looks for the empty cluster.
#
# **Listen for** "it converges" (to what?) and "then I plot it" (what would the plot not show?).

# %% [markdown]
# ## Play: where you start is where you stop
#
# Three clumps, three seeds, two of them in one clump.
# Say where it will stop, then step: *assign* gives points to their nearest centre, *update* moves centres to the mean of their points.
# Then put seeds of your own (click, or arrow keys and Enter).

# %%
figures.SeedBoard(predict=True)

# %% [markdown]
# It stopped, and it was not the best.
# A centre sees only the points that are nearest to it: two share a clump, the third holds the other two clumps alone, and nothing pulls any of them away.
#
# Once by hand: points 0, 2, 9, 10, seeds 0 and 2.
# Where do the two means end, and at what cost $J$, the sum of squared distances?
# Answer with `{"means": [...], "cost": ...}`.

# %%
### BEGIN SOLUTION
ends = {"means": [1, 9.5], "cost": 2.5}
### END SOLUTION
first.by_hand.check(ends)

# %% tags=["mistake"]
first.by_hand.check({"means": [0, 7], "cost": 38})

# %% tags=["mistake"]
first.by_hand.check({"means": [1, 9.5], "cost": 3})

# %% [markdown]
# ## Derive: why the mean
#
# "Why do you take the mean there?" is the first thing they ask.
# One cluster, one feature; `J = sum_i (x_i - c)^2`.
# Find the best `c`, line by line.

# %%
pad(why.why_mean)

# %% [markdown]
# Or as text, between triple quotes; pad and text get the same verdict.

# %%
### BEGIN SOLUTION
mean_lines = """
dJ/dc = sum_i 2 (x_i - c) (-1)
      = -2 sum_i x_i + 2 n c
-2 sum_i x_i + 2 n c = 0
c = 1/n sum_i x_i
"""
### END SOLUTION
why.why_mean.check(mean_lines)

# %% tags=["mistake"]
why.why_mean.check("""
dJ/dc = -2 sum_i (x_i - c)
      = -2 sum_i x_i + 2 c
""")

# %% [markdown]
# And how much does moving a centre there save?
# With $m$ the mean, split $J$ into the cost at the mean and what is left.

# %%
pad(why.cost_falls)

# %%
### BEGIN SOLUTION
fall_lines = """
J = sum_i ((x_i - m) + (m - c))^2
  = sum_i (x_i - m)^2 + 2 (m - c) sum_i (x_i - m) + n (m - c)^2
  = sum_i (x_i - m)^2 + n (m - c)^2
"""
### END SOLUTION
why.cost_falls.check(fall_lines)

# %% tags=["mistake"]
why.cost_falls.check("""
J = sum_i ((x_i - m) + (m - c))^2
  = sum_i (x_i - m)^2 + (m - c)^2
""")

# %% [markdown]
# Assigning to the nearest cannot raise $J$ either.
# So it falls, and it is never negative.
# Is that enough to say that the algorithm *stops*?

# %%
why.why_stop

# %%
### BEGIN SOLUTION
stops = "b"
### END SOLUTION
why.why_stop.check(stops)

# %% tags=["mistake"]
why.why_stop.check("a")

# %%
why.why_stop.follow_up()

# %% [markdown]
# One more thing hangs on the square.
# "Can we use Manhattan distance instead?"
# Points 0, 1, 8: which `c` makes the sum of *absolute* distances least?

# %%
### BEGIN SOLUTION
middle = 1
### END SOLUTION
first.other_distance.check(middle)

# %% tags=["mistake"]
first.other_distance.check(3)

# %% [markdown]
# ## Build: assign
#
# `X` is $(n, d)$, `C` is $(k, d)$; give each row its nearest centre.
# Plain first: broadcasting is fine here.
# It is checked by what must hold, on ties, duplicates, one feature, whole numbers, float32 and data around $10^8$.


# %%
def nearest(X, C):
    ### BEGIN SOLUTION
    return ((X[:, None] - C) ** 2).sum(axis=2).argmin(axis=1)
    ### END SOLUTION


assigning.nearest.check(nearest)


# %% tags=["mistake"]
def expanded(X, C):
    return ((X**2).sum(axis=1)[:, None] - 2 * X @ C.T + (C**2).sum(axis=1)).argmin(axis=1)


assigning.nearest.check(expanded)

# %% [markdown]
# ## Build: update
#
# The new centres, each the mean of its points.
# A cluster may have none: you choose what happens to it, and you will be asked why.
# There must still be `k` finite centres, the same ones whenever it is asked again.


# %%
def means(X, labels, C):
    ### BEGIN SOLUTION
    new = C.astype(float)
    for j in range(len(C)):
        mine = X[labels == j]
        new[j] = mine.mean(axis=0) if len(mine) else C[j]
    return new
    ### END SOLUTION


updating.update.check(means)


# %% tags=["mistake"]
def short(X, labels, C):
    return np.array([X[labels == j].mean(axis=0) for j in range(len(C))])


updating.update.check(short)

# %%
updating.update.follow_up()

# %% [markdown]
# Find the bug, in code that looks innocent:
#
# ```python
# X = np.array([[0], [2], [9], [10]])
# C = X[:2].copy()
# # until no label changes:
# C[j] = X[labels == j].mean(axis=0)  # for j = 0 and 1
# ```
#
# What are the two numbers in `C` at the end?

# %%
### BEGIN SOLUTION
stored = [1, 9]
### END SOLUTION
first.int_centres.check(stored)

# %% tags=["mistake"]
first.int_centres.check([1, 9.5])

# %% [markdown]
# ## Build: the loop
#
# From given seeds until no label changes; return centres and labels, and raise a `ValueError` when `X` holds a NaN.
# Seeds come from outside, so that a run can be repeated.


# %%
def kmeans(X, C):
    ### BEGIN SOLUTION
    if not np.isfinite(X).all():
        raise ValueError("X holds NaN or infinity")
    C, before = C.astype(float), None
    while True:
        labels = nearest(X, C)
        if np.array_equal(labels, before):
            return C, labels
        C, before = means(X, labels, C), labels
    ### END SOLUTION


looping.lloyd_loop.check(kmeans)


# %% tags=["mistake"]
def until_still(X, C):
    if not np.isfinite(X).all():
        raise ValueError("X holds NaN or infinity")
    while True:
        labels = nearest(X, C)
        C, before = means(X, labels, C), C
        if np.abs(C - before).max() < 0.5:
            return C, labels


looping.lloyd_loop.check(until_still)

# %% [markdown]
# ## Trap: your test is code too
#
# Now the small synthetic test they asked for.
# Write `small_test(kmeans)`: it calls `kmeans(X, k, rng)`, which returns `C, labels`, on data you choose, and asserts what must hold.
# To try it on yours, which takes seeds, wrap it: `small_test(lambda X, k, rng: kmeans(X, X[rng.choice(len(X), k, replace=False)]))`.
# The check runs it on six correct implementations, which differ in seeds, in the order of labels and in what an empty cluster does; it must pass them all.
# Then on ten broken ones.
# Start with your first idea, and see which bug walks past.


# %%
def small_test(kmeans):
    ### BEGIN SOLUTION
    rng = np.random.default_rng(0)
    hard = [(rng.integers(0, 9, (12, 2)), 3), (np.array([[0.0], [1], [3]]), 3), (np.zeros((3, 1)), 2)]
    for X, k in [*hard, (rng.normal(3, 1, (9, 2)), 3)]:
        for seed in range(20):
            kept = X.copy()
            C, labels = kmeans(X, k, np.random.default_rng(seed))
            assert np.array_equal(X, kept)
            gaps = ((X[:, None] - C) ** 2).sum(axis=2)
            assert np.allclose(gaps[np.arange(len(X)), labels], gaps.min(axis=1))
            assert all(np.allclose(C[j], X[labels == j].mean(axis=0)) for j in set(labels))
            assert np.isfinite(C).all() and (k < len(X) or np.isclose(gaps.min(axis=1).sum(), 0))
    ### END SOLUTION


testing.small_test.check(small_test)


# %% tags=["mistake"]
def two_clumps(kmeans):
    X = np.array([[0.0], [1], [10], [11]])
    for seed in range(5):
        C, labels = kmeans(X, 2, np.random.default_rng(seed))
        assert np.allclose(np.sort(C.ravel()), [0.5, 10.5]) and labels[0] == labels[1] != labels[2]


testing.small_test.check(two_clumps)


# %% tags=["mistake"]
def by_name(kmeans):
    _, labels = kmeans(np.array([[0.0], [0], [10], [10]]), 2, np.random.default_rng(0))
    assert (labels == [0, 0, 1, 1]).all()


testing.small_test.check(by_name)

# %%
testing.small_test.follow_up()

# %% [markdown]
# ---
# **A good place to stop.** To remember:
#
# 1. The mean, because of the square; it saves $n(m - c)^2$.
# 2. It stops because there are finitely many labellings; where it stops is local.
# 3. Floats for the centres, a policy for the empty cluster, labels for convergence.
# 4. Test what defines the result, on data chosen to hurt.
#
# When you come back to a stopped notebook, run the next code cell, and the cells with your `nearest` and `kmeans` once more.

# %%
import numpy as np

from utils.chapters.kmeans import aloud, choosing, figures, first, index, limits, racing, recall, rounds, rungs
from utils.whiteboard.board import board

# %% [markdown]
# ## How bad can a stop be?
#
# The corners of a box 4 wide and 1 high, seeds in the middle of the long sides: $(2, 0)$ and $(2, 1)$.
# Give the cost where it stops, and the best cost of two clusters: `{"stuck": ..., "best": ...}`.

# %%
### BEGIN SOLUTION
box = {"stuck": 16, "best": 1}
### END SOLUTION
first.stretched_box.check(box)

# %% tags=["mistake"]
first.stretched_box.check({"stuck": 1, "best": 1})

# %% [markdown]
# Commit to a number for a wider box, then stretch it.

# %%
figures.box_figure()

# %% [markdown]
# ## Seeds: k-means++
#
# The seeds decide, so they deserve more than luck.
# k-means++ draws each further seed with probability proportional to its squared distance to the nearest seed so far (Arthur and Vassilvitskii, SODA 2007).
# Points 0, 1, 5, 10, first seed 0: with which probability is each the second?

# %%
### BEGIN SOLUTION
second = {0: 0, 1: 1 / 126, 5: 25 / 126, 10: 100 / 126}
### END SOLUTION
choosing.next_seed.check(second)

# %% tags=["mistake"]
choosing.next_seed.check([0, 1 / 16, 5 / 16, 10 / 16])

# %% [markdown]
# In code: `k` rows of `X`, drawn with `rng`, in the order drawn.
# The check counts thousands of draws on four points and compares them with the exact law.


# %%
def plus_plus(X, k, rng):
    ### BEGIN SOLUTION
    if k > len(X):
        raise ValueError("more seeds than points")
    seeds = [X[rng.integers(len(X))]]
    while len(seeds) < k:
        gap = ((X[:, None] - np.array(seeds)) ** 2).sum(axis=2).min(axis=1)
        p = gap / gap.sum() if gap.any() else None
        seeds.append(X[rng.choice(len(X), p=p)])
    return np.array(seeds)
    ### END SOLUTION


choosing.plus_plus.check(plus_plus)


# %% tags=["mistake"]
def farthest_first(X, k, rng):
    seeds = [X[rng.integers(len(X))]]
    while len(seeds) < k:
        seeds.append(X[((X[:, None] - np.array(seeds)) ** 2).sum(axis=2).min(axis=1).argmax()])
    return np.array(seeds)


choosing.plus_plus.check(farthest_first)

# %% [markdown]
# What is it worth?
# 600 points in 20 clumps of uneven size, 50 runs of each.

# %%
figures.contest_figure()

# %% [markdown]
# Over 200 runs on these data, seeds cost about 75 times the best known when drawn at random, 3 times with k-means++; after Lloyd it is 15 and 1.6.
# On five other draws of such clumps: 48 to 76 and 2.5 to 4.3; after Lloyd 8 to 12 and 1.3 to 2.2.
#
# "And what is *guaranteed*?" First the number: the factor for $k = 10$.

# %%
### BEGIN SOLUTION
factor = 8 * (np.log(10) + 2)
### END SOLUTION
choosing.bound_factor.check(factor)

# %% tags=["mistake"]
choosing.bound_factor.check(2.303)

# %%
choosing.guarantee

# %%
### BEGIN SOLUTION
proved = "c"
### END SOLUTION
choosing.guarantee.check(proved)

# %% tags=["mistake"]
choosing.guarantee.check("b")

# %%
choosing.guarantee.follow_up()

# %% [markdown]
# ## The ladder: make it fast
#
# "It works on a thousand points. Now a million."
# The first rung is loops; the second is your `nearest`.


# %%
def by_loops(X, C):
    labels = []
    for x in X.tolist():
        gaps = [sum((a - b) ** 2 for a, b in zip(x, c, strict=True)) for c in C.tolist()]
        labels.append(gaps.index(min(gaps)))
    return np.array(labels)


# %% [markdown]
# Before you run anything large: a million points, 128 features, 1,000 centres, in doubles.
# How many GB does the array of differences in `nearest` take?

# %%
### BEGIN SOLUTION
gigabytes = 10**6 * 1000 * 128 * 8 / 1e9
### END SOLUTION
rungs.memory_wall.check(gigabytes)

# %% tags=["mistake"]
rungs.memory_wall.check(8)

# %% [markdown]
# The way out is on paper: $|x - c|^2 = |x|^2 - 2\,x \cdot c + |c|^2$, and $|x|^2$ is the same for every centre.
# What is left is one matrix product.
# It has a trap.
# Two points, 1 apart, around $10^8$; the true squared distance is 1:

# %%
x, c = 1e8, 1e8 + 1
x**2 - 2 * x * c + c**2

# %% [markdown]
# Two numbers of size $10^{16}$ were subtracted, and a double has sixteen digits.
# Write the third rung so that it survives.


# %%
def by_product(X, C):
    ### BEGIN SOLUTION
    middle = X.mean(axis=0)
    C = C - middle
    return ((C**2).sum(axis=1) - 2 * (X - middle) @ C.T).argmin(axis=1)
    ### END SOLUTION


rungs.by_product.check(by_product)


# %% tags=["mistake"]
def uncentred(X, C):
    return ((C**2).sum(axis=1) - 2 * X @ C.T).argmin(axis=1)


rungs.by_product.check(uncentred)

# %% [markdown]
# Still $n \times k$ numbers at once.
# The last rung goes through `X` in blocks of rows, and while a block is at hand, adds it to the sums too.
# One call is one whole step: return the new centres, and the labels they are means of.
# Memory at the peak: at most twice `X`.


# %%
def step(X, C):
    ### BEGIN SOLUTION
    (k, d), middle, rows = C.shape, X.mean(axis=0), 1024
    across, half = (middle - C).T, ((C - middle) ** 2).sum(axis=1) / 2
    labels, sums = np.empty(len(X), int), np.zeros(k * d)
    for start in range(0, len(X), rows):
        part = X[start : start + rows] - middle
        scores = part @ across
        scores += half
        labels[start : start + rows] = mine = scores.argmin(axis=1)
        cells = mine[:, None] * d + np.arange(d)
        sums += np.bincount(cells.ravel(), part.ravel(), k * d)
    counts = np.bincount(labels, minlength=k)[:, None]
    return np.where(counts > 0, middle + sums.reshape(k, d) / np.maximum(counts, 1), C), labels
    ### END SOLUTION


rungs.block_step.check(step)


# %% tags=["mistake"]
def at_once(X, C):
    labels = by_product(X, C)
    return means(X, labels, C), labels


rungs.block_step.check(at_once)

# %% [markdown]
# All four against the clock, on one thread, beside one step of scikit-learn's Lloyd.
# What would not fit is computed and refused, not tried.
# Guess first: which two lines end early, and which of them for want of memory?
# Then run it once more with `vary="d"` and `vary="k"`.

# %% tags=["measured"]
ladder = {"loops": by_loops, "broadcasting": nearest, "matrix product": by_product, "blocks": step}
racing.ladder(ladder, vary="n")

# %% [markdown]
# "Can it be faster still?"
# That depends on which limit you run into: arithmetic, $2nkd$ operations, or memory, reading `X` once.
# Both limits are measured here, on your machine.

# %% tags=["measured"]
limits.limits(step)

# %%
rungs.block_step.follow_up()

# %% [markdown]
# ## What it is for
#
# Ten clusters of handwritten digits, drawn as images.
# Nobody told it that they are digits.

# %%
figures.digits_figure()

# %% [markdown]
# A cluster's number in place of a vector: that is compression.

# %%
figures.colours_figure()

# %% [markdown]
# And the use you are most likely to meet: search.
# Cluster the vectors once; at query time look only into the cells whose centres are nearest to the query.
# `labels[i]` is the cell of row `i`.
# Return the row nearest to `q` among the rows of the `probes` nearest cells.


# %%
def search(q, X, C, labels, probes):
    ### BEGIN SOLUTION
    cells = ((C - q) ** 2).sum(axis=1).argsort()[:probes]
    rows = np.flatnonzero(np.isin(labels, cells))
    return rows[((X[rows] - q) ** 2).sum(axis=1).argmin()]
    ### END SOLUTION


index.inverted_file.check(search)


# %% tags=["mistake"]
def nearest_cell_only(q, X, C, labels, probes):
    rows = np.flatnonzero(labels == ((C - q) ** 2).sum(axis=1).argmin())
    return rows[((X[rows] - q) ** 2).sum(axis=1).argmin()]


index.inverted_file.check(nearest_cell_only)

# %% [markdown]
# How much does it miss, and what does it save?
# 40,000 patches of a photograph, 200 cells, trained by repeating your `step`.
# Guess how many cells must be probed to find nine nearest neighbours in ten.

# %% tags=["measured"]
recall.recall_curve(step)

# %%
index.inverted_file.follow_up()

# %% [markdown]
# ## What it gets wrong
#
# k-means has a taste: round, even, in the units you gave it.

# %%
figures.traps_figure()

# %% [markdown]
# And it always answers, whatever `k` you ask for.

# %%
figures.elbow_figure()

# %%
choosing.choose_k

# %%
### BEGIN SOLUTION
groups = "b"
### END SOLUTION
choosing.choose_k.check(groups)

# %% tags=["mistake"]
choosing.choose_k.check("a")

# %% [markdown]
# ## The follow-up that was actually the round
#
# > "When did you last cluster something at work, and what was decided with it?"
#
# Two minutes, aloud.
# A strong answer names the decision before the method, how `k` came about, how stable the groups were, and one time when you let the library do it and were right to.

# %%
aloud.my_board.follow_up()

# %% [markdown]
# ## The round, in twenty minutes
#
# First score somebody else's: `True` or `False` for each point, in the order of the list.

# %%
rounds.given_round

# %%
### BEGIN SOLUTION
given = [False, True, True, False, False, False]
### END SOLUTION
rounds.given_round.check(given)

# %% tags=["mistake"]
rounds.given_round.check([False, True, True, True, False, True])

# %% [markdown]
# Your turn: twenty minutes.
# Write it on the board as on a wall; or type it in an empty notebook beside it, with the microphone on: what you type the board cannot see, so only your voice counts.
# When the interviewer asks, answer aloud before you write on.
# Mark each milestone; *Done* asks for your own score first, as strict as the other one, then shows the report.

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
score = [True, True, True, False, True, True, True, True]
### END SOLUTION
aloud.my_board.check(shown.scores or score)

# %% tags=["mistake"]
aloud.my_board.check([False, False, True, False, False, False, True, False])

# %% [markdown] tags=["instructor"]
# **In pairs.** One writes, one has the sheet and reads its questions aloud, word by word, at their minute, and nothing else. Then both score, separately, and compare where they differ.
# The point for the test needs a test that ran.

# %% tags=["instructor"]
board(aloud.drill, aloud.my_board, watched=True)

# %% [markdown]
# ## Debrief
#
# 1. The mean minimises squares; $J$ falls by $n(m - c)^2$; finitely many labellings, so it stops, at a local optimum.
# 2. Floats, an empty-cluster policy, labels for convergence, seeds from outside.
# 3. Test the two sentences that define the result, on data chosen to hurt.
# 4. k-means++: in expectation, $8(\ln k + 2)$ times the optimum, from the seeds alone, on any data.
# 5. Matrix product, centred, in blocks: then arithmetic is the limit, not memory.
#
# **In 30 seconds.** "Assign to the nearest centre, move each centre to its mean, until no label changes.
# Neither step raises the squared cost, it falls whenever a mean moves, and there are finitely many labellings, so it stops, at a local optimum.
# I seed with k-means++, start several times, and test the two invariants on ties, duplicates and whole numbers."
#
# **What they were grading.** Not the loop: whether you knew what it promises, and what your test would have missed.
