package io.montty.runtime.checker.compiled;

import io.montty.api.CheckGroup;
import io.montty.api.CheckNode;
import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.plugins.loader.LoadedCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Know what plugin jars offer: a jar may make its checks of what it finds on the host, and offer others the next time.
 *
 * @param texts what each jar offers, in words, by the jar as {@code PLUGINS/NAME.jar}
 * @param checks every check offered, by its id
 * @param jars the jar of every check, by the id of the check
 */
record Offers(Map<String, String> texts, Map<String, LoadedCheck> checks, Map<String, String> jars) {

    static Offers of(Discovery discovery) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        Offers offers = new Offers(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Discovery.Found found : discovery.checks()) {
            List<String> text = texts.computeIfAbsent(found.origin(), none -> new ArrayList<>());
            offers.collect(found.node(), found.origin(), text);
        }
        texts.forEach((jar, text) -> offers.texts.put(jar, String.join("\n", text)));
        return offers;
    }

    Optional<LoadedCheck> check(String id) {
        return Optional.ofNullable(checks.get(id));
    }

    private void collect(CheckNode node, String jar, List<String> text) {
        text.add(text(node.spec()));
        if (node instanceof LoadedCheck check) {
            checks.putIfAbsent(check.spec().id(), check);
            jars.putIfAbsent(check.spec().id(), jar);
        } else if (node instanceof CheckGroup group) {
            text.add(group.mode() + " of");
            group.filters().forEach(filter -> collect(filter, jar, text));
            text.add("before");
            group.members().forEach(member -> collect(member, jar, text));
            text.add("end");
        }
    }

    private static String text(CheckSpec spec) {
        return String.join(
                "\t",
                spec.id(),
                spec.title(),
                new TreeSet<>(spec.tags()).toString(),
                spec.timeout().toString(),
                spec.config().getName(),
                spec.interval().toString());
    }
}
