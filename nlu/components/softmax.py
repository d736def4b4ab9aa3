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
        k, s, d = len(names), sparse.shape[1], dense.shape[1]
        parts = [
            _Part(sparse[rows], dense[rows], codes[rows]) for rows in np.array_split(np.arange(len(labels)), _THREADS)
        ]

        def loss(flat: np.ndarray) -> Tuple[float, np.ndarray]:
            w = flat.astype(np.float32)
            ws, wd, bias = w[: s * k].reshape(s, k), w[s * k : (s + d) * k].reshape(d, k), w[-k:]
            found = list(pool.map(lambda part: part.loss(ws, wd, bias), parts))
            slope = np.sum([slope for _, slope in found], axis=0)
            slope[:-k] += w[:-k] / self.C
            value = float(w[:-k] @ w[:-k]) / (2 * self.C) + sum(value for value, _ in found)
            return value, slope.astype(np.float64)

        with (
            ThreadPoolExecutor(_THREADS) as pool,
            tqdm(total=self.iterations, desc=name, unit="step", leave=False) as bar,
        ):
            found = minimize(
                loss,
                np.zeros((s + d + 1) * k),
                jac=True,
                method="L-BFGS-B",
                callback=lambda _: bar.update(),
                options={"maxiter": self.iterations, "maxcor": _REMEMBERED},
            )
        w = found.x.astype(np.float32)
        self._sparse, self._dense, self._bias = w[: s * k].reshape(s, k), w[s * k : (s + d) * k].reshape(d, k), w[-k:]
        return self

    def predict_proba(self, sparse: csr_matrix, dense: np.ndarray) -> np.ndarray:
        """Return n x classes probabilities."""
        return np.exp(_log_softmax(sparse @ self._sparse + dense @ self._dense + self._bias))


class _Part:
    """Some of the rows: their part of the loss and of its slope."""

    def __init__(self, sparse: csr_matrix, dense: np.ndarray, codes: np.ndarray) -> None:
        self._sparse, self._transposed, self._dense, self._codes = sparse, sparse.T.tocsr(), dense, codes

    def loss(self, ws: np.ndarray, wd: np.ndarray, bias: np.ndarray) -> Tuple[float, np.ndarray]:
        """Return the negative log-likelihood and its slope, flat: of sparse weights, of dense ones, and of the bias."""
        log_p = _log_softmax(self._sparse @ ws + self._dense @ wd + bias)
        places = np.arange(len(self._codes)), self._codes
        value = -float(log_p[places].sum())
        rest = np.exp(log_p)
        rest[places] -= 1
        return value, np.concatenate([(self._transposed @ rest).ravel(), (self._dense.T @ rest).ravel(), rest.sum(0)])


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
