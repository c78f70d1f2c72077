package io.montty.runtime.checker;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.montty.api.Baseline;
import io.montty.api.Difference;
import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keep what checks were told to take for right: a JSON file for each, a line for each thing, fit for a diff. */
public final class BaselineFiles {

    private final Path folder;

    /** Hold the mapper apart: most runs compare nothing, and its start would cost them more than all that they do. */
    private static final class Mapper {

        static final JsonMapper JSON = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();

        private Mapper() {}
    }

    /** @param folder where the files are */
    public BaselineFiles(Path folder) {
        this.folder = folder;
    }

    /** Return the baseline of {@code check}; nothing is read before it is compared. */
    public Baseline of(String check) {
        return new Baseline() {
            @Override
            public Optional<Difference> compare(Map<String, String> now) {
                return read(check).map(before -> Difference.between(before, now));
            }

            @Override
            public String command() {
                return commandFor(check);
            }
        };
    }

    /** Return the file that holds the baseline of {@code check}. */
    public Path file(String check) {
        return folder.resolve(check + ".json");
    }

    /** Return the names of the files there, in order; a change of one is a change of what the checks are asked. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !AtomicFiles.isUnfinished(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // there is none yet, or the checks that need one say that it cannot be read
        }
    }

    /**
     * Return what {@code check} was told to take for right; empty if nothing was.
     *
     * @throws IllegalStateException if its file cannot be read, with what to do
     */
    public Optional<Map<String, String>> read(String check) {
        Path file = file(check);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Mapper.JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {}));
        } catch (JacksonException e) {
            throw new IllegalStateException("the baseline " + file + " is not as it was written ("
                    + e.getOriginalMessage() + "); look at why, then make it again: " + commandFor(check));
        } catch (IOException e) {
            throw new IllegalStateException("the baseline " + file + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Keep {@code things} as what {@code check} takes for right from now on.
     *
     * @throws IOException if it cannot be kept; the baseline is then as it was
     */
    public void write(String check, Map<String, String> things) throws IOException {
        Files.createDirectories(folder);
        byte[] json = Mapper.JSON.writeValueAsBytes(new TreeMap<>(things));
        AtomicFiles.write(file(check), json);
    }

    private static String commandFor(String check) {
        return "montty checks baseline " + check;
    }

    /** Take part in a run in place of a baseline, and keep what was compared with it. */
    public static final class Recorder implements Baseline {

        private final String check;
        private volatile @Nullable Map<String, String> compared;

        /** @param check the check that runs */
        public Recorder(String check) {
            this.check = check;
        }

        @Override
        public Optional<Difference> compare(Map<String, String> now) {
            compared = new TreeMap<>(now);
            return Optional.of(Difference.between(now, now));
        }

        @Override
        public String command() {
            return commandFor(check);
        }

        /** Return what was compared; empty if the check compared nothing. */
        public Optional<Map<String, String>> compared() {
            return Optional.ofNullable(compared);
        }
    }
}
