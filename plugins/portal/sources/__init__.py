"""Reads what editors write, checks it, and turns Markdown into HTML."""

from portal.sources.abbreviations import Abbreviation
from portal.sources.body import Body, Text
from portal.sources.charts import CHART_KINDS, ChartMark, chart_marks
from portal.sources.corpus import SOURCES, Corpus, Sources, load_menu, read_corpus, read_sources
from portal.sources.crosschecks import broken_links
from portal.sources.documents import Document, Reading, files_of, links_of, read_document
from portal.sources.extensions import NOTES_MARK
from portal.sources.figures import Figure, place_of
from portal.sources.files import PASSED_OVER, Attachment, attachment, is_article, is_page, is_served
from portal.sources.files import all_files as content_files
from portal.sources.findings import Finding, Weight, has_errors
from portal.sources.flow import Annotation, Annotator, Flow, annotated
from portal.sources.image_files import ImageFile, look_at_images
from portal.sources.images import image_problems, images_of
from portal.sources.legal import Legal
from portal.sources.links import follow_links
from portal.sources.markdown import Heading, Renderer
from portal.sources.menu import MENU_FILE, Edition, Entry, Menu
from portal.sources.parsing import Parsed, parse, parse_files
from portal.sources.provenance import Provenance
from portal.sources.report import report, shown_folder
from portal.sources.schema import LONGEST_SLUG
from portal.sources.short_forms import ShortForm
from portal.sources.surroundings import Surroundings
from portal.sources.tables import Row, Table
from portal.sources.text_notes import NoteMarks, TextNote
from portal.sources.versions import Version, versions_in

__all__ = [
    "CHART_KINDS",
    "LONGEST_SLUG",
    "MENU_FILE",
    "NOTES_MARK",
    "PASSED_OVER",
    "SOURCES",
    "Abbreviation",
    "Annotation",
    "Annotator",
    "Attachment",
    "Body",
    "ChartMark",
    "Corpus",
    "Document",
    "Edition",
    "Entry",
    "Figure",
    "Finding",
    "Flow",
    "Heading",
    "ImageFile",
    "Legal",
    "Menu",
    "NoteMarks",
    "Parsed",
    "Provenance",
    "Reading",
    "Renderer",
    "Row",
    "ShortForm",
    "Sources",
    "Surroundings",
    "Table",
    "Text",
    "TextNote",
    "Version",
    "Weight",
    "annotated",
    "attachment",
    "broken_links",
    "chart_marks",
    "content_files",
    "files_of",
    "follow_links",
    "has_errors",
    "image_problems",
    "images_of",
    "is_article",
    "is_page",
    "is_served",
    "links_of",
    "load_menu",
    "look_at_images",
    "parse",
    "parse_files",
    "place_of",
    "read_corpus",
    "read_document",
    "read_sources",
    "report",
    "shown_folder",
    "versions_in",
]
