"""Mark the one class of a file that is its check."""


class RootCheck:
    """Stand first among the bases of the class that is run; it does nothing else."""
