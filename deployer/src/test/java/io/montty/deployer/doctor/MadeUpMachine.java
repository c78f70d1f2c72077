package io.montty.deployer.doctor;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.NotStarted;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.ProjectLayout;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Stand for a machine with a project directory on which nothing is wrong, to put something wrong on. */
final class MadeUpMachine implements CronLines {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKeyOfWeb1";

    private static final String DF = "Filesystem 1 2 3 4 5\n/dev/vda 1000000 200000 800000 20% /srv\n";

    private final Path folder;
    private final Map<String, CommandResult> answers = new HashMap<>();
    private List<String> crontab = new ArrayList<>();
    private String noCrontab = "";
    private boolean privileged;

    MadeUpMachine(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        for (Path made : project().folders()) {
            Files.createDirectories(
                    made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        write("srv/montty.yaml", "check: {interval: 5m}\n");
        program("opt/montty/bin/montty");
        program("opt/montty/bin/montty-receive");
        program("opt/montty/bin/montty-archive");
        answer(path("opt/montty/bin/montty-archive").toString(), 0, "", "");
        program("opt/java");
        program("srv/run.sh");
        write("srv/run.sh", "deployed_home='" + path("opt/montty") + "'\ndeployed_java=" + path("opt/java") + "\n");
        write("proc/1/comm", "systemd\n");
        write("proc/77/comm", "cron\n");
        write("run/systemd/timesync/synchronized", "");
        stamp("srv/REPORTS/_state/manager-last-run", Duration.ofSeconds(30));
        stamp("srv/SPOOL/.carried.json", Duration.ofMinutes(2));
        stamp("srv/SPOOL/.plans/0.json", Duration.ofHours(2));
        crontab = new ArrayList<>(expected(Role.SERVER));
        answers.put("df", new CommandResult(new Exited(0), DF, "", false));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    ProjectLayout project() {
        return new ProjectLayout(folder.resolve("srv"));
    }

    Site site() throws IOException {
        long uid = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        return site(uid);
    }

    Site site(long uid) {
        return new Site(
                folder,
                project(),
                folder.resolve("home"),
                "montty",
                uid,
                privileged,
                this::run,
                Clock.fixed(NOW, ZoneOffset.UTC),
                text -> text);
    }

    List<Diagnosis> examine() throws IOException, InterruptedException {
        return examine(site());
    }

    List<Diagnosis> examine(Site site) throws IOException, InterruptedException {
        return examine(site, Optional.of(config -> {
            throw new AssertionError("no session was expected");
        }));
    }

    List<Diagnosis> examine(Site site, Optional<ServerProbe> probe) throws IOException, InterruptedException {
        return new Doctor(new Rounds(site, this, probe).examinations()).examine();
    }

    /** Make it a server with the key of web1 bound. */
    void bind(String... lines) throws IOException {
        write("home/.ssh/authorized_keys", String.join("\n", lines) + "\n");
        close("home/.ssh/authorized_keys", "rw-------");
        close("home/.ssh", "rwx------");
        close("home", "rwx------");
        write("etc/ssh/sshd_config", "# nothing\n");
    }

    String binding(String options, String host, String key) {
        return options + "command=\"" + path("opt/montty/bin/montty-receive") + " --host " + host + " --project "
                + project().root() + "\" " + key + " montty:" + host;
    }

    void answer(String program, CommandResult result) {
        answers.put(program, result);
    }

    void answer(String program, int code, String out, String err) {
        answer(program, new CommandResult(new Exited(code), out, err, false));
    }

    void crontab(List<String> lines) {
        crontab = lines;
    }

    void askAsRoot() {
        privileged = true;
    }

    void refuseCrontab(String why) {
        noCrontab = why;
    }

    Path write(String name, String text) throws IOException {
        Path file = path(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    Path stamp(String name, Duration age) throws IOException {
        return Files.setLastModifiedTime(write(name, ""), FileTime.from(NOW.minus(age)));
    }

    void close(String name, String permissions) throws IOException {
        Files.setPosixFilePermissions(path(name), PosixFilePermissions.fromString(permissions));
    }

    private void program(String name) throws IOException {
        write(name, "#!/bin/sh\n");
        close(name, "rwx------");
    }

    private CommandResult run(Command command) {
        return answers.getOrDefault(
                command.argv().get(0), new CommandResult(new NotStarted("not on this machine"), "", "", false));
    }

    @Override
    public List<String> lines() {
        if (!noCrontab.isEmpty()) {
            throw new UsageException(noCrontab);
        }
        return crontab;
    }

    @Override
    public List<String> expected(Role role) {
        String root = project().root().toString();
        return List.of("# BEGIN MonTTY " + root, "* * * * * " + root + "/run.sh " + role, "# END MonTTY " + root);
    }

    /** Write a private key as far as it is looked at. */
    void key(String type, String cipher) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeBytes("openssh-key-v1\0");
        for (String word : List.of(cipher, "none", "")) {
            data.writeInt(word.length());
            data.writeBytes(word);
        }
        data.writeInt(1);
        data.writeInt(4 + type.length());
        data.writeInt(type.length());
        data.writeBytes(type);
        write(
                "srv/ssh/id_ed25519",
                "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(bytes.toByteArray())
                        + "\n-----END OPENSSH PRIVATE KEY-----\n");
        close("srv/ssh/id_ed25519", "rw-------");
        close("srv/ssh", "rwx------");
    }
}
