"""The records that stages hand to one another: frozen values, no behaviour beyond their own meaning.

This package is the program's glossary; one module for each noun of the trade.
"""
