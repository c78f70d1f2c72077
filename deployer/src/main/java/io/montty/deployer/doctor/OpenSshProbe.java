package io.montty.deployer.doctor;

import io.montty.api.CommandResult;
import io.montty.api.Commands;
import io.montty.runtime.protocol.Greeting;
import java.io.IOException;

/** Ask the server by ssh(1), which honours what the user's own ~/.ssh/config says. */
public record OpenSshProbe(Commands commands, ServerLink server) implements ServerProbe {

    @Override
    public Greeting greeting() throws IOException, InterruptedException {
        CommandResult result = commands.run(words());
        if (result.end() instanceof CommandResult.NotStarted) {
            throw new IOException("there is no ssh(1) to ask the server with; install openssh-client");
        }
        String first = result.stdout().lines().findFirst().orElse("");
        if (first.isEmpty()) {
            String said = result.stderr().lines().reduce((before, last) -> last).orElse("it says nothing");
            throw new IOException("the server opens no session: " + said);
        }
        return Greeting.parse(first);
    }

    private String[] words() {
        return new String[] {
            "ssh",
            "-T",
            "-oBatchMode=yes",
            "-oStrictHostKeyChecking=yes",
            "-oUpdateHostKeys=no",
            "-oConnectTimeout=10",
            "-oIdentitiesOnly=yes",
            "-oPreferredAuthentications=publickey",
            "-oUserKnownHostsFile=" + server.knownHosts(),
            "-i",
            server.identity().toString(),
            "-p",
            String.valueOf(server.port()),
            "-l",
            server.user(),
            "--",
            server.host()
        };
    }
}
