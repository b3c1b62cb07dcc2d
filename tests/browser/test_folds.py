"""What a phone folds."""

import pytest

from sourcebook.build import load
from sourcebook.model import Event

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("script", [True, False])
def test_notes_fold_on_a_phone_and_stand_open_beside_and_on_paper(below, visit, built_site, script):
    """
    Notes of an event are one line on a phone, open at a press, script or none; a wide screen and paper have them open.
    """
    event = next(one for one in load(built_site).all(Event) if one.notes)
    page = visit(f"{below}events/{event.id}/", PHONE, java_script_enabled=script)
    notes = page.locator("#notes + details")
    shown = (
        "one => one.checkVisibility({contentVisibilityAuto: true}) && one.getBoundingClientRect().height > 0"
    )
    assert not notes.locator("ul").evaluate(shown)
    notes.locator("summary").click()
    assert notes.locator("ul").evaluate(shown)
    notes.locator("summary").click()
    page.set_viewport_size({"width": 1280, "height": 900})
    assert notes.locator("ul").evaluate(shown)
    assert not notes.locator("summary").is_visible()
    page.set_viewport_size(PHONE)
    page.emulate_media(media="print")
    assert notes.locator("ul").evaluate(shown)
