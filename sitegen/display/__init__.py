"""Facts → the words and drawings that pages show: pay, dates, places, titles, tiles, the pay strip.

Comes in: values of the model. Goes out: plain strings and numbers; templates escape them.
"""

from functools import partial

from jinja2 import Environment

from sitegen import listing, paths
from sitegen.board.groups import level_tag
from sitegen.display import (
    apply,
    choices,
    contributing,
    dates,
    elsewhere,
    endings,
    evidence,
    numbers,
    pay,
    places,
    popular,
    strip,
    titles,
    words,
)
from sitegen.model.board import Board


def install(env: Environment, board: Board) -> None:
    """Give the templates of one board everything they may call."""
    settings = board.settings
    locale = numbers.board_locale(settings.language)
    env.filters |= {
        "number": partial(numbers.number, locale=locale),
        "thousands": partial(pay.thousands, locale=locale),
        "pay_row": partial(pay.row, locale=locale),
        "pay_full": partial(pay.full, locale=locale),
        "pay_label": pay.label,
        "pay_spoken": pay.spoken,
        "pay_in_dollars": partial(pay.in_dollars, locale=locale),
        "pay_is_from_text": pay.is_from_text,
        "month": partial(dates.month, locale=locale),
        "short_month": partial(dates.short_month, locale=locale),
        "long_date": partial(dates.long_date, locale=locale),
        "row_date": partial(dates.row_date, locale=locale, today=board.today),
        "iso": dates.iso,
        "date_label": dates.label,
        "job_title": titles.title,
        "dashes": titles.dashes,
        "tile": titles.tile,
        "location": places.location,
        "row_location": partial(places.row_location, board=board),
        "hiring": places.hiring,
        "in_sentence": places.with_article,
        "work_mode": words.work_mode,
        "employment": words.employment,
        "level_tag": level_tag,
        "ended": partial(endings.ended, settings=settings, locale=locale),
        "apply_by": endings.apply_by,
        "ends": partial(endings.ends, board=board),
        "row_ends": partial(endings.row_ends, board=board),
        "details": words.details,
        "roles": words.roles,
        "headline": words.headline,
        "readings": evidence.readings,
        "group_title": words.group_title,
        "choice_label": partial(choices.choice_label, locale=locale),
        "brief": words.brief,
        "description": partial(words.description, locale=locale),
        "host": apply.host,
        "also_listed": partial(elsewhere.also_listed, board=board, locale=locale),
        "other_links": partial(elsewhere.other_links, locale=locale),
        "job_path": paths.job_path,
        "company_path": paths.company_path,
        "group_path": paths.group_page,
    }
    env.globals |= {
        "board": board,
        "settings": settings,
        "paths": paths,
        "page_numbers": listing.page_numbers,
        "numbered": paths.numbered,
        "count": partial(words.count, locale=locale),
        "landing": places.Landing(board),
        "popular": popular.popular(board),
        "stale": dates.is_stale(board),
        "language_differs": words.language_differs,
        "row_strip": partial(strip.strip, width=148, height=8, scale=settings.pay_scale_max),
        "card_strip": partial(strip.strip, width=280, height=12, scale=settings.pay_scale_max),
        "apply_label": apply.label,
        "compare_pay": pay.compare,
        "edit_address": partial(contributing.edit_address, settings=settings),
        "report_address": partial(contributing.report_address, settings=settings),
        "form_address": contributing.form_address(settings),
        "new_file_address": contributing.new_file_address(settings),
    }
