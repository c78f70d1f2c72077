"""Run the check of one file."""

import os
import sys
import types

from montty.app.check.check import Check
from montty.app.check.root_check import RootCheck
from montty.bridge.answer import Answer
from montty.bridge.trouble import describe, frames_of


class NotACheckError(Exception):
    """Say why a file holds no check that can be run."""


def run(path, descriptor):
    """Run the check of the file and write the answer to the descriptor; nothing that it does gets past here."""
    answer = Answer(descriptor)
    check = None
    try:
        check = _check_class(_load(path), path)()
        answer.heading(check)
        check.run()
        answer.found(check)
    except NotACheckError as error:
        answer.crashed(str(error), [])
    except SystemExit as error:
        answer.crashed(f'the check called exit({error.code!r}) instead of setting a status', frames_of(error), check)
    except ModuleNotFoundError as error:
        hint = f'install it for {sys.executable}, or put it into CHECKS/PYTHON_LIBS'
        answer.crashed(f'{describe(error)}; {hint}', frames_of(error), check)
    except BaseException as error:  # pylint: disable=broad-exception-caught
        answer.crashed(describe(error), frames_of(error), check)


def _load(path):
    name = os.path.splitext(os.path.basename(path))[0]
    module = types.ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec', dont_inherit=True)
    exec(code, module.__dict__)
    return module


def _check_class(module, path):
    file = os.path.basename(path)
    own = [
        value for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, RootCheck) and value.__module__ == module.__name__]
    roots = list(dict.fromkeys([value for value in own if RootCheck in value.__bases__] or own))
    if not roots:
        raise NotACheckError(f'{file} has no class that inherits from RootCheck; expected exactly one, or a first line such'
                             ' as #!/usr/bin/env python3 and a run bit for a script')
    if len(roots) > 1:
        names = ', '.join(value.__name__ for value in roots)
        raise NotACheckError(f'{file} has {len(roots)} classes that inherit from RootCheck ({names}); expected exactly'
                             ' one, so put each into a file of its own')
    if not issubclass(roots[0], Check):
        raise NotACheckError(f'class {roots[0].__name__} of {file} inherits from RootCheck only; expected BashCheck,'
                             ' PythonCheck, CollectAllCheck or CollectDependCheck beside it')
    return roots[0]
