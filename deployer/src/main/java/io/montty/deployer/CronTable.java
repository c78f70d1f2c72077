package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hold a user's crontab.
 *
 * @param lines its lines, without their ends
 */
record CronTable(List<String> lines) {

    CronTable {
        lines = List.copyOf(lines);
    }

    static CronTable parse(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int last = lines.size() - 1;
        if (lines.get(last).isEmpty()) {
            lines.remove(last);
        }
        return new CronTable(lines);
    }

    String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Return this table with the section where it was before, or at the end; all other lines stay as they are. */
    CronTable with(CronSection section) {
        int place = lines.indexOf(section.begin());
        List<String> changed = new ArrayList<>(without(section).lines());
        changed.addAll(place < 0 ? changed.size() : place, section.lines());
        return new CronTable(changed);
    }

    /**
     * Return this table without the section; all other lines stay as they are.
     *
     * @throws UsageException if only one of the two lines around the section is there
     */
    CronTable without(CronSection section) {
        List<String> changed = new ArrayList<>(lines);
        int begin;
        while ((begin = changed.indexOf(section.begin())) >= 0) {
            List<String> rest = changed.subList(begin + 1, changed.size());
            int length = rest.indexOf(section.end());
            if (length < 0 || rest.subList(0, length).stream().anyMatch(CronTable::isMark)) {
                throw damaged(section);
            }
            changed.subList(begin, begin + length + 2).clear();
        }
        if (changed.contains(section.end())) {
            throw damaged(section);
        }
        return new CronTable(changed);
    }

    /** Return the directories that have a section, in order. */
    List<String> directories() {
        return lines.stream()
                .filter(line -> line.startsWith(CronSection.BEGIN))
                .map(line -> line.substring(CronSection.BEGIN.length()))
                .toList();
    }

    private static boolean isMark(String line) {
        return line.startsWith(CronSection.BEGIN) || line.startsWith(CronSection.END);
    }

    private static UsageException damaged(CronSection section) {
        return new UsageException("the crontab does not hold '" + section.begin() + "' and '" + section.end()
                + "' as a pair, so it is not clear which lines between are ours; correct it with: crontab -e");
    }
}
