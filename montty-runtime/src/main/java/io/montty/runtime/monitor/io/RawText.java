package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** Show what is in the file of a report, whatever that is, as lines that are safe to print. */
final class RawText {

    /** So many characters, each of which may become ten, are never too long for the sanitiser. */
    private static final int PIECE = 400;

    private static final int FULL = 3600;

    /** How many characters are shown; a tab in the file becomes eight. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private final ProjectLayout layout;
    private final TextSanitizer sanitizer = new TextSanitizer();

    RawText(ProjectLayout layout) {
        this.layout = layout;
    }

    List<String> of(ReportRef ref) {
        try {
            byte[] bytes = ReportFile.start(layout.reports().resolve(ref.path()));
            if (bytes.length == 0) {
                return List.of("[the file is empty]");
            }
            boolean cut = bytes.length > ReportReader.LARGEST;
            int length = Math.min(bytes.length, ReportReader.LARGEST);
            List<String> lines = new ArrayList<>(lines(new String(bytes, 0, length, StandardCharsets.UTF_8)));
            if (cut) {
                lines.add("[cut: the file has more than " + ReportReader.LARGEST + " bytes]");
            }
            return List.copyOf(lines);
        } catch (NoSuchFileException e) {
            return List.of("[the file is gone]");
        } catch (ReportFormatException e) {
            return List.of("[cannot read " + sanitizer.line(ref.fileName()) + ": " + e.reason() + "]");
        } catch (IOException e) {
            String reason = sanitizer.line(ReportFile.reason(e));
            return List.of("[cannot read " + sanitizer.line(ref.fileName()) + ": " + reason + "]");
        }
    }

    private List<String> lines(String text) {
        String[] all = text.split("\n", -1);
        int count = text.endsWith("\n") ? all.length - 1 : all.length;
        List<String> lines = new ArrayList<>();
        int read = 0;
        int characters = 0;
        while (read < count && lines.size() < TextSanitizer.MOST_LINES && characters < MOST_CHARACTERS) {
            int known = lines.size();
            addPieces(all[read], lines);
            characters += lines.subList(known, lines.size()).stream()
                    .mapToInt(String::length)
                    .sum();
            read++;
        }
        if (read < count) {
            lines.add("[cut: " + (count - read) + " more lines]");
        }
        return lines;
    }

    /** The sanitiser cuts long lines; here they go on in the next one, since all of the file is to be seen. */
    private void addPieces(String line, List<String> lines) {
        StringBuilder piece = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            int end = line.offsetByCodePoints(at, Math.min(PIECE, line.codePointCount(at, line.length())));
            piece.append(sanitizer.line(line.substring(at, end)));
            at = end;
            if (at < line.length() && piece.length() > FULL) {
                lines.add(piece.toString());
                piece.setLength(0);
            }
        }
        lines.add(piece.toString());
    }
}
