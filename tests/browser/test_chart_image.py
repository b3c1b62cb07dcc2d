"""A chart taken away, in a real Chromium: as SVG and as PNG of what is displayed, and as the code of a frame."""

import re
import struct
import xml.etree.ElementTree as ET

import pytest

from sourcebook.model import Event

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
COLOURS = """async (bytes) => {
  const image = new Image();
  image.src = `data:image/png;base64,${bytes}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const number = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const name = data.slice(at, at + 4).join();
    number.set(name, (number.get(name) ?? 0) + 1);
  }
  return [...number].sort((one, other) => other[1] - one[1]);
}"""


@pytest.fixture
def opened(below, visit):
    """Open a page with a chart, and its line of pictures filled."""

    def _opened(place="timeline/", **options):
        page = visit(below + place, **options)
        drawn = "svg.marks" if "lanes=" in place or "from=" in place else "svg.chart-svg"
        page.locator(f"figure.chart {drawn} >> visible=true").first.wait_for()
        page.locator(".chart-png button").wait_for()
        if place.startswith("timeline/"):
            page.locator(".timeline-count").wait_for()
        return page

    return _opened


def _taken(page, kind):
    """What the reader gets by pressing SVG or PNG: its name and its bytes."""
    with page.expect_download() as taken:
        page.locator(".chart-image").get_by_text(kind, exact=True).click()
    return taken.value.suggested_filename, taken.value.path().read_bytes()


def _words(drawing):
    return [one.text for one in drawing.iter(f"{SVG}text") if one.text]


def _size(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_the_svg_is_what_is_displayed(opened, book, below):
    """
    After narrowing, the SVG holds the signs that are left and no other, says above how many of how many they are and
    of what choice, and below where it is from; its links are whole addresses, its colours literal.
    """
    page = opened("timeline/?status=claimed-by-one-side&scope=contact")
    wanted = [
        one for one in book.all(Event) if one.status == "claimed-by-one-side" and one.scope == "contact"
    ]
    name, data = _taken(page, "SVG")
    drawing = ET.fromstring(data)
    signs = [
        link
        for group in drawing.iter(f"{SVG}g")
        if "signs_marks" in group.get("class", "").split()
        for link in group
    ]
    shown = page.locator(".chart-wide svg .signs_marks > :not(.left-out)")
    said = _words(drawing)

    assert "timeline.svg" == name
    assert shown.count() == len(signs) >= len(wanted) > 0
    assert said[-1] == page.url.partition("#")[0]
    assert any(one.startswith(f"Narrowed: {len(wanted)} of {len(book.all(Event))} records; ") for one in said)
    assert f"{book.site.name}: {book.site.covers}" in said
    assert "Records by channel" in said
    assert not re.search(rb"var\(|url\(|<script|<style", data)
    links = [
        value
        for one in drawing.iter()
        for key, value in one.attrib.items()
        if key in ("href", f"{XLINK}href")
    ]
    assert [] == [one for one in links if not one.startswith(below)]


def test_the_whole_is_not_called_narrowed(opened):
    """
    Of all that there is, the picture says no choice, but the days of its scale.
    """
    said = _words(ET.fromstring(_taken(opened(), "SVG")[1]))

    assert [] == [one for one in said if "Narrowed" in one]
    assert [one for one in said if one.startswith("Scale: ")]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=lambda size: f"{size['width']} px")
def test_the_png_is_a_picture_of_twice_the_size(opened, official, viewport):
    """
    The PNG has two pixels for each of the SVG's, whichever layout is displayed; most of it is paper, and the rest of
    many colours; nothing complains, the policy least of all.
    """
    page = opened(f"officials/{official.id}/", viewport=viewport)
    name, png = _taken(page, "PNG")
    drawing = ET.fromstring(_taken(page, "SVG")[1])
    colours = _colours(page, png)

    assert f"officials-{official.id}.png" == name
    assert tuple(round(2 * float(drawing.get(side))) for side in ("width", "height")) == _size(png)
    assert (400 if viewport == PHONE else 970) >= float(drawing.get("width"))
    assert "251,249,244,255" == colours[0][0]
    assert len(colours) > 50
    assert sum(number for _, number in colours[1:]) > 5000
    assert [] == page.complaints


def _colours(page, png):
    import base64

    return page.evaluate(COLOURS, base64.b64encode(png).decode())


def test_in_the_dark_the_picture_is_dark(opened):
    """
    The picture has the colours that its reader sees.
    """
    page = opened("timeline/", color_scheme="dark")
    colours = _colours(page, _taken(page, "PNG")[1])
    drawing = ET.fromstring(_taken(page, "SVG")[1])

    assert "31,32,35,255" == colours[0][0]
    assert "#1f2023" == next(one for one in drawing if one.tag == f"{SVG}rect").get("fill")


def test_a_drawing_not_yet_live_is_taken_as_well(below, visit):
    """
    Where no chart can be drawn live, the picture is that of the drawing which the page brings, without what is hidden there.
    """
    page = visit(f"{below}about/")
    page.route("**/assets/vega.js", lambda route: route.abort())
    page.goto(f"{below}timeline/?scope=contact")
    page.locator(".timeline-count").wait_for()
    drawing = ET.fromstring(_taken(page, "SVG")[1])

    assert 100 > len(list(drawing.iter(f"{SVG}a"))) > 50
    assert [one for one in _words(drawing) if "Narrowed" in one]
    assert 1 == len(drawing.findall(f"{SVG}title"))


def test_without_a_script_the_whole_can_be_taken(below, visit):
    """
    Without JavaScript the line has a link to the picture made at the build, and the code of a frame that opens; no
    button that would do nothing.
    """
    page = visit(f"{below}timeline/", PHONE, java_script_enabled=False)
    line = page.locator(".chart-image")
    svg = line.get_by_text("SVG", exact=True)
    answer = page.request.get(below + "timeline/" + svg.get_attribute("href"))
    assert answer.ok and "Records by channel" in _words(ET.fromstring(answer.text()))
    assert "timeline.svg" == svg.get_attribute("download")
    assert 0 == line.locator("button").count()
    line.locator("summary").click()
    assert '/embed/timeline/"' in line.locator("textarea").input_value()
    line.get_by_role("link", name="The page that it shows").click()
    page.wait_for_url("**/embed/timeline/")


def test_the_code_of_a_frame_follows_the_view(opened, official):
    """
    The code names the rows that are displayed and what is chosen, the title of that chart, and its height; so does the
    link to the bare page. It can be copied.
    """
    page = opened("timeline/")
    line = page.locator(".chart-image")
    line.locator("summary").click()
    field = line.locator("textarea")
    whole = field.input_value()
    assert re.search(r'src="https://[^"]*/embed/timeline/" .*title="Records by channel, from', whole)

    page = opened(f"timeline/?lanes=topic&official={official.id}&from=2023-01-01")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    line = page.locator(".chart-image")
    line.locator("summary").click()
    code = line.locator("textarea").input_value()
    assert re.search(
        rf'src="https://[^"]*/embed/timeline/topic/\?official={official.id}&amp;from=2023-01-01" ', code
    )
    assert 'title="Records by topic, from' in code
    assert re.search(r'height="(\d+)"', code)[1] != re.search(r'height="(\d+)"', whole)[1]
    line.get_by_role("button", name="Copy").click()
    line.get_by_role("button", name="Copied").wait_for()
    assert code == page.evaluate("navigator.clipboard.readText()")
    assert (
        line.get_by_role("link", name="The page that it shows")
        .get_attribute("href")
        .endswith(f"embed/timeline/topic/?official={official.id}&from=2023-01-01")
    )


def test_it_is_there_for_fingers_and_for_keys(opened):
    """
    At 360 px all of the line fits, whatever is pressed is at least 40 px high, and the tabulator reaches it in order.
    """
    page = opened("timeline/", viewport=PHONE)
    line = page.locator(".chart-image")
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    assert 360 >= page.evaluate("document.documentElement.scrollWidth")
    for one in line.locator("a, button, summary").all():
        assert one.bounding_box()["height"] >= 40
    reached = []
    line.get_by_text("SVG", exact=True).focus()
    for _ in range(6):
        reached.append(
            page.evaluate("document.activeElement.textContent || document.activeElement.tagName")[:8]
        )
        assert "none" != page.evaluate("getComputedStyle(document.activeElement).outlineStyle"), reached
        page.keyboard.press("Tab")

    assert ["SVG", "PNG", "Embed", "<iframe ", "Copy", "The page"] == reached


def test_nothing_of_it_is_printed(opened):
    """
    On paper there is nothing to press.
    """
    page = opened("timeline/")
    page.emulate_media(media="print")

    assert not page.locator(".chart-image").is_visible()


def test_a_picture_with_lines_says_what_they_mean(opened):
    """
    Taken with all connections, a picture says what its lines mean; without them, it has no lines and speaks of none.
    """
    page = opened()
    meant = "A line leads from a statement"
    without = _taken(page, "SVG")[1].decode()
    page.get_by_label("Connections").check()
    with_lines = _taken(page, "SVG")[1].decode()

    assert meant not in without and "threads_marks" not in without
    assert meant in with_lines and "threads_marks" in with_lines
    assert "to see its lines" not in with_lines
