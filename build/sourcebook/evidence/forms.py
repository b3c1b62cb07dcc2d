"""The forms in which English sentences say who speaks, and the words that stand there: tables of patterns, no logic."""

import re

from sourcebook.evidence.patterns import CAPITALISED

NO_VERBS = frozenset(("not", "ad"))
"""Other words that are made of “noted” and “added” as if these were verbs."""
IRREGULAR = {"said": "says", "told": "tells", "wrote": "writes", "spoke": "speaks", "swore": "swears"}
"""The present tense of verbs in the past tense that do not end in “ed”."""

AFTER_WORDS = r"(?:^|(?<=\s\s)|(?<=,\s))"
"""Where a verb before its speaker stands: after a quotation, which is blank, or after a comma."""
ADDRESSING = r"(?:told|tells|tell)\b"
"""Verbs after which stands who hears it: “told Ray”."""
NO_TITLE = r"(?:that|of|to|in|on|at|with|about|after|before|during|from|for|by|as|it|its|there|this|these|those|his|her|their)\b"
"""What parts a verb from a name after it: “said on Friday that Ray”."""
_BETWEEN_WORDS = (
    r"(?:has|have|had|also|then|later|who|which|again|earlier|often|always|twice|meanwhile|however|once|just|now|today|yesterday|still|already|even|first|in\s+turn|himself|herself|itself|"
    r"(?:(?:on|late|early|last)\s+)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?!(?:family|assembly|ally|hardly|scarcely|barely|falsely|wrongly|allegedly|supposedly|purportedly)\b)[a-z]+ly)"
)
"""What may stand between who speaks and the verb: no “was”, which turns it round, no “never”, no “would”, and no noun."""
BEFORE_VERB = rf"(?:,?\s+{_BETWEEN_WORDS}){{0,4}}"
SAYING_SOMETHING = r"(?!\s+(?:nothing|little|no\s+such|not\s+a\s+word|no\s+word))"
"""What does not follow a verb of saying: “said nothing”."""
BELIEVING = (
    r"(?:believe[sd]?|thinks?|thought|feels?|felt|hopes?|hoped|expect(?:s|ed)|fear(?:s|ed)|doubt(?:s|ed))"
)
"""Verbs of believing: “X said that Y believes”."""
_TEXTS = (
    r"(?:words|statement|letter|note|text|post|message|article|report|speech|remarks?|comments?|reply|answer)"
)
AFTER_NAME = (
    rf"{BEFORE_VERB},?\s+VERB",  # Ray has also said
    rf"\s\([^()]{{1,80}}\){BEFORE_VERB}\s+VERB",  # Ray (Ferry Party) said
    r"\s+neither\s+VERB\s+nor\s+VERB",  # Ray neither confirmed nor denied: what he answered
    rf",(?:(?!NAME)[^,;:]){{1,80}},{BEFORE_VERB}\s+VERB",  # Ray, the deputy minister, said
    rf",\s+(?:in|at|on|during|after|before|who|when|[a-z]+ing|asked|quoted)\b[^,;:]{{1,80}},{BEFORE_VERB}\s+VERB",  # Ray, asked by Lee, said
    r"\s+(?:has\s+been|have\s+been|was|is|were)\s+(?:widely\s+|also\s+)?(?:quoted|cited|reported)\s+(?!by\s+no)(?:[^,;:]{1,40}\s)??as\s+(?:saying|telling|stating)",
    rf"[’']s?\s+(?:\w+\s+)?{_TEXTS}\s+(?:VERB|reads?\b)",  # Ray’s letter said
    r":\s*(?:\s\s|$)",  # Ray: “…”
)
"""What follows the name of somebody who speaks."""
_TITLED = r"(?:(?!NO_TITLE|(?:one|who|whom|which)\b)[\w’'.-]+\s+){0,5}?$".replace("NO_TITLE", NO_TITLE)
BEFORE_NAME = (
    rf"[Aa]ccording\s+to\s+{_TITLED}",  # according to minister Ray
    r"[Aa]ccording\s+to\s+(?:the|a|an)\s[^,;:]{1,60},\s+$",  # according to the head of the house, Ray
    rf"(?:^|\s\s|,\s)(?!(?:told|tells|tell)\b)VERB\s+{_TITLED}",  # “…,” said minister Ray
    r"(?:^|\s\s|,\s)(?!(?:told|tells|tell)\b)VERB\s+(?:the|a|an)\s[^,;:]{1,60},\s+$",  # “…,” said the head of the house, Ray
    rf"(?:quoted|quoting|quotes|cited|citing|cites)\s+{_TITLED}",  # quoting Ray
    rf"[Ii]n\s+the\s+words\s+of\s+{_TITLED}",  # in the words of Ray
    rf"\b(?:said|told|stated|written)\s+by\s+{_TITLED}",  # “…” was said by Ray
)
"""What stands before the name of somebody who speaks; no noun may follow the name, as in “said Ray supporters”."""
UNDOING = tuple(
    re.compile(one)
    for one in (
        r"(?<!ccording\s)\b(?:to|of|for|about|against|with|near|behind|beside|on|over|like|unlike|than|between|among|under|around|without)\s+$",  # enemies of Ray said
        r"(?<!statement\s)(?<!letter\s)(?<!note\s)(?<!message\s)(?<!post\s)(?<!text\s)\b(?:by|from)\s+$",  # men sent by Ray said
        r"\b(?!(?:morning|evening|meeting|briefing|hearing|opening|gathering|ruling|sitting|acting)\b)[a-z]+ing\s+$",  # the lawyer representing Ray said
        r"\b(?:who|which|that)\s+(?!said\b|says\b)[a-z]+(?:s|ed)\s+$",  # the woman who married Ray said
        r"\b[a-z]+ing\s+(?:after|before|alongside|ahead\s+of)\s+$",  # a sailor, speaking after Ray, said
        r"\bto\s+[a-z]+\s+$",  # the man told to replace Ray said
        r"\bden(?:y|ies|ied)\s+$",
        r"\b(?:posing\s+as|pretending\s+to\s+be|claiming\s+to\s+be)\s+$",
        r"(?i:\b(?:except|save|other\s+than|neither|nor|not|not\s+even|never))\s+$",
        r"\w\s+but\s+$",  # nobody but Ray said; “But Ray said” and “…, but Ray said” go on
        r"\bwhom\s+$",  # an official whom Ray had dismissed said
        r"(?i:\b(?:unlike|contrary\s+to|apart\s+from|other\s+than|against|despite)\s+what)\s+$",  # unlike what Ray said
        r"(?i:\b(?:if|unless|whether|had|should|suppose|supposing|lest|though))\s+$",  # if Ray had said
        r"(?i:\b(?:den(?:y|ies|ied|ying)|not\s+true|untrue|false(?:ly)?|wrong(?:ly)?|doubt(?:s|ed|ful)?|rumou?rs?|invent(?:s|ed)|forged))\b[^,;:.]*\bthat\s+$",
    )
)
"""What stands before a name, and before titles of it, and undoes a form of speaking after it."""
BESIDE = re.compile(r"\b(?:to|of|for|about|against|with|between)\s+$")
JOINED = re.compile(r",?\s+(?:and|or)\s+$")
"""With a name between the two, what undoes it, too: “allies of Lee and Ray said”."""


ARTICLES = frozenset("the a an his her their its old former late then acting".split())
"""Words beside a title that belong to it: “the former minister Ray”."""
OBJECT_PRONOUNS = frozenset(("him", "her", "them", "us", "me"))
"""Pronouns of who is spoken to, and speaks only after “according to”."""
PRONOUN_OF = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
FUNCTION_WORDS = frozenset("of for and the to in on at a an".split())
TITLES = frozenset(
    "mr mrs ms dr sir lord lady president vice minister secretary deputy prime foreign senator governor general colonel captain admiral "
    "ambassador chief chairman chairwoman spokesman spokeswoman spokesperson king queen prince princess judge mayor professor "
    "envoy director adviser advisor leader".split()
)
AUXILIARY = r"(?:has|have|had|also|then|later|who|\w+ly)"
"""What stands between a name that nobody has and its verb."""
CAPITALISED_RUN = (
    rf"{CAPITALISED}(?:\s+(?:(?:de|da|del|di|du|van|von|der|bin|al|el|la|le)\s+){{0,2}}{CAPITALISED}){{0,9}}"
)
"""A name, perhaps after titles: of as many words as one has, for of a page of capitals each word begins another run."""
OPENERS = frozenset(
    "the a an on in but and however when as both while although though for at his her their its then still yet "
    "whether unless neither nor nobody none everyone everybody had what why where who how because here there once only even meanwhile earlier later afterwards yesterday today instead again "
    "also so if that this these those one some many most few no not after before since until by from with of to".split()
)
"""Words with a capital at the start of a sentence that begin no name."""
CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
NO_NAMES = frozenset(
    "he she they it we i you who him her them officials sources reports experts witnesses diplomats analysts others".split()
)
"""Pronouns and groups, which a capital makes no name."""
LONGEST_APART = 80
"""Characters of an apposition between a name and its verb: “Lee, who has kept the ferry for years, said”."""


_TITLES_BEFORE = r"(?:[\w’'.-]+\s+){0,3}?$"
BY = r"\b[Bb]y\s+"
IN_TITLES = (
    (rf"{BY}{_TITLES_BEFORE}", rf"[’']s?\s+(?:own\s+)?(?:account|words?|telling|{_TEXTS})\b"),
    (rf"\s[—–-]{{1,2}}\s{_TITLES_BEFORE}", r"\W*$"),  # it goes — Ray
    (rf"\({_TITLES_BEFORE}", r"\)\W*$"),  # it goes (Ray)
    (rf"(?:\band|,)\s+{_TITLES_BEFORE}", r"\s+PLURAL\b"),  # Lee and Ray say
    (r"", rf"{BEFORE_VERB}\s+{BELIEVING}\b"),  # what Ray believes is known by what Ray says
)
"""What stands before and after the name of somebody whom a title has speak, beside the forms of sentences."""
