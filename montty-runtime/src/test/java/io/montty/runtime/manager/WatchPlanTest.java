package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.Inbox.Folder;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WatchPlanTest {

    private static final Duration INTERVAL = Duration.ofHours(1);

    @TempDir
    private Path inbox;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final InboxHints hints = new InboxHints(FileSystems.getDefault());
    private final WatchPlan plan = new WatchPlan(hints, INTERVAL, nanos::get);
    private Path web1;
    private Path web2;

    @BeforeEach
    void begin() throws IOException {
        web1 = Files.createDirectory(inbox.resolve("web1"));
        web2 = Files.createDirectory(inbox.resolve("web2"));
        plan.found(folders(inbox, web1, web2), PassScope.WHOLE);
        assertThat(plan.begin()).isEqualTo(PassScope.WHOLE);
        plan.found(folders(inbox, web1, web2), PassScope.WHOLE);
    }

    @AfterEach
    void end() throws IOException {
        hints.close();
    }

    @Test
    void passesOverTheFoldersThatNothingCameInto() throws Exception {
        Files.createFile(web1.resolve("new"));
        plan.await(Optional.empty());

        PassScope scope = plan.begin();

        assertThat(scope.whole()).isFalse();
        assertThat(scope.passedOver()).containsExactly(web2);
    }

    @Test
    void looksAtOnceIntoAFolderThatIsWatchedOnlyNow() throws Exception {
        Path web3 = Files.createDirectory(inbox.resolve("web3"));
        plan.await(Optional.empty());
        PassScope scope = plan.begin();
        plan.found(folders(inbox, web3), scope);
        plan.await(Optional.empty());

        assertThat(plan.begin().passedOver()).containsExactlyInAnyOrder(web1, web2);
    }

    @Test
    void looksEverywhereWhenTheIntervalIsOverHoweverMuchIsHeard() throws Exception {
        Files.createFile(web1.resolve("new"));
        plan.await(Optional.empty());
        nanos.addAndGet(INTERVAL.toNanos() + 1);

        assertThat(plan.begin()).isEqualTo(PassScope.WHOLE);
    }

    @Test
    void looksEverywhereWhileSomethingHasToHoldStill() throws Exception {
        Files.createFile(web1.resolve("new"));
        plan.await(Optional.of(Duration.ofSeconds(2)));

        assertThat(plan.begin()).isEqualTo(PassScope.WHOLE);
    }

    @Test
    void saysOnceWhatCannotBeWatched() throws Exception {
        List<Folder> folders = folders(inbox, Files.createFile(inbox.resolve("file")));

        assertThat(plan.found(folders, PassScope.WHOLE)).isPresent();
        assertThat(plan.found(folders, PassScope.WHOLE)).isEmpty();
    }

    private static List<Folder> folders(Path... paths) throws IOException {
        List<Folder> folders = new ArrayList<>();
        for (Path path : paths) {
            folders.add(new Folder(
                    path, Files.readAttributes(path, BasicFileAttributes.class).fileKey(), false));
        }
        return folders;
    }
}
