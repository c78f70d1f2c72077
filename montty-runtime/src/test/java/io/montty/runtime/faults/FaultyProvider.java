package io.montty.runtime.faults;

import static io.montty.runtime.faults.FaultyFileSystem.unwrap;

import io.montty.runtime.faults.Operation.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pass everything on to the real provider, what changes files by way of {@link Deeds}. */
final class FaultyProvider extends FileSystemProvider {

    private static final Set<StandardOpenOption> CHANGING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.CREATE_NEW, StandardOpenOption.TRUNCATE_EXISTING);

    private final FaultyFileSystem system;
    private final FileSystemProvider real;
    private final Deeds deeds;

    FaultyProvider(FaultyFileSystem system, FileSystemProvider real, Deeds deeds) {
        this.system = system;
        this.real = real;
        this.deeds = deeds;
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        deeds.alive();
        int number = deeds.nextChannel();
        boolean changing =
                options.contains(StandardOpenOption.WRITE) && options.stream().anyMatch(CHANGING::contains);
        if (!changing) {
            return new FaultyChannel(
                    real.newFileChannel(unwrap(path), options, attributes), unwrap(path), number, deeds);
        }
        List<FileChannel> opened = new ArrayList<>();
        // The position says whether what was there is cut off.
        long cut = options.contains(StandardOpenOption.TRUNCATE_EXISTING) ? 1 : 0;
        deeds.run(
                new Operation(Kind.OPEN, unwrap(path), null, number, cut, ""),
                () -> opened.add(real.newFileChannel(unwrap(path), options, attributes)));
        return new FaultyChannel(opened.get(0), unwrap(path), number, deeds);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        deeds.alive();
        DirectoryStream<Path> entries =
                real.newDirectoryStream(unwrap(folder), entry -> filter.accept(system.wrap(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> found = entries.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return found.hasNext();
                    }

                    @Override
                    public Path next() {
                        return system.wrap(found.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        deeds.run(
                Operation.of(Kind.CREATE_DIRECTORY, unwrap(folder)),
                () -> real.createDirectory(unwrap(folder), attributes));
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        deeds.run(
                Operation.of(Kind.LINK, unwrap(existing), unwrap(link)),
                () -> real.createLink(unwrap(link), unwrap(existing)));
    }

    @Override
    public void delete(Path path) throws IOException {
        deeds.run(Operation.of(Kind.DELETE, unwrap(path)), () -> real.delete(unwrap(path)));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        deeds.run(
                Operation.of(Kind.MOVE, unwrap(source), unwrap(target)),
                () -> real.move(unwrap(source), unwrap(target), options));
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return real.isSameFile(unwrap(path), unwrap(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(unwrap(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(unwrap(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        deeds.alive();
        real.checkAccess(unwrap(path), modes);
    }

    @Override
    @SuppressWarnings("unchecked") // the view of this very type, with a step in between
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        V view = real.getFileAttributeView(unwrap(path), type, options);
        return type == BasicFileAttributeView.class ? (V) counted((BasicFileAttributeView) view, unwrap(path)) : view;
    }

    private BasicFileAttributeView counted(BasicFileAttributeView view, Path path) {
        return new BasicFileAttributeView() {
            @Override
            public String name() {
                return view.name();
            }

            @Override
            public BasicFileAttributes readAttributes() throws IOException {
                return view.readAttributes();
            }

            @Override
            public void setTimes(@Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created)
                    throws IOException {
                long millis = modified == null ? 0 : modified.toMillis();
                deeds.run(
                        new Operation(Kind.SET_TIMES, path, null, -1, millis, ""),
                        () -> view.setTimes(modified, accessed, created));
            }
        };
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        deeds.alive();
        return real.readAttributes(unwrap(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        deeds.alive();
        return real.readAttributes(unwrap(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}
