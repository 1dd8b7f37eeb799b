"""Reading the tables: which gain is real, which feature leaks, what a newcomer and a new film get, what must be fresh."""

from utils.exercise import Choice, Exercise, FollowUp, Mistake, equals

gain_claim = Exercise(
    "gain-claim",
    "recall@100: two stages .352 (interval .314 to .389), live popularity .310 (.276 to .345); the gap, request by request: .042 (.028 to .056). nDCG@10: gaps .006, .024, .020, .013, .013 with five seeds; one interval holds 0, another begins at .001. What do you say?",
    Choice(
        {
            "a": "Nothing is shown: the two intervals overlap.",
            "b": "Recall@100 is better; nDCG@10 probably, by little. Whether that is worth a second stage is another question.",
            "c": "Both are better: all five seeds agree, which chance would do once in 32.",
            "d": "Ship it: the relative gain is 13%.",
        }
    ),
    [equals("b")],
    [
        Mistake("overlap", "Overlap of two separate intervals is no test: people who are easy for one system are easy for the other. The gap's own interval is far from 0.", "a"),
        Mistake("seeds-agree", "The five draws share their people, their films and their training years. That they agree does not say that other people would be served as well. And the dice do matter at ten: with the negatives drawn anew, four times, the first gap is .011 to .014 in place of .006.", "c"),
        Mistake("relative", "13% of what, for whom, at which cost? And offline: nobody has seen these lists.", "d"),
    ],
    hints=["Which interval belongs to the question “is one better than the other”?", "What do the five seeds have in common?"],
    follow_ups=[
        FollowUp(
            "Why two stages at all?",
            "Because scoring is expensive, not because training is: ten million items times 100 microseconds is 1,000 seconds a request. Retrieval is cheap an item and its recall is the ceiling; the ranker is dear and sees some hundred. With 9,066 films one could score them all: here the second stage earns its place by features that retrieval cannot use. Says so.",
        ),
        FollowUp(
            "The offline gain did not show online. Why?",
            "In order: the features are not the same in serving (age, defaults, a leak); offline counts what was liked under the *old* lists, and a new list is punished for what nobody was shown; recall@100 is not what a screen of ten shows; too few people for a gain of this size. Names how each would be told: logged features compared, interleaving (one list mixed from both systems: whose films are chosen?), a power calculation (how many people a gain of this size takes).",
        ),
    ],
    right="Paired, over people, one sentence about what is shown and one about what is not. Not in the interval: that trees trained anew would be others.",
    topic="ranking",
    minutes=4,
)  # fmt: skip

leak_suspect = Exercise(
    "leak-suspect",
    "A, B and C were each added to the trees in turn. Which of them leak, going by the figure alone?",
    Choice(
        {
            "a": "Only B.",
            "b": "B surely, C surely; A cannot be told from this figure.",
            "c": "B and C; A is clean, since it promises nothing.",
            "d": "B only; C promises .015 more and that may be chance.",
        }
    ),
    [equals("b")],
    [
        Mistake("biggest-only", "C promises .117 and gives .101: the gap's interval over people is .005 to .026. A leak may be small.", "a"),
        Mistake("no-gain-clean", "A is the film's likes to the end of the data: it knows the future, and on these films it does not pay. No gain is no proof of innocence.", "c"),
        Mistake("chance", "Same trees, same requests, only the column differs: the interval of that gap is .005 to .026.", "d"),
    ],
    hints=["A gap between square and circle says that something differs. Is it larger than chance?", "Does no gap say that nothing does?"],
    follow_ups=[
        FollowUp(
            "B is a daily table, likes a film and day, joined on the date. Why does it leak so much?",
            "Few people a day: the day's likes of a film are mostly this person's own, an hour later. The row to be predicted is inside its own feature. With a million users a day the leak is thinner and harder to see, and still there for rare items. Yesterday's row, or a counter as of the event.",
        )
    ],
    right="A gap accuses, and a missing gap acquits nobody. So features are tested one by one, without a model: that check comes next.",
    topic="leaks",
)  # fmt: skip

newcomer_list = Exercise(
    "newcomer-list",
    "No ratings yet, then two, then thirty. And a film that came out today. What do you serve?",
    Choice(
        {
            "a": "Vectors from the first like on, popularity before; the film waits until it has likes.",
            "b": "Popularity now, then one ranker that has counts and vectors as features; the film gets a vector from its content, and counts that are live.",
            "c": "Popularity until thirty ratings, then vectors; the film is shown to everybody.",
            "d": "Ask for five favourites and retrain every night; the film is in tomorrow's model.",
        }
    ),
    [equals("b")],
    [
        Mistake("vectors-first", "After one rating vectors find .30, counts .52. And a film without likes that is never shown never gets any.", "a"),
        Mistake("switch", "A switch throws one half away on each side: the ranker with both is at or above either at every step, on recall@100. (At ten places the count alone leads in the mean up to two ratings.) And “to everybody” costs every list a place.", "c"),
        Mistake("overnight", "Most people here come once, for an hour: tomorrow's model never meets them. Folding in takes microseconds. And one night later the film has likes of one day, if it was shown.", "d"),
    ],
    hints=["Read the figure at 0, 2 and 20.", "Of three ways to treat a new film, which two found most?"],
    follow_ups=[
        FollowUp(
            "What would you spend on new films?",
            "A few places a list, or a share of requests, as exploration: the price is known (places), the gain is labels for films and a log that can be reweighted, since the probability of showing is recorded. Capped a film, ended when its interval is narrow enough.",
        )
    ],
    right="Before the first ratings the count alone is as good or better; after them no border is needed: counts carry the start, the history takes over by itself, and content fills in for films.",
    topic="cold start",
    minutes=3,
)  # fmt: skip

late_pipeline = Exercise(
    "late-pipeline",
    "There is money to make one thing live; the others come with a day's delay. Which?",
    Choice(
        {
            "a": "The likes of each film: popularity drives everything.",
            "b": "The person's own history, from the last minutes.",
            "c": "The vectors: retrain them every hour.",
            "d": "Nothing: a day is fresh enough for a catalogue of old films.",
        }
    ),
    [equals("b")],
    [
        Mistake("counts-live", "Counts a month old, history live: the recall@100 of two stages stays where it is (-.004 to .004). There are few likes a day on this site; for news it is the other way round.", "a"),
        Mistake("retrain", "Films' vectors hardly move in an hour, and a person's vector needs no training: it is folded in from their history. Which is what must be live.", "c"),
        Mistake("day-enough", "A day old, two requests in three have no history at all, and of the second stage's lead of .042 over the live count .005 is left (-.004 to .013).", "d"),
    ],
    hints=["Which line falls in the figure, and which does not?", "What does the share without a history do after an hour?"],
    follow_ups=[
        FollowUp(
            "Online and offline disagree on one feature. How do you find out which is late?",
            "Log the features with each request as they were served; recompute them from the warehouse as of that moment; compare feature by feature, share of requests that differ, by age of the account. Trains on the logged ones from then on.",
        )
    ],
    right="Measured, not assumed: which input ages, for whom, at which delay. On another site it is another one.",
    topic="freshness",
)  # fmt: skip
