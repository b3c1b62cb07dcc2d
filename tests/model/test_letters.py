"""The law of characters, held against what Unicode says of each of them."""

import subprocess
import sys
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model import letters, unicode
from sourcebook.model.letters import (
    faults,
    flaw,
    flaws,
    hidden,
    host_flaw,
    is_clear,
    is_plain,
    looks,
    looks_latin,
    looks_plain,
)

EVERY = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
ALL = "".join(EVERY)
"""The same as one text, which is searched in one go: every worker reads this file."""
IGNORABLE = regex.findall(r"\p{Default_Ignorable_Code_Point}", ALL)
HONEST = {
    "English": "“It’s 5 µm – ½ of 10²,” she said… (§ 4, № 7: 20 °C, £5, €6) © ™ →",
    "Spanish": "El señor Zajárova pidió «más» por la 1ª vez. ¿Quién?",
    "Polish": "Zażółć gęślą jaźń, Łódź",
    "Turkish": "İstanbul’da Işık ığdır",
    "Vietnamese": "Tiếng Việt: Nguyễn Ái Quốc đến Huế",
    "Hawaiian": "Hawaiʻi, Kauaʻi",
    "Russian": "Рябков сказал: «Нет, это не так»; а он и о ней. И ё, и й.",
    "Russian with accents": "за́мок и замо́к",
    "Ukrainian": "Київ, їжак, ґанок, об’єкт",
    "Serbian": "Његош и Љубљана, ђак",
    "Greek": "Η Ελλάδα, ο Οδυσσέας και οι ώρες",
    "ancient Greek": "ᾧ τινι μῆνιν ἄειδε θεά",
    "Armenian": "Հայերեն լեզու",
    "Georgian": "ქართული ენა",
    "Hebrew": "בְּרֵאשִׁית בָּרָא, הַשָּׁנָה; ה־BBC",
    "Arabic": "اَلْعَرَبِيَّةُ لغة، سنة ٢٠٢٤، الBBC",
    "Persian": "می‌خواهم کتاب‌ها را بخوانم، آن‌ها",
    "Hindi": "हिन्दी में ज़ाँच, १५ अगस्त, क्‍ष, र्‍य",
    "Bengali": "বাংলা, র‍্যাব, ২০২৪",
    "Tamil": "தமிழ் மொழி",
    "Kannada": "ಕನ್ನಡ ರ‍್ಕ",
    "Malayalam": "മലയാളം, ന്‍",
    "Sinhala": "සිංහල ක්‍ෂ",
    "Thai": "ภาษาไทย ที่นี่ ระบบGPSใน",
    "Lao": "ພາສາລາວ",
    "Khmer": "ភាសាខ្មែរ",
    "Burmese": "မြန်မာဘာသာ ကြွေ့",
    "Tibetan": "བོད་སྐད",
    "Chinese": "俄罗斯外长Лавров说，A股；二〇二四年",
    "Japanese": "日本語のニュース。NHKは、Tシャツを「ロシア」へ",
    "Korean": "한국어 뉴스: KBS는, A사",
    "Amharic": "አማርኛ",
    "Irish in Ogham": "ᚋᚐᚊᚔ\u1680ᚋᚒᚉᚑᚔ",
    "Cherokee": "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "a name beside its Latin form": "Рябков (Ryabkov), 北京 (Beijing)",
    "emoji": "👍 ❤️ 👍🏽 🇩🇪 ©️ 👩‍🚀 👨‍👩‍👧 🏳️‍🌈 👩🏽‍⚕️ 1️⃣ #⃣",
    "Japanese in print": "２０２５年１２月、ＥＵとＮＡＴＯは「５Ｇ」を（Ａ）",
    "Korean in print": "ＡＰ통신 １면",
    "Japanese of two": "ＥＵとWHO",
    "science": "μSv and ΔT, λmax; A∪B, x∨y; the ℮ sign, 5 × 3, K∖L",
    "a mark by itself": "the marks ◌́ and \u00a0̂",
    "a table": "│ Ann │ Bob │",
}  # fmt: skip
DECEIVING = [
    "Rуabkov", "Ryabκov", "Мoscow", "ВoB", "RyᎪbkov", "Ryabkօv", "ꓡondon", "Lоndon", "Р̀yabkov", "Ry\u0323\u0323аbkov", "Moscסw", "Rosه",
    "Ry𝐚bkov", "Ⓡyabkov", "𝓡yabkov", "🅱ob", "🄰nn", "⒜nn", "ℂat", "Ⅰvan", "Ryabkoⅴ", "Ａnn", "Яндекс_cом", "Ρабков", "Ⲣабков",
    "1৪", "on ৪ May", "F٥", "1٢", "Ann" + "\u0301" * 4, "n" + "\u0334", "q\u0300\u0301\u0302", "a\u0489", "x\u20dd", "ש" + "\u05b0" * 5,
    "Ann\u00adLee", "Ann\u1680Lee", "ᚋᚐᚊᚔ\u1680Lee", "Ann\u2800Lee", "\u3164Ann", "Ann\ufffc", "Ann\U0001d159", "Ry\u200dabkov", "Рябков\u200c", "ب\u200c\u200cب", "ไ\u200dท", "a\ufe0f", "1\ufe0f",
    "\u0301Ann", "“\u0301Ann”", "x \u0338", "-\u0307", "A\u20e3", "👍\u20e3", "a\u05b0b", "Ann\u064b", "Ann\u093f", "Ann\u0e31", "Ann\u0eb1",
    "Ke∣∣er", "B℮nn", "│da Marsh", "Hal⏐", "∪nited", "⍺nna", "Ke‖er", "🇰eller", "🇩🇪🇫", "Ke丨丨er", "Keㅣㅣer", "Kelเer", "北京 Ｂeijing", "ＢＢc 東京",
    "J\u0c02hn", "b\u0d02b", "b\u3007b", "ke\ua6efler", "👩\u200d", "👩\u200da", "葛\U000e0100", "🏴\U000e0067\U000e007f",
]  # fmt: skip
PLACES = [
    ("", "Ann"),
    ("Ann", " Lee"),
    ("An", "n"),
    ("Ann Lee", ""),
    ("Рябк", "ов"),
    ("北", "京"),
    ("שלו", "ם"),
    ("1", "2"),
    ("👍", ""),
]


class TestEachCharacter:
    @pytest.mark.long
    def test_that_may_be_ignored_is_refused_in_every_place(self):
        """
        What Unicode lets a program ignore is named and refused, wherever it stands between letters that do not need it.
        """
        needed = {("👍", "\ufe0e"), ("👍", "\ufe0f")}
        passed = [
            (before, ascii(char))
            for char in IGNORABLE
            for before, after in PLACES
            if (before, char) not in needed
            and not any(f"U+{ord(char):04X}" in one.what for one in faults(before + char + after))
        ]

        assert len(IGNORABLE) > 4_000
        assert [] == passed

    @pytest.mark.long
    def test_in_a_style_of_its_own_is_refused(self):
        """
        Mathematical, circled, fullwidth and other styled forms of letters are refused in a word.
        """
        styled = [
            one for one in EVERY if unicodedata.decomposition(one)[:6] in ("<font>", "<circl", "<wide>")
        ]
        letter = [one for one in styled if regex.match(r"[A-Za-z]", unicodedata.normalize("NFKC", one))]
        passed = [one for one in letter if one != "ℓ" and not faults(f"a{one}b")]

        assert len(letter) > 700
        assert [] == passed

    @pytest.mark.long
    def test_that_passes_at_once_is_visible_and_its_own(self):
        """
        What is let pass without a look is assigned, visible and composed, and no letter outside ASCII looks like one of it.
        """
        plain = [one for one in EVERY if is_plain(one)]

        assert [] == [
            one
            for one in EVERY
            if one != "\n" and letters._alphabets()[0].fullmatch(one) and unicode.flaw(one)
        ]
        assert [] == [one for one in plain if one.isalpha() and unicode.scripts(one) - {"Latin"}]
        like = [
            one for one in plain if one.isalpha() and not one.isascii() and unicode.skeleton(one).isascii()
        ]
        assert set(like) <= set("ÆæĲĳŒœ"), "one that is two letters"

    def test_looks_like_others_of_ascii_as_unicode_says(self):
        """
        Within ASCII two words look alike where UTS 39 says so, whatever capitals there are but L: I, l and 1; O and 0; m and rn.
        """
        ascii_ = [chr(code) for code in range(128) if chr(code).isalnum()]
        like = {one: unicode.skeleton(one) for one in ascii_ if unicode.skeleton(one) != one}

        assert {"0": "O", "1": "l", "I": "l", "m": "rn"} == like
        assert all(looks_plain(one) == looks_plain(other) for one, other in like.items())
        assert looks_plain("L") != looks_plain("l")
        assert 26 + len("L23456789") == len(set(map(looks_plain, ascii_)))

    @pytest.mark.long
    def test_that_is_clear_looks_like_no_latin_one(self):
        """
        A letter of another script that is let pass as clear is not taken for Latin ones.
        """
        clear = [one for one in EVERY if is_clear(one)]

        assert len(clear) > 10_000
        assert [] == [one for one in clear if looks_latin(one)]

    @given(st.characters(exclude_categories=("Cs",)))
    def test_is_judged_alike_alone_and_by_the_law(self, char):
        """
        What may stand in no file is refused in every text, too, and what is named invisible has no picture.
        """
        if what := flaw(char):
            assert what in flaws(f"Ann {char} Lee")


class TestWords:
    @pytest.mark.parametrize("language", HONEST)
    def test_of_honest_languages_pass(self, language):
        """
        Text of any language passes as it is written, composed or not, alone and after English.
        """
        for text in (
            HONEST[language],
            unicodedata.normalize("NFD", HONEST[language]),
            f"She said: {HONEST[language]}",
        ):
            assert [] == flaws(text)

    @pytest.mark.parametrize("text", DECEIVING, ids=ascii)
    def test_that_deceive_are_refused(self, text):
        """
        A word of letters that are not what they seem is refused, with the code point of one of them, and what to do.
        """
        [*found] = faults(f"She met {text} there.")

        assert found
        assert all("; " in one.what for one in found)
        assert any("U+" in one.what or "mixes digits" in one.what for one in found)

    @pytest.mark.parametrize(
        "script",
        [
            "Cyrillic",
            "Greek",
            "Armenian",
            "Cherokee",
            "Georgian",
            "Coptic",
            "Lisu",
            "Deseret",
            "Glagolitic",
            "Osage",
        ],
    )
    def test_of_two_alphabets_are_refused(self, script):
        """
        A letter of any other alphabet within a Latin word is refused, with its name.
        """
        of_script = regex.findall(rf"(?V1)[\p{{Script={script}}}&&\p{{L}}]", ALL)
        alphabet = [one for one in of_script if not unicodedata.normalize("NFC", one).isascii()]

        assert len(alphabet) > 25
        assert [] == [one for one in alphabet if f"U+{ord(one):04X}" not in "".join(flaws(f"Mosc{one}w"))]

    def test_say_where(self):
        """
        What is wrong is told from the character on at which it stands.
        """
        [mixed, invisible] = faults("Ann met Rуabkov\non\u3164Monday")

        assert (8, "Rуabkov") == (mixed.at, mixed.words)
        assert (18, "\u3164") == (invisible.at, invisible.words)
        assert (
            "mixes Latin and Cyrillic letters in “Rуabkov”, where у is U+0443 CYRILLIC SMALL LETTER U; write the word in one script"
            == mixed.what
        )
        assert "has the invisible character U+3164 HANGUL FILLER; remove it" == invisible.what

    @given(st.text(max_size=60))
    def test_are_judged_for_any_text(self, text):
        """
        Any text is judged, in order and by place; a text of ASCII letters has no fault.
        """
        found = faults(text)

        assert list(found) == sorted(found)
        assert all(text.startswith(one.words, one.at) for one in found)

    @given(st.lists(st.sampled_from(sorted(HONEST)), min_size=1, max_size=4))
    def test_of_several_languages_stand_side_by_side(self, languages):
        """
        Honest texts of several languages, one after another, are an honest text.
        """
        assert () == faults("\n".join(HONEST[one] for one in languages))


class TestLooks:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Реѕкоѵ", "Peskov"), ("РЕЅКОѴ", "PESKOV"), ("аррӏе", "apple"), ("Ѕсоре", "Scope"), ("Іvan", "Ivan"), ("Том", "Tom"), ("Βοb", "Bob"),
            ("Ryɑbkov", "Ryabkov"), ("ТНЕ", "THE"), ("ᎢᎻᎬ", "THE"), ("Rıce", "Rice"),
        ],
    )  # fmt: skip
    def test_are_shared_by_what_is_taken_for_each_other(self, one, other):
        """
        A word and its imitation in other letters look alike.
        """
        assert looks(one) & (looks(other) | looks(other.upper()))

    @pytest.mark.parametrize(
        ("one", "other"), [("Рябков", "Ryabkov"), ("Ann", "Anne"), ("Zajárova", "Zajarova"), ("Лев", "Lev")]
    )
    def test_differ_for_what_differs(self, one, other):
        """
        Words that a reader tells apart do not look alike.
        """
        assert not looks(one) & looks(other)


class TestHosts:
    @pytest.mark.parametrize(
        "host",
        [
            "пример.example",
            "münchen.example",
            "例え.example",
            "한국.example",
            "شبكة.example",
            "παράδειγμα.example",
        ],
    )
    def test_of_one_script_are_taken(self, host):
        """
        A host in the letters of its language is taken.
        """
        assert host_flaw(_ascii(host)) is None

    @pytest.mark.parametrize("host", ["exаmple.org", "аррle.com", "ex\u3164ample.org", "example\u2044x.org", "a\u0338b.org", "Ｅx.org", "пРимер.org", "ex𝐚mple.org", "𝟏.org", "a\u200db.org", "pay।pal.org"], ids=ascii)  # fmt: skip
    def test_that_deceive_are_refused(self, host):
        """
        A host that a browser would show with mixed letters, or with what no host has, is refused.
        """
        assert "has the host" in host_flaw(_ascii(host))

    @pytest.mark.parametrize(
        "host", ["xn--.org", "xn--\u00e9.org", "xn--99999999999.org", "xn--a.org", "xn---.org"]
    )
    def test_that_stand_for_nothing_are_refused(self, host):
        """
        What follows xn-- stands for letters.
        """
        assert "has the host" in host_flaw(host)


def _ascii(host):
    return ".".join(
        one if one.isascii() else "xn--" + one.encode("punycode").decode() for one in host.split(".")
    )


@pytest.mark.parametrize(
    "char",
    [
        one
        for one in IGNORABLE
        if unicodedata.category(one) != "Cn" and one not in "\u00ad\u200c\u200d\ufe0e\ufe0f"
    ][::7],
    ids=ascii,
)
def test_an_article_hides_nothing(char):
    """
    What is invisible and of no use is found in an article, at its place; a byte order mark begins it.
    """
    assert 3 == hidden(f"Ann{char}Lee").at


def test_an_article_may_have_what_is_of_use():
    """
    Soft hyphens, joiners and what systems write at the ends and the start of a text stay.
    """
    assert hidden("\ufeffAnn\tLee\r\nfer\u00adry می‌خواهم ❤️") is None


def test_what_is_plain_loads_no_data():
    """
    Honest text in common alphabets is judged without Unicode’s tables, which take a tenth of a second to load.
    """
    asked = [HONEST[one] for one in ("English", "Spanish", "Russian", "Ukrainian", "Serbian", "Greek")]
    code = f"import sys; from sourcebook.model import letters; [letters.faults(one) for one in {asked!r}]; assert not {{'regex', 'confusable_homoglyphs'}} & set(sys.modules)"

    subprocess.run([sys.executable, "-c", code], check=True)


def test_plain_text_of_each_kind_is_told_apart():
    """
    The fast answer and the slow one are the same for every pair of letters of the alphabets that pass fast.
    """
    some = "aéЯжΩλאبの北한1_ –“"
    for one in some:
        for other in some:
            assert list(faults(one + other)) == unicode.faults(one + other)
