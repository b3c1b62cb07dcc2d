"""Whatever the audit passes, a browser reads as the audit does: held against Lexbor, a parser of HTML as its standard has it."""

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from sourcebook.publish.audit.addresses import AddressResolver, from_root
from sourcebook.publish.audit.allowed import PAGES, kind_of
from sourcebook.publish.audit.markup import CLOSED, OPENING, unclosed
from sourcebook.publish.audit.reading import Reader
from sourcebook.publish.policy import PAGE, REFERRER

HEAD = f'<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="{PAGE}"><meta charset="utf-8"><meta name="referrer" content="{REFERRER}"></head><body>'
PIECES = (
    *(
        ' href ="x"',
        " href=",
        ' rel=""',
        ' type=""',
        " href='x'",
        "<p onclick",
        ' title= "',
        "<script >",
        "<script/>",
    ),
    *(
        "<p>",
        "</p>",
        "<p",
        ">",
        "<",
        "/>",
        "</",
        "<!",
        "<!--",
        "-->",
        "--!>",
        "<?",
        "]]>",
        "<![CDATA[",
        "&lt;",
        "&#60;",
        "&quot;",
    ),
    *(
        '"',
        "'",
        "=",
        " ",
        "\n",
        "\t",
        "\f",
        "\r",
        "/",
        "\x0b",
        "\u00a0",
        "\0",
        "`",
        "x",
        "#",
        "\\",
        "&",
        ";",
        "\u2028",
        "ſ",
        "K",
    ),
    *(
        ' title="',
        ' title="a"',
        " title=a",
        ' class="b" ',
        ' href="#"',
        ' href="../../"',
        ' href="javascript:x"',
        ' href= "javascript:x"',
        ' id="c"',
    ),
    *(
        " onclick",
        ' onclick="x"',
        " ONCLICK=x",
        ' style="x"',
        ' xlink:href="#"',
        ' src="x"',
        " src=x",
        ' srcdoc="x"',
    ),
    *(
        "<svg>",
        "</svg>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<noscript>",
        "</noscript>",
        "<script>",
        "</script>",
    ),
    *(
        '<script type="application/json">',
        "<style>",
        "</style>",
        "<math>",
        "<mtext>",
        "<table>",
        "<a",
        "<a>",
        "</a>",
        "<img",
        "<IMG",
    ),
    *(
        "<template>",
        "<plaintext>",
        "<xmp>",
        "<iframe>",
        "<select>",
        "<frameset>",
        "<base",
        "<foreignObject>",
        "<desc>",
        "</desc>",
        "<br>",
    ),
)
BODIES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
FOLDERS = ("events/x/", "events/y/", "claims/x/", "about/", "")


@pytest.fixture(scope="module")
def resolver(tmp_path_factory):
    root = tmp_path_factory.mktemp("root")
    (root / "content").mkdir()
    (root / "content" / "site.yaml").write_text("address: https://example.org/\n")
    return AddressResolver(root)


def _in_browser(page, resolver):
    """What a browser has of a page that it must not have, and where its links lead."""
    wrong, led = [], set()
    for one in LexborHTMLParser(page).root.traverse():
        attributes = {
            key: value for key, value in one.attributes.items() if (one.tag, key) != ("meta", "charset")
        }
        name = {"foreignobject": "foreignObject"}.get(one.tag, one.tag)
        if name not in PAGES.elements | PAGES.head and not name.startswith("-"):
            wrong.append(one.tag)
        wrong += [key for key in attributes if key.lower() != "viewbox" and key not in PAGES.attributes]
        led |= {attributes[key] or "" for key in ("href", "xlink:href", "src") if key in attributes}
    return wrong, led


@settings(max_examples=500)
@given(BODIES)
@example('<p title="a" class="b">x</p>')
@example('<article><p title="</article><img src=x onerror=x>"></article>')
@example('<p title="<article></article>" onclick="x">')
@example('<svg><title><article></title><img src="x" onerror="x"></article>')
@example('<noscript><p title="</noscript><img src=x onerror=x>"></noscript>')
@example("<svg><title><p title='</title><img onerror=x>'></title></svg>")
@example('<a href= "javascript:x">')
@example('<a href ="javascript:x">')
@example('<a title= onclick="x">')
@example('<script type="" src="https://evil.example/x.js"></script>')
@example('<link rel="" href="https://evil.example/">')
@example('<textarea></textarea><img src="x">')
def test_a_browser_reads_what_the_audit_reads(resolver, body):
    """
    If the audit finds no flaw, a browser finds no element and no attribute that is not allowed, and no link that it did not see.
    """
    page = f"{HEAD}{body}</body></html>"
    reader = Reader(resolver)
    if reader.read("events/x/index.html", page).flaws:
        return
    wrong, led = _in_browser(page, resolver)

    assert [] == wrong
    for address in led:
        if address[:1] != "#":
            way = resolver.resolve(from_root("events/x/index.html", address))
            assert way in {resolver.resolve(one) for one in reader.asked}, address


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("../y/", "events/y/index.html"),
        ("../../", "index.html"),
        ("../..", "index.html"),
        ("../../timeline/?from=1931#y1931", "timeline/index.html#y1931"),
        ("./#p1", "events/x/index.html#p1"),
        ("index.txt", "events/x/index.txt"),
        ("../%79/", "events/y/index.html"),
        ("https://example.org/", "index.html"),
        ("https://example.org/a/b.csv", "a/b.csv"),
        ("https://other.example/x", "//other.example"),
        ("HTTPS://OTHER.example:8/x", "//other.example:8"),
        ("mailto:A@example.org", "//mailto:a@example.org"),
        ("/a/", "a/index.html"),
        ("../../https://other.example/x", "https:/other.example/x"),
        ("../..//other.example/", "other.example/index.html"),
    ],
)
def test_where_an_address_leads(resolver, address, way):
    """
    To a file of the site, and a place in it, or to a host outside.
    """
    assert way == resolver.resolve(from_root("events/x/index.html", address))


@pytest.mark.parametrize(
    ("path", "text", "is_sound"),
    [
        ("x.json", r'["a\\/b", "\\\\/", "\\u0041"]', True),
        ("x.json", r'["a\/b"]', False),
        ("x.json", r'["\\\/"]', False),
        ("x.json", r'["\u0041"]', False),
        ("x.json", r'["<a href=\"javascript:go()\">, and \"javascript:go()\""]', True),
        ("x.json", r'["javascript:go()", "//evil.example", "data:x"]', True),
        ("x.json", '{"title": "javascript:go()", "words": "//x", "note": "data:x"}', True),
        ("x.json", '{"url": "javascript:go()"}', False),
        ("x.json", '{"address" :\n "//evil.example/"}', False),
        ("x.json", '{"original_url": "data:x"}', False),
        ("x.json", '{"url": ["javascript:go()"]}', False),
        ("x.json", '{"url": "https://evil\u00a0.example/"}', False),
        ("x.json", r'{"url": "java\tscript:go()"}', False),
        ("x.json", '{"url": " javascript:go()"}', False),
        ("x.csv", "title,url\njavascript:go(),\n", True),
        ("x.csv", "title,url\na,javascript:go()\n", False),
        ("x.csv", 'url,title\n"//evil.example/\u200b",a\n', False),
        ("data/v1/timelinejs.json", r'["<a href=\"javascript:go()\">"]', False),
        ("search/words/0.json", '{"href":"nowhere"}', True),
        ("charts/x.json", '{"href":"nowhere"}', False),
        ("data/v1/README.txt", "[x](javascript:alert(1)) <javascript:go>", True),
        ("index.txt", "[x](javascript:alert(1))", False),
        ("index.txt", "Sitemap: of the harbour", True),
        ("robots.txt", "Sitemap: https://evil.example/sitemap.xml", False),
    ],
)
def test_what_only_looks_like_an_address_is_none(resolver, path, text, is_sound):
    """
    In JSON only what the site makes an address is one, and only a backslash that is not itself escaped hides a sign; and a text that nobody reads as Markdown has no links.
    """
    reader = Reader(resolver)

    assert is_sound == (not reader.read(path, text).flaws and not reader.asked)


@pytest.mark.parametrize(
    ("paths", "text", "asked"),
    [
        pytest.param(("events/a/", "events/b/"), '<a href="../c/">x</a>', "events/c/", id="a page beside"),
        pytest.param(("events/a/", "claims/a/"), '<a href="../c/">x</a>', "claims/c/", id="a page elsewhere"),
        pytest.param(("events/", ""), '<a href="../c/">x</a>', "../c/", id="a page above"),
        pytest.param(("events/a/", "events/b/"), '<a href="c/">x</a>', "events/b/c/", id="its own"),
    ],
)
def test_what_another_page_had_is_asked_for_from_each_folder(resolver, paths, text, asked):
    """
    A tag that was read before still says what its own page asks for.
    """
    for form in ("{}", "{}<article></article>", "<article>{}</article>", "<article></article>{}"):
        reader = Reader(resolver)
        for path in paths:
            page = f"{HEAD}{form.format(text)}</body></html>"
            assert [] == reader.read(f"{path}index.html", page).flaws

        assert asked in reader.asked


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(FOLDERS), BODIES), min_size=2, max_size=4), BODIES, BODIES)
@example([("events/x/", '<p id="b">'), ("events/y/", '<a href="#b">')], "", "")
@example([("about/", '<a href="../a/">'), ("", '<a href="../a/">')], "", "")
@example([("events/x/", '<p id="b">'), ("events/y/", "")], "", '<a href="#b">x</a>')
@example([("events/x/", ""), ("events/y/", "")], '<p id="b">x</p><a href="index.txt">x</a>', "")
@example([("events/x/", "<p"), ("events/y/", "<p")], "<mark>x</mark>", "<script>")
def test_what_was_read_before_changes_nothing(resolver, pages, above, below):
    """
    Whatever a reader has read before, it finds in a page, and in a frame that other pages have, too, what one finds that reads this page alone.
    """
    reader, asked = Reader(resolver), set()
    for folder, body in pages:
        alone = Reader(resolver)
        page = f"{HEAD}{above}<article>{body}</article>{below}</body></html>"
        args = (f"{folder}index.html", page)
        one, other = reader.read(*args), alone.read(*args)
        asked |= alone.asked

        assert sorted(other.flaws) == sorted(one.flaws)
        assert sorted(other.ids) == sorted(one.ids)
        assert other.data == one.data
        assert other.shown == one.shown
        assert asked == reader.asked


@settings(max_examples=300)
@given(BODIES, BODIES, BODIES)
@example('<p title="', '">x</p>', "")
@example("", "<script>", "</script>")
@example("", "<p", 'title="a">')
@example('<a href="#b">x</a>', '<p id="b">', "")
def test_a_page_in_parts_is_the_same_page(resolver, above, body, below):
    """
    A page that is read in parts is refused, has places, and asks for others as one that is read in one.
    """
    parts, whole = Reader(resolver), Reader(resolver)
    path, begin = "events/x/index.html", f"{HEAD}{above}"
    one = parts.read(path, f"{begin}<article>{body}</article>{below}</body></html>")
    other = whole.read(path, f"{begin}<main>{body}</main>{below}</body></html>")

    assert bool(other.flaws) == bool(one.flaws)
    if not one.flaws:
        assert (sorted(other.ids), other.data, whole.asked) == (sorted(one.ids), one.data, parts.asked)


@pytest.mark.parametrize(
    "frame",
    [
        "<mark>x</mark>",
        "x</mark>",
        "<blockquote>x</blockquote>",
        "<pre>x</pre>",
        "<h2>x</h2>",
        '<p class="attribution">x</p>',
        '<p class="event-status">x</p>',
        '<p class="claim-state">x</p>',
        '<dt class="cited-quote">x</dt>',
        '<p id="p1" class="article-paragraph">x</p>',
    ],
)
@pytest.mark.parametrize("form", ["{}<article></article>", "<article></article>{}"])
def test_words_in_a_frame_are_held_against_the_record_in_each_page(resolver, frame, form):
    """
    Where a frame may show words of somebody, or how a record stands, that is looked at in each page that has it.
    """
    reader = Reader(resolver)
    for one in "xy":
        shown = reader.read(f"events/{one}/index.html", f"{HEAD}{form.format(frame)}</body></html>").shown

        assert frame in "".join(shown[1:])


@pytest.mark.parametrize(
    "begin",
    [
        "<title>",
        "<textarea>",
        "<noscript>",
        '<script type="application/ld+json">{}',
        '<script src="../../assets/site.js">',
    ],
)
@pytest.mark.parametrize("place", ["</head>", "<main>", "<blockquote>", "<nav>"])
def test_what_browsers_take_for_text_has_no_tag(resolver, begin, place):
    """
    No quote, and nothing else of a page, is hidden in an element in which browsers see no tag, be its end missing or too late.
    """
    name = begin[1:].partition(" ")[0].strip(">")
    body = "<main></main><article><blockquote><p>x</p></blockquote></article><nav></nav></body></html>"
    page = HEAD + body
    late = page.replace("</nav>", f"</nav></{name}>").replace(place, begin + place)
    for each in (page.replace(place, begin + place), late):
        told = [words for _, words in Reader(resolver).read("events/x/index.html", each).flaws]

        assert any("in which browsers see no tag" in one for one in told), told


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param("<p>x</p>", "", id="a paragraph in the head"),
        pytest.param("<mark>x</mark>", "", id="marked words in the head"),
        pytest.param('<base target="_blank">', "", id="a base on a page that is in no frame"),
        pytest.param("", '<meta name="description" content="x">', id="a word of the head below it"),
        pytest.param("", '<link rel="license" href="../../">', id="a link of the head below it"),
        pytest.param('<link href="../../">', "", id="a link for nothing"),
    ],
)
def test_a_head_has_what_belongs_there(resolver, head, body):
    """
    In a head stand only its elements, which show no words on the page; below it, none of them.
    """
    page = f"{HEAD.replace('</head>', f'{head}</head>')}{body}</body></html>"

    assert Reader(resolver).read("events/x/index.html", page).flaws


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("events/{}/index.html", f'{HEAD}<a href="#a">x</a></body></html>'),
        ("events/{}/index.html", f'{HEAD}<a onclick="go()">x</a></body></html>'),
        ("events/{}/index.html", f'{HEAD}<script type="application/json">no data</script></body></html>'),
        ("events/{}/index.txt", "one\n<p>\n"),
        ("events/{}/index.txt", "[one]: https://example.org/\n"),
    ],
)
def test_what_is_wrong_is_told_of_each_file(resolver, path, text):
    """
    What was refused in one file is refused in the next, and so is a link to a place that only another page has.
    """
    reader = Reader(resolver)
    if "#a" in text:
        assert [] == reader.read(path.format("a"), text.replace("<a ", '<a id="a" ')).flaws

    assert all(reader.read(path.format(one), text).flaws for one in "bc")


def test_a_line_of_a_copy_is_none_of_robots_txt(resolver):
    """
    A line that is only text in a plain copy names an address in robots.txt, though the copy was read first.
    """
    reader = Reader(resolver)
    for path in ("index.txt", "robots.txt"):
        assert [] == reader.read(path, "Sitemap: https://evil.example/sitemap.xml").flaws

    assert {"https://evil.example/sitemap.xml"} == reader.asked


def test_what_only_ends_as_one_is_none(resolver):
    """
    Where a tag does not end before the next begins, both are refused or read, and the first is no tag that was read before.
    """
    reader = Reader(resolver)
    assert [] == reader.read("events/x/index.html", f"{HEAD}<p>x</p></body></html>").flaws

    for text in ("<p<p>x</p>", '<p title="a<b">x</p>', "x<p"):
        assert reader.read("events/y/index.html", f"{HEAD}{text}").flaws


def test_each_page_has_its_own_places(resolver):
    """
    A place that another page has, too, is one of each.
    """
    for text in (
        '<p id="a">x</p>',
        '<article></article><p id="a">x</p>',
        '<p id="a">x</p><article></article>',
    ):
        reader = Reader(resolver)

        assert [["a"], ["a"]] == [
            reader.read(f"events/{one}/index.html", f"{HEAD}{text}</body></html>").ids for one in "xy"
        ]


@pytest.mark.parametrize(
    ("path", "before", "text"),
    [
        pytest.param(
            "events/x/index.html",
            '<a href="https://github.com/x">x</a>',
            '<script src="https://github.com/x"></script>',
            id="a script from where a link led",
        ),
        pytest.param(
            "charts/x.json",
            '{"href":"https://chart.invalid/x/"}',
            '<a href="https://chart.invalid/x/">x</a>',
            id="a link of a chart",
        ),
    ],
)
def test_what_was_good_of_one_is_not_of_another(resolver, path, before, text):
    """
    An address that something else may have is refused where it may not stand.
    """
    reader = Reader(resolver)
    reader.read(path, f"{HEAD}{before}</body></html>" if path.endswith(".html") else before)

    assert reader.read("events/y/index.html", f"{HEAD}{text}</body></html>").flaws


def test_a_page_named_embed_is_no_frame():
    """
    Pages for frames stand below embed/; a page that is called so is one like any other.
    """
    assert kind_of("embed/index.html") is kind_of("about/index.html") is not kind_of("embed/times/index.html")


def test_mail_goes_only_to_an_address_that_is_named(tmp_path):
    """
    An address of mail is one that the site names, whole: neither a part of it, nor with more to it.
    """
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text(
        "address: https://example.org/\ncontact: to.Us@example.org\n", "utf-8"
    )
    mails = {
        f"mailto:{one}"
        for one in ("to.us@example.org", "us@example.org", "to.us@example", "to.us@example.org?cc=a@b.org")
    }

    assert mails - {"mailto:to.us@example.org"} == AddressResolver(tmp_path).unnamed(mails)


@pytest.mark.parametrize(
    ("markup", "is_good"),
    [
        ('<a href="../../">x</a> <a href="../../">x</a>', True),
        ("<details><summary>x</summary>x</details><svg></svg>", True),
        ('<a href="../../">x</a> <a href="../../">x', False),
        ("<svg>", False),
        ("</form>", False),
        ('<aside class="a">x</aside><abbr>', True),
    ],
)
def test_what_would_hide_or_take_in_the_rest_is_closed(markup, is_good):
    """
    Links, drawings, forms and folds end as often as they begin; other elements may be called nearly so.
    """
    times = Counter(re.findall("<([^>]*)>", markup))
    opening = {
        name: {one for one in times if (found := OPENING.match(one)) and found[1] == name} for name in CLOSED
    }

    assert is_good == (not [*unclosed(opening, times, set(times))])
