"""Words that differ by language: headings, roles, locators, months, name particles.

Tables only; what is done with them belongs to the rooms above.
"""
