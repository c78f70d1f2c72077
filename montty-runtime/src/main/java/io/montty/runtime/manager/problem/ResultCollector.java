package io.montty.runtime.manager.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collect what a report tells, within bounds and each id once: the worst of several counts. */
public final class ResultCollector {

    /** Stands before an id that is the server's to give, where a host gave it. */
    private static final String HOSTS = "host:";

    /** The first part of ids by which the server itself speaks. */
    private static final List<String> OURS =
            List.of("montty.silence", "montty.clock", "montty.state", "montty.vanished", CheckLimit.ID);

    private final Map<String, Result> told = new LinkedHashMap<>();
    private final Map<String, Result> settled = new LinkedHashMap<>();

    /** Take what counts by itself. */
    void tell(Result result) {
        Result bounded = bounded(result);
        told.merge(bounded.id(), bounded, ResultCollector::worse);
    }

    /** Take what only ends what was told of it before. */
    void settle(Result result) {
        Result bounded = bounded(result);
        settled.putIfAbsent(bounded.id(), bounded);
    }

    List<Result> told() {
        return List.copyOf(told.values());
    }

    List<Result> settled() {
        return List.copyOf(settled.values());
    }

    private static Result worse(Result one, Result other) {
        return other.status().compareTo(one.status()) > 0 ? other : one;
    }

    private static Result bounded(Result result) {
        return new Result(
                hosts(Bounds.id(result.id())),
                Bounds.name(result.title()),
                Bounds.tags(result.tags()),
                result.kind(),
                result.status(),
                result.outcome(),
                Bounds.summary(result.summary()),
                result.metrics());
    }

    /** A host must not speak for the server, nor say that what the server found is over. */
    private static String hosts(String id) {
        return id.startsWith("montty.") && OURS.stream().anyMatch(ours -> isWithin(id, ours)) ? HOSTS + id : id;
    }

    /** Return the id that the report itself has of the result that is known as {@code id}. */
    public static String written(String id) {
        return id.startsWith(HOSTS + "montty.") ? id.substring(HOSTS.length()) : id;
    }

    private static boolean isWithin(String id, String ours) {
        return id.equals(ours) || id.startsWith(ours + "/");
    }
}
