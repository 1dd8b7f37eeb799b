"""The coding round aloud: a given one to score, before one's own at the board."""

from utils.exercise import Exercise, Mistake, Rubric, scored_like

CRITERIA = {
    "asked": "asked about shapes, k or what counts as working before writing",
    "why": "said why the mean and why it stops, in a sentence each",
    "code": "assignment, update and loop ran, with an empty cluster decided",
    "test": "showed a test of what defines the result, on data chosen to hurt",
    "cost": "named n k d, the memory of the intermediate array, and a cure",
    "seeds": "named k-means++ with its guarantee exactly, and several starts",
}

GIVEN = (
    "Score this round:\n"
    "“OK, k-means. [types for nine minutes] So this is the distance matrix by broadcasting, argmin, means; if a cluster is empty it keeps its centre, so there's no NaN. "
    "I stop when no label changes; it has to, the cost falls at each step and there are finitely many labellings, and the mean is what minimises squares. "
    "[runs it on make_blobs, shows the scatter plot] Looks right. In production I'd use k-means++, which guarantees you're within log k of the optimum.”"
)


RUBRIC = Rubric(CRITERIA)


given_round = Exercise(
    "given-round",
    GIVEN,
    RUBRIC,
    [scored_like(RUBRIC.scores(0, 1, 1, 0, 0, 0))],
    [
        Mistake(
            "plot-as-test",
            "A scatter plot that looks right is no test: integer centres, a label off by one and a lost step all look right.",
            RUBRIC.scores(0, 1, 1, 1, 0, 0),
            when=lambda points: points["test"] == 1,
        ),
        Mistake(
            "name-as-guarantee",
            "The name was right and the guarantee was not: in expectation, 8(ln k + 2), from the seeds alone. “Within log k” is what the interviewer waits for.",
            RUBRIC.scores(0, 1, 1, 0, 0, 1),
            when=lambda points: points["seeds"] == 1,
        ),
        Mistake(
            "nothing-asked",
            "Nothing was asked: nine silent minutes of typing came first.",
            RUBRIC.scores(1, 1, 1, 0, 0, 0),
            when=lambda points: points["asked"] == 1,
        ),
        Mistake(
            "broadcast-as-cost",
            "“By broadcasting” names a technique. What does it cost, and when does it stop working? That was not said.",
            RUBRIC.scores(0, 1, 1, 0, 1, 0),
            when=lambda points: points["cost"] == 1,
        ),
        Mistake(
            "strict",
            "Strict: the reasons were given in passing, and the empty cluster was decided. Late and short still counts.",
            RUBRIC.scores(0, 0, 1, 0, 0, 0),
            when=lambda points: not (points["why"] and points["code"]),
        ),
    ],
    hints=["Take the six one at a time and find the words.", "Two of the six are there."],
    right="Two of six, from somebody who can plainly write k-means. The code was the entry ticket; the rest is what was graded.",
    topic="defence",
)
