package io.montty.script.python;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.montty.api.CheckPart;
import io.montty.api.CheckResult;
import io.montty.api.Heading;
import io.montty.api.Outcome;
import io.montty.api.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hold what a class-based check told over its own file descriptor.
 *
 * @param heading what it calls itself, if it came so far
 * @param result what it found, if it came to its end or broke on the way; its heading is {@code heading}
 * @param crash why it broke, if it did
 * @param trace where it broke, outermost first
 */
public record PythonAnswer(
        Optional<Heading> heading, Optional<CheckResult> result, Optional<String> crash, List<String> trace) {

    private static final Pattern CONTROL = Pattern.compile("[\\x{0}-\\x{1f}\\x{7f}-\\x{9f}]");

    public PythonAnswer {
        trace = List.copyOf(trace);
    }

    /**
     * Understand {@code text}: a JSON object in each line, the last of which may be missing or cut.
     *
     * @throws IOException if a line is not what the protocol says
     */
    public static PythonAnswer read(String text) throws IOException {
        JsonFactory json = new JsonFactory();
        List<AnswerNode> nodes = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                try (JsonParser parser = json.createParser(line)) {
                    parser.nextToken();
                    nodes.add(AnswerNode.parse(parser));
                }
            }
        }
        return of(nodes);
    }

    private static PythonAnswer of(List<AnswerNode> nodes) {
        Optional<Heading> heading =
                nodes.stream().filter(node -> node.title() != null).findFirst().map(PythonAnswer::heading);
        Optional<AnswerNode> last = nodes.stream()
                .filter(node -> node.status() != null || node.crash() != null)
                .reduce((first, second) -> second);
        return new PythonAnswer(
                heading,
                last.map(node -> withHeading(result(node), heading)),
                last.map(AnswerNode::crash),
                last.map(AnswerNode::trace).orElse(List.of()));
    }

    private static CheckResult withHeading(CheckResult result, Optional<Heading> heading) {
        return heading.map(result::withHeading).orElse(result);
    }

    private static CheckResult result(AnswerNode node) {
        List<String> lines = new ArrayList<>();
        if (node.crash() != null) {
            lines.add("crashed: " + node.crash());
        }
        // Blank lines in front would stand where a person looks for the summary.
        node.text().lines().dropWhile(String::isBlank).forEach(lines::add);
        Status status = node.status() == null ? Status.ALERT : node.status();
        return new CheckResult(
                        status,
                        lines.isEmpty() ? "" : lines.get(0),
                        lines.isEmpty() ? List.of() : lines.subList(1, lines.size()),
                        List.of())
                .withParts(node.parts().stream().map(PythonAnswer::part).toList());
    }

    private static CheckPart part(AnswerNode node) {
        Outcome outcome = node.crash() == null ? new Outcome.Completed() : new Outcome.Crashed(node.crash());
        return new CheckPart(heading(node), node.filter(), outcome, result(node));
    }

    private static Heading heading(AnswerNode node) {
        return new Heading(fitting(node.title()), node.level());
    }

    private static String fitting(@Nullable String title) {
        String line = title == null ? "" : CONTROL.matcher(title).replaceAll(" ");
        if (line.isBlank()) {
            return "untitled";
        }
        if (line.length() <= Heading.LONGEST_TITLE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(Heading.LONGEST_TITLE - 1))
                ? Heading.LONGEST_TITLE - 1
                : Heading.LONGEST_TITLE;
        return line.substring(0, end);
    }
}
