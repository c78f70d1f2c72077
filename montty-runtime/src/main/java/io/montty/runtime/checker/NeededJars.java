package io.montty.runtime.checker;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.montty.api.ApiVersion;
import io.montty.plugins.loader.KnownJars;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.NameGlob;
import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Know from earlier runs which checks a jar offers, and which of them a run needs.
 *
 * <p>A jar is known by its SHA-256, so what is known of it never goes out of date. What a run might need in any way
 * counts as needed: what {@code checks.yaml} puts into groups or makes others of is always loaded.
 */
public final class NeededJars implements KnownJars {

    /** How many jars are remembered; far more than a host has, few enough for a file that is read in no time. */
    private static final int MOST = 200;

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Selection selection;
    private final ChecksFile checks;
    private final Set<String> grouped;
    private final Collection<String> bases;
    private final Map<String, List<Known>> known;
    private boolean changed;

    /**
     * Prepare a run.
     *
     * @param file where what is known is kept
     * @param selection what the run is asked for
     * @param checks what is configured of the checks
     */
    public NeededJars(Path file, Selection selection, ChecksFile checks) {
        this.file = file;
        this.selection = selection;
        this.checks = checks;
        this.bases = checks.instances().values();
        this.grouped = new HashSet<>();
        checks.groups().forEach(group -> {
            grouped.addAll(group.settings().filters());
            grouped.addAll(group.settings().members());
        });
        this.known = read();
    }

    @Override
    public Optional<List<Known>> checks(String sha256) {
        return Optional.ofNullable(known.get(key(sha256)));
    }

    @Override
    public void remember(String sha256, List<Known> offered) {
        if (!offered.equals(known.put(key(sha256), List.copyOf(offered)))) {
            changed = true;
        }
    }

    @Override
    public boolean isNeeded(Known check) {
        if (selection.equals(Selection.ALL) || grouped.contains(check.id()) || bases.contains(check.id())) {
            return true;
        }
        return hasWantedTag(check) || isWantedId(check.id());
    }

    private boolean hasWantedTag(Known check) {
        var settings = checks.checks().get(check.id());
        Set<String> tags = settings == null || settings.tags() == null ? check.tags() : settings.tags();
        // Settings that are broken are reported with the check, which takes it to be there.
        return checks.broken().containsKey(check.id()) || tags.stream().anyMatch(selection.tags()::contains);
    }

    private boolean isWantedId(String id) {
        return selection.ids().stream().map(NameGlob::of).anyMatch((Predicate<String> glob) -> glob.test(id));
    }

    /**
     * Keep what was learned.
     *
     * @throws IOException if it cannot be kept; the next run learns it anew
     */
    public void keep() throws IOException {
        if (changed) {
            while (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
            AtomicFiles.write(file, JSON.writeValueAsBytes(known));
            changed = false;
        }
    }

    private Map<String, List<Known>> read() {
        Map<String, List<Known>> read = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return read;
        }
        try {
            read.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, List<Known>>>() {}));
        } catch (IOException e) {
            changed = true; // all is learned anew, and written over what cannot be read
        }
        return read;
    }

    private static String key(String sha256) {
        return ApiVersion.CURRENT + " " + sha256;
    }
}
