package io.montty.deployer.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Put the manual together: a page for each command, and those that somebody wrote. */
public final class Manual {

    private static final String TEMPLATE_MARK = ".\\\" @montty.yaml@\n";

    private final CommandLine command;
    private final Edition edition;

    /** Make the manual of a command and of all that is below it; how wide their help is changes by that. */
    public Manual(CommandLine command, Edition edition) {
        this.command = command;
        this.edition = edition;
    }

    /**
     * Return all pages by the path that each has below a folder {@code man}.
     *
     * @param written by file name: whole pages, and for commands more sections, in the language of man(7)
     * @param template the configuration with all its keys
     */
    public Map<String, String> pages(Map<String, String> written, String template) {
        Map<String, String> pages = new TreeMap<>();
        Map<String, String> others = new TreeMap<>(written);
        for (CommandSpec spec : visible(command.getCommandSpec())) {
            CommandPage page = new CommandPage(spec);
            String file = page.name() + "." + CommandPage.SECTION;
            String sections = others.remove(file);
            pages.put(path(file), page.text(edition, sections == null ? "" : sections));
        }
        String keys = ConfigurationKeys.of(template);
        others.forEach((file, text) -> pages.put(path(file), heading(file) + text.replace(TEMPLATE_MARK, keys)));
        return pages;
    }

    private String heading(String file) {
        int dot = file.lastIndexOf('.');
        return edition.heading(
                file.substring(0, dot).toUpperCase(Locale.ROOT), Integer.parseInt(file.substring(dot + 1)));
    }

    private static String path(String file) {
        return "man" + file.substring(file.lastIndexOf('.') + 1) + "/" + file;
    }

    private static List<CommandSpec> visible(CommandSpec spec) {
        List<CommandSpec> all = new ArrayList<>();
        if (!spec.usageMessage().hidden()) {
            all.add(spec);
            spec.subcommands().values().forEach(below -> all.addAll(visible(below.getCommandSpec())));
        }
        return all;
    }
}
