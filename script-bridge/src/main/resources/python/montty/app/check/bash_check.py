"""Check something with a bash script."""

import signal

from montty.app.check.check import TitledCheck
from montty.app.status import Status
from montty.platform.config_values import ConfigValues
from montty.platform.platform_command import PlatformCommand


class BashCheck(TitledCheck):
    """Run a script of CHECKS/BASH_SCRIPTS; its exit code is the status and its output the text."""

    def __init__(self, header_title, bash_script, *arguments, level_index=None):
        super().__init__(header_title, level_index)
        self._command = PlatformCommand(bash_script, *arguments)

    def run(self):
        self._command.run()
        output = self._command.get_output()
        status = self._check_result(self._command.get_status(), output)
        if not isinstance(status, Status):
            raise TypeError(f'_check_result returned {type(status).__name__}, expected a Status')
        self._status = status
        self._body.append_text(self._get_command_output(status, output))

    def _check_result(self, command_exit_code, command_output):
        """Return the Status that the script's exit code stands for; override it to look at the output as well."""
        code = command_exit_code
        if not isinstance(code, int) or not -signal.NSIG < code <= 255:
            raise ValueError(f'exit code {code!r} is not a whole number from 0 to 255')
        if code < 0:
            raise RuntimeError(f'the script {self._command.get_bash_script()} was killed by {signal.Signals(-code).name}')
        if code == ConfigValues.LINUX_COMMAND_EXIT_STATUS_CODE_OKAY:
            return Status.create_okay()
        if code == ConfigValues.LINUX_COMMAND_EXIT_STATUS_CODE_WARN:
            return Status.create_warn()
        if code == ConfigValues.LINUX_COMMAND_EXIT_STATUS_CODE_NA:
            return Status.create_na()
        return Status.create_alert()

    def _get_command_output(self, status, command_output):
        """Return the text to show; override it to say more, less or nothing."""
        return command_output
