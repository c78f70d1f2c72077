package io.montty.deployer.enroll;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Edit the text of an authorized_keys file: only our own lines change, every other stays to the byte.
 *
 * @param text the file, a character for each byte
 */
record AuthorizedKeys(String text) {

    static AuthorizedKeys of(byte[] bytes) {
        return new AuthorizedKeys(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Return the hosts of {@code project} that a key is bound to. */
    List<String> hosts(Path project) {
        TreeSet<String> hosts = new TreeSet<>();
        lines().forEach(line -> host(line, project).ifPresent(hosts::add));
        return List.copyOf(hosts);
    }

    /**
     * Tell what speaks against a binding: its name is another key's, or its key may do something else already.
     *
     * @return why, with the line; empty if nothing does
     */
    Optional<String> conflict(String name, Optional<PublicKey> key) {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            Optional<AuthorizedKey> found = AuthorizedKey.parse(lines.get(i));
            if (found.isEmpty()) {
                continue;
            }
            boolean sameName = found.get().host().equals(Optional.of(name));
            boolean sameKey =
                    key.isPresent() && found.get().blob().equals(key.get().blob());
            if (sameName && !sameKey) {
                return Optional.of("line " + (i + 1) + " binds " + name + " to another key");
            }
            if (sameKey && !sameName) {
                return Optional.of("line " + (i + 1) + " has the key of " + name + " already, "
                        + found.get().host().map(host -> "bound to " + host).orElse("and lets it do other things"));
            }
        }
        return Optional.empty();
    }

    /**
     * Return the number of a line that lets {@code key} do things that no binding says; 0 if there is none.
     *
     * <p>sshd goes by the first line that has a key, so such a key cannot be bound.
     */
    int otherUse(PublicKey key) {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            Optional<AuthorizedKey> found = AuthorizedKey.parse(lines.get(i));
            if (found.isPresent()
                    && found.get().blob().equals(key.blob())
                    && found.get().host().isEmpty()) {
                return i + 1;
            }
        }
        return 0;
    }

    /**
     * Return the file with the line of {@code binding} where its line was before, or at the end.
     *
     * <p>Lines that bind its name or its key to something else go; those that are not ours stay.
     */
    AuthorizedKeys with(Binding binding) {
        String line = new String(binding.line().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        List<String> kept = new ArrayList<>();
        boolean placed = false;
        for (String old : lines()) {
            if (!isReplacedBy(binding, old)) {
                kept.add(old);
            } else if (!placed) {
                kept.add(line + "\n");
                placed = true;
            }
        }
        if (!placed) {
            int last = kept.size() - 1;
            if (last >= 0 && !kept.get(last).endsWith("\n")) {
                kept.set(last, kept.get(last) + "\n");
            }
            kept.add(line + "\n");
        }
        return new AuthorizedKeys(String.join("", kept));
    }

    /** Return the file without the lines that let a key hand in reports of {@code name} to {@code project}. */
    AuthorizedKeys without(String name, Path project) {
        List<String> kept = new ArrayList<>(lines());
        kept.removeIf(line -> host(line, project).equals(Optional.of(name)));
        return new AuthorizedKeys(String.join("", kept));
    }

    private static Optional<String> host(String line, Path project) {
        return AuthorizedKey.parse(line).flatMap(key -> key.hostOf(project));
    }

    private static boolean isReplacedBy(Binding binding, String line) {
        Optional<AuthorizedKey> key = AuthorizedKey.parse(line);
        Optional<String> host = key.flatMap(AuthorizedKey::host);
        return host.isPresent()
                && (host.get().equals(binding.name())
                        || key.get().blob().equals(binding.key().blob()));
    }

    /** Return the lines, each with its end. */
    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, next));
            start = next;
        }
        return lines;
    }
}
