"""What other search engines find, each in an environment of its own."""
