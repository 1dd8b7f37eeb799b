"""Forty-five minutes of system design against the clock, with an interviewer who interrupts; then the score."""

from utils.chapters.kmeans.clock import RoundClock
from utils.exercise import Exercise, FollowUp, Mistake, Rubric, at_least

MINUTES = 45
PHASES = [  # (minute by which it is done, what)
    (6, "ask: decision, users, load, items, latency"),
    (11, "objective; each label with kind, delay and bias"),
    (16, "sizes aloud: load, memory, training rows"),
    (22, "features, and what is known when; online and offline"),
    (31, "retrieval and ranking: counts and milliseconds that add up"),
    (37, "evaluation: by time, goal, guardrails, how long"),
    (42, "drift, fallbacks, abuse"),
    (45, "say what you would build first, and what you left out"),
]
QUESTIONS = [  # (minute, words)
    (2, "I have no numbers for you. What do you assume?"),
    (9, "Why not just optimise clicks?"),
    (14, "How much memory is that?"),
    (20, "Where does that feature come from at serving time?"),
    (26, "Your ranker takes two seconds. Now what?"),
    (30, "Why two stages at all?"),
    (34, "Offline is up 2%, online is flat. What happened?"),
    (39, "The feature store is down. What does the user see?"),
    (43, "What would you cut if you had one engineer and a month?"),
]
ALT = "A clock of forty-five minutes with eight milestones, and questions that the interviewer asks on the way."
CRITERIA = {
    "asked": "asked for the decision, the scale and the latency before the first box, and used the answers",
    "numbers": "did the sizes aloud, with units, and they decided something",
    "drove": "said at every milestone what comes next, without being asked",
    "why": "gave a reason and an alternative for each choice that cost something",
    "failed": "said how it breaks, who notices, and what the user sees meanwhile",
    "took": "took an interruption, answered it, and came back to the thread",
    "closed": "ended with what to build first and what was left out",
}
RUBRIC = Rubric(CRITERIA)


class DesignClock(RoundClock):
    """Show the clock of the design round; it runs in the browser and needs no kernel."""

    title = "Forty-five minutes: nearly half of them before the first model"

    def __init__(self, **traits):
        data = {"minutes": MINUTES, "phases": PHASES, "questions": QUESTIONS}
        super().__init__(**{"data": data, "alt": ALT, **traits})


design_round = Exercise(
    "design-round",
    "Score your own round, as an interviewer would who heard only your words:",
    RUBRIC,
    [at_least(5)],
    [
        Mistake(
            "boxes-first",
            "You drew before you asked. The first six minutes are questions; write the answers where you can see them.",
            RUBRIC.scores(0, 1, 1, 1, 0, 1, 0),
            when=lambda points: not points["asked"] and sum(points.values()) < 5,
        ),
        Mistake(
            "no-number",
            "Not one size was said aloud. Load, memory, candidates × cost: three minutes, and each decides a box.",
            RUBRIC.scores(1, 0, 1, 1, 0, 1, 0),
            when=lambda points: points["asked"] and not points["numbers"] and sum(points.values()) < 5,
        ),
        Mistake(
            "sunny-day",
            "It works, and nothing ever breaks. Minutes 37 to 42 are for that, even if ranking is not finished.",
            RUBRIC.scores(1, 1, 1, 1, 0, 0, 0),
            when=lambda points: (
                points["asked"] and points["numbers"] and not points["failed"] and sum(points.values()) < 5
            ),
        ),
        Mistake(
            "no-end",
            "Time ran out in the middle of a box. At minute 42 stop wherever you are: what first, what left out.",
            RUBRIC.scores(1, 1, 0, 0, 1, 1, 0),
            when=lambda points: (
                points["asked"]
                and points["numbers"]
                and points["failed"]
                and not points["closed"]
                and sum(points.values()) < 5
            ),
        ),
    ],
    hints=[
        "Listen to your own first two minutes: question marks, or boxes?",
        "The clock's milestones are the seven criteria in order of time, nearly.",
    ],
    follow_ups=[
        FollowUp(
            "When did you last design one of these for real, and what did you leave to somebody else's platform?",
            "Names the decision the system made and the number it moved; what was bought or reused (feature store, index, experiments) and why; the one piece built by hand because nothing fitted; what broke first in production and what the user saw then.",
        ),
        FollowUp(
            "Your model is worse than popularity for a tenth of the users. What do you do?",
            "Says who they are before saying what to do: new, rare tastes, shared accounts. Serves them popularity now, since the fallback exists; looks for the cause in features and candidates before touching the model; reports that group apart from then on.",
        ),
    ],
    right=lambda points: (
        f"Your own score: {sum(points.values())} of {len(points)}. Nobody else graded it. Another brief in three days, same clock."
    ),
    topic="defence",
)
