"""Find since when something is so, in the words of the message."""

import re
from dataclasses import dataclass

MONTHS = (
    "january|february|march|april|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
NUMBER = r"(?:\d+(?:\.\d+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|few|a couple(?: of)?|couple(?: of)?|half a)"
UNIT = r"(?:days?|weeks?|fortnights?|months?|years?)"
LENGTH = rf"{NUMBER}(?: ?(?:-|to|or) ?\d+)?(?: (?:and a half|full|long|whole|1 ?/ ?2))? {UNIT}(?: and (?:a half|{NUMBER} {UNIT}))?"
YEAR = r"(?:19|20)\d\d"
MONTH = rf"(?:(?:early|mid|late|the end of|end of|beginning of) )?-? ?(?:{MONTHS}|may)(?: (?:of )?(?:{YEAR}|last year|this year))?(?: \d{{1,2}}(?:st|nd|rd|th)?(?: ,? ?{YEAR})?)?"
SEASON = rf"(?:(?:this|last|the) )?(?:spring|summer|fall|autumn|winter|christmas|thanksgiving|easter|new year)(?: (?:of )?{YEAR})?"
LAST = rf"(?:last|this past|this) (?:week|month|year|{MONTHS}|may|spring|summer|fall|autumn|winter|monday|tuesday|wednesday|thursday|friday)"
NUMERIC_DATE = r"\d{1,2} ?/ ?(?:\d{1,2} ?/ ?)?\d{2,4}"
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
POINT = rf"(?:{LAST}|{MONTH}|{SEASON}|(?:early |mid |late |mid - )?{YEAR}|yesterday|{NUMERIC_DATE}|(?:my|her|his) (?:diagnosis|surgery))"
PATTERNS = (
    rf"(?P<ago>{LENGTH} ago)",
    rf"(?:for|almost|about|over|nearly|around|past|roughly|approximately) (?:(?:about|almost|over|nearly|around|the|the last|the past|last|past|only|just|like|roughly|approximately|at least|more than|less than|well over|maybe|now) )*(?P<length>{LENGTH})(?! (?:old|ago|later))",
    rf"(?P<length2>{LENGTH}) (?:now|in\b|so far|and counting|straight|on (?:it|<d|my|the))",
    rf"since (?:about |around |early |late |mid |the |then )?(?P<since>{POINT}|{WEEKDAY}|{LENGTH} ago)",
    rf"(?:in|on|back in|during|around|as of|from|about|early|late|mid|by|circa|starting|dated|diagnosed|dx|started|stopped|finished|completed) (?:early |late |mid |about |around )?(?P<point>{POINT})",
    rf"(?P<last>{LAST})(?!\S)|(?P<yesterday>yesterday|last night|this morning|today)(?!\S)",
    rf"(?P<bare>(?<!\S)(?:{MONTHS}) {YEAR}|(?<!\S){YEAR}(?= ?(?::|-|,|\)|$|for|with|at))|(?<!\S){YEAR}$)",
)
FIND = re.compile(r"(?<!\S)(?:" + "|".join(PATTERNS) + r")(?!\S)")
FUTURE = re.compile(r"(?<!\S)(?:next|tomorrow|upcoming|coming|in)(?!\S)")
NUMBER_WORDS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression; `start` and `end` are places in the clause's text."""

    start: int
    end: int
    text: str
    is_length: bool = False
    """True: "14 months"; False: "May 2023", "two weeks ago"."""


def find_times(text: str) -> list[When]:
    """Return the time expressions of a clause in order; future ones are left out."""
    found = []
    for match in FIND.finditer(text):
        words = next((value for value in match.groupdict().values() if value), "")
        lengths = (match.groupdict().get("length"), match.groupdict().get("length2"))
        found.append(
            When(start=match.start(), end=match.end(), text=as_said(words), is_length=any(lengths))
        )
    return [when for when in found if when.text]


def as_said(words: str) -> str:
    """Return the words of a time as a person writes them: capitals for months, no stray spaces."""
    tidy = re.sub(r" ?([/,]) ?", r"\1", words.strip())
    months = rf"\b({MONTHS}|may|spring break|christmas|thanksgiving|easter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    return re.sub(months, lambda match: match.group().capitalize(), tidy)
