package io.montty.plugins.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiNeedTest {

    private static ApiNeed need(String requires) throws UnusablePluginException {
        return ApiNeed.of(Optional.of(requires));
    }

    @Test
    void takesAPluginForThisApi() throws UnusablePluginException {
        assertThat(need("2.0.0").warning()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99.0.0", "2.0.1", "2.1.0", "2.10.0"})
    void refusesAPluginForANewerApi(String requires) {
        assertThatThrownBy(() -> need(requires))
                .isInstanceOf(UnusablePluginException.class)
                .hasMessageContaining("it needs version " + requires + " of MonTTY's API, and this MonTTY has 2.0.0")
                .hasMessageContaining("install a newer MonTTY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.9.0", "0.0.1"})
    void refusesAPluginForAnApiThatIsGone(String requires) {
        assertThatThrownBy(() -> need(requires))
                .hasMessageContaining("it is built for version " + requires)
                .hasMessageContaining("install a newer build of the plugin");
    }

    @ParameterizedTest
    @ValueSource(strings = {">=2", "2", "2.0", "*", "2.0.0-SNAPSHOT", "99999999999.0.0"})
    void refusesWhatItCannotUnderstand(String requires) {
        assertThatThrownBy(() -> need(requires))
                .hasMessageContaining("its manifest says Plugin-Requires: " + requires + ", expected the version")
                .hasMessageContaining("such as 2.0.0");
    }

    @Test
    void warnsOfAPluginThatDoesNotSay() throws UnusablePluginException {
        assertThat(ApiNeed.of(Optional.empty()).warning().orElseThrow())
                .startsWith("does not say which version")
                .endsWith("let the build write Plugin-Requires: 2.0.0 into the manifest");
    }
}
