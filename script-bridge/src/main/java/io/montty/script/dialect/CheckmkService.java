package io.montty.script.dialect;

import io.montty.api.CheckResult;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hold one service line of a Checkmk local check.
 *
 * @param name what the service is called
 * @param result what it found
 */
record CheckmkService(String name, CheckResult result) {

    private static final Pattern CACHED = Pattern.compile("(?:cached\\(\\d++,\\d++\\))?+ *+(.*+)", Pattern.DOTALL);
    private static final Pattern LINE =
            Pattern.compile("([^ ]++) ++(\"[^\"']++\"|'[^\"']++'|[^ \"']++) ++([^ ]++)(?: ++(.*+))?+", Pattern.DOTALL);
    private static final Pattern BAR = Pattern.compile("|", Pattern.LITERAL);
    private static final String COMPUTED = "P";
    private static final String NO_METRICS = "-";
    private static final String LINE_BREAK = "\\n";

    /** Read {@code [cached(time,age)] state name metrics [text]}. */
    static CheckmkService parse(String line) throws MalformedException {
        Matcher cached = CACHED.matcher(line);
        Matcher matcher = LINE.matcher(cached.matches() ? cached.group(1) : line);
        if (!matcher.matches()) {
            throw new MalformedException(
                    "expected: state name metrics text, as in 0 \"My service\" count=1 All is well");
        }
        String name = unquoted(matcher.group(2));
        if (name.isBlank()) {
            throw new MalformedException("the name is blank");
        }
        Gathering gathering = new Gathering();
        Status computed = gather(matcher.group(3), gathering);
        String state = matcher.group(1);
        Verdict verdict = state.equals(COMPUTED) ? Verdict.of(computed) : verdict(state);
        boolean refused = !gathering.text().isEmpty();
        Status status = refused ? verdict.status().worst(Status.WARN) : verdict.status();

        List<String> text = new ArrayList<>(text(matcher.group(4), state));
        if (verdict.unknown()) {
            text.set(0, Reading.mark(text.get(0)));
        }
        text.addAll(gathering.text());
        return new CheckmkService(
                name, new CheckResult(status, text.get(0), text.subList(1, text.size()), gathering.metrics()));
    }

    private static Verdict verdict(String state) throws MalformedException {
        return switch (state) {
            case "0" -> Verdict.of(Status.OKAY);
            case "1" -> Verdict.of(Status.WARN);
            case "2" -> Verdict.of(Status.ALERT);
            case "3" -> Verdict.unsure(Status.WARN);
            default -> throw new MalformedException("'" + state + "' is not a state; expected 0, 1, 2, 3 or P");
        };
    }

    private static String unquoted(String name) {
        boolean quoted = name.charAt(0) == '"' || name.charAt(0) == '\'';
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    /** Gather metrics and return the worst status that their levels make. */
    private static Status gather(String metrics, Gathering gathering) {
        Status worst = Status.OKAY;
        if (metrics.equals(NO_METRICS)) {
            return worst;
        }
        for (String item : BAR.split(metrics, -1)) {
            try {
                CheckmkMetric metric = CheckmkMetric.parse(item);
                gathering.take(metric.metric());
                worst = worst.worst(metric.status());
            } catch (MalformedException e) {
                gathering.refuseItem(item, e.reason());
            }
        }
        return worst;
    }

    private static List<String> text(@Nullable String text, String state) {
        String shown = text == null ? "" : text.stripTrailing();
        if (shown.isEmpty()) {
            return List.of("no text, state " + state);
        }
        return List.of(shown.replace(LINE_BREAK, "\n").split("\n", -1));
    }
}
