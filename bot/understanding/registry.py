"""Which NLU model serves, which one served before it, and what was decided when.

`var/models/serving.json` names both; `var/models/history.jsonl` has one line for every decision. A model is
`<name>.tar.gz`, named after the files and examples it was made from (training.py: name); the figures of its test run
lie beside it as `<name>.json`.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import NluError

_KEPT = 3


@dataclass(frozen=True, slots=True)
class Serving:
    """The fingerprints of the serving model and of the one before it, None where there is none."""

    model: str | None = None
    previous: str | None = None


class Registry:
    """The models of one `var` folder."""

    def __init__(self, var: Path) -> None:
        self.folder = var / "models"
        self._pointer = self.folder / "serving.json"
        self._history = self.folder / "history.jsonl"

    def archive(self, model: str) -> Path:
        """Return the file of a model, whether it exists or not."""
        return self.folder / f"{model}.tar.gz"

    def figures(self, model: str) -> Path:
        """Return the file with a model's test results, whether it exists or not."""
        return self.folder / f"{model}.json"

    def serving(self) -> Serving:
        """Return what serves now; a name whose archive is gone counts as none."""
        try:
            named = json.loads(self._pointer.read_text("utf-8"))
        except (OSError, ValueError):
            return Serving()
        if not isinstance(named, dict):
            return Serving()
        model, previous = (
            name if isinstance(name, str) and self.archive(name).exists() else None
            for name in (named.get("serving"), named.get("previous"))
        )
        return Serving(model, previous)

    def publish(self, model: str, why: str) -> None:
        """Let a trained model serve; the one that served so far is kept for a rollback."""
        now = self.serving()
        if now.model != model:
            self._point(Serving(model, now.model))
        self.log("publish", model, why)
        self._prune()

    def refuse(self, model: str, why: str) -> None:
        """Note that a trained model was not let serve."""
        self.log("refuse", model, why)
        self._prune()

    def rollback(self) -> Serving:
        """Let the previous model serve again, the present one becoming the previous. Raises NluError."""
        now = self.serving()
        if now.previous is None:
            raise NluError("There is no earlier model to go back to.")
        self._point(Serving(now.previous, now.model))
        self.log("rollback", now.previous, f"instead of {now.model}")
        return self.serving()

    def judged(self, fingerprint: str) -> bool:
        """True if a model of this fingerprint was trained and a decision about it was noted, whatever it was."""
        decided = {str(e.get("model")) for e in self._entries() if e.get("decision") in ("publish", "refuse")}
        return any(m.startswith(fingerprint) and self.archive(m).exists() for m in decided)

    def log(self, decision: str, model: str, why: str) -> None:
        """Add one line to the history."""
        self.folder.mkdir(parents=True, exist_ok=True)
        entry = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "decision": decision,
            "model": model,
            "why": why,
        }
        with self._history.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def _entries(self) -> list[dict[str, object]]:
        try:
            lines = self._history.read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return []
        return [entry for line in lines if isinstance(entry := _object(line), dict)]

    def _point(self, serving: Serving) -> None:
        partial = self._pointer.with_suffix(".partial")
        partial.write_text(json.dumps({"serving": serving.model, "previous": serving.previous}), "utf-8")
        partial.replace(self._pointer)

    def _prune(self) -> None:
        now = self.serving()
        newest = sorted(self.folder.glob("*.tar.gz"), key=lambda f: f.stat().st_mtime, reverse=True)
        for half in self.folder.glob("*.tar.partial"):
            half.unlink()  # of a training that was ended in the middle of writing
        for old in newest[_KEPT:]:
            name = old.name.removesuffix(".tar.gz")
            if name not in (now.model, now.previous):
                old.unlink()
                self.figures(name).unlink(missing_ok=True)


def _object(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None
