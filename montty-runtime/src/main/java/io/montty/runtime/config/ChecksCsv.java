package io.montty.runtime.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hold {@code checks.csv}, in which MonTTY for Python lists the tags of check files.
 *
 * @param tags tags by the name of the file in CHECKS
 * @param problems what is wrong with the list; the rest of it counts
 */
public record ChecksCsv(Map<String, Set<String>> tags, List<Problem> problems) {

    private static final String HEADER = "check_file_name";
    private static final int COLUMNS = 2;
    private static final Pattern BLANKS = Pattern.compile("[\\s\"]+");
    private static final Pattern TAG = Pattern.compile("[^\\s,\\p{Cntrl}]{1,64}");

    public ChecksCsv {
        tags = Map.copyOf(tags);
        problems = List.copyOf(problems);
    }

    /** Read {@code file}, called {@code name} in messages; one that does not exist lists nothing. */
    static ChecksCsv read(Path file, String name) {
        Collector collector = new Collector(file, name);
        if (Files.exists(file)) {
            collector.readRows();
        }
        return new ChecksCsv(collector.tags, collector.problems);
    }

    /** Collect rows. */
    private static final class Collector {

        private final Path file;
        private final String name;
        private final Map<String, Set<String>> tags = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        private Collector(Path file, String name) {
            this.file = file;
            this.name = name;
        }

        private void readRows() {
            try (MappingIterator<String[]> rows = CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.TRIM_SPACES)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .enable(CsvParser.Feature.ALLOW_COMMENTS)
                    .enable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
                    .build()
                    .readerFor(String[].class)
                    .readValues(file.toFile())) {
                while (rows.hasNextValue()) {
                    int line = rows.getCurrentLocation().getLineNr();
                    take(rows.nextValue(), line);
                }
            } catch (IOException e) {
                problems.add(new Problem(
                        name,
                        0,
                        "",
                        "cannot be read as a list of files and tags: " + firstLine(e)
                                + "; expected lines such as 'chk_disk.py, disk daily'"));
            }
        }

        private void take(String[] row, int line) {
            String check = row.length == 0 ? "" : row[0].strip();
            if (check.isEmpty() || check.startsWith("#") || check.equals(HEADER)) {
                return;
            }
            if (row.length > COLUMNS) {
                problems.add(new Problem(
                        name,
                        line,
                        "",
                        "has " + row.length + " columns, expected " + COLUMNS
                                + ": the file and its tags; separate tags by blanks"));
            }
            if (!isInChecks(check)) {
                problems.add(new Problem(
                        name,
                        line,
                        "",
                        "names " + check + ", which is not in CHECKS; mend the name or take the line out"));
                return;
            }
            Set<String> own = tags.computeIfAbsent(check, none -> new LinkedHashSet<>());
            Arrays.stream(row, 1, row.length)
                    .flatMap(cell -> BLANKS.splitAsStream(cell))
                    .filter(tag -> !tag.isEmpty())
                    .forEach(tag -> add(own, tag, line));
        }

        private boolean isInChecks(String check) {
            try {
                return check.indexOf('/') < 0 && Files.exists(file.resolveSibling(check));
            } catch (InvalidPathException e) {
                return false; // a NUL, or a letter that this locale cannot write: there is no such file
            }
        }

        private void add(Set<String> own, String tag, int line) {
            if (TAG.matcher(tag).matches()) {
                own.add(tag);
            } else {
                problems.add(new Problem(
                        name,
                        line,
                        "",
                        "names the tag '" + tag
                                + "', which is longer than 64 characters or holds a control character"));
            }
        }

        private static String firstLine(IOException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }
}
