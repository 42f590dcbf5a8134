import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from sitegen.display import contributing, dates, endings, pay, places, titles, words
from sitegen.display.numbers import board_locale, number
from sitegen.display.popular import popular
from sitegen.display.strip import strip
from sitegen.model.job import Job, Tag
from sitegen.model.place import Place
from sitegen.model.posting import Closing, PostingDate
from sitegen.model.salary import Salary, YearlyPay
from sitegen.settings import Settings
from tests.boards import TODAY, board, closed, fact, job, salary

ENGLISH = board_locale("en")


@pytest.mark.parametrize(
    ("stated", "row", "full", "label"),
    [
        (salary(170000, 230000), ("$170k–230k", "", "a year"), "$170,000\u00a0– $230,000", "Pay per year"),
        (salary(117000, 233900), ("$117k–234k", "", "a year"), "$117,000\u00a0– $233,900", "Pay per year"),
        (salary(128000, 186000, "CAD"), ("CA$128k–186k", "", "a year"), "CA$128,000\u00a0– CA$186,000", "Pay per year"),
        (salary(52, 75, "USD", "hour"), ("$52–75", "/hr", "an hour"), "$52\u00a0– $75", "Pay per hour"),
        (salary(52.5, 75, "USD", "hour"), ("$52.50–75", "/hr", "an hour"), "$52.50\u00a0– $75", "Pay per hour"),
        (salary(4000, 10000, "USD", "month"), ("$4k–10k", "/mo", "a month"), "$4,000\u00a0– $10,000", "Pay per month"),
        (salary(4500, 6250, "EUR", "day"), ("€4.5k–6,250", "/day", "a day"), "€4,500\u00a0– €6,250", "Pay per day"),
        (salary(800, 1200, "GBP", "week"), ("£800–1,200", "/wk", "a week"), "£800\u00a0– £1,200", "Pay per week"),
        (salary(400, 400, "EUR", "day"), ("€400", "/day", "a day"), "€400", "Pay per day"),
        (salary(120000, 120000), ("$120k", "", "a year"), "$120,000", "Pay per year"),
        (salary(None, 150000), ("Up to $150k", "", "a year"), "Up to $150,000", "Pay per year"),
        (salary(90000, None), ("From $90k", "", "a year"), "From $90,000", "Pay per year"),
        (salary(1250000, 2e6, "INR"), ("₹1.25m–2m", "", "a year"), "₹1,250,000\u00a0– ₹2,000,000", "Pay per year"),
        (salary(8000, 12000, "PLN", "month"), ("PLN\u00a08k–12k", "/mo", "a month"),
         "PLN\u00a08,000\u00a0– PLN\u00a012,000", "Pay per month"),
        (salary(100000, 120000, None), ("100k–120k", "", "a year"), "100,000\u00a0– 120,000", "Pay per year"),
        (salary(5000, 6000, "USD", None), ("$5k–6k", "", ""), "$5,000\u00a0– $6,000", "Pay"),
    ],
)  # fmt: skip
def test_pay_is_said_in_the_currency_and_period_of_the_employer(
    stated: Salary, row: tuple[str, str, str], full: str, label: str
) -> None:
    short = pay.row(stated, ENGLISH)
    assert (short.figure, short.suffix, short.spoken) == row
    assert pay.full(stated, ENGLISH) == full
    assert pay.label(stated) == label


def test_on_target_pay_says_so() -> None:
    stated = Salary(salary(200000, 240000).minimum, salary(0, 240000).maximum, "USD", "year", "ote")
    assert pay.row(stated, ENGLISH).suffix == "OTE"
    assert pay.label(stated) == "On-target pay per year"


def test_figures_follow_the_language_of_the_board() -> None:
    assert pay.full(salary(170000, 230000, "EUR"), board_locale("de")) == "€170.000\u00a0– €230.000"
    assert number(5689, board_locale("fr")) == "5\u202f689"


def test_pay_in_another_currency_is_also_told_in_dollars() -> None:
    told = pay.in_dollars(job(pay=salary(128000, 186000, "CAD")), ENGLISH)
    assert told.startswith("About $")
    assert told.endswith("k a year in US dollars.")
    assert pay.in_dollars(job(pay=salary(4000, 10000, "USD", "month")), ENGLISH) == "About $48k–120k a year."
    assert pay.in_dollars(job(pay=salary(128000, 186000)), ENGLISH) == ""
    assert pay.in_dollars(job(pay=salary(128000, 186000, None)), ENGLISH) == ""


def test_pay_read_from_the_text_is_told_apart() -> None:
    stated = salary(1, 2)
    assert pay.is_from_text(job(pay=stated, pay_origin="body"))
    assert not pay.is_from_text(job(pay=stated, pay_origin="front matter"))
    assert not pay.is_from_text(job())


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (170000, 230000, "above"),
        (100000, 140000, "below"),
        (150000, 170000, "close to"),
        (160500, 167500, "close to"),
        (None, 230000, ""),
    ],
)
def test_pay_within_seven_percent_of_the_middle_is_close_to_it(low: int | None, high: int, said: str) -> None:
    assert pay.compare(YearlyPay(low, high), 164000) == said


@pytest.mark.parametrize(
    ("low", "high", "x", "band", "arrow"),
    [
        (0, 300000, 0, 148, False),
        (150000, 300000, 74, 74, False),
        (170000, 230000, 83.9, 29.6, False),
        (120000, 120000, 56.7, 5, False),  # a single figure is a dot on its place
        (0, 0, 0, 5, False),  # and never leaves the track
        (300000, 300000, 143, 5, False),
        (None, 150000, 71.5, 5, False),
        (190000, 345000, 93.7, 46.3, True),  # beyond the scale: ends 8 before the edge
        (366000, 494000, 130, 10, True),  # all beyond: from 18 before the edge
        (299000, 301000, 130, 10, True),
    ],
)
def test_the_pay_strip_has_one_scale(low: int | None, high: int, x: float, band: float, arrow: bool) -> None:
    shape = strip(YearlyPay(low, high), width=148, height=8, scale=300_000)
    assert (shape.x, shape.band, bool(shape.arrow)) == (x, band, arrow)
    assert 0 <= shape.x <= shape.x + shape.band <= 148


def test_the_median_mark_stays_on_the_strip() -> None:
    marks = [strip(YearlyPay(1, 2), width=280, height=12, scale=300_000, median=m).mark for m in (0, 150_000, 400_000)]
    assert marks == [0, 139.2, 278.5]


def test_a_month_stays_a_month() -> None:
    month, day = PostingDate(2025, 3), PostingDate(2025, 3, 13)
    assert [dates.iso(month), dates.iso(day)] == ["2025-03", "2025-03-13"]
    assert [dates.long_date(month, ENGLISH), dates.long_date(day, ENGLISH)] == ["March 2025", "13 March 2025"]
    assert [dates.row_date(date, ENGLISH, TODAY) for date in (month, day)] == ["Mar 2025", "13 Mar"]
    assert dates.row_date(PostingDate(2024, 3, 13), ENGLISH, TODAY) == "13 Mar 2024"
    assert dates.long_date(day, board_locale("en-US")) == "March 13, 2025"


def test_a_date_that_only_the_folder_tells_is_no_posting_date() -> None:
    assert dates.label(job(posted="2025-03", posted_origin="path")) == "Listed"
    assert dates.label(job(posted="2025-03-01", posted_origin="header")) == "Posted"


def test_a_date_that_only_the_history_of_the_board_tells_is_no_posting_date() -> None:
    listed = msgspec.structs.replace(job(posted=None), listed_on=datetime.date(2025, 3, 13))
    assert dates.label(listed) == "Listed"
    assert dates.label(job(posted=None)) == "Posted"


DAY = datetime.date(2024, 5, 30)
AGE = "ads without a deadline close here after 60 days."


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (closed(job(deadline=fact(DAY)), DAY, "deadline"), "Applications were accepted until 30 May 2024."),
        (closed(job(closed=fact(Closing(DAY))), DAY, "owner"), "It was marked as closed on 30 May 2024."),
        (closed(job(closed=fact(Closing())), None, "owner"), "It was marked as closed."),
        (closed(job(posted="2024-03"), DAY, "age"), f"It was last seen open in March 2024; {AGE}"),
        (
            msgspec.structs.replace(closed(job(posted=None), DAY, "age"), listed_on=datetime.date(2024, 3, 31)),
            f"It was first listed on 31 March 2024; {AGE}",
        ),
        (closed(job(posted=None)), ""),
    ],
)
def test_a_closed_job_says_what_has_closed_it_and_when(made: Job, words: str) -> None:
    assert endings.ended(made, Settings(), ENGLISH) == words
    is_open = msgspec.structs.replace(
        made, state="open", closed_on=None, closed_by=None, expires_on=made.closed_on, expires_by=made.closed_by
    )
    assert endings.ended(is_open, Settings(), ENGLISH) == words, "as the page of the open job has it ready"


def test_an_ad_ends_with_the_last_second_of_its_last_day_where_the_board_is() -> None:
    made = job(expires_on=datetime.date(2025, 3, 29), expires_by="deadline")
    later = job(key="later", expires_on=datetime.date(2025, 3, 30), expires_by="deadline")
    here = msgspec.structs.replace(board(made, later), zone=ZoneInfo("Europe/Paris"))
    assert endings.ends(made, here) == "2025-03-29T23:59:59+01:00"
    assert endings.ends(later, here) == "2025-03-30T23:59:59+02:00", "summer time began in the night"
    assert endings.ends(job(), here) == ""
    assert endings.ends(closed(made), here) == ""
    assert endings.ends(made, msgspec.structs.replace(here, clock_runs=False)) == ""


@pytest.mark.parametrize(
    ("zone", "day", "end"),
    [
        ("Africa/Cairo", datetime.date(2025, 10, 30), "2025-10-30T23:59:59+02:00"),  # at midnight it is 23:00 again
        ("Asia/Beirut", datetime.date(2025, 3, 29), "2025-03-29T23:59:59+02:00"),  # midnight is 1:00
    ],
)
def test_a_last_day_is_whole_where_clocks_change_at_midnight(zone: str, day: datetime.date, end: str) -> None:
    made = job(expires_on=day, expires_by="deadline")
    assert endings.ends(made, msgspec.structs.replace(board(made), zone=ZoneInfo(zone))) == end


def test_a_row_ends_with_the_last_of_its_near_copies() -> None:
    ids = ("engineer-acme-2025-03-a", "engineer-acme-2025-03-b")
    first, second = (
        job(key=key, variants=ids, expires_on=datetime.date(2025, 3, day)) for key, day in (("a", 29), ("b", 30))
    )
    made = board(first, second)
    assert endings.row_ends(first, made) == "2025-03-30T23:59:59+00:00"
    endless = msgspec.structs.replace(second, expires_on=None)
    assert endings.row_ends(first, board(first, endless)) == ""


def test_only_a_stated_deadline_is_a_day_to_apply_by() -> None:
    assert endings.apply_by(job(expires_on=DAY, expires_by="deadline")) == DAY
    assert endings.apply_by(job(expires_on=DAY, expires_by="age")) is None


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        (["San Francisco, CA"], "San Francisco, CA"),
        (["Montreal, Quebec, Canada"], "Montreal, Quebec"),
        (["USA"], "United States"),
        (["Remote (UK only)"], "United Kingdom"),
        ([Place("London, UK", city="London", country="GB"), Place("Paris, France", city="Paris")], "London, Paris"),
        (["Berlin", "Warsaw", "Lisbon", "Madrid"], "Berlin, Warsaw +2"),
        (["Fully remote"], ""),
        ([". US, Canada."], "United States, Canada"),
        (["India."], "India"),
        (["Washington, D.C."], "Washington, D.C."),
    ],
)
def test_a_row_has_room_for_two_parts_of_a_location(stated: list[str | Place], shown: str) -> None:
    assert places.location(job(places=stated)) == shown


def test_a_job_without_a_place_shows_where_it_hires_then_that_it_is_remote_then_nothing() -> None:
    assert places.location(job(hiring=("CA", "US", "MX"), work_mode=("remote",))) == "Canada, Mexico +1"
    assert places.location(job(areas=("worldwide",), work_mode=("remote",))) == "Anywhere"
    assert places.location(job(work_mode=("remote",))) == "Remote"
    assert places.location(job(work_mode=("in person", "remote"))) == ""


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Engineer - Client Platform", "Engineer\u00a0– Client Platform"),
        ("Engineer — A – B", "Engineer\u00a0– A\u00a0– B"),
        ("Front-end Engineer", "Front-end Engineer"),
        ("- Engineer -", "- Engineer -"),
        (None, "Untitled role"),
        ("", "Untitled role"),
    ],
)
def test_no_line_of_a_title_begins_with_a_dash(title: str | None, shown: str) -> None:
    assert titles.title(title) == shown


def test_a_company_always_has_the_same_tile() -> None:
    assert titles.tile("Parrot") == titles.tile("Parrot")
    assert [titles.tile(name).letter for name in ("1Password", "ília", "(Acme)", "株式会社", None)] == [*"1ÍA株–"]
    assert titles.tile(None).colour is None
    assert {titles.tile(f"Company {n}").colour for n in range(99)} == set(range(8))


def test_the_line_of_details_says_each_thing_once() -> None:
    skills = ["Python", "Go", "AWS", "Docker", "SQL"]
    assert words.details(job(level="senior", category="Python", skills=skills)) == (
        "Senior", "Python", "Go", "AWS", "Docker",
    )  # fmt: skip
    assert words.details(job(level=None, category="Others", skills=skills)) == ("Python", "Go", "AWS", "Docker")
    assert words.details(job(category=None)) == ()


def test_the_catch_all_category_holds_technical_roles() -> None:
    assert words.roles(Tag("other-technical", "Other technical")) == "technical"


def test_one_is_singular() -> None:
    assert words.count(1, "job", locale=ENGLISH) == "1 job"
    assert words.count(0, "job", locale=ENGLISH) == "0 jobs"
    assert words.count(2, "company", "companies", locale=ENGLISH) == "2 companies"


def test_a_description_says_the_facts_and_stays_short() -> None:
    made = job("Engineer - Web", pay=salary(90000, 120000), hiring=("CA",))
    text = words.description(made, ENGLISH)
    assert text.startswith("Engineer – Web, Acme, Canada, $90k–120k a year. You will build")
    assert len(text) <= 155
    assert words.description(job(None, None), ENGLISH).startswith("Untitled role, Company not named. ")
    earned = msgspec.structs.replace(salary(200_000, 250_000), basis="ote")
    assert ", $200k–250k a year on target." in words.description(job(pay=earned), ENGLISH), "it is no base pay"


def test_a_problem_is_reported_to_an_address_that_exists() -> None:
    assert contributing.report_address(job(), Settings()) == ""
    mail = Settings(contact_email="a@example.org", repository="https://github.com/a/b")
    assert contributing.report_address(job(), mail).startswith("mailto:a@example.org?subject=P")
    hub = Settings(repository="https://github.com/a/b/", base_url="https://example.org/jobs/")
    assert contributing.report_address(job(), hub).startswith(
        "https://github.com/a/b/issues/new?title=Problem%20with%20listing"
    )
    assert "&body=https%3A//example.org/jobs/jobs/" in contributing.report_address(job(), hub)
    assert contributing.report_address(job(), Settings(repository="https://git.example.org/a/b")) == ""


def test_a_posting_is_edited_where_its_file_is() -> None:
    made = job()
    made = msgspec.structs.replace(
        made, postings=(msgspec.structs.replace(made.postings[0], path="C#/2026-01/a b.md"),)
    )
    hub = Settings(repository="https://github.com/a/b.git", branch="my/jobs")
    assert contributing.edit_address(made, hub) == (
        "https://github.com/a/b/edit/my/jobs/content/jobs/C%23/2026-01/a%20b.md"
    )
    lab = Settings(repository="https://gitlab.com/a/b")
    assert contributing.edit_address(made, lab).startswith("https://gitlab.com/a/b/-/edit/main/content/jobs/C%23/")
    assert contributing.edit_address(made, Settings(repository="https://git.example.org/a/b")) == ""
    assert contributing.form_address(hub) == "https://github.com/a/b/issues/new?template=post-a-job.yml"
    assert contributing.new_file_address(lab) == "https://gitlab.com/a/b/-/new/main/content/jobs"
    assert (contributing.form_address(lab), contributing.new_file_address(Settings())) == ("", "")


def test_the_owner_or_else_the_size_decides_what_is_popular() -> None:
    jobs = [
        job(key=str(n), category=("Others", "Java", "Python")[n % 3], level="senior", hiring=("CA",)) for n in range(9)
    ]
    jobs.append(job(key="x", category="Java", hiring=("DE",)))
    names = [group.tag.label for group in popular(board(*jobs, place_minimum=2))]
    assert names == ["Canada", "Java", "Senior"]
    chosen = popular(board(*jobs, popular=("/category/python/", "in/nowhere/", "level/senior")))
    assert [group.tag.label for group in chosen] == ["Python", "Senior"]
