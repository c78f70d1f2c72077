package io.montty.script.dialect;

import io.montty.api.CommandResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Hold what a script printed, line by line.
 *
 * @param stdout its standard output
 * @param stderr its standard error
 * @param cut whether some of it was not kept
 */
public record ScriptOutput(Stream stdout, Stream stderr, boolean cut) {

    /** What is said of a line that {@link Stream#cutWithin} holds for. */
    static final String CUT_LINE = "the output was cut within this line";

    /**
     * Hold one of the two streams.
     *
     * @param lines its lines without line ends
     * @param endsHalfway whether the last line may lack its end because the output was cut
     */
    public record Stream(List<String> lines, boolean endsHalfway) {

        public Stream {
            lines = List.copyOf(lines);
        }

        /** Tell whether the line at {@code index} may lack its end. */
        boolean cutWithin(int index) {
            return endsHalfway && index == lines.size() - 1;
        }
    }

    /** Part what a command printed into lines. */
    public static ScriptOutput of(CommandResult result) {
        return new ScriptOutput(
                stream(result.stdout(), result.cut()), stream(result.stderr(), result.cut()), result.cut());
    }

    /** Return both streams in the order they are shown. */
    List<Stream> streams() {
        return List.of(stdout, stderr);
    }

    /** Return the lines of both streams in the order they are shown. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(stdout.lines());
        lines.addAll(stderr.lines());
        return lines;
    }

    private static Stream stream(String text, boolean cut) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            boolean carriageReturn = stop > start && text.charAt(stop - 1) == '\r';
            lines.add(text.substring(start, carriageReturn ? stop - 1 : stop));
            start = stop + 1;
        }
        return new Stream(lines, cut && !text.isEmpty() && !text.endsWith("\n"));
    }
}
