"""The sentences of a paragraph, and which of its words stand in quotation marks."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.evidence.sentences import is_undecided, quoted, sentence, sentence_or_more, voice


class TestSentence:
    def test_is_the_whole_that_holds_the_words(self, subtests):
        """
        A sentence runs to a stop before a capital; none ends inside quotation marks, at an abbreviation or before lower
        case, where it trails off, or between “Go!” and who says so: what is shown is too much rather than too little.
        """
        for text, of, found in [
            ("One two. Three four. Five six.", "Three", "Three four."),
            ("It is No. 5 of them. He left.", "It", "It is No. 5 of them."),
            ("One two. Three four. Five six.", "two. Three", "One two. Three four."),
            ("One? Two! Three.", "Two", "Two!"),
            ("The U.S. President said no. Then he left.", "President", "The U.S. President said no."),
            ("Russia and the U.S. have had contact. He left.", "contact", "Russia and the U.S. have had contact."),
            ("It is ©2024 Bloomberg L.P. property. He left.", "property", "It is ©2024 Bloomberg L.P. property."),
            ("Mr. Lee and Dr. Orr met. They left.", "Orr", "Mr. Lee and Dr. Orr met."),
            ("J. R. Lee rang. They left.", "rang", "J. R. Lee rang."),
            ("“It goes. It stays,” she said. He left.", "stays", "“It goes. It stays,” she said."),
            ("“It goes,” she said. “It stays. It goes.” He left.", "It stays", "“It stays. It goes.”"),
            ("She said “it goes.” He left.", "it goes", "She said “it goes.”"),
            ('She said "it goes." He left.', "it goes", 'She said "it goes."'),
            ('According to a report, "talks took place. Nobody came. It ended.', "Nobody", 'According to a report, "talks took place. Nobody came. It ended.'),
            ("One. They left (at night). Two.", "night", "They left (at night)."),
            ("One. (They left.) Two.", "They", "(They left.)"),
            ("an aide to Putin. for the foreign policy, Orr. He left.", "foreign", "an aide to Putin. for the foreign policy, Orr."),
            ("abandoned by both. years before. They left.", "years", "abandoned by both. years before."),
            ("He paused… Then he left. It ended.", "Then", "He paused… Then he left."),
            ("He paused… then left. It ended.", "left", "He paused… then left."),
            ("He paused... Then he left.", "Then", "He paused... Then he left."),
            ("He paused.... Then he left.", "Then", "Then he left."),
            ("He paused . . . Then he left.", "Then", "He paused . . . Then he left."),
            ("One two. He said… Moscow knew. He left.", "Moscow", "He said… Moscow knew."),
            ("They did not say on Nov. 9 that notes pass. He left.", "that notes pass", "They did not say on Nov. 9 that notes pass."),
            ("Nobody in the U.S.S.R. Central Committee wrote. He left.", "wrote", "Nobody in the U.S.S.R. Central Committee wrote."),
            ("The U.S.A. Embassy denied it. He left.", "Embassy", "The U.S.A. Embassy denied it."),
            ("Ida Fenn, Ph.D. Fellow, left. He left.", "Fellow", "Ida Fenn, Ph.D. Fellow, left."),
            ("Not even Maj. Fenn rowed. He left.", "Fenn", "Not even Maj. Fenn rowed."),
            ("Not even ex-Adm. Fenn rowed. He left.", "Fenn", "Not even ex-Adm. Fenn rowed."),
            ("Not even Lt.-Gen. Fenn rowed. He left.", "Fenn", "Not even Lt.-Gen. Fenn rowed."),
            ("Not even Amb. Fenn rowed. He left.", "Fenn", "Not even Amb. Fenn rowed."),
            ("Not even Brig. Fenn rowed. He left.", "Fenn", "Not even Brig. Fenn rowed."),
            ("Lee Jr. Rowed, and Orr Sr. Fished. He left.", "Fished", "Lee Jr. Rowed, and Orr Sr. Fished."),
            ("It denied that Art. 5 and Fig. 3 on pp. 5 hold. He left.", "hold", "It denied that Art. 5 and Fig. 3 on pp. 5 hold."),
            ("It never told Yahoo! News of it. He left.", "News", "It never told Yahoo! News of it."),
            ("One two. “But we pull the rope every night!” Mayor Ida Fenn said. He left.", "pull", "“But we pull the rope every night!” Mayor Ida Fenn said."),
            ('One two. "Do we pull it?" Mayor Ida Fenn asked. He left.', "pull", '"Do we pull it?" Mayor Ida Fenn asked.'),
            ("One two. ‘Do we pull it?’ Mayor Ida Fenn asked. He left.", "pull", "‘Do we pull it?’ Mayor Ida Fenn asked."),
            ("One two. “We pull…” Mayor Ida Fenn said. He left.", "pull", "“We pull…” Mayor Ida Fenn said."),
            ("One two. “We pull...” Mayor Ida Fenn said. He left.", "pull", "“We pull...” Mayor Ida Fenn said."),
            ("“We pull!” “They pull!” Bob Ray said.", "We pull", "“We pull!”"),
            ("“We pull!”", "We pull", "“We pull!”"),
            ("It rose 3.5 percent. It fell.", "percent", "It rose 3.5 percent."),
            ("It was 2024. In 2025 it ended.", "2025", "In 2025 it ended."),
            ("September 21Vladimir said so. It ended.", "Vladimir", "September 21Vladimir said so."),
            ("It ended . They left.", "They", "They left."),
            ("No stop at all", "stop", "No stop at all"),
            ("Who? Me. You.", "Me", "Me."),
            ("", "", ""),
        ]:  # fmt: skip
            with subtests.test(text=text):
                start = text.index(of)
                first, last = sentence(text, start, start + len(of))

                assert found == text[first:last]

    def test_is_looked_at_with_one_more_where_an_abbreviation_may_part_it(self, subtests):
        """
        Where a short word that always has a full stop parts a sentence from another, the two are looked at as one.
        """
        for text, of, found in [
            ("He denied all things. They met Xyz. Fenn there. He left.", "Fenn", "They met Xyz. Fenn there."),
            (
                "He denied all things. They met Xyz. Fenn there. He left.",
                "met Xyz.",
                "They met Xyz. Fenn there.",
            ),
            ("He denied everything. They ran. He left.", "They", "They ran. He left."),
            ("He denied everything. They met somebody. He left.", "They", "They met somebody."),
            ("He ran 345. They met somebody.", "They", "They met somebody."),
            ("It met Lee. They saw Lee go.", "They", "They saw Lee go."),
            ("He denied it. They ran. He left.", "They", "He denied it. They ran. He left."),
            ("It is so. He denied it. They met him there. He left.", "They", "They met him there."),
            ("He ran! They met somebody.", "They", "They met somebody."),
            ("They ran in May. They met somebody.", "met", "They met somebody."),
            ("", "", ""),
        ]:
            with subtests.test(text=text):
                start = text.index(of)
                first, last = sentence_or_more(text, start, start + len(of))

                assert found == text[first:last].strip()

    @given(st.text('aB .!?…“”"’)U.S', min_size=1, max_size=60), st.data())
    def test_holds_the_words_whatever_the_text(self, text, data):
        """
        The sentence of any words holds them.
        """
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        first, last = sentence(text, start, end)
        more = sentence_or_more(text, start, end)

        assert 0 <= more[0] <= first <= start < end <= last <= more[1] <= len(text)


def test_quoted_knows_what_stands_in_marks(subtests):
    """
    Double marks open and close; one left open runs to the end; single marks are apostrophes as well, and do not count.
    """
    for text, inside in [
        ("a “b” c", "  ‸‸‸  "),
        ('a "b" "c"', "  ‸‸‸ ‸‸‸"),
        ('a "b c', "  ‸‸‸‸"),
        ("a “b “c” d", "  ‸‸‸‸‸‸‸‸"),
        ("a “b “c” d” e", "  ‸‸‸‸‸‸‸‸‸  "),
        ("a “b «c» d” e", "  ‸‸‸‸‸‸‸‸‸  "),
        ("„a“ b „c“", "‸‸‸   ‸‸‸"),
        ("»a« b »c«", "‸‸‸   ‸‸‸"),
        ("«a» b «c»", "‸‸‸   ‸‸‸"),
        ("« a » b", "‸‸‸‸‸  "),
        ("”a” b ”c”", "‸‸‸   ‸‸‸"),
        ("‟a” b", "‸‸‸  "),
        ("〝a〞 b", "‸‸‸  "),
        ('“a "b" c” d', "‸‸‸‸‸‸‸‸‸  "),
        ('a 5" gun', "        "),
        ("don’t ‘b’", "         "),
        ("„a“ b", "‸‸‸  "),
        ("a” b", " ‸  "),
    ]:
        with subtests.test(text=text):
            assert [mark == "‸" for mark in inside] == list(quoted(text))


def test_voice_is_what_the_marks_say(subtests):
    """
    Words are direct if all stand in marks, partly if some do, reported if none.
    """
    for text, of, heard in [
        ("“It goes,” she said.", "“It goes,”", "direct"),
        ("“It goes,” she said.", "It goes", "direct"),
        ("“It goes,” she said.", "“It goes,” she", "partly"),
        ("“It goes,” she said.", " she said.", "reported"),
        ("“It goes,” she said.", "” she said.", "reported"),
        ("“It goes” and “stays.”", "“It goes” and “stays.”", "partly"),
        ('"It goes', '"It goes', "direct"),
        ("„Es geht“ sagte sie", "„Es geht“", "direct"),
        ("„Es geht“ sagte sie", "sagte sie", "reported"),
        ("»Es geht« sagte sie", "sagte sie", "reported"),
        ("”Det går” sade hon", "”Det går”", "direct"),
        ("”Det går” sade hon", "sade hon", "reported"),
        ("‟It goes” she said", "It goes", "direct"),
        ("〝It goes〞 she said", "It goes", "direct"),
        ("她说「兵士は行かない」と", "兵士は行かない", "direct"),
        ("“They call it «old» there,” she said.", "there", "direct"),
        ('The 5" gun goes', "gun goes", "reported"),
    ]:
        with subtests.test(text=text):
            assert heard == voice(text, text.index(of), text.index(of) + len(of))


def test_marks_that_do_not_pair_are_undecided(subtests):
    """
    Whether words are quoted is certain only where each double mark has its fellow, and none may be a sign for inches.
    """
    for text, undecided in [
        ("“It goes,” she said of «it».", False),
        ("„Es geht“, »und geht«", False),
        ('"It goes," she said.', False),
        ('"It goes, she said.', True),
        ('A 5" gun, she said.', True),
        ('"The gun has 5", she said.', True),
        ("“It goes, she said.", True),
        ("It goes,” she said.", True),
        ("“It «goes,” she said.", True),
        ("None at all", False),
        ("", False),
        ("“" * 100_000 + "»" * 100_000, True),
    ]:
        with subtests.test(text=text):
            assert undecided == is_undecided(text)
