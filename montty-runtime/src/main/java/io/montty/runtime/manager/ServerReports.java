package io.montty.runtime.manager;

import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.time.Clock;

/** Make reports in the name of the server, and file them beside those of the hosts. */
final class ServerReports implements Conditions {

    private final ProjectLayout layout;
    private final Clock clock;
    private final Register register;

    ServerReports(ProjectLayout layout, Clock clock, Register register) {
        this.layout = layout;
        this.clock = clock;
        this.register = register;
    }

    @Override
    public String raise(HostKey host, Condition condition) {
        return layout + " " + clock;
    }

    @Override
    public void clear(HostKey host, String id) throws IOException {
        for (FiledReport report : register.find(id)) {
            register.remove(report);
        }
    }
}
