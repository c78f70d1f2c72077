package io.montty.script;

import java.util.List;

/** Name signals as people know them. */
final class SignalName {

    /** Linux signals from 1 on, as numbered on x86, ARM, POWER and s390. */
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    private SignalName() {}

    /** Return {@code signal 9 (SIGKILL)}, or {@code signal 40} for one that has no name. */
    static String of(int signal) {
        boolean named = signal >= 1 && signal <= NAMES.size();
        return "signal " + signal + (named ? " (SIG" + NAMES.get(signal - 1) + ")" : "");
    }
}
