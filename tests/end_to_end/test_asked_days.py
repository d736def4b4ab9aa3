"""Questions about a named day get that day's hours: the real model, the shipped calendar, a Monday in November 2026."""

from pathlib import Path

import pytest

from bot.messages import Incoming
from bot.pipeline import Pipeline
from bot.rendering.render import Renderer
from bot.store.store import Store
from bot.understanding.rasa import RasaParser
from bot.understanding.reader import Reader
from tests.conftest import MONDAY_MORNING


@pytest.mark.parametrize(
    ("question", "day", "hours"),
    [
        ("is the health center open this Saturday?", "Saturday 28 November", "closed"),
        ("is the health center open tomorrow evening", "Tuesday 24 November", "08:00"),
        ("health center hours on the second day of the feast", "Wednesday 10 March", "closed"),
        ("sağlık merkezi bayramda açık mı", "9 Mart Salı", "kapalı"),
        ("saglik merkezi cumartesi acik mi", "28 Kasım Cumartesi", "kapalı"),
        ("sağlık merkezi yarın kaça kadar açık", "24 Kasım Salı", "08:00"),
        ("المركز الصحي مفتوح يوم العيد؟", "9 آذار", "مغلق"),
        ("المركز الصحي فاتح بكرا", "24 تشرين الثاني", "08:00"),
        ("المستوصف فاتح يوم السبت؟", "28 تشرين الثاني", "مغلق"),
    ],
)
async def test_a_named_day(
    store: Store, renderer: Renderer, nlu_server: str, tmp_path: Path, question: str, day: str, hours: str
) -> None:
    parser = RasaParser(nlu_server, 10.0)
    pipeline = Pipeline(store, Reader(parser), renderer, "ar", clock=lambda: MONDAY_MORNING)
    handled = await pipeline.handle(Incoming("test:days", question))
    await parser.close()
    said = "\n".join(handled.reply.parts).replace(",", "").replace("،", "")
    for mark in "\u2066\u2067\u2068\u2069":
        said = said.replace(mark, "")
    assert handled.decision.intent == "hours"
    assert day in said
    assert hours in next(line for line in said.splitlines() if day in line)


async def test_a_follow_up_about_a_day_is_about_the_same_service(
    store: Store, renderer: Renderer, nlu_server: str
) -> None:
    parser = RasaParser(nlu_server, 10.0)
    pipeline = Pipeline(store, Reader(parser), renderer, "ar", clock=lambda: MONDAY_MORNING)
    await pipeline.handle(Incoming("test:days", "when is the sewing course?"))
    handled = await pipeline.handle(Incoming("test:days", "and on Saturday?"))
    await parser.close()
    assert handled.service == "sewing_course"
    assert "28 November" in "\n".join(handled.reply.parts)
