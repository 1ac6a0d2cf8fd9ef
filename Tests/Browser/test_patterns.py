"""The page of patterns shows every component, so that a change of style is seen in one place."""

import re

from shell import BUNDLE, open_page

# Files that place things on one page and are no component, or that the page cannot show: the start and staff screens
# have pages of their own, and a story's frame, the list of counts and the list of questions stand on theirs.
NOT_SHOWN = {"faq.css", "attract.css", "staff.css", "story.css", "counts.css", "print.css", "home-layout.css", "patterns.css", "frame.css"}


def test_every_component_with_a_style_of_its_own_is_shown(page, kiosk_url):
    open_page(page, kiosk_url, "/en/patterns/")
    for file in sorted((BUNDLE / "styles/components").glob("*.css")):
        if file.name in NOT_SHOWN:
            continue
        classes = re.findall(r"^\.([a-z_-]+)", file.read_text("utf-8"), re.MULTILINE)
        shown = {name for name in classes if page.locator(f"main .{name}, dialog.{name}, dialog .{name}").count() > 0}
        # Some names only place things on their own page; a third of them shown means that the component is there.
        assert len(shown) >= len(set(classes)) / 3, f"{file.name}: only {sorted(shown)} of {sorted(set(classes))}"


def test_questions_after_a_story_and_sheets_are_shown_in_every_state(page, kiosk_url):
    open_page(page, kiosk_url, "/en/patterns/")
    assert page.locator(".teach__question").count() == 3
    assert page.locator(".teach__question .teach__words").count() == 2
    for part in (".sheet__box", ".sheet__point", ".sheet__foot", ".qr__code--text", ".take__picked", ".helpful__thanks", ".finder__hint"):
        assert page.locator(f"main {part}").count() >= 1, part
