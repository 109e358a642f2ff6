"""The steps that lead to the present schema: numbered SQL files, only ever added to."""
