"""What the candidate left, or was given, on sites of others.

The check is in `check`, and is not imported here: what reads pages of others (`citing`) needs `facts` alone, and the
check awaits those who read them.
"""
