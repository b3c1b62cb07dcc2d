"""The page on which the articles' errors are gathered."""


def test_every_noted_error_stands_there_with_its_paragraph(built_site):
    """
    Each error and omission noted in a source's record is on the page of errors, with a way to its paragraph.
    """
    from bs4 import BeautifulSoup

    from sourcebook.build import load
    from sourcebook.model import Source

    page = BeautifulSoup((built_site / "out/site/errata/index.html").read_text("utf-8"), "lxml")
    text = " ".join(page.get_text().split())
    links = {link["href"] for link in page.select("main a[href]")}

    for source in load(built_site).all(Source):
        for error in source.errors:
            assert " ".join(error.exact.split()) in text
            assert " ".join(error.note.split()) in text
        for omission in source.omissions:
            assert " ".join(omission.text.split()) in text
        assert any(href.startswith(f"../sources/{source.id}/#p") for href in links)
