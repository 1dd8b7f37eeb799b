"""What an online experiment can tell, and when."""

from utils.chapters.design_studio.with_unit import WithUnit
from utils.exercise import Exercise, FollowUp, Mistake, Subset, equals

CLAIMS = ("preference", "retention", "latency", "revenue a month", "seller churn")

interleaving_reach = Exercise(
    "interleaving-reach",
    "Interleaving mixes two rankers' results into one list and counts whose items the user picks. Which of these can it measure? "
    + ", ".join(f"`{c}`" for c in CLAIMS)
    + ".",
    Subset(CLAIMS, "one of the five, as a text"),
    [equals({"preference"}, "Ask of each: can it be credited to one ranker when both filled the same page?")],
    [
        Mistake(
            "retention-credited",
            "Who comes back next week has seen both rankers on one page. Retention cannot be credited to either.",
            {"preference", "retention"},
            when=lambda said: "retention" in said,
        ),
        Mistake(
            "latency-credited",
            "Both rankers run for the same page, and the page waits for the slower one.",
            {"preference", "latency"},
            when=lambda said: "latency" in said and "retention" not in said,
        ),
        Mistake(
            "money-credited",
            "A month's revenue belongs to a user, and the user had both. A single purchase is a pick, and that is preference.",
            {"preference", "revenue a month"},
            when=lambda said: "revenue a month" in said and not said & {"retention", "latency"},
        ),
        Mistake(
            "churn-credited",
            "Sellers are on both rankers' lists. Whether they stay cannot be split between the two.",
            {"preference", "seller churn"},
            when=lambda said: "seller churn" in said and not said & {"retention", "latency", "revenue a month"},
        ),
    ],
    hints=["One user, one page, two rankers. What can be told apart within the page?"],
    follow_ups=[
        FollowUp(
            "So why use it at all?",
            "It compares within one user and one page, so the differences between users drop out, and it needs fewer of them; how many fewer depends on the metric and the product, so it is measured and not quoted. It throws out weak rankers; what is left goes into an A/B test with the metrics that decide.",
        )
    ],
    right="Preference only: it sorts rankers, and an A/B test decides the launch.",
    topic="design",
    minutes=2,
)


test_length = Exercise(
    "test-length",
    "Users join an A/B test over 7 days. The goal is an order within 14 days of joining. After how many days is the goal known for *everybody* who joined? A number, or a text such as `10 days`, in quotes.",
    WithUnit(("days", "day", "d"), unit="days"),
    [equals(lambda: max(day + 14 for day in range(8)))],
    [
        Mistake("joined-is-done", "On day 7 the last ones have only just joined: their 14 days are ahead.", 7),
        Mistake("first-is-all", "After 14 days the first ones are done. When did the last ones join?", 14),
        Mistake("window-twice", "The joining is counted once, and so is the window; 28 has one of them twice.", 28),
        Mistake(
            "average-user", "That is when the *average* user is known (3.5 + 14). Half of them joined later.", 17.5
        ),
    ],
    hints=["Draw a line for the first user and one for the last.", "The last joins on day 7, and then 14 more."],
    right="21 days, for a “one-week test”. Reading it earlier compares half-grown labels, and the arm that makes people buy *sooner* wins.",
    topic="design",
    minutes=2,
)
