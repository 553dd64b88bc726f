"""What is remembered. The only place with SQL.

Read in this order: `tables`, `vault` (encryption), `inbox` (turns), `facts`, `conversations`.
"""
