"""Run the checks that were written as Python classes.

What check authors import is under montty.app, montty.io and montty.platform, at the paths and with the names that
MonTTY for Python has. What the checker talks to is under montty.bridge.
"""
