package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.montty.api.Status;
import io.montty.runtime.faults.Fault;
import io.montty.runtime.faults.FaultyFileSystem;
import io.montty.runtime.faults.FaultyPath;
import io.montty.runtime.faults.Killed;
import io.montty.runtime.faults.MemoryFolder;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledDeletionsTest {

    private static final int REPORTS = 1_000;
    private static final long SEED = Long.getLong("deletions.seed", 20_260_131);

    @TempDir(factory = MemoryFolder.class)
    private Path root;

    private final Random random = new Random(SEED);
    private TestProject project;
    private int kills;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(root);
    }

    @Test
    @Timeout(120)
    void logsEachOfAThousandDeletionsBeforeItIsDoneWhenItIsKilled() throws IOException {
        for (int i = 0; i < REPORTS; i++) {
            project.handIn("web1", ReportFile.of(Status.ALERT).id(i));
        }
        assertThat(project.pass().filedReports()).isEqualTo(REPORTS);
        Set<String> there = ids();
        for (int i = 0; i < REPORTS; i += 20) {
            int first = i;
            new DeleteRequest(
                            String.format("f%031x", i),
                            there.stream().sorted().skip(first).limit(20).toList(),
                            "ann",
                            project.clock.instant())
                    .writeInto(project.layout.input());
        }
        while (!ids().isEmpty()) {
            pass();
            Set<String> gone = new HashSet<>(there);
            gone.removeAll(ids());
            assertThat(logged())
                    .as("what is logged after kill " + kills + ", seed " + SEED)
                    .containsAll(gone);
        }

        project.pass();

        assertThat(kills).isGreaterThan(20);
        assertThat(logged()).isEqualTo(there);
        assertThat(project.inbox()).containsExactly("web1");
        assertThat(project.pass().hasFindings()).isFalse();
    }

    private void pass() throws IOException {
        FaultyPath killed = FaultyFileSystem.failingAt(random.nextInt(200), Fault.KILLED, root);
        try {
            project.managerOn(new ProjectLayout(killed)).pass();
        } catch (Killed e) {
            kills++;
        }
    }

    private Set<String> ids() throws IOException {
        List<String> names = project.filed(Status.ALERT);
        return new HashSet<>(names.stream().map(name -> name.substring(0, 32)).toList());
    }

    private Set<String> logged() throws IOException {
        Set<String> logged = new HashSet<>();
        for (JsonNode event : AuditChain.verified(project)) {
            if (event.get("what").textValue().equals("delete")) {
                logged.add(event.get("id").textValue());
            }
        }
        return logged;
    }
}
