package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.CheckGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostHealthTest {

    private final List<Check> singles =
            List.of(new CpuCheck(), new MemoryCheck(), new DiskCheck(), new NetworkErrorsCheck(), new BootTimeCheck());

    @Test
    void offersEveryCheckOfThePluginAsAMember() {
        CheckGroup group = new HostHealth().group();

        assertThat(group.mode()).isEqualTo(CheckGroup.Mode.ALL);
        assertThat(group.members())
                .extracting(Object::getClass)
                .isEqualTo(singles.stream().map(Object::getClass).toList());
    }

    @Test
    void givesItsMembersIdsOfTheirOwn() {
        assertThat(new HostHealth().group().members())
                .extracting(member -> member.spec().id())
                .isEqualTo(singles.stream()
                        .map(single -> single.spec().id().replace("host.", "host.all."))
                        .toList());
    }

    @Test
    void canBeToldFromTheSingleChecksByItsTag() {
        assertThat(new HostHealth().group().spec().tags()).containsExactlyInAnyOrder("host", "group");
        assertThat(singles)
                .allSatisfy(single ->
                        assertThat(single.spec().tags()).contains("host").doesNotContain("group"));
    }
}
