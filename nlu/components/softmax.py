"""Multinomial logistic regression on sparse features, such as n-grams.

The optimiser is SciPy's L-BFGS, as in scikit-learn's LogisticRegression, but with a step of its own for each feature.
With the same step for all, which is what scikit-learn has, the weights of rare n-grams were half learned after forty.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import List, Optional, Tuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from tqdm import tqdm

_REMEMBERED = 5  # steps that L-BFGS keeps; working with them takes as long as the loss itself
_THREADS = 2  # a sparse product uses one core, and SciPy lets go of Python's lock meanwhile: two run at once


class SoftmaxRegression:
    """L2-regularised softmax regression; `classes_` holds the labels in the order of the probabilities."""

    def __init__(self, C: float, iterations: int) -> None:  # noqa: N803 - scikit-learn's name
        """`C`: inverse strength of regularisation; `iterations`: the most L-BFGS steps."""
        self.C, self.iterations = C, iterations
        self.classes_: List[str] = []
        self._weights: Optional[np.ndarray] = None
        self._bias: Optional[np.ndarray] = None

    def fit(self, rows: csr_matrix, labels: List[str], name: str = "fitting") -> "SoftmaxRegression":
        """Fit on n x features and n labels."""
        names, codes = np.unique(labels, return_inverse=True)
        self.classes_ = [str(n) for n in names]
        k = len(names)
        scales = _scales(rows, k, self.C)
        parts = [_Part(rows[some], codes[some]) for some in np.array_split(np.arange(len(labels)), _THREADS)]

        def weights(flat: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
            table = flat.reshape(-1, k).astype(np.float32) * scales
            return table[:-1], table[-1]

        def loss(flat: np.ndarray) -> Tuple[float, np.ndarray]:
            w, bias = weights(flat)
            found = list(pool.map(lambda part: part.loss(w, bias), parts))
            slope = np.sum([slope for _, slope in found], axis=0)
            slope[:-1] += w / self.C
            value = float(np.vdot(w, w)) / (2 * self.C) + sum(value for value, _ in found)
            return value, (slope * scales).astype(np.float64).ravel()

        with (
            ThreadPoolExecutor(_THREADS) as pool,
            tqdm(total=self.iterations, desc=name, unit="step", leave=False) as bar,
        ):
            found = minimize(
                loss,
                np.zeros(len(scales) * k),
                jac=True,
                method="L-BFGS-B",
                callback=lambda _: bar.update(),
                options={"maxiter": self.iterations, "maxcor": _REMEMBERED},
            )
        self._weights, self._bias = weights(found.x)
        return self

    def predict_proba(self, rows: csr_matrix) -> np.ndarray:
        """Return n x classes probabilities."""
        return np.exp(_log_softmax(rows @ self._weights + self._bias))


class _Part:
    """Some of the rows: their part of the loss and of its slope."""

    def __init__(self, rows: csr_matrix, codes: np.ndarray) -> None:
        self._rows, self._transposed, self._codes = rows, rows.T.tocsr(), codes

    def loss(self, w: np.ndarray, bias: np.ndarray) -> Tuple[float, np.ndarray]:
        """Return the negative log-likelihood and its slope: a row for each feature, and the bias."""
        log_p = _log_softmax(self._rows @ w + bias)
        places = np.arange(len(self._codes)), self._codes
        value = -float(log_p[places].sum())
        rest = np.exp(log_p)
        rest[places] -= 1
        return value, np.vstack([self._transposed @ rest, rest.sum(0)])


def _scales(rows: csr_matrix, k: int, C: float) -> np.ndarray:  # noqa: N803
    """Return (features + 1) x 1: what L-BFGS takes for a step of one, by feature, the bias last.

    The loss bends by the feature's sum of squares times p (1 - p), about 1/k, and by 1/C. Where n-grams that stand in
    three lines and in thousands have the same step, forty steps are far from enough for the rare ones.
    """
    squares = np.asarray(rows.multiply(rows).sum(axis=0)).ravel()
    bends = np.append(squares / k + 1 / C, rows.shape[0] / k)
    return (1 / np.sqrt(bends)).astype(np.float32)[:, np.newaxis]


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
