"""What turns, causes and caveats of a comparison are called in front of people; complete, which a test holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.comparing import Cause, Caveat, Turn
from footprint.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

TURNS: Mapping[Turn, Message] = {
    Turn.APPEARED: msg("New: it was seen not to be there before"),
    Turn.WENT: msg("Gone: it was seen not to be there any more"),
    Turn.MET: msg("Met in the second report only: it may have been there before"),
    Turn.MISSED: msg("Met in the first report only: it may still be there"),
    Turn.SEEN: msg("Could not be seen then, and was now"),
    Turn.UNSEEN: msg("Was seen then, and could not be now"),
    Turn.TAKEN: msg("Was free, and somebody has it now; nothing shows that it is the candidate"),
    Turn.FREED: msg("Somebody had it, and it is free now"),
    Turn.PROVED: msg("Now shown to be the candidate's"),
    Turn.UNPROVED: msg("No longer shown to be the candidate's: the proof may only not have been seen"),
    Turn.CHANGED: msg("Not the same as before"),
}

MISSING: Mapping[Turn, Message] = {
    Turn.MET: msg("Not seen now; nobody looked for it then"),
    Turn.MISSED: msg("Not seen then; nobody looked for it now"),
    Turn.CHANGED: msg("Seen neither then nor now, for another reason"),
}
"""The same of what could not be seen; the others are called as above."""

CAUSES: Mapping[Cause, Message] = {
    Cause.EVIDENCE: msg("what was seen is not the same"),
    Cause.TIME: msg("the same was seen, on another day"),
    Cause.UNSEEN: msg("less could be seen now"),
    Cause.SEEN: msg("more could be seen now"),
    Cause.REASON: msg("still not seen, for another reason"),
    Cause.DISPUTED: msg("contested: it is out of the score"),
    Cause.RESTORED: msg("no longer contested: it counts again"),
    Cause.RULE: msg("another rule"),
}

CAVEATS: Mapping[Caveat, Message] = {
    Caveat.OTHER_RUBRIC: msg("They were scored by two rubrics, so no score can be compared."),
    Caveat.EDITED_RUBRIC: msg("The rubric has changed between them, so no score can be compared."),
    Caveat.OTHER_CATALOGUE: msg("The networks' rules have changed between them: a change may come from that."),
    Caveat.OTHER_TOOL: msg("Two versions of footprint made them: a change may come from that."),
    Caveat.OTHER_LOCALE: msg("Searches were made for another language or region."),
    Caveat.OTHER_GIVEN: msg("More, or less, was given of the person for one of them."),
    Caveat.OTHER_SEARCHES: msg("Other search engines were asked, or other words."),
    Caveat.OTHER_DISPUTES: msg("What is contested is out of one score, and not of the other."),
    Caveat.CUT_SHORT_THEN: msg("The first was cut short: much of it was not seen."),
    Caveat.CUT_SHORT_NOW: msg("The second was cut short: much of it was not seen."),
    Caveat.REVERSED: msg("The second is the older one: read everything the other way round."),
}
