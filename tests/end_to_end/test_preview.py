"""The preview in a real browser: three languages side by side, problems, live reload, answers of the real pipeline.

Screenshots are kept in var/screenshots. The browser is Debian's Chromium; `make test` installs it where it may.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, async_playwright

from bot.pipeline import Pipeline
from bot.preview.server import Preview
from bot.rendering.render import Renderer
from bot.settings import ROOT
from bot.store.store import Store
from bot.understanding.rasa import RasaParser
from bot.understanding.reader import Reader

DENTAL = "services/health_services/dental_care.yml"
SHOTS = ROOT / "var" / "screenshots"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
OFFLINE = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium: apt install chromium")


@pytest_asyncio.fixture
async def page(tmp_path: Path, renderer: Renderer, nlu_server: str) -> AsyncIterator[Any]:
    """A browser page on the preview of a copy of the content; yields (page, content folder)."""
    folder = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    store = Store("sqlite://", tmp_path / "chat.key")
    parser = RasaParser(nlu_server, 10.0)
    preview = Preview(folder, store, Pipeline(store, Reader(parser), renderer, "ar"))
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    stop = asyncio.Event()

    async def ready(url: str) -> None:
        address.set_result(url)

    serving = asyncio.create_task(preview.serve(0, ready, stop))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=OFFLINE)
        opened = await browser.new_page(viewport={"width": 1500, "height": 1100})
        await opened.goto(await address)
        yield opened, folder
        await browser.close()
    stop.set()
    await serving
    await parser.close()
    store.close()


async def shot(page: Page, name: str) -> None:
    """Keep what is to be seen."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SHOTS / f"{name}.png")


async def test_three_languages_side_by_side(page: Any) -> None:
    opened, _ = page
    section = opened.locator("section#dental_care")
    await section.scroll_into_view_if_needed()
    columns = section.locator(".chat")
    assert await columns.count() == 3
    found = {}
    for i in range(3):
        column = columns.nth(i)
        language = await column.get_attribute("lang")
        box = await column.bounding_box()
        found[language] = (await column.evaluate("e => getComputedStyle(e).direction"), box["y"], box["x"])
    assert {language: direction for language, (direction, *_) in found.items()} == {
        "ar": "rtl",
        "tr": "ltr",
        "en": "ltr",
    }
    assert len({y for _, y, _ in found.values()}) == 1  # side by side
    assert len({x for *_, x in found.values()}) == 3
    assert await opened.locator("section").count() == 57
    await shot(opened, "preview")


async def test_a_number_keeps_its_order_in_arabic(page: Any) -> None:
    """444 48 68 is shown in this order from left to right, in the middle of right-to-left text."""
    opened, _ = page
    places = await opened.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          for (let node; node = walker.nextNode();) {
            const at = node.data.indexOf('444 48 68');
            if (at < 0 || !node.parentElement.closest('[lang=ar]')) continue;
            return [at, at + 4, at + 7].map(i => {
              const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 2);
              return range.getBoundingClientRect().x; });
          }
        }"""
    )
    assert places is not None
    assert places == sorted(places)


async def test_a_saved_edit_is_shown_and_a_problem_beside_it(page: Any) -> None:
    opened, folder = page
    file = folder / DENTAL
    text = file.read_text("utf-8")
    file.write_text(text.replace("Dental care", "Dental clinic", 1), "utf-8")
    section = opened.locator("section#dental_care")
    await section.get_by_text("Dental clinic").first.wait_for(timeout=20_000)
    file.write_text(text.replace("sample: true", "sample: maybe", 1), "utf-8")
    problem = section.locator(".problem.error")
    await problem.wait_for(timeout=20_000)
    assert "YES-NO" in await problem.inner_text()
    await section.scroll_into_view_if_needed()
    await shot(opened, "preview-problem")


async def test_the_search_box_asks_the_real_pipeline(page: Any) -> None:
    opened, _ = page
    await opened.fill("#ask", "وين دكتور السنان")
    await opened.get_by_role("button", name="Ask").click()
    await opened.locator("#answer .chat").wait_for(timeout=30_000)
    said = await opened.locator("#answer").inner_text()
    assert "dental_care" in said
    assert "nlu" in said
    assert "علاج الأسنان" in said
    await shot(opened, "preview-answer")
