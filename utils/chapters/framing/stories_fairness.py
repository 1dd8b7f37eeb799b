"""The model that worked and was killed for fairness: three invented stories to score."""

from utils.chapters.framing.grading import Graded, Sample
from utils.chapters.framing.stories_rubric import CRITERIA, FICTION, points
from utils.exercise import FollowUp, Mistake

SAMPLES = {
    "a": Sample(
        "At my last job we had a really strong fraud model, and we found that there was some bias in it. We take fairness very seriously, so as a team we decided not to launch. "
        "We ran a number of analyses and aligned all stakeholders. In the end everybody was happy with the decision, and we learned a lot about responsible AI.",
        [
            (0, "“Some bias”: against whom, and what would have happened to them?"),
            (0, "Six times “we”. What did the teller do?"),
            (0, "“A number of analyses”, “aligned”: nothing that somebody could repeat."),
            (0, "No number at all."),
            (0, "“Learned a lot” is not what was learned, and a decision that made everybody happy cost nothing."),
        ],
    ),
    "b": Sample(
        "Our loan model refused far more people from one part of town. I noticed it in a dashboard, and I told my manager that it was unethical and that I would not be part of it. There was a lot of pressure, but I insisted and took it to the director. "
        "The launch was cancelled. Later the gap in approvals was measured: 18 points, so I had been right. I would do exactly the same again.",
        [
            (1, "Who is affected can be guessed. What a refusal meant for them, and whether it was wrong more often, is not said."),
            (1, "“I” throughout; what was theirs to decide is not in it."),
            (1, "Insisted and escalated, against pressure. Between noticing and escalating nobody looked at anything."),
            (1, "18 points before; nothing after, and a gap in approvals alone does not show an error."),
            (0, "“Exactly the same again”: nothing given up, nothing learned."),
        ],
    ),
    "c": Sample(
        "I owned a model that froze accounts which looked taken over. It was 95% accurate in both regions, and it was to replace a rule. Before the launch I asked for the misses by region: 10% in the north, 40% in the south, where phones are shared. Four in ten victims there would have had no help. "
        "I took it to the launch meeting, said that I had been wrong to sign it off on accuracy, and proposed to keep the rule and to retrain with labels from the south. The product lead wanted the date, and lost a quarter. "
        "Ten weeks later the misses were 12% and 15%, with twice the false alarms in the south, which support knew. Next time I ask for errors by group before the first training.",
        [
            (2, "Whose accounts, which region, what happens to the four in ten."),
            (2, "“I owned”, “I asked”, and the signature that was theirs."),
            (2, "In order, with the uncomfortable sentence in front of those who minded."),
            (2, "10% and 40% before, 12% and 15% after."),
            (2, "A quarter lost, more false alarms, and one thing to do earlier."),
        ],
    ),
}  # fmt: skip

fairness_stories = Graded(
    "fairness-stories",
    f"“Tell me about a model that worked and that you did not ship.” Three answers. {FICTION}",
    CRITERIA,
    SAMPLES,
    [
        Mistake(
            "values-as-story",
            "You give `a` points for what it values. Cross out every sentence that anybody could say about any model, and score the rest.",
            {"a": [1, 1, 1, 0, 1], "b": [1, 1, 1, 1, 0], "c": [2, 2, 2, 2, 2]},
            when=lambda s: points(s, "a") >= 3,
        ),
        Mistake(
            "courage-as-evidence",
            "`b` is brave. Was the model wrong more often about these people? Nobody looked, and a story about fairness turns on that.",
            {"a": [0, 0, 0, 0, 0], "b": [2, 2, 2, 2, 0], "c": [2, 2, 2, 2, 2]},
            when=lambda s: points(s, "b") >= 7 and points(s, "a") < 3,
        ),
        Mistake(
            "admission-marked-down",
            "Strict with `c`. That its teller had signed off on the wrong number is what makes it believable, and what “mine” asks for.",
            {"a": [0, 0, 0, 0, 0], "b": [1, 1, 1, 1, 0], "c": [2, 1, 1, 1, 1]},
            when=lambda s: 0 <= points(s, "c") <= 6 and points(s, "b") < 7 and points(s, "a") < 3,
        ),
    ],
    apart=3,
    hints=["Underline what only this person could have said.", "One of the three has nothing underlined; one has half."],
    follow_ups=[
        FollowUp(
            "Why not ship it with another threshold for the south?",
            "Says what that does: fewer misses and more false alarms there, a flag that means something else in each region; whether the law there allows a threshold by group; and who has to decide it. Not a reflex in either direction.",
        ),
        FollowUp("Who was against it, and what was right about that?", "Names the other side's reason so that they would agree with the wording. A story without one was no decision."),
    ],
    right="Within three points. The strong one is a sum before it is a value: one error, by group, and whose it is.",
    topic="stories",
)  # fmt: skip
