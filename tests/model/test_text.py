"""What may be written in a field: lines, texts, ids, addresses, flags."""

import string
import unicodedata
from typing import Annotated

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sourcebook.model import text as kinds
from sourcebook.model.letters import flaw, flaws
from sourcebook.model.text import RESERVED, address_flaw, shown

ANY_LINE, ANY_ID, ANY_URL, ANY_CONTACT = (
    TypeAdapter(kind) for kind in (kinds.Line, kinds.Slug, kinds.Url, kinds.Contact)
)


def _refused(adapter, value):
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(value)
    [error] = refused.value.errors()
    return error["msg"]


class TestText:
    def test_refuses_what_cannot_be_seen_or_deceives(self, subtests):
        """
        Controls, invisible, private, unassigned and overlaid characters and styled letters are refused, by code.
        """
        for char in ["\0", "\a", "\x1b", "\x7f", "\x85", "\x9b", "\r", "\t", "\u00ad", "\u200b", "\u200e", "\u202e", "\u2028", "\u2029", "\u2066", "\ufeff",
         "\ue000", "\ufffe", "\U000e0041", "\U0010ffff", "\u0336", "\u20d2", "𝐀", "\u0378"]:  # fmt: skip
            with subtests.test(char=char):
                assert "; remove it" in _refused(ANY_LINE, f"a{char}b") or "; write" in _refused(
                    ANY_LINE, f"a{char}b"
                )
                assert flaw(char)

    def test_takes_words_of_any_script(self, subtests):
        """
        Letters, marks and signs of every script stay as they are typed.
        """
        for text in [
            "Zajárova",
            "Рябков",
            "Ελλάς",
            "北京",
            "“«…»” – ’",
            "👍",
            "क्\u200dष",
            "5*3*2",
            "<b>",
            "{{x}}",
            "naïve",
        ]:
            with subtests.test(text=text):
                assert text == ANY_LINE.validate_python(text)

    @pytest.mark.parametrize("text", ["Rуabkov", "Ryabκov", "Мoscow", "ВoB"])
    def test_refuses_words_of_two_scripts(self, text):
        """
        A word with letters of two scripts that look alike is refused; two words of two scripts are not.
        """
        assert "write the word in one script" in _refused(ANY_LINE, text)
        assert [] == flaws("Ryabkov Рябков")

    @pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0", "\u3000 \u2003", "  \n \u00a0"], ids=ascii)
    def test_refuses_blank(self, text):
        """
        What has nothing to read is empty, whatever white space it is made of.
        """
        assert "is empty" in _refused(ANY_LINE, text)

    @pytest.mark.parametrize("value", [None, 1, 1.5, True, [], ["a"], {"a": "b"}], ids=repr)
    def test_refuses_what_is_no_text(self, value):
        """
        A list or mapping is no text.
        """
        assert "a text is expected" in _refused(ANY_LINE, value)

    def test_is_composed(self):
        """
        A letter and its accent become one character.
        """
        assert "é" == ANY_LINE.validate_python("e\u0301")

    @pytest.mark.parametrize(
        ("kind", "most"),
        [
            (kinds.Line, 200),
            (kinds.Title, 140),
            (kinds.Text, 2_000),
            (kinds.Summary, 700),
            (kinds.Quotation, 1_000),
        ],
    )
    def test_has_a_greatest_length(self, kind, most):
        """
        A text of the greatest length is taken, one more character is not.
        """
        assert TypeAdapter(kind).validate_python("x" * most)
        assert f"shorten it to {most:,}" in _refused(TypeAdapter(kind), "x" * (most + 1))

    def test_line_has_no_break(self):
        """
        A line break within a line is refused; at its end it is no break.
        """
        assert "a" == ANY_LINE.validate_python("a\n")
        assert "write it on one line" in _refused(ANY_LINE, "a\nb")

    @given(st.text(max_size=40))
    def test_what_is_taken_has_no_flaw(self, text):
        """
        Whatever is taken is composed, not blank, on one line, and made of visible characters.
        """
        try:
            taken = ANY_LINE.validate_python(text)
        except ValidationError:
            return
        assert taken == unicodedata.normalize("NFC", taken)
        assert taken.strip()
        assert not regex.search(r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]", taken)
        assert [] == flaws(taken)


class TestId:
    @pytest.mark.parametrize("id", ["a", "2024-ryabkov", "a-1-b", "a" * 80, "norway", "no", "1e999"])
    def test_is_a_slug(self, id):
        """
        An id is made of lower-case words and digits joined by single hyphens.
        """
        assert id == ANY_ID.validate_python(id)

    def test_refuses_what_is_no_slug(self, subtests):
        """
        Nothing that could be a path, an address, a look-alike or a surprise is an id; the message stays short.
        """
        for id in ["", "A", "a_b", "a b", "a.b", ".a", "-a", "a-", "a--b", "../a", "a/b", "a\\b", "a\n", "a\0", "é", "а", "a\u200b", "\u202ea", "a" * 81,
         "12:30", "a:Q", "a[0]", "a?b", "a#b", "a%2e", "١", "a" * 70_000]:  # fmt: skip
            with subtests.test(id=id):
                assert "is no id; use" in _refused(ANY_ID, id)
                assert len(_refused(ANY_ID, id)) < 1_200

    def test_refuses_reserved_names(self, subtests):
        """
        Names of pages, folders and devices are no ids.
        """
        for id in sorted(RESERVED):
            with subtests.test(id=id):
                assert "is a reserved name" in _refused(ANY_ID, id)

    @given(st.text(max_size=20))
    def test_is_safe_wherever_it_is_written(self, text):
        """
        Whatever is taken for an id is ASCII that means nothing in a path, an address or a pattern.
        """
        try:
            taken = ANY_ID.validate_python(text)
        except ValidationError:
            return
        assert set(taken) <= set(string.ascii_lowercase + string.digits + "-")
        assert taken[0] != "-" != taken[-1]


class TestContact:
    @pytest.mark.parametrize(
        "contact", ["a@example.org", "First.Last+note@mail.example.co.uk", "https://example.org/contact"]
    )
    def test_is_an_address_of_mail_or_of_a_page(self, contact):
        """
        A contact is an e-mail address at a public host, or a public https address.
        """
        assert contact == ANY_CONTACT.validate_python(contact)

    @pytest.mark.parametrize(
        "contact",
        [
            *("", "a", "a@", "@example.org", "a@b@example.org", "a b@example.org", "a@example", "a@localhost", "a@127.0.0.1"),
            *("a@exаmple.org", "a@example.org?cc=b", "a@example.org, b@example.org", "mailto:a@example.org", "a@example.org\n"),
            *("<a@example.org>", '"a"@example.org', "a%0a@example.org", "http://example.org", "javascript:a@example.org", 7),
        ],
    )  # fmt: skip
    def test_is_nothing_else(self, contact):
        """
        Nothing that means more in a link to a mail program, or leads nowhere, is a contact.
        """
        assert "is neither an e-mail address nor a public https address; write" in _refused(
            ANY_CONTACT, contact
        )


class TestAddress:
    @pytest.mark.parametrize(
        "url",
        [
            "https://example.org",
            "https://example.org/",
            "https://www.a-b.co.uk/x/y.html?a=1&b=(2)#z",
            "https://example.org/%D1%8F",
            "https://xn--e1afmkfd.example/",
        ],
    )
    def test_is_public_https(self, url):
        """
        An address is https, ASCII, of a public host name.
        """
        assert url == ANY_URL.validate_python(url)
        assert address_flaw(url) is None

    def test_is_nothing_else(self, subtests):
        """
        No other scheme, no user, port, number for a host, space, quotation mark, backslash or foreign letter.
        """
        for url in ["", "http://example.org", "HTTPS://example.org", "//example.org", "/x", "x.html", "ftp://example.org", "file:///etc/passwd", "blob:https://example.org/1",
         "javascript:alert(1)", "data:text/html,x", "https:example.org", "https:/example.org", "https://", "https:///x", "https://user@example.org",
         "https://good.org:pw@evil.org", "https://example.org:8080", "https://example.org:", "https://example.org\\@evil.org", "https://localhost",
         "https://x.localhost", "https://x.local", "https://x.internal", "https://127.0.0.1", "https://2130706433", "https://0x7f.1", "https://10.0.0.1/x",
         "https://[::1]/", "https://[", "https://exa mple.org", 'https://example.org/"onclick=', "https://example.org/<b>", "https://example.org/\n",
         "https://example.org/\u202e", "https://exаmple.org", "https://ｅxample.org", "https://example.org⁄evil", "https://example", "https://example.org.",
         "https://-a.org", "https://" + "a" * 64 + ".org", "https://example.org/" + "x" * 2000, " https://example.org", "https://example.org/^", "https://a..org",
         "https://%65xample.org"]:  # fmt: skip
            with subtests.test(url=url):
                assert "; give a full public https address" in _refused(ANY_URL, url)

    @given(st.text(max_size=60).map("https://".__add__))
    def test_is_inert_where_it_is_printed(self, url):
        """
        An address that is taken has no character that ends an attribute, a link or a line.
        """
        if address_flaw(url) is None:
            assert not set(url) & set(' \t\n"<>\\`{}|^')
            assert url.isascii() and url.isprintable()


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (kinds.Flag, ["true", "false"], ["yes", "True", "1", "", "no", [], None]),
        (
            kinds.LineNumber,
            ["1", "999999"],
            ["0", "-1", "1.0", "1e3", "0x1", "1٣", "", "1000000", " 1", ["1"], None],
        ),
        (kinds.Colour, ["#00ff7f"], ["#FFF", "#ABCDEF", "red", "#12345", "url(x)", "#12345g", "", None]),
        (kinds.Digest, ["0" * 64], ["0" * 63, "G" * 64, "A" * 64, "", None]),
        (kinds.Verbatim, [" a\tb ", "x"], ["", " ", [], {}, None]),
    ],
    ids=["flag", "line number", "colour", "digest", "verbatim"],
)
def test_other_kinds_take_their_own_and_nothing_else(kind, good, bad):
    """
    Each kind of field takes what it is for, and says of anything else what to write.
    """
    adapter = TypeAdapter(Annotated[kind, "field"])

    assert all(adapter.validate_python(value) is not None for value in good)
    assert all("; " in _refused(adapter, value) for value in bad)


def test_what_is_shown_is_short():
    """
    A message quotes what was typed whole, and only the first words of what is longer than any field may be.
    """
    assert "“short”" == shown("short")
    assert f"“{'x' * 1_000}”" == shown("x" * 1_000)
    assert len(shown("x" * 10_000)) < 1_010


@pytest.mark.parametrize(
    ("words", "told"),
    [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcd", "a, b, c and d")],
)
def test_words_in_a_message_are_joined_as_in_a_sentence(words, told):
    """
    However many names a message has, they read as a sentence.
    """
    assert told == kinds.series(words)
    assert told.replace(" and ", " or ") == kinds.series(words, "or")
