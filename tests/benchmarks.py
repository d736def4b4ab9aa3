"""How long content takes. Usage: python -m tests.benchmarks   (some seconds; prints a table)

Five thousand generated services beside the shipped ones: checking the folder, and one answer through the whole bot
by keywords, in content of both sizes side by side.
"""

import asyncio
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from bot.content.loader import load
from bot.messages import Incoming
from bot.pipeline import Pipeline
from bot.rendering.catalogs import load_catalogs
from bot.rendering.render import Renderer
from bot.settings import ROOT
from bot.store.store import Store
from bot.understanding.reader import Reader

_QUESTIONS = ("where is the dentist", "diş doktoru kaçta açılıyor", "وين دكتور السنان", "how much is the sewing course")


def grow(folder: Path, number: int) -> None:
    """Add generated services to a content folder, each with the texts of a real one and names of its own."""
    homes = sorted(f.stem for f in (folder / "institutions").glob("*.yml") if f.stem != "womens_shelter")
    model = (folder / "services" / "health_services" / "dental_care.yml").read_text("utf-8")
    body = model[model.index("description:") :]
    for i in range(number):
        names = f"name:\n  en: Frog{i} care\n  tr: Kurbağa{i} bakımı\n  ar: رعاية الضفدع {i}\n"
        aliases = f"aliases:\n  en: [frog{i}]\n  tr: [kurbağa{i}]\n  ar: [ضفدع{i}]\n"
        said = ((code, f"{word} {i}") for code, word in (("en", "my frog"), ("tr", "kurbağam"), ("ar", "ضفدعي")))
        examples = "examples:\n" + "".join(f"  {code}:\n    - {line}\n" for code, line in said)
        home = folder / "services" / homes[i % len(homes)]
        (home / f"service_{i}.yml").write_text(names + aliases + examples + body, "utf-8")


async def _answers(content: Path, folder: Path) -> float:
    catalogue, _ = load(content)
    assert catalogue is not None
    store = Store(f"sqlite:///{folder / 'merhaba.sqlite'}", folder / "chat.key")
    store.publish(catalogue)
    pipeline = Pipeline(store, Reader(None), Renderer(load_catalogs(ROOT / "locales")), "ar")
    times = []
    for round_ in range(26):
        for question in _QUESTIONS:
            began = time.perf_counter()
            await pipeline.handle(Incoming(f"benchmark:{round_}", question))
            times.append((time.perf_counter() - began) * 1000)
    store.close()
    return statistics.median(times[len(_QUESTIONS) :])  # the first round makes the index


def main() -> None:
    """Measure both sizes in one run and print them side by side."""
    print("| services | check s | one answer ms (median of 100) |\n|---|---|---|")
    for number in (0, 5000):
        with tempfile.TemporaryDirectory() as name:
            content = Path(shutil.copytree(ROOT / "content", Path(name, "content")))
            grow(content, number)
            began = time.perf_counter()
            load(content)
            seconds = time.perf_counter() - began
            print(f"| {48 + number} | {seconds:.2f} | {asyncio.run(_answers(content, Path(name))):.2f} |")


if __name__ == "__main__":
    main()
