"""The Vietnamese language as the portal needs it: pure functions that import nothing of ours."""

from portal.vietnamese.datelines import dateline, pattern_problem
from portal.vietnamese.dates import VIETNAM, Moment
from portal.vietnamese.encodings import decode, old_encoding
from portal.vietnamese.folding import fold
from portal.vietnamese.fonts import decode_run, shows_capitals
from portal.vietnamese.garbling import garbled
from portal.vietnamese.numbers import decimal, file_size, number
from portal.vietnamese.printed import Printed, printed_dates
from portal.vietnamese.repairing import Decoded, repair
from portal.vietnamese.slugs import ascii_path, slug
from portal.vietnamese.sorting import sort_key
from portal.vietnamese.syllables import is_syllable
from portal.vietnamese.typography import polish, polish_text

__all__ = [
    "VIETNAM",
    "Decoded",
    "Moment",
    "Printed",
    "ascii_path",
    "dateline",
    "decimal",
    "decode",
    "decode_run",
    "file_size",
    "fold",
    "garbled",
    "is_syllable",
    "number",
    "old_encoding",
    "pattern_problem",
    "polish",
    "polish_text",
    "printed_dates",
    "repair",
    "shows_capitals",
    "slug",
    "sort_key",
]
