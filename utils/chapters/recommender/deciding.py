"""Ask how sure the table is, and what no table of this kind can say."""

from utils.chapters.recommender.pairing import paired_interval
from utils.exercise import Choice, Exercise, FollowUp, Mistake, equals

__all__ = ["bootstrap_unit", "paired_interval", "unshown_film"]

bootstrap_unit = Exercise(
    "bootstrap-unit",
    "777 requests by 147 people. For the interval of an average you draw again, with replacement: what?",
    Choice(
        {
            "a": "requests: they are the rows, and 777 of them give the narrower interval",
            "b": "people, each with all their requests",
            "c": "films, since each may be on many lists",
            "d": "nothing: with 777 rows the usual standard error will do",
        }
    ),
    [equals("b")],
    [
        Mistake("requests", "Narrower because it is wrong: six requests of one person are much alike, and count as less than six.", "a"),
        Mistake("films", "Films were not sampled: the catalogue is the catalogue. Which other 147 people could have come?", "c"),
        Mistake("standard-error", "The usual standard error takes the rows for independent, exactly as drawing requests does.", "d"),
    ],
    hints=["What would be different in another test period?", "Draw what was drawn: whole people came."],
    right="People. Here it decides: is the count of three years ahead of all time in nDCG@10? Drawn by request, the interval of the difference lies above 0; drawn by person, it holds 0 (in four of five draws of the requests).",
    topic="intervals",
    minutes=2,
)  # fmt: skip

unshown_film = Exercise(
    "unshown-film",
    "Your new model puts films on the list that nobody in the log was ever shown, and its offline nDCG falls. Worse model?",
    Choice(
        {
            "a": "yes: the metric is what we agreed on",
            "b": "no: a novel list is a better list",
            "c": "the log cannot say: unrated is not unwanted. Show it to some people, at random, and see",
            "d": "take nDCG over the rated films only, then the numbers are fair",
        }
    ),
    [equals("c")],
    [
        Mistake("the-metric", "The metric counts an unrated film as unwanted. Who decided what could be rated? The old system's lists.", "a"),
        Mistake("novelty", "Novelty is no evidence either. You know nothing about these films, in either direction.", "b"),
        Mistake("rated-only", "Which films are rated depends on what was shown and on what people chose to see: leaving the rest out keeps that bias and hides it.", "d"),
    ],
    hints=["Why does a film have no rating by this person?", "What would the log have to contain to answer it?"],
    follow_ups=[
        FollowUp(
            "So how do you compare offline at all?",
            "Log with which probability each item was shown, keep a small randomised share of traffic, weight by the inverse of that probability, and say how large the variance gets. Without randomised exposure, offline metrics choose what is worth an A/B test, no more.",
        )
    ],
    right="Offline you reward agreement with the past, and with whoever chose what was shown. It screens candidates for an experiment; it does not replace one.",
    topic="evaluation",
    minutes=2,
)  # fmt: skip
