"""What the tests of JSON on its way in share."""
