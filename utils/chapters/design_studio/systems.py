"""Published systems as cheat sheets: what was published, by whom, when, and what it is wrongly quoted for."""

import html
from dataclasses import dataclass

from utils.exercise import views

READ = "read"  # in the paper, its abstract, or the organisation's own page
RETOLD = "retold"  # by others who read it; look it up before you quote it


@dataclass(frozen=True)
class Fact:
    """One thing that was published; `how` tells whether we read it in the source or in others' account of it."""

    says: str
    how: str = READ


@dataclass(frozen=True)
class Source:
    """A publication."""

    who: str
    title: str
    year: int
    venue: str
    url: str


@dataclass(frozen=True)
class System:
    """A system's sheet: its sources, what they say, what they are wrongly quoted for, and what to take from it."""

    name: str
    sources: tuple[Source, ...]
    published: tuple[Fact, ...]
    misquoted: tuple[str, ...]
    use: str

    def __str__(self) -> str:
        lines = [self.name]
        lines += [f"  {s.who} ({s.year}). {s.title}. {s.venue}. {s.url}" for s in self.sources]
        lines += ["Published:", *(f"  {_told(fact)}" for fact in self.published)]
        lines += ["Do not quote it for:", *(f"  {each}" for each in self.misquoted), f"Use it for: {self.use}"]
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        quiet = f'<span style="{views.QUIET}">'
        said = [
            f"{quiet}{html.escape(s.who)} ({s.year}). <cite>{html.escape(s.title)}</cite>. {html.escape(s.venue)}. "
            f'<a href="{html.escape(s.url)}" rel="noopener">{html.escape(s.url.split("://")[1])}</a></span><br>'
            for s in self.sources
        ]
        columns = [
            _column("Published", [_told(fact) for fact in self.published], 3),
            _column("Do not quote it for", list(self.misquoted), 2),
        ]
        return views.box(
            [
                f"<div><strong>{html.escape(self.name)}</strong></div>",
                f"<div>{''.join(said)}</div>",
                f'<div style="display:flex;flex-wrap:wrap;column-gap:2em">{"".join(columns)}</div>',
                f"<div><strong>Use it for</strong> {views.rich(self.use)}</div>",
            ],
            "#0072B2",
        )


def _told(fact: Fact) -> str:
    return fact.says if fact.how == READ else f"{fact.says} (retold by others)"


def _column(title: str, lines: list[str], share: int) -> str:
    items = "".join(f"<li>{views.rich(line)}</li>" for line in lines)
    return f'<div style="flex:{share} 1 14em;min-width:0"><strong>{title}</strong><ul style="margin:.2em 0">{items}</ul></div>'


youtube = System(
    "YouTube, 2016",
    (
        Source("P. Covington, J. Adams, E. Sargin", "Deep Neural Networks for YouTube Recommendations", 2016, "RecSys", "https://research.google/pubs/pub45530"),
    ),
    (
        Fact("Two networks: candidate generation takes millions of videos to hundreds; ranking scores only those, with many more features."),
        Fact("Candidates: a softmax over videos watched, trained with sampled negatives corrected by importance weights, served as a nearest-neighbour search.", RETOLD),
        Fact("Predicting the user's *next* watch did better in A/B tests than predicting a held-out one."),
        Fact("Ranking predicts expected watch time: logistic regression in which clicked impressions weigh their watch time, the others 1."),
        Fact("Implicit signals (watches) rather than the explicit ones (thumbs, surveys) train the candidate model."),
    ),
    ("Maximising clicks: the label is weighted by the time watched.", "Two stages because of retraining: only hundreds are ranked, so that each can have many more features.", "Today's system: the paper is from 2016."),
    "two stages, and the sentence 'we weight the label by its value'.",
)  # fmt: skip

pinterest = System(
    "Pinterest, 2018",
    (
        Source("C. Eksombatchai and others", "Pixie: A System for Recommending 3+ Billion Items to 200+ Million Users in Real-Time", 2018, "WWW", "https://arxiv.org/abs/1711.07601"),
        Source("R. Ying and others", "Graph Convolutional Neural Networks for Web-Scale Recommender Systems", 2018, "KDD", "https://arxiv.org/abs/1806.01973"),
    ),
    (
        Fact("Pixie: random walks over a graph of 3 billion nodes and 17 billion edges, computed for each request."),
        Fact("Pixie: one server answers 1,200 requests a second at 60 ms; systems backed by it contribute to more than 80% of engagement."),
        Fact("PinSage: embeddings from graph convolutions over random walks; trained on 7.5 billion examples, on a graph of 3 billion nodes."),
        Fact("PinSage: training on harder and harder negatives; better in offline metrics, user studies and A/B tests."),
    ),
    ("A measured 99th percentile: the abstract says 60 ms, not of which requests; Pinterest's post of March 2017 calls 60 ms its p99 *goal*.", "Causing 80% of engagement: it says 'contribute to'.", "The edges of PinSage's graph: its abstract says 17 billion at KDD and 18 billion on arXiv."),
    "candidates from a graph without training (Pixie), and content beside structure for new pins (PinSage).",
)  # fmt: skip

airbnb = System(
    "Airbnb, 2018 and 2019",
    (
        Source("M. Grbovic, H. Cheng", "Real-time Personalization using Embeddings for Search Ranking at Airbnb", 2018, "KDD", "https://doi.org/10.1145/3219819.3219885"),
        Source("M. Haldar and others", "Applying Deep Learning To Airbnb Search", 2019, "KDD (arXiv 2018)", "https://arxiv.org/abs/1810.09591"),
    ),
    (
        Fact("2018: a two-sided market: a guest rarely books the same home twice, and a home takes one guest for a date."),
        Fact("2018: embeddings of listings from search sessions, 32 numbers each; search ranking and similar listings drive 99% of conversions."),
        Fact("2018: 4.5 million listings, 800 million click sessions; the carousel's click rate rose by 21%.", RETOLD),
        Fact("2018: a session's booked home counts as context of every click; negatives also from the same market; a new listing takes the mean of three near ones.", RETOLD),
        Fact("2019: trees brought much of the early gains and then a plateau; the paper tells how neural networks got past it, failures included."),
    ),
    ("99% thanks to embeddings: it is the share of conversions that come through the two channels.", "A network that won at once: 'deep learning was steep learning for us'."),
    "cold start by neighbours, and 'trees first, then a network, and why'.",
)  # fmt: skip

uber = System(
    "Uber's Michelangelo, 2017",
    (Source("Uber Engineering", "Meet Michelangelo: Uber's Machine Learning Platform", 2017, "eng.uber.com", "https://eng.uber.com/michelangelo/"),),
    (
        Fact("A platform, not a recommender: manage data, train, evaluate, deploy, predict, monitor."),
        Fact("A shared feature store, about 10,000 features, the same ones offline (Hive) and online (Cassandra).", RETOLD),
        Fact("More than 250,000 predictions a second for the busiest models, 95th percentile below 10 ms.", RETOLD),
        Fact("UberEATS' delivery times: gradient-boosted trees.", RETOLD),
    ),
    ("A recommender: it serves models of many kinds.", "Millions of predictions a second: that is the article of 2018, a year later."),
    "one definition of a feature for training and serving.",
)  # fmt: skip

facebook = System(
    "Facebook's feed, 2021",
    (Source("Meta Engineering", "How machine learning powers Facebook's News Feed ranking algorithm", 2021, "engineering.fb.com", "https://engineering.fb.com/2021/01/26/ml-applications/news-feed-ranking/"),),
    (
        Fact("The inventory: posts by friends, groups and pages one is connected to, since the last visit, and unseen ones from before; more than a thousand for a person."),
        Fact("A lightweight model keeps about 500; a multitask network scores each of them; a contextual pass then mixes kinds of posts."),
        Fact("More than 2 billion people; for each post several predictions, a like being one, that add up to what it is worth to this person."),
        Fact("Integrity processes are applied to every post."),
    ),
    ("Millions of posts down to hundreds: the pool is about a thousand.", "Posts of strangers: it is about what one is connected to.", "Two stages because one cannot retrain for each post."),
    "a feed's pool is small: the filter is for the price of *scoring*, not for finding among millions.",
)  # fmt: skip

netflix = System(
    "Netflix, 2017",
    (Source("J. Parks, J. Aurisset, M. Ramm", "Innovating Faster on Personalization Algorithms at Netflix Using Interleaving", 2017, "Netflix Technology Blog", "https://netflixtechblog.com/interleaving-in-online-experiments-at-netflix-a04ee392ec55"),),
    (
        Fact("Two stages of experiment: interleaving prunes many rankers fast, an A/B test then measures what members do in the long run."),
        Fact("Interleaving needed more than 100 times fewer users than the A/B test, in its case.", RETOLD),
    ),
    ("Retention measured by interleaving: that is what the A/B test is for.", "A law of nature: the factor depends on the product and on the metric."),
    "'interleave to choose, A/B to decide'.",
)  # fmt: skip

SHEETS = (youtube, pinterest, airbnb, uber, facebook, netflix)
