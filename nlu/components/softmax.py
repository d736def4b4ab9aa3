"""Multinomial logistic regression on a sparse and a dense block of features side by side.

scikit-learn's LogisticRegression takes one matrix: with some 900 dense numbers a row inside a sparse matrix it
needs minutes where keeping the blocks apart needs seconds. The optimiser is SciPy's L-BFGS.
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
        self._sparse: Optional[np.ndarray] = None
        self._dense: Optional[np.ndarray] = None
        self._bias: Optional[np.ndarray] = None

    def fit(
        self, sparse: csr_matrix, dense: np.ndarray, labels: List[str], name: str = "fitting"
    ) -> "SoftmaxRegression":
        """Fit on n x s sparse and n x d dense features (either may have no columns) and n labels."""
        names, codes = np.unique(labels, return_inverse=True)
        self.classes_ = [str(n) for n in names]
        k, s = len(names), sparse.shape[1]
        scales = _scales(sparse, dense, k, self.C)
        parts = [
            _Part(sparse[rows], dense[rows], codes[rows]) for rows in np.array_split(np.arange(len(labels)), _THREADS)
        ]

        def weights(flat: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
            table = flat.reshape(-1, k).astype(np.float32) * scales
            return table[:-1], table[-1]

        def loss(flat: np.ndarray) -> Tuple[float, np.ndarray]:
            w, bias = weights(flat)
            found = list(pool.map(lambda part: part.loss(w[:s], w[s:], bias), parts))
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
        w, self._bias = weights(found.x)
        self._sparse, self._dense = w[:s], w[s:]
        return self

    def predict_proba(self, sparse: csr_matrix, dense: np.ndarray) -> np.ndarray:
        """Return n x classes probabilities."""
        return np.exp(_log_softmax(sparse @ self._sparse + dense @ self._dense + self._bias))


class _Part:
    """Some of the rows: their part of the loss and of its slope."""

    def __init__(self, sparse: csr_matrix, dense: np.ndarray, codes: np.ndarray) -> None:
        self._sparse, self._transposed, self._dense, self._codes = sparse, sparse.T.tocsr(), dense, codes

    def loss(self, ws: np.ndarray, wd: np.ndarray, bias: np.ndarray) -> Tuple[float, np.ndarray]:
        """Return the negative log-likelihood and its slope: rows for sparse features, dense ones, and the bias."""
        log_p = _log_softmax(self._sparse @ ws + self._dense @ wd + bias)
        places = np.arange(len(self._codes)), self._codes
        value = -float(log_p[places].sum())
        rest = np.exp(log_p)
        rest[places] -= 1
        return value, np.vstack([self._transposed @ rest, self._dense.T @ rest, rest.sum(0)])


def _scales(sparse: csr_matrix, dense: np.ndarray, k: int, C: float) -> np.ndarray:  # noqa: N803
    """Return (s + d + 1) x 1: what L-BFGS takes for a step of one, by feature, the bias last.

    The loss bends by the feature's sum of squares times p (1 - p), about 1/k, and by 1/C. Where n-grams that stand in
    three lines and in thousands have the same step, forty steps are far from enough for the rare ones.
    """
    squares = np.concatenate([np.asarray(sparse.multiply(sparse).sum(axis=0)).ravel(), (dense * dense).sum(axis=0)])
    bends = np.append(squares / k + 1 / C, sparse.shape[0] / k)
    return (1 / np.sqrt(bends)).astype(np.float32)[:, np.newaxis]


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
