"""The file of a chart says each thing once, and both forms come back from it whole."""

from sourcebook.drawing.packed import packed
from tests.harness.charts import specs_of

SHARED = {"title": "Talks by channel", "rows": ""}
MARKS = [{"id": "bell", "x": "1931-03", "href": ""}, {"id": "rope", "x": "1931-04", "href": ""}]


def _spec(width, lines, **rows):
    return {"width": width, "height": 100.0, "usermeta": {**SHARED, "lines": lines}, "datasets": rows}


def test_both_forms_come_back_whole():
    """
    A form has its own places and layers; what both say, words and columns, is written once, with the wide form.
    """
    wide = _spec(
        920,
        [1],
        hits=[{**one, "px": 10 * at} for at, one in enumerate(MARKS)],
        lanes=[{"y": 1}],
        dates=[{"px": 1, "text": "1931"}],
    )
    narrow = _spec(
        328,
        [2],
        hits=[{**one, "px": 3 * at} for at, one in enumerate(MARKS)],
        dates=[{"px": 1}],
        names=[{"y": 4}],
    )
    file = packed({"wide": wide, "narrow": narrow})
    made = specs_of(file)

    for name, spec in (("wide", wide), ("narrow", narrow)):
        rows = {layer: one for layer, one in made[name]["datasets"].items() if one}
        for row in rows["hits"]:
            row["href"] = ""
        assert spec == {**made[name], "datasets": rows}
    assert 1 == file.count(SHARED["title"]) == file.count('"bell","rope"')
    assert file.count('"id":') == 1, "a column that both forms have is named by the wide one alone"
