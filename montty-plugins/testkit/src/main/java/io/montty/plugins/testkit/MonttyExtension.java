package io.montty.plugins.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Give each test that asks for a {@link FakeHost} one of its own.
 *
 * <pre>{@code
 * @ExtendWith(MonttyExtension.class)
 * class NologinCheckTest {
 *     @Test
 *     void warnsWhenOnlyRootCanLogIn(FakeHost host) {
 *         host.file("etc/nologin", "");
 *
 *         assertThat(host.run(new NologinCheck()).status()).isEqualTo(Status.WARN);
 *     }
 * }
 * }</pre>
 */
public final class MonttyExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace HOSTS = ExtensionContext.Namespace.create(MonttyExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType().equals(FakeHost.class);
    }

    @Override
    public FakeHost resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // JUnit closes what its store holds when the test is over.
        return test.getStore(HOSTS)
                .getOrComputeIfAbsent(
                        "host", key -> new ClosingHost(new FakeHost(TemporaryFolder.create())), ClosingHost.class)
                .host();
    }

    /** Remove a host's folder when the test is over. */
    private record ClosingHost(FakeHost host) implements AutoCloseable {

        @Override
        public void close() {
            TemporaryFolder.delete(host.folder());
        }
    }
}
