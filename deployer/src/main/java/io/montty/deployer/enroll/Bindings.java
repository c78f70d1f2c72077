package io.montty.deployer.enroll;

import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Keep who may hand reports in to a project directory: in authorized_keys, and in allowed_signers if that is there. */
final class Bindings {

    private final Path file;
    private final ProjectLayout project;

    /**
     * Make it.
     *
     * @param file the authorized_keys of the user who takes the reports
     * @param project the project directory
     */
    Bindings(Path file, ProjectLayout project) {
        this.file = file;
        this.project = project;
    }

    Path file() {
        return file;
    }

    List<String> hosts() throws IOException {
        return read().hosts(project.root());
    }

    /** Tell what speaks against binding {@code key}, or a key that is still to be made, to {@code name}. */
    Optional<String> conflict(String name, Optional<PublicKey> key) throws IOException {
        Optional<String> bound = read().conflict(name, key).map(why -> file + ": " + why);
        if (bound.isPresent() || !Files.exists(project.allowedSigners())) {
            return bound;
        }
        int line = signers().otherKey(name, key);
        return line == 0
                ? Optional.empty()
                : Optional.of(
                        project.allowedSigners() + ": line " + line + " lets another key sign the reports of " + name);
    }

    /**
     * Refuse a key that would make reports of {@code name} worthless which wait to be filed.
     *
     * @param key empty for one that is still to be made
     * @throws UsageException if there are such reports
     */
    void refuseWhileReportsWait(String name, Optional<PublicKey> key) throws IOException {
        if (Files.exists(project.allowedSigners()) && signers().otherKey(name, key) > 0) {
            new WaitingReports(project).refuseAnotherKey(name);
        }
    }

    /**
     * Bind, and return whether anything had to be changed.
     *
     * @throws UsageException if the key may do other things already, reports wait that another key signed, or another
     *     enrolment is at work
     */
    boolean bind(Binding binding) throws IOException {
        RunLock lock = lock();
        try {
            AuthorizedKeys before = read();
            refuseOtherUse(before.otherUse(binding.key()));
            refuseWhileReportsWait(binding.name(), Optional.of(binding.key()));
            AuthorizedKeys after = before.with(binding);
            boolean changed = !after.equals(before);
            if (changed) {
                makeFolder();
                AtomicFiles.write(real(), after.bytes());
            }
            if (Files.exists(project.allowedSigners())) {
                AllowedSigners signers = signers();
                changed |= write(signers, signers.with(binding.name(), binding.key()));
            }
            makeInbox(binding.name());
            return changed;
        } finally {
            lock.close();
        }
    }

    /** Take the binding of {@code name} out. */
    void unbind(String name) throws IOException {
        RunLock lock = lock();
        try {
            AuthorizedKeys before = read();
            AuthorizedKeys after = before.without(name, project.root());
            if (!after.equals(before)) {
                AtomicFiles.write(real(), after.bytes());
            }
            if (Files.exists(project.allowedSigners())) {
                AllowedSigners signers = signers();
                write(signers, signers.without(name));
            }
        } finally {
            lock.close();
        }
    }

    private void refuseOtherUse(int line) {
        if (line > 0) {
            throw new UsageException(
                    file + ": line " + line + " lets the same key do other things, and sshd goes by the"
                            + " first line that has a key; nothing was changed; remove that line, or let the host have a new"
                            + " key: move ssh/id_ed25519 of its project directory away");
        }
    }

    private RunLock lock() throws IOException {
        return RunLock.tryAcquire(project.state().resolve(".enroll.lock"))
                .orElseThrow(() -> new UsageException("another enrolment is at work in " + project.root()
                        + "; nothing was done; run this again when it is over"));
    }

    private AuthorizedKeys read() throws IOException {
        return AuthorizedKeys.of(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
    }

    private AllowedSigners signers() throws IOException {
        return AllowedSigners.of(Files.readAllBytes(project.allowedSigners()));
    }

    private boolean write(AllowedSigners before, AllowedSigners after) throws IOException {
        if (after.equals(before)) {
            return false;
        }
        AtomicFiles.write(project.allowedSigners().toRealPath(), after.bytes());
        return true;
    }

    /** A link is not replaced by a file: what it leads to is. */
    private Path real() throws IOException {
        return Files.exists(file) ? file.toRealPath() : file;
    }

    private void makeFolder() throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private void makeInbox(String name) throws IOException {
        try {
            Files.createDirectories(
                    project.input().resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UsageException("cannot make the folder for its reports: " + IoReason.of(e));
        }
    }
}
