"""Forty-five minutes of system design at the board, with an interviewer who interrupts: scored by the learner."""

from utils.exercise import FollowUp, Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

drill = Drill(
    "design-board",
    "“Design the news feed of a social app.” (Was that your brief? Then a system you use daily; what stands behind the milestones is the feed's.)",
    [
        ("ask: decision, users, load, items, latency", 360, "Which 20 posts come first when somebody opens the app. I assume 30 million people a day, 12 visits each, 300 ms, and about 1,000 posts that one person may see: not all there are."),
        ("objective; each label with kind, delay and bias", 660, "A visit worth coming back for. Like: explicit only loosely, at once, for others to see. Dwell: implicit, seconds, longer for long posts. Hide: explicit, never a yes. Survey: explicit, a day, those who reply. Back within a week: 7 days."),
        ("sizes aloud: load, memory, training rows", 960, "30 million × 12 / 86,400 s = 4,200 requests a second, three times that at the peak: 12,500. 100 ms of ranking each: 1,250 cores busy. 100 million posts × 64 × 2 bytes = 12.8 GB. 7.2 billion posts shown a day: train on one in ten."),
        ("features, and what is known when; online and offline", 1320, "Offline: author and text vectors, a day old. Stream: replies between the two, a minute. Request: time, device. Log what was served and train on the log; a count stops at the event."),
        ("two stages: counts and milliseconds that add up", 1860, "Collect 1,000 unseen posts, 60 ms. Light model to 500, 10 ms. Features, 40 ms. Heavy model, 500 × 200 µs = 100 ms. Variety to 20, 10 ms. 220 of 300. The first stage is a list and no index: 1,000 posts need no search."),
        ("evaluation: by time, goal, guardrails, how long", 2220, "Train on weeks, test on the last, against newest first. Interleave to sort rankers. Then A/B by person: 14 days to join and 7 for the last label, 21. Guardrails: hides, reports, p99, reach of small authors."),
        ("drift, fallbacks, abuse", 2520, "In minutes: feature age, mean prediction, share of fallbacks; in days: labels. Heavy model late: the light one's order. Feature store down: last values, flagged as in training. Bait for replies: a reply followed by a hide counts against."),
        ("say what you would build first, and what you left out", 2700, "First: newest first, the log of what was served, the light model. Left out: ads, notifications, video, the vectors of strangers' posts."),
    ],
    45,
    habits(
        setup="asked for the decision, the scale and the latency before the first box, and used the answers",
        own={
            "numbers": "did the sizes aloud, with units, and they decided something",
            "why": "gave a reason and an alternative for each choice that cost something",
            "drove": "said at every milestone what comes next, without being asked",
            "took": "took an interruption, answered it, and came back to the thread",
            "failed": "said how it breaks, who notices, and what the user sees meanwhile",
        },
        checks="held the numbers against each other: stages against the budget, candidates against the pool, test against the label's delay",
        time="ended with what to build first and what was left out",
    ),
    asks=[
        ("I have no numbers for you. What do you assume?", 120),
        ("Why not just optimise clicks?", 540),
        ("How much memory is that?", 840),
        ("Where does that feature come from at serving time?", 1200),
        ("Your ranker takes two seconds. Now what?", 1560),
        ("Why two stages at all?", 1800),
        ("Offline is up 2%, online is flat. What happened?", 2040),
        ("The feature store is down. What does the user see?", 2340),
        ("What would you cut if you had one engineer and a month?", 2580),
    ],
    listens=[
        "question marks in the first six minutes, and whether the answers are used",
        "a unit behind every number, and a decision behind every size",
        "two stages because *scoring* is expensive; for a thousand posts there is little to retrieve",
        "how they come back to the thread after you interrupted",
    ],
)  # fmt: skip

my_board = board_exercise(
    drill,
    [
        Mistake(
            "boxes-first",
            "You drew before you asked. The first six minutes are questions; write the answers where you can see them.",
            [0, 1, 1, 1, 1, 0, 1, 1, 0],
            when=lost("setup"),
        ),
        Mistake(
            "no-number",
            "Not one size was said aloud. Load, memory, candidates × cost: three minutes, and each decides a box.",
            [1, 0, 1, 1, 1, 0, 0, 1, 0],
            when=lost("numbers"),
        ),
        Mistake(
            "sunny-day",
            "It works, and nothing ever breaks. Minutes 37 to 42 are for that, even if ranking is not finished.",
            [1, 1, 1, 1, 0, 0, 1, 1, 0],
            when=lost("failed"),
        ),
        Mistake(
            "no-end",
            "Time ran out in the middle of a box. At minute 42 stop wherever you are: what first, what left out.",
            [1, 1, 0, 0, 1, 1, 1, 1, 0],
            when=lost("time"),
        ),
        Mistake(
            "silent",
            "There were holes in it. Say what you are weighing, even if it is only “two ways to do this, let me see what each costs”.",
            [1, 1, 0, 1, 1, 1, 0, 0, 1],
            when=lost("voice"),
        ),
    ],
    least=7,
    hints=[
        "Listen to your own first two minutes: question marks, or boxes?",
        "The clock's milestones are the criteria in order of time, nearly.",
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
)
