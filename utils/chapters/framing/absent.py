"""Tell an answer from words that say that there is none."""

import re

# Whole answers that leave a field open; then those that do so as a first word, with and without a number behind it.
STOCK = frozenset(
    [
        "any",
        "anyone",
        "anybody",
        "anything",
        "blank",
        "depends",
        "ditto",
        "dunno",
        "empty",
        "hm",
        "hmm",
        "idk",
        "ignore",
        "irrelevant",
        "later",
        "maybe",
        "missing",
        "n",
        "na",
        "nan",
        "nil",
        "no",
        "none",
        "not",
        "nothing",
        "null",
        "open",
        "pass",
        "pending",
        "same",
        "see",
        "skip",
        "skipped",
        "some",
        "someone",
        "somebody",
        "something",
        "tba",
        "tbc",
        "tbd",
        "todo",
        "unclear",
        "undecided",
        "undefined",
        "unknown",
        "unnecessary",
        "unspecified",
        "unsure",
        "whatever",
        "x",
        "xx",
        "xxx",
    ]
)
FIRST_OF_FIGURES = frozenset(
    [
        "dunno",
        "hmm",
        "idk",
        "na",
        "nan",
        "nil",
        "none",
        "null",
        "tba",
        "tbc",
        "tbd",
        "todo",
        "unclear",
        "undecided",
        "undefined",
        "unknown",
        "unsure",
        "unspecified",
        "whatever",
    ]
)
FIRST = FIRST_OF_FIGURES | frozenset(
    ["later", "maybe", "neither", "never", "no", "nobody", "noone", "not", "nothing", "nowhere", "without"]
)
_NOT = r"\b(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|need|must|may)(?:n't|nt| not)\b|\b(?:cannot|won't|can't)\b"
NARROW = re.compile(
    rf"(?:{_NOT}) (?:really |yet |even )?(?:need|know|have|want|think|measure|use|apply|decide|require|plan|sure|clear)\b"
    r"|\bno (?:idea|need|plan|such|label|labels|guardrail|metric|limit|bound|window|baseline|capacity|cost|costs|recourse|way|one|answer|"
    r"data|appeal|clue|owner)\b"
    r"|\bnot (?:yet )?(?:applicable|needed|necessary|required|relevant|known|decided|defined|sure|clear|yet|available|determined|set|"
    r"important|specified|measured|used|possible|applied|assigned|agreed|fixed|considered|there)\b"
    r"|\b(?:yet|still|left|remains|has|have) to be\b|\bto be (?:decided|defined|determined|done|confirmed|agreed|discussed|found|set|clarified)\b"
    r"|^\W*(?:we'll see|hard to (?:say|tell)|(?:still |an? )?open(?: question)?\W*$|up to (?:the|them|you|us|him|her)\b|as (?:needed|required|appropriate|usual)\b"
    r"|depends\b|depending\b|(?:let's |we (?:would |will |can |could )?)?skip\b|(?:left|leave|leaving)(?: it| this)? (?:open|empty|blank|out)\b|to follow\b"
    r"|under (?:discussion|review)\b|in discussion\b|ask (?:the|them|him|her|me|us|product|legal|someone|somebody)\b|zilch\b|nada\b)"
    r"|\bnever (?:had|have|has|needed|used|asked|thought|defined|decided)\b"
    r"|\b(?:unknown|undecided|unclear|unspecified|undetermined|unsure|irrelevant|unnecessary)\b|\bn/a\b|\bit depends\b"
    r"|\b(?:decide|decided|determine|figure|define|defined|think|discuss|clarify)\b.*\blater\b|\blater\b.*\b(?:decide|define)"
)
AT_ITS_START = re.compile(rf"^(?:\S+ ){{0,2}}(?:{_NOT})")
ANYWHERE = re.compile(r"\b(?:nobody|no one|nothing|none|impossible)\b")
ALONE = r"(?:\W*$|\W*[,.;:(–-]| (?:yet|so far|at all|really|for now|needed|necessary|of (?:them|it|these|this|that))\b)"


def plain(text: str) -> str:
    """Return the text in lower case, one blank between words, straight apostrophes."""
    return " ".join(text[:400].replace("’", "'").casefold().split())


def stock(text: str) -> bool:
    """Tell whether the text as a whole is a stock non-answer, or holds neither letter nor digit."""
    words = re.sub(r"[^\w/']+", " ", plain(text).replace(".", "")).strip()
    return not re.search(r"[^\W_]", words) or words in STOCK or words in ("n/a", "n a", "no one", "not yet", "no idea")


def put_off(text: str) -> bool:
    """Tell whether the text is a stock non-answer or says that something is not known, not needed or not yet decided.

    >>> [put_off(text) for text in ("n/a", "we don't need one", "no call", "nothing, 78% stay")]
    [True, True, False, False]
    """
    return stock(text) or bool(NARROW.search(plain(text)))


def says_none(text: str) -> bool:
    """Tell whether words say that there is nothing to say; what has a figure in it may begin with “not more than”.

    >>> [says_none(text) for text in ("nobody", "to be decided", "none (0 so far)", "not more than 2%", "the night shift")]
    [True, True, True, False, False]
    """
    words = re.sub(r"^\W+", "", plain(text))
    if put_off(text):
        return True
    if re.search(r"\d", words):
        return bool(re.match(rf"(?:{'|'.join(sorted(FIRST_OF_FIGURES))})\b{ALONE}", words))
    first = re.match(r"[\w']+", words)
    return bool(first and first[0] in FIRST) or bool(AT_ITS_START.search(words) or ANYWHERE.search(words))
