package io.montty.checks.host;

import io.montty.api.CheckGroup;
import io.montty.api.CheckGroupProvider;
import io.montty.api.CheckSpec;
import java.util.List;
import org.pf4j.Extension;

/** Offer all checks of this plugin as one group, beside the same checks on their own. */
@Extension
public final class HostHealth implements CheckGroupProvider {

    private final HostReadings host = new OshiReadings();

    @Override
    public CheckGroup group() {
        return CheckGroup.all(
                CheckSpec.of("host.all", "Host health").withTags("host", "group"),
                List.of(
                        new CpuCheck("host.all.cpu", host),
                        new MemoryCheck("host.all.memory", host),
                        new DiskCheck("host.all.disk", host),
                        new NetworkErrorsCheck("host.all.network-errors", host),
                        new BootTimeCheck("host.all.boot-time", host)));
    }
}
