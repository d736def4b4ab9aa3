"""`merhaba stats` and `merhaba announce`: what is asked, and what has been announced."""

import argparse
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import opening
from bot.errors import AnnouncementError
from bot.model import Announcement
from bot.people import DeliveryState
from bot.rooms import open_store, publish
from bot.settings import Settings
from bot.statistics.figures import figures
from bot.statistics.page import page, text


async def stats(settings: Settings, options: argparse.Namespace) -> int:
    """Show what was asked in the last days, as tables or as a page."""
    store = open_store(settings)
    try:
        now = datetime.now(UTC)
        since = opening.local(now).date() - timedelta(days=options.days - 1)
        cases = store.cases.times(now - timedelta(days=options.days))
        found = figures(store.counts.questions(since), store.counts.votes(since), cases)
    finally:
        store.close()
    if options.html:
        Path(options.html).write_text(page(found, str(since)), "utf-8")
        print(options.html)
    else:
        print(text(found, str(since)))
    return 0


async def announce_status(settings: Settings, options: argparse.Namespace) -> int:
    """Say of every announcement whether it was sent, and to how many."""
    store = open_store(settings)
    try:
        publish(settings, store)
        announcements = store.catalogue().announcements
        sent = {b.announcement: b for b in store.news.broadcasts()}
    finally:
        store.close()
    for name in dict.fromkeys([*announcements, *sent]):
        if name not in sent:
            print(f"{name}: not sent. `merhaba announce send {name}` sends it.")
            continue
        counts = sent[name].counts
        waiting = counts.get(DeliveryState.PENDING, 0) + counts.get(DeliveryState.SENDING, 0)
        state = f"{waiting} waiting" if waiting else "finished"
        print(
            f"{name}: released {sent[name].approved_at:%Y-%m-%d %H:%M} UTC, {state}; "
            f"{counts.get(DeliveryState.SENT, 0)} sent, {counts.get(DeliveryState.GONE, 0)} have left, "
            f"{counts.get(DeliveryState.UNCLEAR, 0)} unclear (not sent again)"
        )
    if not announcements and not sent:
        print("There are no announcements. `merhaba content new announcement NAME` makes one.")
    return 0


async def announce_send(settings: Settings, options: argparse.Namespace) -> int:
    """Release an announcement; the running bot sends it. Raises AnnouncementError."""
    store = open_store(settings)
    try:
        publish(settings, store)
        catalogue = store.catalogue()
        found = catalogue.announcements.get(options.name)
        if found is None:
            known = ", ".join(catalogue.announcements) or "none"
            raise AnnouncementError(f'There is no announcement "{options.name}". There are: {known}.')
        _current(found)
        topics = catalogue.topics_of(found)
        count = store.news.audience(topics, found.urgent)
        if not store.news.approve(found.id, topics, found.urgent, datetime.now(UTC)):
            raise AnnouncementError(f'"{found.id}" was sent before. Make a new announcement for new news.')
    finally:
        store.close()
    print(f"{found.id}: released to {count} subscribers. The running bot sends it: see `merhaba announce status`.")
    return 0


def _current(found: Announcement) -> None:
    today = opening.today()
    if today < found.first:
        raise AnnouncementError(f'"{found.id}" begins on {found.first}. Send it then, or change `from`.')
    if today > found.last:
        raise AnnouncementError(f'"{found.id}" ended on {found.last}. Change `until` if it is still true.')
