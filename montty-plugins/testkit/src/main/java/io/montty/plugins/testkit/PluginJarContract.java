package io.montty.plugins.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckGroup;
import io.montty.api.CheckNode;
import io.montty.api.Discovery;
import io.montty.plugins.loader.FileTrust;
import io.montty.plugins.loader.KnownJars;
import io.montty.plugins.loader.PluginCheckSource;
import io.montty.plugins.loader.PluginPlace;
import io.montty.plugins.loader.PluginStore;
import io.montty.plugins.loader.UnusablePluginException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Hold a packaged plugin jar to what MonTTY asks of one; an integration test of the plugin implements this.
 *
 * <pre>{@code
 * class PluginJarIT implements PluginJarContract {}
 * }</pre>
 */
public interface PluginJarContract {

    /** The system property that names the jar. */
    String PROPERTY = "plugin.jar";

    /** Return the jar; by default the one that the system property {@value #PROPERTY} names. */
    default Path jar() {
        String jar = System.getProperty(PROPERTY);
        assertThat(jar)
                .as("the system property %s, which systemPropertyVariables of maven-failsafe-plugin set", PROPERTY)
                .isNotNull();
        return Path.of(Objects.requireNonNull(jar));
    }

    @Test
    default void isLoadedWithoutAWordOfComplaint() throws Exception {
        discovered(discovery -> assertThat(discovery.findings())
                .as("what a report would say of " + jar().getFileName())
                .isEmpty());
    }

    @Test
    default void offersChecksWithIdsOfTheirOwn() throws Exception {
        discovered(discovery -> {
            List<String> ids = new ArrayList<>();
            discovery.checks().forEach(found -> collect(found.node(), ids));
            assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        });
    }

    private static void collect(CheckNode node, List<String> ids) {
        ids.add(node.spec().id());
        if (node instanceof CheckGroup group) {
            group.members().forEach(member -> collect(member, ids));
        }
    }

    /** Look at what was discovered. */
    interface Look {

        /** Look at it, while its classes can still be loaded. */
        void at(Discovery discovery);
    }

    private void discovered(Look look) throws IOException, UnusablePluginException {
        Path folder = TemporaryFolder.create();
        try {
            PluginPlace place = new PluginPlace(
                    Files.createDirectory(folder.resolve("PLUGINS")),
                    "PLUGINS/",
                    List.of(folder),
                    FileTrust.ofThisProcess(),
                    false);
            String name = String.valueOf(jar().getFileName());
            new PluginStore(place).add(name, PluginStore.bytes(jar()), Optional.empty());
            try (PluginCheckSource source = new PluginCheckSource(place, KnownJars.NONE)) {
                look.at(source.discover());
            }
        } finally {
            TemporaryFolder.delete(folder);
        }
    }
}
