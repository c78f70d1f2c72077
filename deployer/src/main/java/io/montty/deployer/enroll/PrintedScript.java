package io.montty.deployer.enroll;

import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Write an enrolment as a script that the host's own admin can read and run.
 *
 * @param plan what was decided
 * @param project the project directory here
 * @param ownName what this server calls itself, for a plan that does not say how hosts reach it
 */
record PrintedScript(EnrolmentPlan plan, Path project, String ownName) {

    /** What MonTTY and its reports want, in KiB; how large the archive is that the admin will use is not known here. */
    private static final String ROOM = Integer.toString(150 * 1024);

    String text() throws IOException {
        ServerSpec server = server();
        HostScript script = plan.script()
                .with("name", plan.name().orElse(""))
                .with("server_user", server.user())
                .with("server_host", server.host())
                .with("server_port", Integer.toString(server.port()))
                .with("server_keys", plan.serverKeys())
                .with(
                        "bind_options",
                        (plan.relay() ? " --relay" : "") + " --project " + ShellWord.quote(project.toString()))
                .with("with_sudo_rules", plan.sudoRules() ? "yes" : "")
                .with("needed_room", ROOM)
                .with("runtime_arch", "");
        return HostScript.resource("script-head.sh")
                + "# What was decided on the server; correct it here if it is wrong. An empty name is the host's own.\n"
                + script.assignments()
                + "listener=person\n\n"
                + HostScript.steps()
                + HostScript.resource("script-tail.sh");
    }

    private ServerSpec server() {
        if (!plan.server().host().isEmpty()) {
            return plan.server();
        }
        if (ownName.isEmpty()) {
            throw new UsageException(
                    "it is not known how the host reaches this server; say it with --server [USER@]HOST[:PORT]");
        }
        return ServerSpec.parse(ownName, plan.server().user());
    }
}
