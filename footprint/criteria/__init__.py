"""What a post of 2009 asked of a social media manager, criterion by criterion, and the words of the trade explained."""

from footprint.criteria.glossary import Glossary, Term, load_glossary
from footprint.criteria.model import Asked, Criteria, Criterion, Nature, NatureWord, Section, Verdict, load_criteria

__all__ = [
    "Asked",
    "Criteria",
    "Criterion",
    "Glossary",
    "Nature",
    "NatureWord",
    "Section",
    "Term",
    "Verdict",
    "load_criteria",
    "load_glossary",
]
