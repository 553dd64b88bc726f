"""Every name the assistant knows, and how names are misspelt."""
