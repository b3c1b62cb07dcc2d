"""The page of one source, and the article on it."""

COURIER, DIGEST = "sources/1931-courier-answers", "sources/1932-digest-bell"


def _paragraph(page, number):
    (found,) = page.xpath(f"//p[@id='p{number}']")
    return found


def test_overlapping_passages_leave_the_text_unbroken(page):
    """
    Passages that overlap are cut at each other's edges into segments; the words run on as in the article.
    """
    paragraph = _paragraph(page(COURIER), 2)
    marks = [one.text_content() for one in paragraph.xpath(".//mark")]
    text = "“It cannot be said that the bell rope is cut & that nobody pulls it,” he told Reedline."

    assert text in paragraph.text_content()
    assert [
        "“It cannot be said that ",
        "the bell rope is cut & that nobody pulls it",
        ",” he told Reedline.",
    ] == marks[1:4]
    for place in (1, 2, 3):
        assert paragraph.xpath(f".//*[@id='q-1931-marsh-notes-pass-{place}']")


def test_a_passage_leads_to_its_event_and_back(page):
    """
    A marked passage links to its event; the event's quote links to the passage.
    """
    paragraph = _paragraph(page(COURIER), 3)
    back = page("events/1931-council-has-no-note").xpath("//article//@href")

    assert "../../events/1931-council-has-no-note/" in paragraph.xpath(".//mark/ancestor::a/@href")
    assert any(one.startswith("../../sources/1931-courier-answers/#") for one in back)


def test_an_article_acts_no_more_than_a_record(page):
    """
    Markup, links, scripts, attribute lists and templates in an article are words.
    """
    courier = page(COURIER)
    article = " ".join(
        one.text_content() for one in courier.xpath("//p[contains(@class, 'article-paragraph')]")
    )

    assert "[Read our rules](javascript:alert(1))" in article
    assert "under {{ lantern }} light `before` the market, </mark><script>alert(1)</script> or so" in article
    assert "held talks of their own since then. {: #p99 .hidden }" in article
    assert "1986. is the plate’s number" in article
    assert "I counted <b>every</b> pull" in article
    assert not courier.xpath("//*[@id='p99']|//article//script|//article//b")
    assert [] == [one for one in courier.xpath("//@href") if "javascript" in one]


def test_a_paragraph_of_two_lines_is_one(page):
    """
    Where blank lines part the paragraphs, a line end within one is a space.
    """
    assert (
        "“We pull it, and they pull it back, 5*3*2 times a week"
        in _paragraph(page(COURIER), 2).text_content()
    )


def test_a_paragraph_in_another_voice_is_set_apart(page, text):
    """
    Background from another hand is labelled, and styled apart.
    """
    assert "set-apart" in _paragraph(page(COURIER), 5).get("class").split()
    assert (
        "Background box, apparently from an almanac. Another hand; it tells of *upstream* talks too."
        in text(COURIER)
    )


def test_boilerplate_is_left_out(page, text):
    """
    Masthead, headline, advertisement, agency prefix and “read more” are no part of the article's paragraphs.
    """
    article = " ".join(
        one.text_content() for one in page(COURIER).xpath("//p[contains(@class, 'article-paragraph')]")
    )

    for words in ("Price 5 pence", "pence_a_crossing", "Advertisement", "STILLWICK", "Read more on page 4"):
        assert words not in article
    assert "(Valley Digest)" not in text(DIGEST)


def test_a_missing_headline_is_said_to_be_missing(page, text):
    """
    The curator's description serves as heading, with a word that it is none of the paper's.
    """
    assert "A mayor’s bell & a toll of 5*3*2 [headline not preserved]" == page(DIGEST).xpath("//h1")[
        0
    ].text_content().removesuffix("¶")
    assert "No headline came down with the text." in text(DIGEST)


def test_excerpts_are_said_to_be_excerpts(text):
    """
    What is left out leaves a mark, the paragraphs keep their numbers, and the share shown is told.
    """
    told = text(DIGEST)

    assert "It rained on the market" not in told
    assert "Nobody at the wharf would say so" not in told
    assert "[…]" in told
    assert "¶4" in told and "¶3" not in told
    assert "% of the article’s characters" in told


def test_where_an_article_comes_from(page, text):
    """
    Every origin with its way, the article that it was derived from, the original, and how the publisher is known.
    """
    told = text(DIGEST)

    assert "Reedline’s talk with Odo Marsh → The Orrin Courier → Stillwick Lantern" in told
    assert "Derived from" in told
    assert "Valley Digest <weekly> (inferred)" in told
    assert "https://lantern.example.org/bell" in page(DIGEST).xpath("//article//@href")
    assert "https://courier.example.org/1931/%28answers%29_1.html" in page(COURIER).xpath("//article//@href")


def test_errors_stand_beside_their_words(text):
    """
    A known error is told below its paragraph, its own words quoted; what is from outside has its address.
    """
    assert "On “since about the spring”: Spring had hardly begun" in text(COURIER)
    assert "On “I counted <b>every</b> pull”: The b is the compositor’s." in text(COURIER)
