"""What a reader of an article is offered for the words selected there, in a browser."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
COURIER, DIGEST = "sources/1931-courier-answers/", "sources/1932-digest-bell/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
SELECT = """
([from, to]) => {
  const place = ([selector, words, isEnd]) => {
    const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
    let all = "";
    const nodes = [];
    while (walker.nextNode()) {
      nodes.push([walker.currentNode, all.length]);
      all += walker.currentNode.data;
    }
    if (!all.includes(words)) throw new Error(`${words} is not in ${all}`);
    const at = all.indexOf(words) + (isEnd ? words.length : 0);
    const [node, start] = nodes.findLast(([node, start]) => (isEnd ? start < at : start <= at));
    return [node, at - start];
  };
  getSelection().setBaseAndExtent(...place(from), ...place(to));
}
"""
FILLED = {
    "title": "Odo Marsh speaks of the bell rope",
    "date": "1931-05-08",
    "date_basis": "stated",
    "kind": "statement",
    "scope": "context",
    "status": "on-record",
    "topics": "[the-notes]",
    "summary": "He speaks of the bell rope.",
    "said_by": "narration",
    "origin": "reedline-marsh-1931",
}


def select(page, start, end, within="#p2", until=None):
    """Select in a paragraph, from the beginning of some words to the end of others."""
    page.evaluate(SELECT, [[within, start, False], [until or within, end, True]])


def tools(page):
    """The tools, when they are shown."""
    page.locator(".passage-tools:not(.unseen)").wait_for()
    return page.locator(".passage-tools")


def proposed(page):
    """The path and the text of the record that is proposed."""
    address = urlsplit(page.get_by_role("link", name="Propose a record").get_attribute("href"))
    asked = parse_qs(address.query, strict_parsing=True)
    assert "https://github.com/ferry-record/ferry-record/new/main" == address._replace(query="").geturl()
    return asked["filename"][0], asked.get("value", [None])[0]


def pasted(page):
    """What was copied."""
    return page.evaluate("navigator.clipboard.readText()")


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def article(request, small_address, visit):
    """The page of an article, on a small screen and on a large one."""
    is_phone = request.param == PHONE
    page = visit(
        small_address + COURIER, request.param, permissions=CLIPBOARD, has_touch=is_phone, is_mobile=is_phone
    )
    page.locator(".passage-tools").wait_for(state="attached")
    return page


def test_from_a_passage_to_a_record(article, small, new_record):
    """
    Words selected in the middle of others become whole words; the record that GitHub is given has them exactly, with
    their voice; the check asks for the fields that are left to fill in and for no other, and passes when they are filled.
    """
    select(article, "not be said", "he to")
    tools(article)
    path, text = proposed(article)
    record = new_record(text)
    root_of_year = re.fullmatch(r"content/events/1931/1931-[a-z0-9-]+\.yaml", path)

    assert root_of_year, path
    assert "1931-cannot-be-said-that-the-bell-rope.yaml" == path.rpartition("/")[2]
    assert (
        "    quote: >-\n      cannot be said that the bell rope is cut & that nobody pulls it,” he told\n"
        in text
    )
    assert "    voice: partly\n" in text and "prefix" not in text and "suffix" not in text
    assert record.marked == record.answered(small, path)
    assert set() == record.filled(FILLED).answered(small, path)
    assert [] == article.complaints


def test_words_are_copied_with_where_they_stand(article):
    """
    “Copy with citation” copies the words exactly, with their paragraph and article, and puts them into nobody's mouth.
    """
    select(article, "he bell rope", "that nobod")
    tools(article).get_by_role("button", name="Copy with citation").click()
    article.get_by_text("Copied the words, with where they stand").wait_for()
    words, _, below = pasted(article).partition("\n— ")

    assert "the bell rope is cut & that nobody" == words
    assert (
        below.startswith("¶2 of: 5*3*2 pence_a_crossing")
        and "[Article, The Orrin Courier, 9 May 1931]" in below
    )
    assert below.endswith("https://ferry-record.example.org/sources/1931-courier-answers/#p2")
    assert "Marsh" not in below


def test_a_quote_is_copied(article):
    """
    “Quote this” copies the evidence as a block, who speaks left open; what it holds is then what is selected.
    """
    select(article, "he bell rope", "that nobod")
    tools(article).get_by_role("button", name="Quote this").click()
    article.get_by_text("Copied the evidence").wait_for()
    block = pasted(article)
    article.wait_for_timeout(400)
    assert article.get_by_text("Copied the evidence").is_visible(), (
        "it is said until something else is selected"
    )

    assert block.startswith(
        "  - source: 1931-courier-answers\n    quote: >-\n      the bell rope is cut & that nobody\n    said_by: # FILL IN"
    )
    assert "    # officials named in the article: odo-marsh\n" in block
    assert "    voice: direct\n" in block
    assert "the bell rope is cut & that nobody" == article.evaluate("getSelection().toString()")
    assert block.rstrip("\n") in proposed(article)[1]


def test_a_correction_has_the_passage(article):
    """
    “Suggest a correction” says of which page, paragraph and record, and has the words.
    """
    select(article, "the bell rope", "nobody pulls it")
    address = tools(article).get_by_role("link", name="Suggest a correction").get_attribute("href")

    assert {
        "template": ["2-correction.yml"],
        "page": ["https://ferry-record.example.org/sources/1931-courier-answers/#p2"],
        "record": ["content/sources/1931-courier-answers.md"],
        "passage": ["the bell rope is cut & that nobody pulls it"],
    } == parse_qs(urlsplit(address).query, strict_parsing=True)


def test_the_tools_take_no_room(article):
    """
    Nothing on the page moves when the tools come; they cover no selected word, are within the screen, large enough to
    be pressed, and not on paper.
    """
    places = "[...document.querySelectorAll('article > *:not(.passage-tools)')].map((one) => one.offsetTop)"
    before = article.evaluate(places)
    for words in ("he bell rope", "The two banks"):
        select(article, words, "that nobody")
        bar = tools(article)
        article.wait_for_timeout(300)
        box = bar.bounding_box()
        held = article.evaluate(
            "(({ left, top, width, height }) => ({ x: left, y: top, width, height }))(getSelection().getRangeAt(0).getBoundingClientRect())"
        )
        screen = article.viewport_size

        assert before == article.evaluate(places)
        assert box["x"] >= 0 and box["x"] + box["width"] <= screen["width"]
        assert box["y"] >= 0 and box["y"] + box["height"] <= screen["height"]
        assert held["y"] + held["height"] <= box["y"] + 1 or box["y"] + box["height"] <= held["y"] + 1
        for act in bar.locator("a, button").all():
            size = act.bounding_box()
            assert min(size["width"], size["height"]) >= 24
    article.emulate_media(media="print")
    assert not bar.is_visible()


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (("#p1", "says the wharf"), ("#p2", "by the back stairs"), "within one paragraph"),
        (("#p1", "says the wharf"), ("#p1-records", "Recorded from here"), "within one paragraph"),
        (("h1", "answers from"), ("#p1", "is the plate’s number"), "within one paragraph"),
        (("h1", "answers from"), ("h1", "the ferry bank"), "A headline is the editor’s"),
        (("#p2", "bell rope"), ("#p2", "bell rope"), "at least 3 words"),
    ],
    ids=["two paragraphs", "a paragraph and a note", "headline and paragraph", "headline", "two words"],
)
def test_what_is_no_passage_is_refused_in_words(small_address, visit, start, end, said):
    """
    A selection that could not be evidence is answered with what to do, and nothing is offered for it.
    """
    page = visit(small_address + COURIER, DESK)
    page.locator(".passage-tools").wait_for(state="attached")
    page.evaluate(SELECT, [[*start, False], [*end, True]])

    assert said in tools(page).inner_text()
    assert 0 == page.locator(".passage-tools :is(a, button) >> visible=true").count()


def test_a_paragraph_selected_whole_is_one(small_address, visit):
    """
    A threefold click, which selects up to the next paragraph, and a selection that begins at the number give the words
    of the paragraph alone.
    """
    page = visit(small_address + COURIER, DESK)
    page.locator(".passage-tools").wait_for(state="attached")
    select(page, "The ferry was chartered", "since then. {: #p99 .hidden }", within="#p5")
    page.evaluate("getSelection().extend(document.querySelector('#p5 ~ p'), 0)")
    tools(page)
    first = proposed(page)[1]
    page.evaluate(
        "() => { const one = document.querySelector('#p5'); getSelection().setBaseAndExtent(one, 0, one, one.childNodes.length); }"
    )
    page.wait_for_timeout(400)

    assert "      The ferry was chartered in 1920, when both towns signed, and the upstream towns" in first
    assert "¶" not in first
    assert first == proposed(page)[1]


ENDS = """(mark, words) => {
  const letters = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT);
  while (letters.nextNode()) {
    const start = letters.currentNode.data.indexOf(words);
    if (start < 0) continue;
    return [start, start + words.length].map((place) => {
      const range = document.createRange();
      range.setStart(letters.currentNode, place);
      const box = range.getBoundingClientRect();
      return [box.x, box.y + box.height / 2];
    });
  }
}"""
"""Where some words of a mark, on one line, begin and end on the screen."""


def test_words_of_a_link_are_selected_with_the_mouse(small_address, visit):
    """
    Nearly all words of an article lead to their records: a drag over them selects, and follows no link; a mere click
    follows it.
    """
    page = visit(small_address + COURIER, DESK)
    page.locator(".passage-tools").wait_for(state="attached")
    (left, y), (right, _) = page.locator("#p1 mark").evaluate(ENDS, "is the plate’s number, and no b")
    page.mouse.move(left, y)
    page.mouse.down()
    page.mouse.move(right, y, steps=6)
    page.mouse.up()
    tools(page)
    assert page.url.endswith(COURIER)
    assert "      is the plate’s number, and no b" in proposed(page)[1]

    page.keyboard.press("Escape")
    page.locator("#p1 a:has(mark)").click(position={"x": 30, "y": 8})
    page.wait_for_url("**/events/1931-wharf-no-bridge/")


def test_links_are_put_aside_for_a_finger(small_address, visit):
    """
    A finger that rests on a link holds the link: the button puts the links aside, and brings them back.
    """
    page = visit(small_address + COURIER, PHONE, has_touch=True)
    links = page.locator("#p2 a[href]:has(mark)")
    before = links.evaluate_all("all => all.map((one) => one.href)")
    switch = page.get_by_role("button", name="Select words")
    switch.tap()
    assert "true" == switch.get_attribute("aria-pressed")
    assert len(before) > 1 and 0 == links.count()
    switch.tap()
    assert before == links.evaluate_all("all => all.map((one) => one.href)")


def test_other_words_of_the_page_are_left_alone(small_address, visit):
    """
    Nothing is offered for words that are no part of the article, and the tools go when nothing is selected.
    """
    page = visit(small_address + COURIER, DESK)
    page.locator(".passage-tools").wait_for(state="attached")
    select(page, "by the back stairs", "since about")
    tools(page)
    select(page, "The headline", "as printed", within=".title-note")
    page.locator(".passage-tools.unseen").wait_for(state="attached")
    select(page, "by the back stairs", "since about")
    tools(page)
    page.evaluate("getSelection().removeAllRanges()")
    page.locator(".passage-tools.unseen").wait_for(state="attached")


def test_with_the_keyboard_alone(small_address, visit):
    """
    From a paragraph's number, Shift and the arrows select words, Tab leads to the tools and through them, Enter quotes,
    Escape closes and leads back.
    """
    page = visit(small_address + COURIER, DESK, permissions=CLIPBOARD)
    page.locator(".passage-tools").wait_for(state="attached")
    number = "document.activeElement.matches('#p4 > .number')"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(number):
            break
    assert page.evaluate(number)
    for _ in range(5):
        page.keyboard.press("Control+Shift+ArrowRight")
    tools(page)
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert ["Quote this", "Copy with citation", "Propose a record", "Suggest a correction"] == reached
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Copied the evidence").wait_for()
    assert "    quote: >-\n      Two oarsmen who asked not" in pasted(page)
    page.keyboard.press("Escape")
    assert page.evaluate(number)
    assert 1 == page.locator(".passage-tools.unseen").count()
    assert [] == page.complaints


def test_a_record_too_long_for_an_address_is_copied(small_address, visit):
    """
    Where the address would be too long, the record is copied and the editor opened under its name alone; that is said.
    """
    page = visit(small_address + "about/", DESK, permissions=CLIPBOARD)
    page.route(
        f"**/{COURIER}",
        lambda route: route.fulfill(
            response=(got := route.fetch()),
            body=got.text().replace("longestAddress&#34;: 6000", "longestAddress&#34;: 600"),
        ),
    )
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="the editor"))
    page.goto(small_address + COURIER)
    page.locator(".passage-tools").wait_for(state="attached")
    select(page, "the bell rope", "nobody pulls it")
    tools(page)
    path, text = proposed(page)
    assert text is None
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Propose a record").click()

    assert path == parse_qs(urlsplit(opened.value.url).query)["filename"][0]
    assert "too long for an address" in page.locator(".passage-tools").inner_text()
    page.bring_to_front()
    assert pasted(page).startswith("# A new record.")
    assert "      the bell rope is cut & that nobody pulls it\n" in pasted(page)


def test_where_nothing_may_be_copied_the_text_is_shown(small_address, visit):
    """
    A browser that refuses the clipboard leaves the text selected in a field.
    """
    page = visit(small_address + COURIER, DESK)
    page.locator(".passage-tools").wait_for(state="attached")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    select(page, "the bell rope", "nobody pulls it")
    tools(page).get_by_role("button", name="Quote this").click()
    field = page.locator(".passage-tools textarea")
    field.wait_for()

    assert "      the bell rope is cut & that nobody pulls it\n" in field.input_value()
    assert field.input_value() == page.evaluate("getSelection().toString()").replace("\r", "")


def test_excerpts_are_told_apart_by_what_stands_beside_them(small_address, visit, small, new_record):
    """
    Where only a part of an article is shown, a passage has the words before and after it; what goes across a gap is
    refused; the record passes the check all the same.
    """
    page = visit(small_address + DIGEST, DESK)
    page.locator(".passage-tools").wait_for(state="attached")
    select(page, "a bell is a bell", "that the toll")
    tools(page)
    path, text = proposed(page)
    record = new_record(text)

    assert "    prefix: >-\n" in text and "    suffix: >-\n" in text
    values = FILLED | {"date": "1932-03", "origin": "digest-own-1932"}
    assert record.marked == record.answered(small, path)
    assert set() == record.filled(values).answered(small, path)


def test_the_next_article_has_its_own_tools(small_address, visit):
    """
    An article that is reached by a link, without loading anew, has tools of its own, and one set of them.
    """
    page = visit(small_address + COURIER, DESK)
    page.locator(".passage-tools").wait_for(state="attached")
    page.locator("#p1 > .number").evaluate(
        "one => one.closest('article').querySelector('.breadcrumb a[href*=sources]').click()"
    )
    page.wait_for_url("**/sources/")
    page.locator("a[href*='1932-digest-bell']").first.click()
    page.wait_for_url(f"**/{DIGEST}")
    page.locator(".passage-tools").wait_for(state="attached")
    select(page, "a bell is a bell", "that the toll")
    tools(page)

    assert 1 == page.locator(".passage-tools").count()
    assert "  - source: 1932-digest-bell\n" in proposed(page)[1]


def test_without_javascript_the_same_links_are_there(small_address, visit):
    """
    Without JavaScript an empty record can be begun and a correction suggested; nothing speaks of selecting.
    """
    page = visit(small_address + COURIER, PHONE, java_script_enabled=False)
    begin = page.get_by_role("link", name="Begin an empty record").get_attribute("href")
    correct = page.get_by_role("link", name="Suggest a correction").get_attribute("href")

    assert {"filename": ["content/events/1931/1931-what-happened.yaml"]} == parse_qs(urlsplit(begin).query)
    assert ["2-correction.yml"] == parse_qs(urlsplit(correct).query)["template"]
    assert not page.get_by_text("Select words").is_visible()
    assert 0 == page.locator(".passage-tools").count()
