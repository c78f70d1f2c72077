"""Put into words what went wrong in a check."""

import os

_OWN = os.path.dirname(os.path.dirname(__file__))
_MOST_FRAMES = 5


def describe(error):
    """Return one line for an exception: its kind, what it says, and where in the check it came from."""
    said = ' '.join(str(error).split())
    text = f'{type(error).__name__}: {said}' if said else type(error).__name__
    frames = frames_of(error)
    return f'{text} ({frames[-1]})' if frames else text


def frames_of(error):
    """Return where the exception passed through files that are neither ours nor Python's, innermost last."""
    import traceback  # most checks do not break
    frames = [
        f'{os.path.basename(frame.filename)} line {frame.lineno}, in {frame.name}'
        for frame in traceback.extract_tb(error.__traceback__)
        if not frame.filename.startswith((_OWN, '<frozen', os.path.dirname(os.__file__)))]
    return frames[-_MOST_FRAMES:]
