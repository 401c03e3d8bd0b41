"""Runs, as every front end has them made: ordered, looked at, judged again, kept.

The command line and the local page differ in how they ask and answer. What lies between, from the words that somebody
typed to an audit that is kept, is here, and knows neither terminals nor browsers.
"""
