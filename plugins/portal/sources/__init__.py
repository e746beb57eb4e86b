"""Reads what editors write, checks it, and turns Markdown into HTML."""

from portal.sources.body import Body, Text
from portal.sources.corpus import SOURCES, Corpus, Sources, load_menu, read_corpus, read_sources
from portal.sources.crosschecks import broken_links
from portal.sources.documents import Document, Reading, files_of, links_of, read_document
from portal.sources.extensions import NOTES_MARK
from portal.sources.files import PASSED_OVER, Attachment, is_article, is_page, is_served
from portal.sources.files import all_files as content_files
from portal.sources.findings import Finding, Weight, has_errors
from portal.sources.flow import Annotation, Annotator, Flow, annotated
from portal.sources.links import follow_links
from portal.sources.markdown import Heading, Renderer
from portal.sources.menu import MENU_FILE, Edition, Entry, Menu
from portal.sources.parsing import Parsed, parse, parse_files
from portal.sources.provenance import Provenance
from portal.sources.report import report, shown_folder
from portal.sources.short_forms import ShortForm
from portal.sources.surroundings import Surroundings

__all__ = [
    "MENU_FILE",
    "NOTES_MARK",
    "PASSED_OVER",
    "SOURCES",
    "Annotation",
    "Annotator",
    "Attachment",
    "Body",
    "Corpus",
    "Document",
    "Edition",
    "Entry",
    "Finding",
    "Flow",
    "Heading",
    "Menu",
    "Parsed",
    "Provenance",
    "Reading",
    "Renderer",
    "ShortForm",
    "Sources",
    "Surroundings",
    "Text",
    "Weight",
    "annotated",
    "broken_links",
    "content_files",
    "files_of",
    "follow_links",
    "has_errors",
    "is_article",
    "is_page",
    "is_served",
    "links_of",
    "load_menu",
    "parse",
    "parse_files",
    "read_corpus",
    "read_document",
    "read_sources",
    "report",
    "shown_folder",
]
