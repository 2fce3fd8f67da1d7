"""The web pages in a real Chromium: nothing from the network, by keyboard, at night, on a phone, on paper."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from ehrenamt_cli.domain.colours import READABLE

_PALE_WORDS = """() => {
  const channel = value => { value /= 255; return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4 }
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
  const colour = words => words.match(/[\\d.]+/g).map(Number)
  const paper = element => {
    for (let one = element; one; one = one.parentElement) {
      const [r, g, b, a = 1] = colour(getComputedStyle(one).backgroundColor)
      if (a > 0) return [r, g, b]
    }
    return [255, 255, 255]
  }
  const found = []
  for (const element of document.body.querySelectorAll('*')) {
    const words = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    if (!words || !element.getClientRects().length) continue
    const style = getComputedStyle(element)
    const ink = colour(element instanceof SVGElement ? style.fill : style.color)
    const [dark, bright] = [light(ink), light(paper(element))].sort((a, b) => a - b)
    found.push({ words: element.textContent.slice(0, 40), contrast: (bright + 0.05) / (dark + 0.05) })
  }
  return found
}"""
"""Every element with words of its own, and the contrast of its ink to the paper below it."""


def test_nothing_comes_from_the_network(page: Page) -> None:
    assert page.asked == [page.url]  # type: ignore[attr-defined]
    assert page.complained == []  # type: ignore[attr-defined]


def test_a_name_stays_a_name(page: Page) -> None:
    assert page.title() not in ("", "owned")
    assert page.locator("script, img").count() == 0
    assert "& Söhne" in page.inner_text("body")


def test_it_is_read_by_day_and_by_night(page: Page) -> None:
    papers = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        words: list[dict[str, Any]] = page.evaluate(_PALE_WORDS)
        assert len(words) > 10
        assert [one for one in words if one["contrast"] < READABLE] == [], scheme
        papers.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert papers[0] != papers[1]


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(page: Page) -> None:
    targets = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    for target in targets:
        page.keyboard.press("Tab")
        shown = page.evaluate("""() => {
            const style = getComputedStyle(document.activeElement)
            return [document.activeElement.getAttribute('href'), style.outlineStyle, parseFloat(style.outlineWidth)]
        }""")
        assert shown[0] == target
        assert shown[1] != "none"
        assert shown[2] >= 1
    for target in targets[-1:]:
        page.keyboard.press("Enter")
        assert page.url.endswith(target)
        assert page.locator(target).evaluate("element => element.getBoundingClientRect().top < innerHeight")


def test_it_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_is_too_wide_scrolls_by_itself(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})

    cut = page.evaluate("""() => [...document.querySelectorAll('td, th, p, h1, h2, li')]
        .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden')
        .map(one => one.textContent)""")
    assert cut == []


def test_it_prints_without_what_is_only_for_screens(page: Page) -> None:
    page.emulate_media(media="print")

    assert page.locator("nav:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.pdf(format="A4", tagged=True).startswith(b"%PDF")


def test_a_screen_reader_hears_the_headings_the_tables_and_the_pictures(page: Page) -> None:
    heard = page.locator("body").aria_snapshot()

    assert "heading" in heard
    for picture in page.locator("svg").all():
        assert picture.get_attribute("role") == "img"
        assert (picture.get_attribute("aria-label") or picture.locator(":scope > title").text_content() or "").strip()
    assert heard.count('img "') == page.locator("svg").count()
    for table in page.locator("table").all():
        assert table.locator("th").count() > 0
