package io.montty.deployer.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Look at how the last attempt to hand in reports went. */
record LastSendExamination(Site site) implements Examination {

    @Override
    public String name() {
        return "last send";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path file = site.project().spool().resolve(".last-send.json");
        if (!Files.exists(file)) {
            return List.of(Finding.skipped("nothing is known of an attempt to send: there is no " + file));
        }
        JsonNode last = new ObjectMapper().readTree(Files.readAllBytes(file));
        String trouble =
                last.path(last.has("trouble") ? "trouble" : "last_trouble").asText("");
        long failures = last.path("failures").asLong(0);
        String success = ago(last.path("last_success")).orElse("never");
        if (failures > 0) {
            return List.of(Finding.warn(
                    "the last " + (failures > 1 ? failures + " attempts" : "attempt") + " to send failed: " + trouble
                            + "; the last that did not: " + success,
                    site.montty("send")));
        }
        return List.of(Finding.ok("reports were handed in last: " + success));
    }

    private Optional<String> ago(JsonNode at) {
        return instant(at)
                .map(then -> Spans.of(Duration.between(then, site.clock().instant())) + " ago");
    }

    /** Read an instant, or seconds or milliseconds of the epoch. */
    private static Optional<Instant> instant(JsonNode at) {
        if (at.isNumber()) {
            long number = at.asLong();
            return Optional.of(
                    number > 100_000_000_000L ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        }
        try {
            return at.isTextual() ? Optional.of(Instant.parse(at.asText())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
