"""Which sentences about published systems do their sources support? The others are what candidates misremember."""

from dataclasses import dataclass

from utils.exercise import Exercise, FollowUp, Mistake, Subset, Wrong


@dataclass(frozen=True)
class Sentence:
    """Something said in a design round; `trap` names what is wrong with it and `because` says why (none: it is supported)."""

    says: str
    trap: str = ""
    because: str = ""


SENTENCES = {
    "a": Sentence(
        "Facebook's feed (2021) filters millions of posts a person down to hundreds.",
        "millions-of-posts",
        "`a`: the pool was what one's friends, groups and pages posted: more than a thousand, of which a light model keeps about 500 (Meta Engineering, 2021).",
    ),
    "b": Sentence("YouTube's candidate generation (2016) takes millions of videos down to hundreds."),
    "c": Sentence(
        "Two stages exist because one cannot retrain the model whenever somebody posts.",
        "retraining",
        "`c`: how often a model is trained has nothing to do with it. Two stages exist because *scoring* everything with the heavy model is too expensive.",
    ),
    "d": Sentence(
        "YouTube's ranker (2016) was trained to maximise clicks.",
        "clicks",
        "`d`: clicked impressions are weighted by the time watched, so that the odds come out near the expected watch time (Covington and others, 2016).",
    ),
    "e": Sentence("Pixie (Pinterest, 2018) walks the graph when the request comes; one server answers 1,200 requests a second."),
    "f": Sentence(
        "At Airbnb (Haldar and others) a neural network beat the trees as soon as it was tried.",
        "at-once",
        "`f`: trees gave much of the early gains and then a plateau; the paper is about what it took to get past it: 'deep learning was steep learning for us'.",
    ),
    "g": Sentence("Airbnb's listing embeddings (2018) have 32 numbers and are learned from search sessions."),
    "h": Sentence(
        "Michelangelo (Uber, 2017) is a recommender for restaurants.",
        "platform",
        "`h`: it is a platform, from data to monitoring. Delivery times for meals are one of its uses.",
    ),
    "i": Sentence("Netflix (2017) interleaves to choose among rankers, and then runs an A/B test."),
    "j": Sentence(
        "Interleaving showed Netflix which ranker keeps more members.",
        "retention",
        "`j`: interleaving shows which list is preferred within a visit. What members do over months is left to the A/B test.",
    ),
}  # fmt: skip
SUPPORTED = tuple(letter for letter, sentence in SENTENCES.items() if not sentence.trap)


class Letters(Subset):
    """Some of the sentences, by letter; a text such as `"a c"` counts too."""

    def __init__(self):
        super().__init__(SENTENCES, "a letter of a sentence")
        self.expects = 'the letters, such as `{"a", "c"}`'

    def read(self, raw, rng=None):
        """Return the letters as a set."""
        if isinstance(raw, str) and 0 < len(raw) <= 60:
            raw = raw.replace(",", " ").split()
        if isinstance(raw, (list, tuple, set)):
            raw = [one.strip().lower() if isinstance(one, str) else one for one in raw]
        return super().read(raw, rng)

    def parts(self):
        """Return the sentences."""
        return [f"`{letter}` {sentence.says}" for letter, sentence in SENTENCES.items()]


def _complete(letters, rng, kind):
    missing = len(set(SUPPORTED) - letters)
    if missing:
        says = "sentence is" if missing == 1 else "sentences are"
        raise Wrong(
            f"Nothing false among yours, but {missing} more {says} supported. Look through the sheets above.",
            cause="too-careful",
        )


def _no_trap(letters, rng, kind):
    if letters - set(SUPPORTED):
        raise Wrong("One of them is not what was published.", general=True)


published_facts = Exercise(
    "published-facts",
    "Which of these sentences could you say in the room without being corrected? Hand in their letters.",
    Letters(),
    [_no_trap, _complete],
    [
        Mistake(sentence.trap, sentence.because, {*SUPPORTED, letter}, lambda letters, letter=letter: letter in letters)
        for letter, sentence in SENTENCES.items()
        if sentence.trap
    ],
    hints=[
        "For each, ask: who said it, in which year, about what?",
        "A number with a year is easier to defend than a 'because'. Two of the 'becauses' here are wrong.",
        f"{len(SUPPORTED)} are supported; the first of them is `{SUPPORTED[0]}`.",
    ],
    follow_ups=[
        FollowUp(
            "You quote YouTube's paper. It is from 2016. Why should I care?",
            "It is quoted for a shape that has lasted (retrieve, then rank; weight the label by its value), not for its networks. Says what has changed since in public work (two towers with corrected in-batch negatives: Yi and others, 2019), and that what a company runs today is not in its old papers.",
        ),
        FollowUp(
            "Where do you not know?",
            "Says it plainly: papers rarely give latency percentiles, machines or money, and never the weights of objectives. Then offers an estimate instead, with its assumptions.",
        ),
    ],
    right="All of them, and none of the others. Say the year with the name: it shows that you know what may have changed.",
    topic="system design",
    minutes=4,
)  # fmt: skip
