# ruff: noqa: A005 - a package of tests, never imported as "site"
