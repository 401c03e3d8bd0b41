"""The built-in checks, one bundle, laid out as a third party's would be."""
