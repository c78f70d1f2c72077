package io.montty.runtime.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follow recorded operations, and say what a disk may hold if the power fails after any of them.
 *
 * <p>What a file holds may be lost since the file was last forced; a name that was given, moved or taken away may be
 * lost since the folder was last forced, each apart from all others. A rename is all or nothing, as file systems with a
 * journal promise.
 */
public final class PowerLoss {

    private final Path root;
    private final Map<Path, Node> names = new TreeMap<>();
    private final Map<Integer, Node> channels = new HashMap<>();
    private final List<Change> pending = new ArrayList<>();

    /** Hold what one file holds, whatever it is called: now, and what is sure to be on the disk. */
    private static final class Node {

        private final boolean folder;
        private byte[] now;
        private byte[] sure;
        private long modified;

        Node(boolean folder, byte[] bytes, long modified) {
            this.folder = folder;
            this.now = bytes;
            this.sure = bytes;
            this.modified = modified;
        }
    }

    /** Hold names that change together; null for one that is taken away. */
    private record Change(Map<Path, @Nullable Node> to) {

        boolean touches(Path folder) {
            return to.keySet().stream().anyMatch(path -> folder.equals(path.getParent()));
        }

        void apply(Map<Path, Node> names) {
            to.forEach((path, node) -> {
                if (node == null) {
                    names.remove(path);
                } else {
                    names.put(path, node);
                }
            });
        }
    }

    private final Map<Path, Node> sure = new TreeMap<>();

    /** Begin with what lies below {@code root}, all of it sure. */
    public PowerLoss(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> found = Files.walk(root)) {
            for (Path path : found.toList()) {
                boolean folder = Files.isDirectory(path);
                long modified = Files.getLastModifiedTime(path).toMillis();
                names.put(path, new Node(folder, folder ? new byte[0] : Files.readAllBytes(path), modified));
            }
        }
        sure.putAll(names);
    }

    /** Follow one more operation. */
    public void follow(Operation operation) {
        Path path = operation.path();
        switch (operation.kind()) {
            case OPEN -> open(operation);
            case WRITE -> write(node(operation), (int) operation.at(), operation.data());
            case TRUNCATE -> {
                Node node = node(operation);
                node.now = Arrays.copyOf(node.now, (int) Math.min(operation.at(), node.now.length));
            }
            case FORCE -> force(operation);
            case MOVE -> change(path, null, Objects.requireNonNull(operation.other()), names.get(path));
            case LINK -> change(Objects.requireNonNull(operation.other()), names.get(path));
            case DELETE -> change(path, null);
            case SET_TIMES -> Objects.requireNonNull(names.get(path)).modified = operation.at();
            case CREATE_DIRECTORY -> change(path, new Node(true, new byte[0], 0));
        }
    }

    private void open(Operation operation) {
        if (!names.containsKey(operation.path())) {
            change(operation.path(), new Node(false, new byte[0], 0));
        }
        Node node = Objects.requireNonNull(names.get(operation.path()));
        if (operation.at() > 0) {
            node.now = new byte[0];
        }
        channels.put(operation.channel(), node);
    }

    /** A file that was there already is opened without an operation, if it is not to be made. */
    private Node node(Operation operation) {
        return channels.computeIfAbsent(
                operation.channel(), number -> Objects.requireNonNull(names.get(operation.path())));
    }

    private static void write(Node node, int at, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
        byte[] longer = Arrays.copyOf(node.now, Math.max(node.now.length, at + bytes.length));
        System.arraycopy(bytes, 0, longer, at, bytes.length);
        node.now = longer;
    }

    private void force(Operation operation) {
        Node node = node(operation);
        if (!node.folder) {
            node.sure = node.now;
            return;
        }
        List<Change> kept = new ArrayList<>();
        for (Change change : pending) {
            if (change.touches(operation.path())) {
                change.apply(sure);
            } else {
                kept.add(change);
            }
        }
        pending.clear();
        pending.addAll(kept);
    }

    private void change(Path path, @Nullable Node node) {
        Map<Path, @Nullable Node> to = new LinkedHashMap<>();
        to.put(path, node);
        change(to);
    }

    private void change(Path path, @Nullable Node node, Path other, @Nullable Node otherNode) {
        Map<Path, @Nullable Node> to = new LinkedHashMap<>();
        to.put(path, node);
        to.put(other, otherNode);
        change(to);
    }

    private void change(Map<Path, @Nullable Node> to) {
        Change change = new Change(to);
        change.apply(names);
        pending.add(change);
    }

    /**
     * Write below {@code target} what the disk may hold if the power fails now.
     *
     * @param lost asked of each thing that may be lost
     */
    public void fail(Path target, BooleanSupplier lost) throws IOException {
        Map<Path, Node> left = new TreeMap<>(sure);
        for (Change change : pending) {
            if (!lost.getAsBoolean()) {
                change.apply(left);
            }
        }
        for (Map.Entry<Path, Node> entry : left.entrySet()) {
            Path path = target.resolve(root.relativize(entry.getKey()).toString());
            Node node = entry.getValue();
            if (node.folder) {
                Files.createDirectories(path);
            } else if (Files.isDirectory(Objects.requireNonNull(path.getParent()))) {
                Files.write(path, !Arrays.equals(node.now, node.sure) && lost.getAsBoolean() ? node.sure : node.now);
                Files.setLastModifiedTime(path, FileTime.fromMillis(node.modified));
            }
        }
    }
}
