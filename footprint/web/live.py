"""The Web that asks the world; its seam to the HTTP cache is `Cache`, `Send` and `Answer` of `footprint.web.hop`."""

from footprint.web.hop import Answer, Cache, Send

__all__ = ["Answer", "Cache", "Send"]
