"""What servers say with each file is what the pages say themselves, and who may frame them."""

import re

import lxml.html
import pytest

from sourcebook.publish.headers import EVERYWHERE, headers, nginx
from sourcebook.publish.policy import BARE, PAGE, REFERRER


def _rules(text):
    """Each pattern of addresses of a file `_headers`, with its headers."""
    rules, pattern = {}, ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert name not in rules[pattern]
            rules[pattern][name] = value
        elif not line.startswith("#"):
            pattern = line
            assert pattern not in rules
            rules[pattern] = {}
    return rules


def _matching(rules, path):
    """The headers of every rule that means an address."""
    signs = {"*": ".*", ":file": "[^/]+"}
    return [
        told
        for pattern, told in rules.items()
        if re.fullmatch(re.sub(r"\*|:file", lambda one: signs[one[0]], pattern), path)
    ]


@pytest.fixture(scope="module")
def site(built_small):
    return (built_small / "out" / "site").resolve()


@pytest.fixture(scope="module")
def rules(site):
    return _rules((site / "_headers").read_text("utf-8"))


def test_every_file_has_one_rule(site, rules):
    """
    Hosts join what several rules say of one address: so there is one for each.
    """
    files = [f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*") if path.is_file()]
    addresses = [one.removesuffix("index.html") for one in files]

    assert {1} == {len(_matching(rules, one)) for one in addresses}
    assert all(len(line) < 2000 for pattern in rules.values() for line in pattern.values())
    assert len(rules) < 100


def test_header_and_page_say_the_same(site, rules):
    """
    The policy of the header is that of the page and who may frame it, which only a header can say; nothing in a page is
    looser than its header; and both say to tell no other site where a reader came from.
    """
    for path in site.rglob("*.html"):
        at = f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")
        page = lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8")).getroot()
        (policy,) = page.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        (told,) = _matching(rules, at)
        frames = "*" if at.startswith("/embed/") else "'none'"
        if at == "/404.html":
            assert "script-src" not in policy
        else:
            assert f"{policy}; frame-ancestors {frames}" == told["Content-Security-Policy"], at
        assert [REFERRER] == page.xpath("//head/meta[@name='referrer']/@content") == [told["Referrer-Policy"]]


def test_only_what_is_named_by_its_content_is_kept_for_good(rules):
    """
    A correction is seen at once: pages, data and our scripts are asked for anew each time.
    """
    for_good = {pattern for pattern, told in rules.items() if "immutable" in told["Cache-Control"]}

    assert {"/assets/javascripts/*", "/assets/stylesheets/*"} == for_good
    assert {"no-cache"} == {
        told["Cache-Control"]
        for pattern, told in rules.items()
        if pattern not in for_good and pattern != "/cards/*"
    }


def test_only_the_data_may_be_read_by_other_sites(rules):
    """
    A notebook elsewhere may read the files of data/, and no page of another folder.
    """
    open_to = {
        pattern: told["Access-Control-Allow-Origin"]
        for pattern, told in rules.items()
        if "Access-Control-Allow-Origin" in told
    }

    assert {"/data/*": "*"} == open_to


def test_nginx_says_the_same():
    """
    What nginx is given has the same headers, for a site at any address; each directive is whole. Plain texts, which cannot say
    so themselves, are said to be UTF-8, as the other hosts do without being told.
    """
    text = nginx("https://example.org/below/")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    set_once = dict(re.findall(r'^set \$(\w+) "([^"]*)";$', text, re.MULTILINE))
    added = dict(re.findall(r'^add_header (\S+) "([^"]*)" always;$', text, re.MULTILINE))
    framed = re.search(
        r'^if \(\$uri ~ "\^/below/embed/"\) { set \$sourcebook_policy "([^"]*)"; }$', text, re.MULTILINE
    )

    shared = re.search(
        r'^if \(\$uri ~ "\^/below/data/"\) { set \$sourcebook_shared "([^"]*)"; }$', text, re.MULTILINE
    )

    assert [] == [
        line
        for line in lines
        if not re.fullmatch(r"(charset|set|add_header|error_page) .*;|if \(.*\) \{ .*; \}", line)
    ]
    assert (
        f"{PAGE}; frame-ancestors 'none'"
        == set_once["sourcebook_policy"]
        == headers("")["Content-Security-Policy"]
    )
    assert f"{BARE}; frame-ancestors *" == framed[1] == headers("embed")["Content-Security-Policy"]
    assert EVERYWHERE == added
    assert "" == set_once["sourcebook_shared"]
    assert shared[1] == headers("data")["Access-Control-Allow-Origin"]
    assert "add_header Access-Control-Allow-Origin $sourcebook_shared always;" in lines
    assert "error_page 403 =404 /below/404.html;" in lines
    assert "charset utf-8;" in lines
    assert "add_header Content-Security-Policy $sourcebook_policy always;" in lines
