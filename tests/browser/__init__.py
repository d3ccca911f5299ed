"""Tests in a browser: the pages as people meet them."""
