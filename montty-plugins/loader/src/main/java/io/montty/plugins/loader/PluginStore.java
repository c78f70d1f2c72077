package io.montty.plugins.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Put jars into a plugin folder and on its list, and take them out again. */
public final class PluginStore {

    /** What the name of a jar's signature ends with, which lies beside it. */
    public static final String SIGNATURE = ".sig";

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** What is loaded, and stands on a line of the list. */
    private static final Pattern NAME = Pattern.compile("[^.\\s\\p{Cntrl}][^\\p{Cntrl}]*\\.(?i:jar)");

    private final PluginPlace place;

    /** Prepare to change what is in {@code place}. */
    public PluginStore(PluginPlace place) {
        this.place = place;
    }

    /**
     * Hold what is there under one file name.
     *
     * @param file the jar's file name
     * @param entry what the list has of it; empty if nothing
     * @param trouble why it is not loaded; empty if it is
     */
    public record Inspected(String file, Optional<PluginLock.Entry> entry, Optional<String> trouble) {}

    /**
     * Tell what was added.
     *
     * @param entry what the list has of it now
     * @param replaced the file names of earlier versions, which are gone
     * @param warnings what the plugin's author should change
     */
    public record Added(PluginLock.Entry entry, List<String> replaced, List<String> warnings) {

        public Added {
            replaced = List.copyOf(replaced);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Look at every jar that is there or listed, in the order of their names, and load none.
     *
     * @throws IOException if the folder cannot be read
     */
    public List<Inspected> inspect() throws IOException {
        if (!FileTrust.isThere(place.folder())) {
            return List.of();
        }
        PluginLock lock = PluginLock.read(place.folder());
        JarGate gate = new JarGate(place, lock);
        Set<String> files = new TreeSet<>(lock.entries().keySet());
        PluginFolder.entries(place.folder()).stream()
                .filter(entry ->
                        PluginFolder.isJar(entry) && !PluginFolder.name(entry).startsWith("."))
                .map(PluginFolder::name)
                .forEach(files::add);
        List<Inspected> inspected = new ArrayList<>();
        for (String file : files) {
            Optional<PluginLock.Entry> entry =
                    Optional.ofNullable(lock.entries().get(file));
            inspected.add(
                    new Inspected(file, entry, trouble(gate, place.folder().resolve(file))));
        }
        return inspected;
    }

    private static Optional<String> trouble(JarGate gate, Path jar) {
        try {
            if (!FileTrust.isThere(jar)) {
                return Optional.of("it is listed but not there");
            }
            gate.admit(jar);
            JarContents.read(jar);
            return Optional.empty();
        } catch (UnusablePluginException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Put a jar there and list it; a jar with the same {@code Plugin-Id} is an earlier version and goes.
     *
     * @param name the jar's file name
     * @param bytes its content
     * @param signer whose signature of these bytes was verified; empty if none was
     * @throws UnusablePluginException if it would not load, with what to do; nothing is changed then
     * @throws IOException if the folder cannot be changed
     */
    public Added add(String name, byte[] bytes, Optional<String> signer) throws IOException, UnusablePluginException {
        requireSafe();
        if (!NAME.matcher(name).matches()) {
            throw new UnusablePluginException("its file is called '" + OneLine.of(name)
                    + "', expected a name that ends with .jar, without a dot in front, control characters or blanks at"
                    + " its ends; rename it");
        }
        Path part = place.folder().resolve("." + name + ".part");
        try {
            Files.deleteIfExists(part);
            Files.write(part, bytes);
            JarContents contents = JarContents.read(part);
            PluginLock.Entry entry = entry(name, contents, bytes, signer);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(
                    part,
                    place.folder().resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Added(entry, list(entry), contents.warnings());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * List a jar that is there already, as it is now.
     *
     * @param name the jar's file name
     * @throws UnusablePluginException if it would not load; nothing is changed then
     * @throws IOException if the folder cannot be read or changed
     */
    public void trust(String name) throws IOException, UnusablePluginException {
        Path jar = place.folder().resolve(name);
        byte[] bytes = bytes(jar);
        PluginLock.Entry entry = entry(name, JarContents.read(jar), bytes, Optional.empty());
        PluginLock.Entry known = PluginLock.read(place.folder()).entries().get(name);
        if (known == null || !known.sha256().equals(entry.sha256())) {
            list(entry);
        }
    }

    private static PluginLock.Entry entry(String name, JarContents contents, byte[] bytes, Optional<String> signer)
            throws UnusablePluginException {
        return new PluginLock.Entry(
                name,
                word("Plugin-Id", contents.id()),
                word("Plugin-Version", contents.version()),
                JarGate.sha256(bytes),
                signer);
    }

    private List<String> list(PluginLock.Entry entry) throws IOException {
        PluginLock lock = PluginLock.read(place.folder());
        List<String> replaced = lock.entries().values().stream()
                .filter(other -> other.id().equals(entry.id()) && !other.file().equals(entry.file()))
                .map(PluginLock.Entry::file)
                .toList();
        for (String file : replaced) {
            lock = lock.without(file);
            delete(file);
        }
        lock.with(entry).write(place.folder());
        return replaced;
    }

    /**
     * Take a plugin out, with its jar.
     *
     * @param name its {@code Plugin-Id} or file name
     * @return the file names of what is gone; empty if nothing is called so
     * @throws IOException if the folder cannot be changed
     */
    public List<String> remove(String name) throws IOException {
        PluginLock lock = PluginLock.read(place.folder());
        Set<String> files = new TreeSet<>();
        lock.entries().values().stream()
                .filter(entry -> entry.id().equals(name) || entry.file().equals(name))
                .map(PluginLock.Entry::file)
                .forEach(files::add);
        if (PluginFolder.entries(place.folder()).stream()
                .anyMatch(entry ->
                        PluginFolder.isJar(entry) && PluginFolder.name(entry).equals(name))) {
            files.add(name);
        }
        for (String file : files) {
            lock = lock.without(file);
            delete(file);
        }
        if (!files.isEmpty()) {
            lock.write(place.folder());
        }
        return List.copyOf(files);
    }

    /**
     * Read a jar, whole.
     *
     * @throws IOException if it cannot be read, or is too large to be one
     */
    public static byte[] bytes(Path jar) throws IOException {
        return JarGate.bytes(jar);
    }

    private void delete(String file) throws IOException {
        Files.deleteIfExists(place.folder().resolve(file));
        Files.deleteIfExists(place.folder().resolve(file + SIGNATURE));
    }

    /** A list in a folder that strangers can change would promise what it cannot keep. */
    private void requireSafe() throws IOException, UnusablePluginException {
        if (!Files.isDirectory(place.folder())) {
            throw new UnusablePluginException(
                    "the plugin folder " + place.folder() + " is not there; make it, or lay out the project again");
        }
        List<String> flaws = place.trust().flawsUpToRoot(place.folder());
        if (!flaws.isEmpty()) {
            throw new UnusablePluginException(
                    "nothing in " + place.folder() + " can be trusted: " + String.join("; ", flaws));
        }
    }

    private static String word(String what, String value) throws UnusablePluginException {
        if (!WORD.matcher(value).matches()) {
            throw new UnusablePluginException("its manifest says " + what + ": " + OneLine.of(value)
                    + ", expected one word; change it in the build");
        }
        return value;
    }
}
