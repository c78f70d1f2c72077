package io.montty.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.montty.runtime.store.ProjectLayout;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** Read the configuration of a project directory. */
public final class Configuration {

    private final ProjectLayout project;
    private final YamlReader yaml = new YamlReader();
    private final Supplier<Validator> validator = new LazyValidator();
    private final RecordBinder binder = new RecordBinder(validator);

    /** Prepare to read the configuration of {@code project}. */
    public Configuration(ProjectLayout project) {
        this.project = project;
    }

    /**
     * Read {@code montty.yaml}; one that does not exist or is empty gives the defaults.
     *
     * @throws ConfigurationException holding every mistake in it
     */
    public MonttyConfig montty() throws ConfigurationException {
        YamlDocument document = yaml.read(project.config(), ProjectLayout.CONFIG_FILE);
        if (!document.problems().isEmpty()) {
            throw new ConfigurationException(document.problems());
        }
        Bound<MonttyConfig> bound = binder.bind(document, document.root(), KeyPath.ROOT, MonttyConfig.class);
        return bound.value().orElseThrow(() -> new ConfigurationException(bound.problems()));
    }

    /**
     * Read {@code CHECKS/checks.yaml}; a mistake in it concerns only what it is about. One that does not exist says
     * nothing.
     */
    public ChecksFile checks() {
        YamlDocument document = checksDocument();
        List<Problem> problems = new ArrayList<>(document.problems());
        Map<String, CheckSettings> checks = new HashMap<>();
        Map<String, List<Problem>> broken = new HashMap<>();
        List<ChecksFile.Listed> groups = new ArrayList<>();
        Map<String, FolderSettings> folders = new LinkedHashMap<>();
        if (problems.isEmpty()) {
            readKeys(document, problems);
            readChecks(document, checks, broken);
            readGroups(document, groups, problems);
            readFolders(document, folders, problems);
            broken.values().forEach(problems::addAll);
        }
        return new ChecksFile(document, checks, broken, groups, folders, problems);
    }

    /** Read {@code CHECKS/checks.csv}; a mistake in it concerns only its own line. */
    public ChecksCsv checksCsv() {
        return ChecksCsv.read(
                project.checksList(),
                project.root().relativize(project.checksList()).toString());
    }

    /** Bind the configuration of one check to the record that it names. */
    public <T extends Record> Bound<T> checkConfig(
            ChecksFile file, String check, @Nullable JsonNode config, Class<T> type) {
        KeyPath path = KeyPath.ROOT.key(ChecksFile.CHECKS).key(check).key("config");
        return binder.bind(file.document(), config == null ? MissingNode.getInstance() : config, path, type);
    }

    /** Describe what a check's configuration of type {@code type} takes. */
    public ConfigDescription describe(Class<? extends Record> type) {
        return new RecordKeys(validator.get(), new ParameterMessageInterpolator()).describe(type);
    }

    private YamlDocument checksDocument() {
        YamlDocument document = yaml.read(
                project.checksConfig(),
                project.root().relativize(project.checksConfig()).toString());
        JsonNode section = document.root().path(ChecksFile.CHECKS);
        return section.isObject() || section.isMissingNode() || section.isNull()
                ? document
                : document.with(document.problem(
                        KeyPath.ROOT.key(ChecksFile.CHECKS),
                        "is " + Expected.shown(section) + ", expected a mapping from check ids to settings, such as"
                                + " 'host.disk: {timeout: 10s}'; no check runs until it is"));
    }

    private static void readKeys(YamlDocument document, List<Problem> problems) {
        document.root().fieldNames().forEachRemaining(key -> {
            if (!ChecksFile.keys().contains(key)) {
                problems.add(document.problem(
                        KeyPath.ROOT.key(key),
                        "is not a known key; known are " + String.join(", ", ChecksFile.keys())));
            }
        });
    }

    private void readChecks(
            YamlDocument document, Map<String, CheckSettings> checks, Map<String, List<Problem>> broken) {
        KeyPath path = KeyPath.ROOT.key(ChecksFile.CHECKS);
        document.root().path(ChecksFile.CHECKS).properties().forEach(entry -> {
            Bound<CheckSettings> bound =
                    binder.bind(document, entry.getValue(), path.key(entry.getKey()), CheckSettings.class);
            bound.value()
                    .ifPresentOrElse(
                            settings -> checks.put(entry.getKey(), settings),
                            () -> broken.put(entry.getKey(), bound.problems()));
        });
    }

    private void readGroups(YamlDocument document, List<ChecksFile.Listed> groups, List<Problem> problems) {
        KeyPath path = KeyPath.ROOT.key(ChecksFile.GROUPS);
        JsonNode list = document.root().path(ChecksFile.GROUPS);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            problems.add(document.problem(
                    path,
                    "is " + Expected.shown(list) + ", expected a list of groups, such as '- {id: updates, members:"
                            + " [chk_apt.sh]}'"));
        }
        for (int i = 0; i < (list.isArray() ? list.size() : 0); i++) {
            KeyPath at = path.index(i);
            if (list.get(i).isNull()) {
                problems.add(document.problem(at, "is empty, expected a group with id and members"));
                continue;
            }
            Bound<GroupSettings> bound = binder.bind(document, list.get(i), at, GroupSettings.class);
            bound.value().ifPresent(group -> groups.add(new ChecksFile.Listed(at, group)));
            problems.addAll(bound.problems());
        }
    }

    private void readFolders(YamlDocument document, Map<String, FolderSettings> folders, List<Problem> problems) {
        KeyPath path = KeyPath.ROOT.key(ChecksFile.FOLDERS);
        JsonNode section = document.root().path(ChecksFile.FOLDERS);
        if (!section.isObject() && !section.isMissingNode() && !section.isNull()) {
            problems.add(document.problem(
                    path,
                    "is " + Expected.shown(section) + ", expected a mapping from folders to settings, such as"
                            + " 'nagios: {dialect: nagios}'"));
        }
        section.properties().forEach(entry -> {
            Bound<FolderSettings> bound =
                    binder.bind(document, entry.getValue(), path.key(entry.getKey()), FolderSettings.class);
            bound.value().ifPresent(settings -> folders.put(entry.getKey(), settings));
            problems.addAll(bound.problems());
        });
    }

    /** Make the validator when it is first needed; it costs more than all the rest of a small run. */
    private static final class LazyValidator implements Supplier<Validator> {

        /** Held here, since a logger that nobody holds forgets its level. */
        private final Logger logger = Logger.getLogger("org.hibernate.validator");

        private @Nullable Validator validator;

        @Override
        public synchronized Validator get() {
            if (validator == null) {
                logger.setLevel(Level.WARNING); // it greets everybody on standard error otherwise
                validator = Validation.byProvider(HibernateValidator.class)
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()
                        .getValidator();
            }
            return validator;
        }
    }
}
