package io.montty.runtime.faults;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/**
 * Work on the real files, count and record each operation that changes them, and let one chosen operation fail or end
 * the process.
 *
 * <p>A write that fails has written its first half: a disk fills in the middle of a file, and a process dies there. What
 * a kill left is left for good; channels can still be closed, as the kernel would.
 */
public final class FaultyFileSystem extends FileSystem {

    private final FileSystem real;
    private final FaultyProvider provider;
    private final Deeds deeds;

    private FaultyFileSystem(FileSystem real, Deeds deeds) {
        this.real = real;
        this.deeds = deeds;
        this.provider = new FaultyProvider(this, real.provider(), deeds);
    }

    /** Return {@code folder} on a file system on which the operation {@code number}, from 0, fails with {@code fault}. */
    public static FaultyPath failingAt(int number, Fault fault, Path folder) {
        return new FaultyPath(new FaultyFileSystem(folder.getFileSystem(), new Deeds(number, fault)), folder);
    }

    /** Return {@code folder} on a file system on which nothing fails. */
    public static FaultyPath sound(Path folder) {
        return failingAt(-1, Fault.BROKEN, folder);
    }

    /** Return how many operations that change files were begun. */
    public int operations() {
        return deeds.count();
    }

    /** Return what failed, for people. */
    public String failed() {
        return deeds.failed();
    }

    /** Return the operations that were done, in order. */
    public List<Operation> done() {
        return deeds.done();
    }

    Path wrap(Path path) {
        return new FaultyPath(this, path);
    }

    static Path unwrap(Path path) {
        return path instanceof FaultyPath faulty ? faulty.real() : path;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(unwrap(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
