"""The website in a browser: it fits, it is quiet, it fetches nothing, it can be read by day and by night."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from edition.render.site import PAGES, render_site

ROOT: Final = Path(__file__).resolve().parent.parent
TEXTS: Final = [
    ROOT / "tei/xixiaji-03.xml",
    ROOT / "tei/songshi-486.xml",
    ROOT / "tests/data/site/sample.xml",
]
NAMES: Final = [*PAGES, *(path.stem for path in TEXTS)]
CHROMIUM: Final = Path("/usr/bin/chromium")
# WCAG 2.2, 1.4.3: contrast of text (AA).
AA: Final = 4.5

# Dates to look at: one of everything, with more words than a telephone is wide.
QUESTIONS: Final[list[dict[str, object]]] = [
    {
        "text": "xixiaji-03",
        "place": "1002.35",
        "id": "xixiaji-03.e0035",
        "line": 51,
        "column": 1,
        "kind": kind,
        "also": "inherited",
        "words": "夏六月",
        "when": "1002-06",
        "date": "宋咸平五年六月",
        "days": "1002-07-13/1002-08-10",
        "cert": "high",
        "why": "another text tells it otherwise; " * 5,
        "alternatives": "宋咸平六年春",
        "decision": f"xixiaji-03,51,0,夏六月,date,accept,,{'why' * 60}",
    }
    for kind in ("disagreement", "parallel", "uncertain")
]

UNFOLD: Final = "document.querySelectorAll('details').forEach(each => each.open = true)"
# For every run of text that is seen: the ratio of its colour to the nearest opaque background.
CONTRAST: Final = """
() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const channel = value => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4 };
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const background = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.offsetParent) continue;
    const [ink, paper] = [rgb(getComputedStyle(element).color), background(element)];
    const alpha = (ink[3] ?? 1) * Number(getComputedStyle(element).opacity);
    const mixed = [0, 1, 2].map(i => ink[i] * alpha + paper[i] * (1 - alpha));
    const [light, dark] = [luminance(mixed), luminance(paper)].sort((a, b) => b - a);
    found[`${mixed.map(Math.round)} on ${paper.slice(0, 3)}`] = (light + 0.05) / (dark + 0.05);
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a warning, of annals, a chapter and the sample."""
    out = tmp_path_factory.mktemp("browser") / "site"
    render_site(TEXTS, out, questions=QUESTIONS, warning="1 error")
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, once for all tests."""
    if not CHROMIUM.exists():
        pytest.skip("no chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of its own for each test."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    yield tab
    tab.close()


def _open(page: Page, site: Path, name: str, place: str = "") -> None:
    page.goto(f"{(site / f'{name}.html').as_uri()}{place}")


@pytest.mark.parametrize("name", NAMES)
def test_no_page_scrolls_sideways(name: str, page: Page, site: Path) -> None:
    """Not on a telephone, not on a desk, not even with everything unfolded."""
    _open(page, site, name)
    page.evaluate(UNFOLD)
    for width in (375, 700, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_in_the_margin_reaches_into_the_text(page: Page, site: Path) -> None:
    """Not even a span of days that ends in another year than the one it stands under."""
    _open(page, site, "xixiaji-03")
    over = page.evaluate("""
      [...document.querySelectorAll('.row > .margin')].filter(margin => margin.textContent.includes('–')).map(margin =>
        Math.max(...[...margin.querySelectorAll('*')].map(e => e.getBoundingClientRect().right))
          - margin.getBoundingClientRect().right)
    """)
    assert len(over) > 10
    assert max(over) < 1


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_quiet_and_fetch_nothing(name: str, page: Page, site: Path) -> None:
    """No message in the console, no request but for the page and its style sheet."""
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    _open(page, site, name)
    assert said == []
    assert [url for url in asked if url != "data:,"] == [
        (site / f"{name}.html").as_uri(),
        (site / "site.css").as_uri(),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_text_can_be_read_by_day_and_by_night(name: str, page: Page, site: Path) -> None:
    """Every colour of text stands out from its background, and the background follows the scheme."""
    _open(page, site, name)
    page.evaluate(UNFOLD)
    papers = []
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        ratios = page.evaluate(CONTRAST)
        assert len(ratios) >= 3
        assert {pair: ratio for pair, ratio in ratios.items() if ratio < AA} == {}
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        papers.append(sum(map(int, paper.removeprefix("rgb(").removesuffix(")").split(","))))
    assert papers[0] > 700 > 100 > papers[1]


def test_hands_have_colours_of_their_own(page: Page, site: Path) -> None:
    """Author, editors and program differ in ink."""
    _open(page, site, "xixiaji-03")
    colours = {
        page.locator(selector).first.evaluate("element => getComputedStyle(element).color")
        for selector in (".words p", ".words .choice.editor", ".lunar")
    }
    assert len(colours) == 3


def test_a_date_leads_to_its_evidence_without_scripts(browser: Browser, site: Path) -> None:
    """Following the link opens the folded list and shows the note."""
    page = browser.new_context(java_script_enabled=False).new_page()
    _open(page, site, "xixiaji-03")
    link = page.locator("h3 .date > a").first
    note = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
    assert not note.is_visible()
    link.click()
    assert note.is_visible()
    page.context.close()


def test_the_first_key_offers_to_skip_to_the_text(page: Page, site: Path) -> None:
    """The skip link is the first that the keyboard finds, and is seen then."""
    _open(page, site, "songshi-486")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert (page.locator(".skip").bounding_box() or {"x": -1})["x"] >= 0


def test_lines_have_a_measure_for_reading(page: Page, site: Path) -> None:
    """About 36 to 40 characters of Chinese."""
    _open(page, site, "xixiaji-03")
    width, size = page.locator(".words p").first.evaluate(
        "p => [p.getBoundingClientRect().width, parseFloat(getComputedStyle(p).fontSize)]"
    )
    assert 35 <= width / size <= 40


def test_a_date_to_look_at_leads_to_its_entry(page: Page, site: Path) -> None:
    """By its number, with the keyboard alone; and its row unfolds, to be copied."""
    _open(page, site, "doubtful-dates")
    item = page.locator(".questions li").first
    assert not item.locator("pre").is_visible()
    item.locator("summary").focus()
    page.keyboard.press("Enter")
    assert item.locator("pre").is_visible()
    item.locator("a.place").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/xixiaji-03.html#xixiaji-03.e0035")
    box = page.locator("[id='xixiaji-03.e0035']").bounding_box()
    assert box is not None and box["y"] < 900


def test_headings_of_pages_leave_no_step_out(page: Page, site: Path) -> None:
    """Somebody who listens goes from heading to heading; a level that lacks sounds like a part that was missed."""
    for name in NAMES:
        _open(page, site, name)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.localName[1]))"
        )
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), name
