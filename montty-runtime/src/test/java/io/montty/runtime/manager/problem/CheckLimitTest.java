package io.montty.runtime.manager.problem;

import static io.montty.api.Status.ALERT;
import static io.montty.api.Status.OKAY;
import static io.montty.api.Status.WARN;
import static io.montty.runtime.manager.problem.Story.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckLimitTest {

    @Test
    void leavesOutTheLeastSevereChecksAndSaysSo() {
        Story story = new Story().reports(many(2_500, "a", OKAY, ALERT));

        assertThat(story.state.checks()).hasSize(CheckLimit.MOST);
        assertThat(story.state.checks().stream().filter(check -> check.status() == ALERT))
                .hasSize(1_250);
        CheckState limit = story.check(CheckLimit.ID);
        assertThat(limit.status()).isEqualTo(WARN);
        assertThat(limit.summary()).startsWith("501 of 2500 checks are not followed");
    }

    @Test
    void saysItOnceAndTakesItBack() {
        Story story = new Story().reports(many(2_500, "a", OKAY));
        story.reports(many(2_500, "a", OKAY));
        assertThat(story.events()).isEmpty();
        assertThat(story.check(CheckLimit.ID).count()).isEqualTo(2);

        story.state = new Story().reports(many(10, "a", OKAY)).state.with(story.check(CheckLimit.ID));
        story.reports(many(10, "a", OKAY));

        assertThat(story.check(CheckLimit.ID).status()).isEqualTo(OKAY);
    }

    @Test
    void tellsNothingOfChecksThatItDoesNotFollow() {
        Story story = new Story().reports(many(2_500, "a", ALERT));

        assertThat(story.progress().events())
                .extracting(HistoryEvent::check)
                .doesNotHaveDuplicates()
                .hasSize(CheckLimit.MOST);
    }

    @Test
    void keepsWhatWasHeardOfLast() {
        Story story = new Story();
        for (String prefix : new String[] {"a", "b", "c"}) {
            story.reports(many(1_500, prefix, ALERT));
        }

        assertThat(story.state.checks()).hasSize(CheckLimit.MOST);
        assertThat(story.state.checks().stream().filter(check -> check.id().startsWith("c")))
                .hasSize(1_500);
    }

    @Test
    void endsWhatTheServerSaidOfAVanishedCheckThatIsNotFollowedAnyMore() {
        Story story = new Story().intends(Story.CHECK, "other").reports(OKAY);
        story.intends("other").reports(result("other", OKAY));

        story.reports(many(2_500, "a", ALERT));

        assertThat(story.progress().returned()).extracting(CheckState::id).containsExactly(Story.CHECK);
    }

    @Test
    void keepsNoMoreTextThanCanBeReadAgain(@TempDir Path folder) throws IOException {
        String wide = "\u0001".repeat(280);
        Result[] results = IntStream.range(0, 1_900)
                .mapToObj(number -> {
                    Result result = result("check" + number, WARN, wide);
                    return new Result(
                            result.id(),
                            wide.substring(0, 190),
                            IntStream.range(0, 20)
                                    .mapToObj(tag -> wide.substring(0, 150) + tag)
                                    .collect(Collectors.toSet()),
                            result.kind(),
                            result.status(),
                            result.outcome(),
                            result.summary(),
                            result.metrics());
                })
                .toArray(Result[]::new);
        Story story = new Story().reports(results);

        assertThat(story.state.checks())
                .hasSizeBetween(20, 1_000)
                .anyMatch(check -> check.id().equals(CheckLimit.ID));
        HostStates states = new HostStates(folder.resolve("hosts"));
        states.put(story.state, Story.START);
        assertThat(states.find(Story.HOST)).contains(story.state);
    }

    private static Result[] many(int count, String prefix, Status... statuses) {
        return IntStream.range(0, count)
                .mapToObj(number -> result(prefix + number, statuses[number % statuses.length]))
                .toArray(Result[]::new);
    }
}
