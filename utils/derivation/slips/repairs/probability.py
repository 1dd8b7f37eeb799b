"""Conditional probabilities: reversed, forgotten, of the wrong event; a prior or a normaliser left out."""

from collections.abc import Iterator
from itertools import combinations

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import at, rebuilt

NAME, FACTOR = "conditioning", "dropped factor"


def conditions(scene: Scene) -> Iterator[Candidate]:
    """Repair each probability in the line."""
    events = [("ev", name) for name in scene.problem.events]
    literals = [event for name in events for event in (name, ("not", name))]
    for path, node in walk(scene.line):
        if node[0] != "P":
            continue
        _, event, given = node
        likely = []
        if given is not None:
            likely.append((1, ("P", given, event), "{} is the wrong way round: it should be {}"))
            joint = ("P", ("and", event, given), None)
            says = ("{} should be the joint {}: the factor {} is missing", node, joint, ("P", given, None))
            yield Candidate(1.01, FACTOR, path, joint, says)
            likely.append((1.4, ("P", event, None), "{} should not be conditional: {}"))
            likely.append((1.5, ("P", event, _negated(given)), "{} is conditional on the wrong event: it should be {}"))
        if given is not None:
            for one in literals:
                if one[-1] not in (event[-1], given[-1]) and given[0] != "and":
                    likely.append((1.6, ("P", event, ("and", given, one)), "{} should be conditional on more: {}"))
        if event[0] in ("and", "or"):
            new = ("P", ("or" if event[0] == "and" else "and", *event[1:]), given)
            yield Candidate(1.8, "wrong operator", path, new, ("{} should be {}", node, new))
        if event[0] == "and" and given is None:
            likely += [(1, ("P", event[3 - k], event[k]), "{} should be conditional: {}") for k in (1, 2)]
        if event[0] in ("ev", "not"):
            new = ("P", _negated(event), given)
            name = "complement" if given is None else NAME
            yield Candidate(1.45, name, path, new, ("{} is of the wrong event: it should be {}", node, new))
        if given is None and event[0] == "ev":
            others = [name for name in events if name != event]
            both = [("and", a, b) for a, b in combinations(others, 2)]
            likely += [(1.6, ("P", event, pair), "{} should be conditional: {}") for pair in both]
        if given is None:
            likely += [(1.3, ("P", event, other), "{} should be conditional: {}") for other in literals]
        likely += [(1.9, ("P", one, None), "{} should be {}") for one in literals]
        for one in literals:
            likely += [(2.3, ("P", one, other), "{} should be {}") for other in literals if one[-1] != other[-1]]
        for cost, new, says in likely:
            if new != node and new[1] != new[2]:
                yield Candidate(cost, NAME, path, new, (says, node, new))
    for path, node in walk(scene.line):
        if node[0] in ("add", "div", "sub"):
            new = rebuilt(node, _joint)
            says = ("the conditionals in {} should be joint: {}", node, new)
            yield Candidate(1.6, FACTOR, path, new, says)
    known = [one for one in literals] + [("and", a, b) for a in literals for b in literals if a[-1] != b[-1]]
    for path, node in walk(scene.line):
        parent = at(scene.line, path[:-1]) if path else ()
        if node[0] in ("P", "mul", "jux", "div", "add") and not (parent and parent[0] in ("mul", "jux")):
            for event in known if events else ():
                other = ("P", event, None)
                deep = 0.8 if not path else 1.1
                yield Candidate(1.7 + deep, FACTOR, path, ("mul", node, other), ("{} lacks the factor {}", node, other))
                for given in literals:
                    if given[-1] != event[-1] and event[0] != "and":
                        likelihood = ("P", event, given)
                        says = ("{} lacks the factor {}", node, likelihood)
                        yield Candidate(1.9 + deep, NAME, path, ("mul", node, likelihood), says)
                yield Candidate(
                    1.8 + deep, FACTOR, path, ("div", node, other), ("{} is not divided by {}", node, other)
                )


def odds(scene: Scene) -> Iterator[Candidate]:
    """Put back a ratio of likelihoods, or of prior chances."""
    if scene.line[0] not in ("div", "mul", "jux") or not any(node[0] == "P" for _, node in walk(scene.line)):
        return
    events = [("ev", name) for name in scene.problem.events[:3]]
    for event in events:
        ratios = [("div", ("P", event, None), ("P", ("not", event), None))]
        ratios += [("div", ("P", e, event), ("P", e, ("not", event))) for e in events if e != event]
        for ratio in ratios:
            for factor in (ratio, ("div", ratio[2], ratio[1])):
                says = ("the line is missing the factor {}", factor)
                yield Candidate(2.75, FACTOR, (), ("mul", scene.line, factor), says)


def _joint(node: tuple) -> tuple | None:
    return ("P", ("and", node[1], node[2]), None) if node[0] == "P" and node[2] is not None else None


def _negated(event: tuple) -> tuple:
    return event[1] if event[0] == "not" else ("not", event)
