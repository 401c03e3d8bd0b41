"""Lists of people: read, audited one as the next, judged by a policy, written down; `footprint batch`."""
