package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.manager.Conditions.Condition;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.manager.problem.Result;
import io.montty.runtime.manager.problem.ResultCollector;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Give each report of the server's own the id that follows from what it is about. */
final class ConditionId {

    private static final int LENGTH = 32;

    private ConditionId() {}

    static String of(HostKey host, Condition condition) {
        return of(host, condition.check(), condition.status(), condition.since());
    }

    static String of(HostKey host, String check, Status status, Instant since) {
        String what = host + "\n" + check + "\n" + status + "\n" + since;
        return Digest.of(what.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }

    /** Tell whether a report that seems to be of a host is one that the server made of it: that is no sign of life. */
    static boolean isServers(Observation observation) {
        List<Result> results = observation.told().results();
        Instant since = observation.told().made();
        if (results.size() != 1 || since == null) {
            return false;
        }
        Result only = results.get(0);
        String check = ResultCollector.written(only.id());
        return observation.report().equals(of(observation.host(), check, only.status(), since));
    }
}
