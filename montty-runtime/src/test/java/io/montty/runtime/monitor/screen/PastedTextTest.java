package io.montty.runtime.monitor.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.key.Pasted;
import org.junit.jupiter.api.Test;

final class PastedTextTest {

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24);

    @Test
    void goesIntoTheLineThatIsBeingTyped() {
        fixture.type(":");
        fixture.console.take(new Pasted("db-03"), fixture.now());
        fixture.type("x");

        assertThat(fixture.console.prompt())
                .map(prompt -> prompt.field().text())
                .contains("db-03x");
    }

    @Test
    void isDroppedWhereKeysWouldBeCommands() {
        assertThat(fixture.console.take(new Pasted("qqqq"), fixture.now())).isEmpty();
        assertThat(fixture.console.message()).isEqualTo("pasted text was dropped; / and : take it");
    }
}
