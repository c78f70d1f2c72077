package io.montty.checks.host;

import io.montty.plugins.testkit.FakeHost;
import java.nio.charset.StandardCharsets;

/** Put processes into the {@code /proc} of a made-up host. */
final class ProcFiles {

    private final FakeHost host;

    ProcFiles(FakeHost host) {
        this.host = host;
    }

    /** Make a {@code /proc} as it is on a host with nothing but its first process. */
    static ProcFiles on(FakeHost host) {
        host.file("proc/loadavg", "0.36 0.34 0.33 2/345 4711")
                .file("proc/sys/kernel/pid_max", "32768")
                .file("proc/sys/kernel/threads-max", "60000");
        return new ProcFiles(host).process(1, "init", 0, "/sbin/init");
    }

    ProcFiles process(int pid, String name, int uid, String... arguments) {
        return process(pid, name, "S (sleeping)", uid, "", arguments);
    }

    ProcFiles zombie(int pid, String name) {
        return process(pid, name, "Z (zombie)", 0, "");
    }

    ProcFiles contained(int pid, String name, String... arguments) {
        return process(pid, name, "S (sleeping)", 0, "\t1", arguments);
    }

    ProcFiles executable(int pid, String program) {
        host.link("proc/" + pid + "/exe", program);
        return this;
    }

    private ProcFiles process(int pid, String name, String state, int uid, String inner, String... arguments) {
        String line = arguments.length == 0 ? "" : String.join("\0", arguments) + "\0";
        host.file("proc/" + pid + "/comm", name)
                .bytes("proc/" + pid + "/cmdline", line.getBytes(StandardCharsets.UTF_8))
                .file(
                        "proc/" + pid + "/status",
                        "Name:\t" + name,
                        "State:\t" + state,
                        "Pid:\t" + pid,
                        "Uid:\t" + uid + "\t" + uid + "\t" + uid + "\t" + uid,
                        "NSpid:\t" + pid + inner);
        return this;
    }
}
