"""What sitegen costs, measured by hand; nothing here runs with the tests."""
