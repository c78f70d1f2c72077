package io.montty.runtime.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.montty.api.Check;
import io.montty.api.CheckSpec;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.config.Bound;
import io.montty.runtime.config.CheckSettings;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.KeyPath;
import io.montty.runtime.config.Problem;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.Terms;
import io.montty.script.PythonClassCheck;
import io.montty.script.Script;
import io.montty.script.ScriptOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Give checks and groups what {@code checks.yaml} says of them. */
final class CheckBinder {

    private final ChecksFile file;
    private final Configuration configuration;
    private final Duration defaultTimeout;
    private final HostFacts host;
    private final Set<Finding> findings;

    /** @param findings where mistakes are added */
    CheckBinder(
            ChecksFile file,
            Configuration configuration,
            Duration defaultTimeout,
            HostFacts host,
            Set<Finding> findings) {
        this.file = file;
        this.configuration = configuration;
        this.defaultTimeout = defaultTimeout;
        this.host = host;
        this.findings = findings;
    }

    /** Bind {@code check}; where its settings are wrong, it is planned as broken and says why. */
    PlannedCheck check(Check check, CheckSpec own) {
        CheckSettings settings = file.checks().get(own.id());
        CheckSpec spec;
        try {
            spec = merged(own, settings);
        } catch (IllegalArgumentException e) {
            return refused(own, check, file.checkPath(own.id()), String.valueOf(e.getMessage()));
        }
        Optional<String> broken = file.whyBroken(own.id());
        if (broken.isPresent()) {
            return new PlannedCheck(spec, check, Optional.empty(), broken);
        }
        PlannedCheck planned =
                check instanceof Script script ? script(spec, script, settings) : java(spec, check, settings);
        return planned.on(terms(check, own, settings));
    }

    private Terms terms(Check check, CheckSpec spec, @Nullable CheckSettings settings) {
        Duration own = check instanceof Script script ? script.interval().orElse(Duration.ZERO) : spec.interval();
        return settings == null
                ? new Terms(Optional.empty(), own, Optional.empty())
                : new Terms(
                        host.whyNot(settings.when()),
                        settings.interval() == null ? own : settings.interval(),
                        Optional.empty());
    }

    /** Return the description of a group; settings that a group cannot have are findings and do not count. */
    CheckSpec group(CheckSpec own) {
        CheckSettings settings = file.checks().get(own.id());
        if (settings == null) {
            return own;
        }
        KeyPath path = file.checkPath(own.id());
        if (settings.config() != null
                || settings.scriptKey().isPresent()
                || settings.timeout() != null
                || settings.interval() != null) {
            report(file.problem(
                    path, "is a group, which takes enabled, title and tags only; give the rest to its members"));
        }
        try {
            return merged(own, settings);
        } catch (IllegalArgumentException e) {
            report(file.problem(path, String.valueOf(e.getMessage())));
            return own;
        }
    }

    private PlannedCheck script(CheckSpec spec, Script script, @Nullable CheckSettings settings) {
        if (settings == null) {
            return new PlannedCheck(spec, script, Optional.empty(), Optional.empty());
        }
        KeyPath path = file.checkPath(spec.id());
        if (settings.config() != null) {
            return refused(spec, script, path.key("config"), "is for Java checks; give a script args or env");
        }
        if (settings.check() != null) {
            return refused(
                    spec, script, path.key("check"), "is for Java checks, and this id is a script's; rename one");
        }
        if (settings.sudo() && script instanceof PythonClassCheck) {
            return refused(
                    spec,
                    script,
                    path.key("sudo"),
                    "is not for checks that are Python classes; call sudo -n in the bash script that it runs");
        }
        return script(spec, script, settings, path);
    }

    private PlannedCheck script(CheckSpec spec, Script script, CheckSettings settings, KeyPath path) {
        try {
            ScriptOptions options = new ScriptOptions(
                    settings.args() == null ? List.of() : settings.args(),
                    settings.env() == null ? Map.of() : settings.env(),
                    settings.sudo(),
                    DialectChoice.of(settings.dialectSettings(), script));
            return new PlannedCheck(spec, script.withOptions(options), Optional.empty(), Optional.empty());
        } catch (DialectChoice.RefusedException e) {
            return refused(spec, script, path.key(e.key()), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            KeyPath at = path.key(settings.env() == null ? "args" : "env");
            return refused(spec, script, at, String.valueOf(e.getMessage()));
        }
    }

    private PlannedCheck java(CheckSpec spec, Check check, @Nullable CheckSettings settings) {
        if (settings != null && settings.check() != null && !(check instanceof Instance)) {
            KeyPath at = file.checkPath(spec.id()).key("check");
            return refused(
                    spec, check, at, "is for a new check, and this id is that of a Java check; choose another id");
        }
        if (settings != null && settings.scriptKey().isPresent()) {
            KeyPath at = file.checkPath(spec.id()).key(settings.scriptKey().get());
            return refused(spec, check, at, "is for scripts; give a Java check config");
        }
        JsonNode config = settings == null ? null : settings.config();
        Bound<? extends Record> bound = configuration.checkConfig(file, spec.id(), config, spec.config());
        bound.problems().forEach(this::report);
        Optional<String> broken = bound.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(bound.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        return new PlannedCheck(spec, check, bound.value().map(Record.class::cast), broken);
    }

    private PlannedCheck refused(CheckSpec spec, Check check, KeyPath at, String message) {
        Problem problem = file.problem(at, message);
        report(problem);
        return new PlannedCheck(spec, check, Optional.empty(), Optional.of(problem.toString()));
    }

    private CheckSpec merged(CheckSpec spec, @Nullable CheckSettings settings) {
        Duration own = spec.timeout().equals(CheckSpec.DEFAULT_TIMEOUT) ? defaultTimeout : spec.timeout();
        if (settings == null) {
            return spec.withTimeout(own);
        }
        return new CheckSpec(
                spec.id(),
                settings.title() == null ? spec.title() : settings.title(),
                settings.tags() == null ? spec.tags() : settings.tags(),
                settings.timeout() == null ? own : settings.timeout(),
                spec.config(),
                spec.interval());
    }

    private void report(Problem problem) {
        findings.add(new Finding(problem.where(), Status.ALERT, problem.what()));
    }
}
