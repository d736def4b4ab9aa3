"""Which model serves: published, refused, rolled back, and exchanged while messages go on."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.errors import NluError
from bot.understanding.registry import Registry, Serving
from bot.understanding.service import NluService


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """A registry with three trained models: a, b and c."""
    made = Registry(tmp_path)
    made.folder.mkdir()
    for name in "abc":
        made.archive(name).write_bytes(b"model")
        made.figures(name).write_text("{}")
    return made


def history(registry: Registry) -> list[tuple[str, str]]:
    lines = (registry.folder / "history.jsonl").read_text().splitlines()
    return [(entry["decision"], entry["model"]) for entry in map(json.loads, lines)]


def test_nothing_serves_before_anything_is_published(registry: Registry) -> None:
    assert registry.serving() == Serving(None, None)
    with pytest.raises(NluError, match="no earlier model"):
        registry.rollback()


def test_a_rollback_goes_back_and_forth(registry: Registry) -> None:
    registry.publish("a", "first")
    registry.publish("b", "better")
    assert registry.serving() == Serving("b", "a")
    assert registry.rollback() == Serving("a", "b")
    assert registry.rollback() == Serving("b", "a")
    assert history(registry) == [("publish", "a"), ("publish", "b"), ("rollback", "a"), ("rollback", "b")]


def test_publishing_the_serving_model_again_keeps_the_one_before(registry: Registry) -> None:
    registry.publish("a", "first")
    registry.publish("b", "better")
    registry.publish("b", "again")
    assert registry.serving() == Serving("b", "a")


def test_a_refused_model_is_judged_but_does_not_serve(registry: Registry) -> None:
    registry.publish("a", "first")
    registry.refuse("b", "worse")
    assert registry.serving().model == "a"
    assert registry.judged("a") and registry.judged("b") and not registry.judged("c")


def test_a_model_whose_archive_is_gone_counts_as_none(registry: Registry) -> None:
    registry.publish("a", "first")
    registry.publish("b", "better")
    registry.archive("a").unlink()
    assert registry.serving() == Serving("b", None)
    registry.archive("b").unlink()
    assert registry.serving().model is None and not registry.judged("b")


def test_a_broken_pointer_or_history_is_no_end(registry: Registry) -> None:
    (registry.folder / "serving.json").write_text("{half")
    (registry.folder / "history.jsonl").write_text("{half")
    assert registry.serving() == Serving(None, None)
    assert not registry.judged("a")


@pytest.mark.parametrize("text", ["[]", "null", '"x"', "5"])
def test_other_json_in_pointer_or_history_is_no_end(registry: Registry, text: str) -> None:
    registry.publish("a", "first")
    with (registry.folder / "history.jsonl").open("a") as file:
        file.write(f"{text}\n{{half\n")
    assert registry.judged("a")
    (registry.folder / "serving.json").write_text(text)
    assert registry.serving() == Serving(None, None)


def test_half_a_model_goes_with_the_next_decision(registry: Registry) -> None:
    half = registry.archive("d").with_suffix(".partial")
    half.write_bytes(b"mod")
    registry.publish("a", "first")
    assert not half.exists()


def test_old_archives_go_but_never_the_serving_two(registry: Registry) -> None:
    registry.publish("a", "first")
    registry.publish("b", "better")
    for n in range(6):
        registry.archive(f"new{n}").write_bytes(b"model")
        registry.refuse(f"new{n}", "worse")
    left = {file.name.split(".")[0] for file in registry.folder.glob("*.tar.gz")}
    assert {"a", "b"} <= left and len(left) <= 5


class FakeParser:
    """Answers with its model's name once it may."""

    def __init__(self, name: str) -> None:
        self.name, self.may = name, asyncio.Event()
        self.may.set()
        self.asked = 0

    async def parse(self, text: str) -> str:
        self.asked += 1
        await self.may.wait()
        return self.name


class FakeServer:
    """Stands for an NLU server; the real one is exchanged in the end-to-end tests."""

    def __init__(self, name: str) -> None:
        self.parser, self.ready, self.stopped = FakeParser(name), True, asyncio.Event()

    async def start(self) -> None:
        pass

    async def stop(self) -> None:
        self.stopped.set()

    async def wait_ready(self, seconds: float) -> bool:
        return self.ready


async def until(true) -> None:  # type: ignore[no-untyped-def]
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.01)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.understanding.service._LOOK_EVERY", 0.01)


async def test_a_published_model_takes_over_and_the_old_one_finishes(registry: Registry, quick: None) -> None:
    registry.publish("a", "first")
    servers: dict[str, FakeServer] = {}
    service = NluService(registry, lambda name: servers.setdefault(name, FakeServer(name)))  # type: ignore[arg-type,return-value]
    await service.start()
    servers["a"].parser.may.clear()
    begun = asyncio.create_task(service.parse("slow"))
    await until(lambda: servers["a"].parser.asked)
    registry.publish("b", "better")
    await until(lambda: service.model == "b")
    assert await service.parse("next") == "b"
    assert not servers["a"].stopped.is_set()
    servers["a"].parser.may.set()
    assert await begun == "a"
    await asyncio.wait_for(servers["a"].stopped.wait(), 10)
    await service.stop()
    assert servers["b"].stopped.is_set()


async def test_an_end_in_the_middle_of_an_exchange_leaves_no_server(registry: Registry, quick: None) -> None:
    registry.publish("a", "first")
    servers: dict[str, FakeServer] = {}
    service = NluService(registry, lambda name: servers.setdefault(name, FakeServer(name)))  # type: ignore[arg-type,return-value]
    await service.start()
    servers["a"].parser.may.clear()
    begun = asyncio.create_task(service.parse("slow"))
    await until(lambda: servers["a"].parser.asked)
    registry.publish("b", "better")
    await until(lambda: service.model == "b")
    await asyncio.wait_for(service.stop(), 10)
    assert servers["a"].stopped.is_set() and servers["b"].stopped.is_set()
    servers["a"].parser.may.set()
    assert await begun == "a"


async def test_a_model_that_does_not_start_leaves_the_old_one_serving(registry: Registry, quick: None) -> None:
    registry.publish("a", "first")
    made: list[str] = []

    def make(name: str) -> FakeServer:
        made.append(name)
        server = FakeServer(name)
        server.ready = name != "b"
        return server

    service = NluService(registry, make)  # type: ignore[arg-type]
    await service.start()
    registry.publish("b", "better?")
    await until(lambda: "b" in made)
    registry.publish("c", "sound")
    await until(lambda: service.model == "c")
    assert made == ["a", "b", "c"]
    await service.stop()


async def test_without_a_model_there_is_no_reading_until_one_is_published(registry: Registry, quick: None) -> None:
    service = NluService(registry, FakeServer)  # type: ignore[arg-type]
    await service.start()
    assert await service.parse("x") is None and not await service.wait_ready(0)
    registry.publish("a", "first")
    await until(lambda: service.model == "a")
    assert await service.parse("x") == "a"
    await service.stop()
