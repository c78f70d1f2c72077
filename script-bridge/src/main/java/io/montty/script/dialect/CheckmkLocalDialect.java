package io.montty.script.dialect;

import io.montty.api.CheckPart;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Read the local checks of Checkmk, which report one service in each line.
 *
 * <p>The status is the worst of the services and of the exit code; a line that is no service is at least WARN, and so is
 * a script that reports none.
 *
 * @param exitCodes what the exit codes mean
 */
record CheckmkLocalDialect(ExitCodes exitCodes) implements Dialect {

    /** Keeps 64 KiB of nonsense from becoming megabytes of report. */
    private static final int MOST_REASONS = 100;

    @Override
    public String name() {
        return "checkmk-local";
    }

    @Override
    public Dialect withExitCodes(ExitCodes exitCodes) {
        return new CheckmkLocalDialect(exitCodes);
    }

    @Override
    public Reading read(int exitCode, ScriptOutput output) {
        Services services = new Services();
        services.take(output.stdout());
        Verdict exit = exitCodes.verdict(exitCode);
        List<String> text = new ArrayList<>();
        text.add(services.summary());
        if (exitCode != 0) {
            text.add("exit code " + exitCode + ": " + exit.status());
        }
        text.addAll(services.refused());
        text.addAll(output.stderr().lines());
        Verdict verdict = new Verdict(services.status().worst(exit.status()), exit.unknown());
        return Reading.of(exitCode, verdict, text, List.of(), services.parts);
    }

    /** Part services from what is none. */
    private static final class Services {

        private final List<CheckPart> parts = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final ServiceTitles titles = new ServiceTitles();

        private void take(ScriptOutput.Stream stdout) {
            for (int i = 0; i < stdout.lines().size(); i++) {
                String line = stdout.lines().get(i);
                if (line.isBlank()) {
                    continue;
                }
                try {
                    if (stdout.cutWithin(i)) {
                        throw new MalformedException(ScriptOutput.CUT_LINE);
                    }
                    add(CheckmkService.parse(line));
                } catch (MalformedException e) {
                    refuse(line, e.reason());
                }
            }
        }

        private void refuse(String line, String reason) {
            boolean reasoned = refused.size() < MOST_REASONS;
            refused.add(reasoned ? "[not a service: " + line + ": " + reason + "]" : line);
        }

        /** Return what is no service, and say so of the lines that stand there without a reason. */
        private List<String> refused() {
            int unreasoned = refused.size() - MOST_REASONS;
            List<String> lines = new ArrayList<>(refused);
            if (unreasoned > 0) {
                lines.add("[no services either: " + unreasoned + " more lines above]");
            }
            return lines;
        }

        private void add(CheckmkService service) {
            String title = titles.title(service.name());
            parts.add(CheckPart.of(title, service.result()));
        }

        private Status status() {
            Status worst = parts.isEmpty() || !refused.isEmpty() ? Status.WARN : Status.OKAY;
            for (CheckPart part : parts) {
                worst = worst.worst(part.result().status());
            }
            return worst;
        }

        private String summary() {
            if (parts.isEmpty()) {
                return "no service was reported; expected a line for each, as in 0 \"My service\" count=1 All is well";
            }
            return "services: " + count(Status.ALERT) + " ALERT, " + count(Status.WARN) + " WARN, " + count(Status.OKAY)
                    + " OKAY" + (refused.isEmpty() ? "" : ", " + refused.size() + " unreadable");
        }

        private long count(Status status) {
            return parts.stream()
                    .filter(part -> part.result().status() == status)
                    .count();
        }
    }
}
