package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.pf4j.Extension;

/** Alert when others than root can command a container runtime, which makes them root. */
@Extension
@Description("Alerts when everybody can write to the socket of a container runtime, or one takes commands over the"
        + " network: whoever can do that is root. Warns of users who are in the group of such a socket.")
public final class ContainerSocketCheck implements Check {

    private static final int GROUP_MAY_WRITE = 0020;
    private static final int OTHERS_MAY_WRITE = 0002;

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.container-socket", "Container runtimes are closed")
                .withTags("security", "container")
                .withConfig(ContainerSocketConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) {
        ContainerSocketConfig config = context.config(ContainerSocketConfig.class);
        HostFiles files = new HostFiles(context.root());
        LocalGroups groups = LocalGroups.of(files);
        Verdict verdict = new Verdict();
        int found = 0;
        for (String socket : config.sockets()) {
            Path path = files.at(socket);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)) {
                found++;
                judge(socket, path, groups, config, verdict);
            }
        }
        found += judgePorts(files, config, verdict);
        return found == 0
                ? CheckResult.na("there is no container runtime: none of " + String.join(", ", config.sockets()))
                : verdict.answer("only root commands the container runtime");
    }

    private static void judge(
            String socket, Path path, LocalGroups groups, ContainerSocketConfig config, Verdict verdict) {
        try {
            int mode = ((Number) Files.getAttribute(path, "unix:mode")).intValue();
            int group = ((Number) Files.getAttribute(path, "unix:gid")).intValue();
            verdict.detail(
                    String.format(Locale.ROOT, "%s: mode %o, group %s", socket, mode & 0777, groups.name(group)));
            if ((mode & OTHERS_MAY_WRITE) != 0) {
                verdict.note(
                        Status.ALERT, "everybody on this host is root through " + socket + ": chmod o-rwx " + socket);
            } else if ((mode & GROUP_MAY_WRITE) != 0 && group != 0) {
                judgeGroup(socket, group, groups, config, verdict);
            }
        } catch (IOException e) {
            verdict.unjudged(socket + " cannot be looked at: " + e.getMessage());
        }
    }

    private static void judgeGroup(
            String socket, int group, LocalGroups groups, ContainerSocketConfig config, Verdict verdict) {
        Set<String> users = new TreeSet<>(groups.members(group));
        users.remove("root");
        users.removeAll(config.allowedUsers());
        if (!users.isEmpty()) {
            verdict.note(
                    Status.WARN,
                    String.join(", ", users) + " of the group " + groups.name(group) + " can be root through " + socket
                            + "; take them out, or name them in allowed_users");
        }
    }

    private static int judgePorts(HostFiles files, ContainerSocketConfig config, Verdict verdict) {
        List<Socket> open = SocketTable.read(files).orElse(List.of()).stream()
                .filter(socket ->
                        socket.protocol().equals("tcp") && config.ports().contains(socket.port()))
                .toList();
        for (Socket socket : open) {
            verdict.note(
                    socket.isLoopback() ? Status.WARN : Status.ALERT,
                    socket.isLoopback()
                            ? "every user of this host is root through " + socket
                            : "a container runtime takes commands from the network on " + socket
                                    + "; let it listen on its socket alone, or with TLS on port 2376");
        }
        return open.size();
    }
}
