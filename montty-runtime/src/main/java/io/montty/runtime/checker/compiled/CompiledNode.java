package io.montty.runtime.checker.compiled;

import io.montty.api.CheckGroup;
import io.montty.runtime.config.DialectSettings;
import io.montty.script.ScriptFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hold a node of the check tree in a form that can be kept; it is a script, the check of a jar, or a group.
 *
 * @param id its id
 * @param title its title, as configured
 * @param tags its tags, as configured, in the order in which they are told
 * @param timeout how long it may take
 * @param interval how often it runs; zero for every run
 * @param elsewhere why it does not concern this host; null if it does
 * @param script what makes it a script
 * @param java what makes it the check of a jar
 * @param group what makes it a group
 */
record CompiledNode(
        String id,
        String title,
        List<String> tags,
        Duration timeout,
        Duration interval,
        @Nullable String elsewhere,
        @Nullable Script script,
        @Nullable Java java,
        @Nullable Group group) {

    /**
     * Hold a script.
     *
     * @param facts what its file was read for
     * @param args its arguments
     * @param env its variables
     * @param sudo whether root runs it
     * @param dialect how its answer is read
     */
    record Script(
            ScriptFacts facts, List<String> args, Map<String, String> env, boolean sudo, DialectSettings dialect) {}

    /**
     * Hold a check of a jar.
     *
     * @param origin the jar, as {@code PLUGINS/NAME.jar}
     * @param check the id that the check has there
     * @param config its bound and validated configuration as JSON; null if it has none
     */
    record Java(String origin, String check, @Nullable String config) {}

    /**
     * Hold a group.
     *
     * @param mode how the members follow each other
     * @param filters what must be OKAY before any member runs
     * @param members what it is made of
     */
    record Group(CheckGroup.Mode mode, List<CompiledNode> filters, List<CompiledNode> members) {}
}
