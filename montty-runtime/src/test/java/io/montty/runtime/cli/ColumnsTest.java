package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void alignsWhatIsBelowAHeading() {
        Columns columns = new Columns("HOST", "STATUS", "WHAT");
        columns.row("web1", "ALERT", "disk /var is full");
        columns.row("database-primary", "OKAY", "");

        assertThat(printed(columns)).isEqualTo("""
                        HOST              STATUS  WHAT
                        web1              ALERT   disk /var is full
                        database-primary  OKAY
                        """);
    }

    @Test
    void letsNoCellDrawOnTheTerminal() {
        Columns columns = new Columns("HOST");
        columns.row("web1\u001b[2J\nweb2");

        assertThat(printed(columns)).doesNotContain("\u001b").hasLineCount(2);
    }

    @Test
    void printsAllOfALongCell() {
        Columns columns = new Columns("WHAT", "WHY");
        columns.row("x".repeat(300), "y".repeat(300));

        assertThat(printed(columns)).contains("x".repeat(300) + "  " + "y".repeat(300));
    }

    private static String printed(Columns columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        columns.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
