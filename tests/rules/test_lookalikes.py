"""What looks like something else in the record: told in every place, and honest words of any language left alone."""

import pytest

LEE = "content/events/1962/1962-lee-ferry.yaml"
BOATS = "content/events/1963/1963-ray-boats.yaml"
ANN = "content/officials/ann-lee.md"
BOB = "content/officials/bob-ray.md"
PAPER = "content/sources/1962-paper.md"
PAPER_SEED = "seeds/paper.txt"
HOME = "content/pages/home.md"
NAMED_COX = (BOB, "country: Elsewhere", "country: Elsewhere\nother_names: [Cox]")


HONEST = {
    "English": "A torn sail, the daily mail, 10 tons at 1st light, IDA, LDA, Charles III, MacIntyre and his iPhone; modern corn.",
    "bars": "Share|Print, a|b, |Toll| and | Toll |, Holt|Burns.",
    "all capitals": "IDA MARSH AND HOLT SAY SO.",
    "French": "Lui, les loirs et le torn.",
    "Spanish": "Las islas y los llanos.",
    "Italian": "Amo il mare, alla fine.",
    "German": "Die Norm im Turm, am Horn.",
    "Polish": "Zażółć gęślą jaźń, Łódź.",
    "Turkish": "İstanbul’da Işık ığdır.",
    "Hawaiian": "Hawaiʻi, Kauaʻi.",
    "Russian": "Мама и папа, он и она.",
    "old Irish": "Ogham is written ᚋᚐᚊᚔ\u1680ᚋᚒᚉᚑᚔ.",
}
"""Text that imitates nothing."""


def _summary(words):
    return (BOATS, "summary: He says that two boats cross, and others tell of the toll.", f"summary: {words}")


@pytest.fixture
def codes(world, told):
    """The codes of all that is told after some edits, errors or, if there is none, warnings."""

    def _codes(*edits):
        return [one.code for one in told(world(*edits)[0])]

    return _codes


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            "Сох", "СОХ", "Сох says that two boats cross.", "He met Сох.", "Two boats (Сох) cross.", "He says “а Сох о” of it.",
        ],
    )  # fmt: skip
    def test_that_imitate_a_name_are_refused(self, codes, words):
        """
        A word in Cyrillic that looks like a recorded name is an error where nothing shows that it is Cyrillic.
        """
        assert ["W101"] == codes(NAMED_COX, _summary(words))

    @pytest.mark.parametrize(
        "words",
        [
            "He says а, о, с, он, не.", "Сох, сказал Боб Рей.", "Сох (Cox) says so.", "Cox, in Russian Сох, says so.", "Боб Рей (Bob Ray) says so.",
            "Он сказал нет", "北京 (Beijing)", "Ελλάς and Рябков", "Coxe says so.",
        ],
    )  # fmt: skip
    def test_that_are_honest_are_let_pass(self, codes, words):
        """
        Short words, words among others of their language, and words beside the name they look like are no imitation.
        """
        assert [] == codes(NAMED_COX, _summary(words))

    def test_that_are_listed_are_let_pass(self, codes):
        """
        A word that a record lists in `other_names` is that word.
        """
        listed = (ANN, "country: Eastland", "country: Eastland\nother_names: [Сох]")

        assert [] == codes(NAMED_COX, listed, _summary("He says, as Сох hears, that two boats cross."))
        assert [] == codes(listed, _summary("He says, as Сох hears, that two boats cross."))

    def test_between_words_of_two_languages_are_worth_a_look(self, codes):
        """
        Where words of both scripts stand around it, a word that looks like a name is a warning.
        """
        assert ["W203"] == codes(NAMED_COX, _summary("Сох, сказал Bob Ray."))

    def test_in_latin_that_imitate_a_name_in_cyrillic_are_refused(self, codes):
        """
        The reverse is told, too: a Latin word among words of the script of a name that it looks like.
        """
        named = (BOB, "country: Elsewhere", "country: Elsewhere\nother_names: [Сохор]")
        imitated = (BOB, "country: Elsewhere", "country: Elsewhere\nother_names: [Рау]")

        assert ["W101"] == codes(imitated, _summary("Pay сказал да"))
        assert [] == codes(imitated, _summary("They pay a penny – “да”."))
        assert [] == codes(named, _summary("Pay сказал да"))

    def test_with_letters_that_no_language_has_there_are_refused(self, codes):
        """
        A name spelt with a phonetic sign is refused; one spelt with a letter of another language is worth a look.
        """
        named = (BOB, "country: Elsewhere", "country: Elsewhere\nother_names: [Gail Birce]")

        assert ["W101"] == codes(named, _summary("Mr ɡail says so."))
        assert ["W101"] == codes(named, _summary("Mr Gɑil says so."))
        assert ["W203"] == codes(named, _summary("Mr Bırce says so."))

    @pytest.mark.parametrize(
        ("word", "code"),
        [
            ("HoIt", "W101"), ("H0lt", "W101"), ("BiIl", "W101"), ("Wi11", "W101"),
            ("Ho|t", "W101"), ("|da", "W101"), ("Bi||", "W101"), ("Wi||", "W101"),
            ("Rnarsh", "W203"), ("lda", "W203"), ("1da", "W203"), ("Bums", "W203"), ("ᴍarsh", "W101"), ("ᴍᴀʀsʜ", "W101"), ("ᴹarsh", "W101"),
        ],
    )  # fmt: skip
    def test_in_latin_that_imitate_a_name_in_latin_are_told(self, codes, word, code):
        """
        A name with I for l, a digit for a letter, or small capitals, as no language writes, is refused; what some language may
        write, as rn for m, is worth a look. So it is beside the name itself.
        """
        named = (
            BOB,
            "country: Elsewhere",
            "country: Elsewhere\nother_names: [Holt, Ida Marsh, Bill, Will Burns]",
        )

        assert [code] == codes(named, _summary(f"Mr {word} says so."))
        assert [code] == codes(named, _summary(f"Bill, Will Burns, Holt and Ida Marsh are not {word}."))

    @pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
    def test_of_any_language_imitate_none(self, codes, text):
        """
        Honest text of any language is told of nowhere, whatever names there are.
        """
        named = (
            BOB,
            "country: Elsewhere",
            "country: Elsewhere\nother_names: [Holt, Ida Marsh, Tom, Ian Burns, Ali, Mali]",
        )

        assert [] == codes(named, _summary(f'"{text}"'))

    def test_in_latin_that_are_a_name_of_their_own_are_let_pass(self, codes):
        """
        What is recorded is that word, though it looks like another; but not with a capital I amid small letters, since no name
        is written so.
        """
        names = (BOB, "country: Elsewhere", "country: Elsewhere\nother_names: [Bums]")
        other = (ANN, "country: Eastland", "country: Eastland\nother_names: [Burns, Holt]")

        assert [] == codes(names, other, _summary("Bums says so."))
        assert ["W101"] == codes((BOB, "aliases: [Ray]", "aliases: [HoIt, Ray]"), other)

    @pytest.mark.parametrize("field", ["name", "aliases"])
    def test_in_a_name_of_another_record_are_refused(self, codes, field):
        """
        No record is called by what looks like the name of another.
        """
        edits = {
            "name": ("content/topics/toll.md", "", "---\nname: Сох\nscope: All of it.\n---\n"),
            "aliases": (ANN, "country: Eastland", "country: Eastland\naliases: [Сох]"),
        }

        assert "W101" in codes(NAMED_COX, edits[field])

    def test_in_prose_are_told_at_their_place(self, world, told):
        """
        In prose, the place is that of the word.
        """
        root, [place] = world(
            NAMED_COX,
            (BOB, "basis: background}\n---\n", "basis: background}\n---\nTwo boats.\n\nMr ‸Сох crosses.\n"),
        )
        [found] = told(root)

        assert (*place, "body", "W101") == (found.path, found.line, found.column, found.field, found.code)
        assert "its “С” is U+0421 CYRILLIC CAPITAL LETTER ES" in found.what


class TestArticles:
    @pytest.mark.parametrize(
        ("words", "what"),
        [
            ("nobody was ‸hеard", "mixes Latin and Cyrillic letters"), ("no‸\u00adbody was heard", "U+00AD SOFT HYPHEN"),
            ("nobody was heard‸\u200c", "U+200C ZERO WIDTH NON-JOINER"), ("nobody was hear‸d" + "\u0301" * 80, "piles"),
            ("nobody was heard ‸𝐨nce", "U+1D428 MATHEMATICAL BOLD SMALL O"), ("nobody was heard ‸\ue000", "U+E000"),
            ("nobody was heard by ‸Сох", "looks like “Cox”"), ("nobody was heard ‸৪ times", "U+09EA BENGALI DIGIT FOUR"),
        ],
    )  # fmt: skip
    def test_that_deceive_are_told_at_their_place_and_stay(self, world, told, words, what):
        """
        Each place of an article that deceives is a warning with line and column; the article stays as it is, byte for byte.
        """
        root, [place] = world(NAMED_COX, (PAPER_SEED, "nobody was heard", words))
        before = (root / PAPER_SEED).read_bytes()
        [found] = told(root)

        assert (*place, "S204") == (found.path, found.line, found.column, found.code)
        assert what in found.what and "leave the article as it is" in found.what
        assert before == (root / PAPER_SEED).read_bytes()

    def test_may_begin_with_a_byte_order_mark(self, world, told):
        """
        The mark at the very start of an article is none of its words, though what poses as a name stands after it.
        """
        edits = (PAPER_SEED, "nobody was heard", "nobody was heard by ‸Сох"), (PAPER_SEED, "“", "\ufeff“")
        root, [place] = world(NAMED_COX, *edits)

        assert [place] == [(one.path, one.line, one.column) for one in told(root) if one.code == "S204"]

    def test_are_told_line_by_line(self, world, told):
        """
        What is wrong on several lines is told for each.
        """
        root, places = world(
            (PAPER_SEED, "She rang the bell", "‸Shе rang the ‸bеll"),
            (PAPER_SEED, "nobody was heard", "nobody was ‸hеard"),
        )

        assert places == [(one.path, one.line, one.column) for one in told(root)]

    def test_may_be_what_their_record_says(self, codes):
        """
        What `errors` of the source names is told to readers there, and no more by the check.
        """
        wrong = (PAPER_SEED, "nobody was heard", "nobody was hеard")
        named = (
            PAPER,
            "origins:\n",
            "errors:\n  - {exact: nobody was hеard, note: One letter is Cyrillic.}\norigins:\n",
        )

        assert ["S204"] == codes(wrong)
        assert [] == codes(wrong, named)

    @pytest.mark.parametrize(
        "words",
        [
            "heard; Рябков сказал «нет»",
            "heard 👍 ❤️",
            "heard\u00a0– ½ of 10² µm",
            "heard: می‌خواهم",
            "heard: 北京のNHKは",
        ],
    )
    def test_in_any_language_are_let_pass(self, codes, words):
        """
        Honest text of any language in an article is told of nowhere.
        """
        assert [] == codes((PAPER_SEED, "nobody was heard", f"nobody was {words}"))


class TestHosts:
    @pytest.mark.parametrize("host", ["раураl", "ex\u3164ample", "ferry\u2044x"], ids=ascii)
    def test_of_mixed_letters_are_refused(self, world, told, host):
        """
        A host whose letters are mixed is refused where an address is asked for, in prose and in any other text.
        """
        url = f"https://xn--{host.encode('punycode').decode()}.example/"
        for edit, code in [
            ((BOATS, "https://paper.example.org/", url), "F104"),
            (_summary(f"See {url} of it."), "S119"),
            (
                (BOB, "basis: background}\n---\n", f"basis: background}}\n---\nSee [the page]({url}).\n"),
                "L103",
            ),
        ]:
            found = told(world(edit)[0])
            assert code in {one.code for one in found}
            assert all("has the host" in one.what for one in found)

    @pytest.mark.parametrize(
        ("host", "domain", "is_refused"),
        [("аррӏе", "com", True), ("марка", "com", False), ("оса", "xn--p1ai", False), ("café", "com", False)],
    )
    def test_that_look_latin_are_refused(self, told, world, host, domain, is_refused):
        """
        A host whose every letter only looks Latin is refused below a domain in Latin letters, whatever it imitates.
        """
        url = f"https://xn--{host.encode('punycode').decode()}.{domain}/"
        found = told(world(_summary(f"See {url} of it."))[0])

        assert is_refused == any("only letters that look Latin" in one.what for one in found)

    def test_of_mail_are_held_to_the_same(self, told, world):
        """
        The host of an e-mail address is read as that of any other.
        """
        host = f"xn--{'аррӏе'.encode('punycode').decode()}.com"
        contact = ("content/site.yaml", "address:", f"contact: a@{host}\naddress:")

        assert ["S119"] == [one.code for one in told(world(contact)[0])]
        assert ["S119"] == [one.code for one in told(world(_summary(f"Write to a@{host} of it."))[0])]

    def test_in_the_letters_of_a_language_are_let_pass(self, codes):
        """
        A host in Cyrillic that looks like none of the record is an address as any other.
        """
        assert [] == codes(
            (
                BOATS,
                "https://paper.example.org/",
                f"https://xn--{'пример'.encode('punycode').decode()}.example/",
            )
        )


PLACES = {
    "a title": (LEE, "title: Ann Lee says", 'title: "Ann{} Lee says'),
    "a quote": (BOATS, "quote: The toll is a penny.", 'quote: "The{} toll is a penny."'),
    "a note": (BOATS, "text: Another paper says so", 'text: "Another{} paper says so"'),
    "a name": (BOB, "name: Bob Ray", 'name: "Bob{} Ray"'),
    "an alias": (BOB, "aliases: [Ray]", 'aliases: ["Ray{}mond"]'),
    "a key": (BOB, "country: Elsewhere", '"count{}ry": Elsewhere'),
    "an id": (BOATS, "topics: [ferry]", 'topics: ["fer{}ry"]'),
    "an address": (BOATS, "'https://paper.example.org/'", '"https://pa{}per.example.org/"'),
    "a word of the vocabulary": ("content/vocabulary.yaml", "loaded_words: [admits]", 'loaded_words: ["ad{}mits"]'),
    "a label of the vocabulary": ("content/vocabulary.yaml", "label: denies,", 'label: "de{}nies",'),
    "the name of the site": ("content/site.yaml", "name: The Ferry Record", 'name: "The{} Ferry Record"'),
    "a publisher": ("content/sources/1963-digest.md", "name: The Digest", 'name: "The{} Digest"'),
    "a seed’s path": ("content/sources/1963-digest.md", "seed: seeds/digest.txt", 'seed: "seeds/dig{}est.txt"'),
    "mkdocs.yml": ("mkdocs.yml", "site_description: ", 'copyright: "The{} Ferry"\nsite_description: '),
    "a key of mkdocs.yml": ("mkdocs.yml", "site_description: ", '"copy{}right": The Ferry\nsite_description: '),
    "CITATION.cff": ("CITATION.cff", "", 'cff-version: 1.2.0\ntitle: "The{} Ferry Record"\n'),
}  # fmt: skip
PLACES["a title"] = (LEE, "title: Ann Lee says the ferry goes", 'title: "Ann{} Lee says the ferry goes"')
"""Where a text may stand in double quotation marks, with a place for a character in it."""


@pytest.mark.parametrize(
    "char",
    [
        "\u3164",
        "\u2800",
        "\u034f",
        "\u200d",
        "\ufe0f",
        "\U000e0041",
        "\U0001d400",
        "\u0301\u0302\u0303\u0304",
    ],
    ids=ascii,
)
@pytest.mark.parametrize("place", PLACES)
def test_what_deceives_is_refused_in_every_place(world, told, place, char):
    """
    What is invisible, styled or piled up is refused wherever a text stands, as a character and as an escape of YAML.
    """
    path, old, new = PLACES[place]
    escaped = "".join(f"\\U{ord(one):08x}" for one in char)
    for number, written in enumerate((char, escaped)):
        root, _ = world((path, old, new.format(written)), at=str(number))
        assert path in {one.path for one in told(root)}


@pytest.mark.parametrize(
    "typed",
    [
        "Fer&#x3164;ry",
        "F&#x435;rry",
        "Ferry&#x301;&#x302;&#x303;&#x304;",
        "Fеrry",
        "F*е*rry",
        "F\u200derry",
        "on &#x9EA; May",
    ],
)
def test_prose_hides_nothing(codes, typed):
    """
    What prose shows is judged, whether it is typed, referred to or parted by emphasis.
    """
    assert ["L103"] == codes(
        (BOB, "basis: background}\n---\n", f"basis: background}}\n---\nThe {typed} goes.\n")
    )
