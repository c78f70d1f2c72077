package io.montty.plugins.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.CheckResult;
import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.report.ReportEntry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hold a check to what every check promises; the test class of a check implements this, and gives the check.
 *
 * <pre>{@code
 * class NologinCheckTest implements CheckContract {
 *     @Override
 *     public Check check() {
 *         return new NologinCheck();
 *     }
 * }
 * }</pre>
 */
@ExtendWith(MonttyExtension.class)
public interface CheckContract {

    /** How long a title may be to stand on one line of a terminal, in characters. */
    int LONGEST_TITLE = 60;

    /** How long a summary may be to be read at a glance, in characters. */
    int LONGEST_SUMMARY = 500;

    /** How many lines of details a check may give. */
    int MOST_DETAILS = 500;

    /** How long a check may go on after its deadline, in seconds; far more than one that obeys needs. */
    int PATIENCE = 4;

    /** Make the check. */
    Check check();

    /** Make {@code host} one that the check has something to look at on; by default an empty one. */
    default void prepare(FakeHost host) {
        // An empty host is a host, too.
    }

    /** Return the YAML below {@code config:} that the check cannot do without; by default none. */
    default String config() {
        return "";
    }

    @Test
    default void hasAnIdOfTheFormAreaDotName() {
        assertThat(check().spec().id()).matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    }

    @Test
    default void sharesItsIdWithNoOtherCheckOfItsPlugin() throws ReflectiveOperationException {
        String id = check().spec().id();
        List<String> others = PluginClasses.of(check().getClass()).idsOfOthers(check().getClass());

        assertThat(others).as("ids of the other checks of the plugin").doesNotContain(id);
    }

    @Test
    default void hasATitleThatFitsOnALine() {
        assertThat(check().spec().title()).hasSizeLessThanOrEqualTo(LONGEST_TITLE);
    }

    @Test
    default void saysWhatItLooksAtAndWhatEachOfItsKeysDoes() {
        assertThat(check().getClass().getAnnotation(Description.class))
                .as("@Description on " + check().getClass().getSimpleName())
                .isNotNull();
        for (RecordComponent component : check().spec().config().getRecordComponents()) {
            assertThat(component.getAnnotation(Description.class))
                    .as("@Description of " + component.getName())
                    .isNotNull();
        }
    }

    @Test
    default void describesItselfTheSameEachTime() {
        assertThat(check().spec()).isEqualTo(check().spec());
    }

    @Test
    default void acceptsItsOwnDefaults(FakeHost host) {
        Witness witness = run(host, config());

        assertThat(witness.entered())
                .as("runs with nothing but config() configured, so each key has a valid @"
                        + Default.class.getSimpleName())
                .isTrue();
    }

    @Test
    default void refusesAKeyThatItDoesNotKnow(FakeHost host) {
        Witness witness = new Witness(check());
        prepare(host);

        ReportEntry entry = host.config(config() + "\nno_such_key: 1").run(witness);

        assertThat(entry.outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(entry.summary()).contains("no_such_key");
        assertThat(witness.entered()).isFalse();
    }

    @Test
    default void printsNothing(FakeHost host) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            System.setErr(capture);
            run(host, config());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .as("what the check printed; it answers by its result")
                .isEmpty();
    }

    @Test
    default void answersTheSameOnTheSameHost(FakeHost host) {
        ReportEntry first = runAgain(host);
        ReportEntry second = runAgain(host);

        assertThat(second).isEqualTo(first);
    }

    @Test
    default void comesBackAtItsDeadline(FakeHost host) throws InterruptedException {
        Witness witness = new Witness(check());
        prepare(host);

        host.hangingCommands()
                .settings("timeout: 200ms\nconfig:\n" + config().indent(2))
                .run(witness);

        assertThat(witness.cameBackWithin(PATIENCE))
                .as("comes back when it is interrupted: let loops end when the thread is interrupted, and pass on"
                        + " InterruptedException")
                .isTrue();
    }

    @Test
    default void answersWithinTheLimitsOfAReport(FakeHost host) {
        Witness witness = run(host, config());

        if (witness.result().isPresent()) {
            CheckResult result = witness.result().get();
            assertThat(result.summary())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(LONGEST_SUMMARY)
                    .doesNotContain("\n");
            assertThat(result.details()).hasSizeLessThanOrEqualTo(MOST_DETAILS).allMatch(line -> !line.contains("\n"));
            assertThat(result.metrics()).extracting(Metric::name).doesNotHaveDuplicates();
        }
    }

    private Witness run(FakeHost host, String config) {
        Witness witness = new Witness(check());
        prepare(host);
        host.config(config).run(witness);
        return witness;
    }

    private ReportEntry runAgain(FakeHost host) {
        prepare(host);
        return host.config(config()).run(check()).withDuration(Duration.ZERO);
    }
}
