package io.montty.runtime.receiver;

import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Work on a real disk until one chosen step, which fails. */
final class FaultyDisk implements Disk {

    private final Disk disk = new RealDisk();
    private final int step;
    private final Fault fault;
    private final List<String> steps = new ArrayList<>();
    private boolean dead;
    private String interrupted = "";
    private Deed meanwhile = () -> {};

    /** How much room the disk has; as much as it has if null. */
    @Nullable
    Room room;

    /** Tell how a step fails. */
    enum Fault {
        NO_SPACE,
        BROKEN,
        INTERRUPTED,
        KILLED_BEFORE,
        KILLED_AFTER
    }

    /** Stand for the end of the process: nothing of ours catches it, and nothing touches the disk after it. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    private interface Step<T> {

        T take() throws IOException;
    }

    interface Deed {

        void take() throws IOException;
    }

    /** @param step the number of the step that fails, from 0 */
    FaultyDisk(int step, Fault fault) {
        this.step = step;
        this.fault = fault;
    }

    /** Return a disk on which no step fails. */
    static FaultyDisk sound() {
        return new FaultyDisk(-1, Fault.BROKEN);
    }

    /** Let {@code deed} happen once, just before the next step of this name. */
    void before(String name, Deed deed) {
        interrupted = name;
        meanwhile = deed;
    }

    /** Return the names of the steps that were taken. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    private <T> T step(String name, Step<T> next) throws IOException {
        if (dead) {
            throw new Killed();
        }
        if (name.equals(interrupted)) {
            interrupted = "";
            meanwhile.take();
        }
        steps.add(name);
        if (steps.size() - 1 != step) {
            return next.take();
        }
        switch (fault) {
            case NO_SPACE -> throw new IOException("No space left on device");
            case BROKEN -> throw new IOException("Input/output error");
            case INTERRUPTED -> throw new InterruptedIOException("Interrupted system call");
            case KILLED_BEFORE -> dead = true;
            case KILLED_AFTER -> {
                next.take();
                dead = true;
            }
        }
        throw new Killed();
    }

    private void deed(String name, Deed next) throws IOException {
        step(name, () -> {
            next.take();
            return "";
        });
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        deed("makeFolder", () -> disk.makeFolder(folder));
    }

    @Override
    public NewFile create(Path file) throws IOException {
        return new FaultyFile(step("create", () -> disk.create(file)));
    }

    @Override
    public boolean link(Path name, Path file) throws IOException {
        return step("link", () -> disk.link(name, file));
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        deed("rename", () -> disk.rename(file, name));
    }

    @Override
    public void delete(Path file) throws IOException {
        deed("delete", () -> disk.delete(file));
    }

    @Override
    public Optional<String> digest(Path file) throws IOException {
        return step("digest", () -> disk.digest(file));
    }

    @Override
    public Optional<String> text(Path file, int longest) throws IOException {
        return step("text", () -> disk.text(file, longest));
    }

    @Override
    public Optional<SeenEntry> past(Path folder, String id) throws IOException {
        return step("past", () -> disk.past(folder, id));
    }

    @Override
    public List<Entry> list(Path folder) throws IOException {
        return step("list", () -> disk.list(folder));
    }

    @Override
    public Room room(Path folder) throws IOException {
        Room real = step("room", () -> disk.room(folder));
        return room == null ? real : room;
    }

    @Override
    public Optional<String> flaw(Path folder, String name) throws IOException {
        return step("flaw", () -> disk.flaw(folder, name));
    }

    @Override
    public void force(Path folder) throws IOException {
        deed("forceFolder", () -> disk.force(folder));
    }

    private final class FaultyFile implements NewFile {

        private final NewFile file;

        FaultyFile(NewFile file) {
            this.file = file;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
            file.write(half); // a disk fills in the middle of a file, and a process dies there
            deed("write", () -> file.write(Arrays.copyOfRange(bytes, half.length, bytes.length)));
        }

        @Override
        public void stamp(Instant time) throws IOException {
            deed("stamp", () -> file.stamp(time));
        }

        @Override
        public void force() throws IOException {
            deed("force", file::force);
        }

        @Override
        public void close() throws IOException {
            if (dead) {
                file.close(); // as the kernel would
                return;
            }
            deed("close", file::close);
        }
    }
}
