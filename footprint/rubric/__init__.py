"""What counts, how much, and how a measure becomes a score."""

from footprint.rubric.curve import Curve
from footprint.rubric.model import DimensionRule, FacetRule, IndicatorRule, Rubric
from footprint.rubric.reading import load_rubric, rubric_names

__all__ = ["Curve", "DimensionRule", "FacetRule", "IndicatorRule", "Rubric", "load_rubric", "rubric_names"]
