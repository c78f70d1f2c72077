package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Look whether this host knows its server's key. */
record KnownHostsExamination(Site site, ServerLink server) implements Examination {

    @Override
    public String name() {
        return "server's host key";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path file = server.knownHosts();
        if (!Files.isRegularFile(file)) {
            return List.of(Finding.wrong("there is no " + file + ", so no server is known", add()));
        }
        KnownHosts known = KnownHosts.read(file);
        List<KnownHosts.Entry> entries = known.of(server.knownName());
        if (entries.stream().anyMatch(KnownHosts.Entry::revoked)) {
            return List.of(Finding.wrong(
                    file + " holds a revoked key of " + server.knownName(),
                    "see whether the server still uses it, and give it another: ssh-keygen -A"));
        }
        return List.of(entries.isEmpty() ? missing(file, known) : held(file, entries));
    }

    private Finding held(Path file, List<KnownHosts.Entry> entries) {
        String types =
                entries.stream().map(KnownHosts.Entry::type).distinct().sorted().collect(Collectors.joining(", "));
        return Finding.ok(file + " holds " + server.knownName() + " with " + types);
    }

    private Finding missing(Path file, KnownHosts known) throws IOException {
        if (site.sshConfigLeadsElsewhere()) {
            return Finding.skipped(file + " holds no key of " + server.knownName()
                    + ", but ~/.ssh/config may call it otherwise; the session below says whether it is known");
        }
        boolean forPort22 = !server.knownName().equals(server.host())
                && !known.of(server.host()).isEmpty();
        return Finding.wrong(
                forPort22
                        ? file + " holds the key of " + server.host() + " for port 22, but not for port "
                                + server.port() + ", where it has to be named " + server.knownName()
                        : file + " holds no key of " + server.knownName(),
                add());
    }

    private String add() {
        return "ssh-keyscan -t ed25519 -p " + server.port() + " "
                + site.shellWord().apply(server.host()) + " >> "
                + site.word(server.knownHosts())
                + ", and compare with what this prints on the server: ssh-keygen -lf"
                + " /etc/ssh/ssh_host_ed25519_key.pub";
    }
}
