package io.montty.runtime.checker.compiled;

import io.montty.runtime.config.MonttyConfig;
import java.util.List;
import java.util.Map;

/**
 * Hold what a run does, in a form that can be kept.
 *
 * @param made the version of MonTTY that made it, and of this form
 * @param asked what was asked for: tags and ids
 * @param around what beside files decided what a run does: the project directory, the user, and what the host is called
 * @param inputs the files and folders that it was made from, as they were
 * @param config the configuration of the project directory
 * @param nodes the outermost nodes that were chosen
 * @param ids the ids of all checks that the host means to run
 * @param bundle a SHA-256 over the contents of the files that the checks come from
 * @param offers what each plugin jar offered, in words, by the jar
 */
record CompiledPlan(
        String made,
        String asked,
        String around,
        List<Stamp> inputs,
        MonttyConfig config,
        List<CompiledNode> nodes,
        List<String> ids,
        String bundle,
        Map<String, String> offers) {}
