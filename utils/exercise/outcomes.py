"""How reading and checking an answer end early: the exceptions that become verdicts."""


class Unattempted(Exception):
    """There is no answer yet."""


class Invalid(Exception):
    """The answer is not of the kind that was asked for; the message says what was expected."""


class Wrong(Exception):
    """The answer does not hold.

    `counterexample` is the smallest input that shows it; `cause` is the mistake's name when the property itself knows it;
    `general` means that the words fit any wrong answer, so that the learner is also told where to look for help; `own` that
    it is the learner's own score that falls short.
    """

    def __init__(
        self,
        says: str,
        counterexample: str | None = None,
        cause: str | None = None,
        general: bool = False,
        own: bool = False,
    ):
        super().__init__(says)
        self.counterexample = counterexample
        self.cause = cause
        self.general = general
        self.own = own


class LearnerError(Exception):
    """The learner's own code raised; the message holds its own line and the input that did it."""
