"""The coding round aloud, in twenty minutes, with an interviewer who interrupts: scored by the learner."""

from utils.chapters.kmeans.rounds import CRITERIA
from utils.chapters.kmeans.why import why_mean
from utils.exercise import FollowUp, Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

drill = Drill(
    "kmeans-board",
    "“Implement k-means. No libraries apart from numpy. When it runs, show me that it works.”",
    [
        ("ask: shapes, who chooses k, what counts as working", 120, "`X` is `(n, d)`, floats, no NaN; `k` and the seeds come from outside, so that a run repeats. Working: every label a nearest centre, every centre the mean of its rows."),
        ("say why the mean, and why it stops", 240, "`dJ/dc = -2 sum_i (x_i - c)` is 0 at the mean. Neither step raises `J`, a centre that moves lowers it, and there are finitely many labellings. It stops at a local optimum."),
        ("assign, update, loop; the empty cluster", 660, "Squared distances `(n, k)`, `argmin` along `k`. Means as floats, the old centre where there are no rows. Until no *label* changes."),
        ("write the test, and run it", 900, "Twenty seeds on ties, duplicates, whole numbers and `k = n`. Assert both sentences that define the result, no NaN, and that `X` is unchanged."),
        ("cost in time and memory; what you would change first", 1080, "`n k d` a pass. A million rows, 128 features, 1,000 centres: the differences fill 1,024 GB. A matrix product `X @ C.T`, on centred data, needs `n k` numbers, and in blocks of rows only a block of them."),
        ("seeds: k-means++ and what is guaranteed; several starts", 1200, "Next seed with probability in proportion to the squared distance to the nearest one. In *expectation* at most `8 (ln k + 2)` times the optimum, 34.4 for ten, from the seeds alone. Several starts, keep the least `J`."),
    ],
    20,
    habits(
        setup=CRITERIA["asked"],
        own={name: CRITERIA[name] for name in ("why", "code", "cost", "seeds")},
        checks=CRITERIA["test"],
        time="had a test running by minute fifteen, and the seeds said by twenty",
    ),
    asks=[
        ("Do you want k from me?", 60),
        ("What does this line do when a cluster is empty?", 360),
        ("How do you know that it stops?", 540),
        ("Show me that it works.", 660),
        ("Would your test notice whole-number data?", 840),
        ("And with a hundred million rows?", 960),
        ("Run it twice and you get two answers. What do you tell the product team?", 1080),
    ],
    listens=[
        "a question before the first line of code",
        "“it stops, at a local optimum”, not “it converges”",
        "a test of what defines the result, not a scatter plot",
        "“in expectation”, and “from the seeds alone”",
    ],
    derivation=why_mean,
)  # fmt: skip

my_board = board_exercise(
    drill,
    [
        Mistake(
            "code-only",
            "It ran, and that was all. Next time write the test at minute 11, whatever state the code is in.",
            [0, 0, 1, 0, 0, 0, 1, 0],
            when=lambda points: points["code"] and lost("checks", "why")(points),
        ),
        Mistake(
            "no-test",
            "No test. It was in the question: “show me that it works”. Two invariants, three small data sets, twenty seeds.",
            [1, 1, 1, 0, 1, 0, 1, 0],
            when=lost("checks"),
        ),
        Mistake(
            "nothing-asked",
            "You began to type before you asked. One minute: shapes, who chooses k, what counts as working.",
            [0, 1, 1, 0, 1, 1, 1, 0],
            when=lost("setup"),
        ),
        Mistake(
            "silent",
            "You typed and said nothing. Nine silent minutes are nine minutes they cannot grade: say each shape as you write it.",
            [1, 1, 1, 0, 1, 1, 0, 0],
            when=lost("voice"),
        ),
    ],
    least=6,
    hints=[
        "The clock shows what should be done by when. Score each line as an interviewer would who heard only your words."
    ],
    follow_ups=[
        FollowUp(
            "When did you last use clustering at work, and what decision did it inform?",
            "Names the decision first, then why groups and not a score; how k was chosen by what the groups were for (how many campaigns, how many cells an index needs); how stable they were from one start to the next; and one time when they rightly did not cluster.",
        ),
        FollowUp(
            "When would you not use k-means?",
            "Shapes that are not round, groups of very different size, outliers, categories: density methods, mixtures, k-medoids, or no clustering at all. Mixed units without scaling. And whenever a label exists.",
        ),
    ],
)
