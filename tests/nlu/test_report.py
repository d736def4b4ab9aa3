"""The page of a test run stands alone, shows every section and escapes what people wrote."""

import json
import sys
from html.parser import HTMLParser

from nlu import report

VOID = {"meta", "img", "br", "link"}


class Page(HTMLParser):
    """Collects tags, ids and addresses, and sees that tags close in order."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.addresses, self.rtl = [], set(), [], 0

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids.add(found.get("id"))
        self.addresses += [v for k, v in attrs if k in ("href", "src")]
        self.rtl += found.get("dir") == "auto"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def result(text, intent, read, topic="dental_care", read_topic="dental_care", confidence=0.9):
    return {
        "text": text, "intent": intent, "read_intent": read, "topic": topic, "read_topic": read_topic,
        "confidence": confidence, "language": "ar", "variant": "msa",
    }  # fmt: skip


def test_the_page(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "_MEASURED", tmp_path)
    (tmp_path / "curve.json").write_text(
        json.dumps(
            {"title": "Learning", "xlabel": "lines", "ylabel": "right", "x": [1, 2], "series": {"intent": [0.1, 0.2]}}
        )
    )
    rows = [
        result("متى تفتح العيادة؟", "hours", "hours"),
        result("<script>alert(1)</script> كم السعر", "cost", "hours", confidence=0.3),
        result("hello", "greet", "greet", topic=None, read_topic=None),
        result("x", "hours", "hours", read_topic=None),
    ]
    run = {"model": "m", "code": "c", "seed": 7, "made": "now", "table": ["all 4"], "results": rows}
    (tmp_path / "run.txt").write_text(json.dumps(run), "utf-8")
    monkeypatch.setattr(sys, "argv", ["report", str(tmp_path / "run.txt"), str(tmp_path / "page.html")])
    assert report.main() == 0
    text = (tmp_path / "page.html").read_text("utf-8")
    page = Page()
    page.feed(text)
    assert page.open == []
    assert {"figures", "calibration", "confusions", "matrices", "measured", "data"} <= page.ids
    assert all(a.startswith(("#", "data:image/svg+xml")) for a in page.addresses)
    assert sum(a.startswith("data:") for a in page.addresses) == 4
    assert "<script>" not in text and "&lt;script&gt;" in text
    assert page.rtl == 2 and "Learning" in text


def test_the_data_is_counted():
    counts = {(row["kind"], row["name"]): row for row in report.data_counts()}
    assert all(counts["intent", "hours"][language] > 100 for language in ("ar", "tr", "en"))
