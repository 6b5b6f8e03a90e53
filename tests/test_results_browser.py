"""Results in a browser: the table of standings, sorted by keyboard, and plain without a script."""

from playwright.sync_api import Browser, Page

from tests.sites import Site

RESULTS = "competitions/autumn-visualisation-2026/results/"


def column(page: Page, number: int) -> list[str]:
    """Return the texts of a column of the first table, from top to bottom."""
    cells = page.locator("table[data-cp-sortable]").first.locator(
        f"tbody tr > :nth-child({number})"
    )
    return [text.strip() for text in cells.all_inner_texts()]


def test_the_table_sorts_by_keyboard_and_says_by_what(page: Page, site: Site) -> None:
    page.goto(site.address + RESULTS)
    table = page.locator("table[data-cp-sortable]").first
    heads = table.locator("thead th")
    last = heads.count() - 1  # the votes, before the team
    assert heads.first.get_attribute("aria-sort") == "ascending"
    assert table.get_by_role("button").count() == heads.count()

    votes = table.get_by_role("button", name="Votes")
    votes.focus()
    page.keyboard.press("Enter")
    assert heads.nth(last - 1).get_attribute("aria-sort") == "descending"
    assert column(page, last) == ["11", "9", "8", "6", "4", "3", "2", "0"]
    assert table.locator("[aria-sort]").count() == 1

    page.keyboard.press("Space")
    assert heads.nth(last - 1).get_attribute("aria-sort") == "ascending"
    assert column(page, last)[0] == "0"

    page.keyboard.press("Shift+Tab")  # to the ballots
    page.keyboard.press("Enter")
    assert heads.nth(last - 2).get_attribute("aria-sort") == "descending"
    # Equal ones keep the order they had.
    assert column(page, last - 1) == ["3"] * 6 + ["2"] * 2


def test_without_a_script_it_is_a_plain_table(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + RESULTS)
    table = page.locator("table[data-cp-sortable]").first

    assert table.get_by_role("button").count() == 0
    assert not table.locator(".cp-sort-note").is_visible()
    assert column(page, 1) == ["1", "2", "3", "4", "5", "6", "7", "7"]
    assert page.get_by_text("scored 8 entries").is_visible()
    context.close()


def test_on_a_phone_the_table_scrolls_and_the_page_does_not(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(site.address + RESULTS)
    wide = page.locator(".cp-scroll").first.evaluate("box => box.scrollWidth > box.clientWidth")
    page_is_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.close()

    assert wide
    assert not page_is_wide


CHECK = "competitions/certificates/"


def checked(page: Page, typed: str) -> str:
    """Type a code, press Enter, and return what is said then."""
    field = page.get_by_label("The code on the certificate")
    field.fill(typed)
    field.press("Enter")
    return page.get_by_role("status").inner_text()


def test_a_certificate_is_checked_without_asking_anybody(page: Page, site: Site) -> None:
    page.goto(site.address + CHECK)
    page.wait_for_load_state("networkidle")
    page.locator(".cp-codes > summary").click()
    code = page.locator(".cp-table--codes tbody code").first.inner_text()
    page.context.set_offline(True)

    said = checked(page, code)
    assert "This code is valid." in said
    assert "Autumn visualisation contest 2026" in said
    typed_badly = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert "This code is valid." in checked(page, typed_badly)

    tampered = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert "No certificate of ours has this code." in checked(page, tampered)
    assert "No certificate of ours has this code." in checked(page, "AAAA-BBBB-CCCC")
    assert "A code has twelve letters and digits." in checked(page, "AAAA")
    page.context.set_offline(False)


def test_the_address_of_a_certificate_brings_its_code(page: Page, site: Site) -> None:
    page.goto(site.address + CHECK)
    page.locator(".cp-codes > summary").click()
    page.locator(".cp-table--codes tbody a").first.click()
    page.get_by_role("button", name="Print").wait_for()
    page.get_by_role("link", name="Check the code").click()

    page.get_by_text("This code is valid.").wait_for()
    name = page.locator("[data-cp-field=name]").inner_text()
    page.get_by_role("link", name="To the certificate").click()
    page.get_by_role("heading", level=1).filter(has_text=name).wait_for()


def test_without_a_script_all_codes_are_listed(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + CHECK)

    assert not page.get_by_label("The code on the certificate").is_visible()
    page.locator(".cp-codes > summary").click()
    assert page.locator(".cp-table--codes tbody tr").first.is_visible()
    context.close()


def test_a_certificate_prints_on_one_sheet_lying_on_its_side(page: Page, site: Site) -> None:
    page.goto(site.address + CHECK)
    page.goto(page.locator(".cp-table--codes tbody a").first.evaluate("link => link.href"))
    paper = page.pdf(prefer_css_page_size=True, print_background=True)

    assert paper.count(b"/Type /Page\n") == 1
    assert b"/MediaBox [0 0 841.91998 594.95996]" in paper or b"/MediaBox [0 0 84" in paper
