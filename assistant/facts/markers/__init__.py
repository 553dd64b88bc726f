"""Reads tumour markers, genes and blood values with their results."""
