package io.montty.runtime.manager.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.state.CheckState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compare the rules with a model that reads all results anew, each time from the first on. */
class RandomReportsTest {

    private static final int REPORTS = 300;
    private static final List<Status> STATUSES = List.of(Status.values());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void followsAsTheModelDoes(long seed) {
        Random random = new Random(seed);
        int results = 1 + random.nextInt(6);
        FailAfter asked = new FailAfter(1 + random.nextInt(results), results);
        Story story = new Story(asked);
        List<Status> said = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            Status next = random.nextInt(3) == 0 || said.isEmpty()
                    ? STATUSES.get(random.nextInt(STATUSES.size()))
                    : said.get(said.size() - 1);
            said.add(next);
            story.reports(next);
            compare(story.check(), said, asked);
        }
    }

    private static void compare(CheckState check, List<Status> said, FailAfter asked) {
        Status status = Status.NA;
        Instant since = Story.START;
        Instant changed = Story.START;
        long count = 0;
        for (int i = 0; i < said.size(); i++) {
            Status before = status;
            status = model(status, said.subList(Math.max(0, i + 1 - asked.results()), i + 1), asked.failures());
            changed = status == before ? changed : Story.at(i + 1);
            since = isBad(status) == isBad(before) ? since : Story.at(i + 1);
            count = isBad(status) ? (isBad(before) ? count : 0) + (isBad(said.get(i)) ? 1 : 0) : 0;
        }
        assertThat(List.of(check.status(), check.since(), check.changed(), check.count()))
                .as("after " + said + " with " + asked)
                .isEqualTo(List.of(status, since, changed, count));
    }

    private static Status model(Status current, List<Status> last, int failures) {
        Status newest = last.get(last.size() - 1);
        boolean lasting = last.stream().filter(RandomReportsTest::isBad).count() >= failures;
        if (!isBad(newest)) {
            return isBad(current) && lasting ? current : newest;
        }
        boolean alerts = last.stream().filter(one -> one == Status.ALERT).count() >= failures;
        if (newest == Status.ALERT && (alerts || current == Status.ALERT)) {
            return Status.ALERT;
        }
        return isBad(current) || lasting ? Status.WARN : current;
    }

    private static boolean isBad(Status status) {
        return status == Status.WARN || status == Status.ALERT;
    }
}
