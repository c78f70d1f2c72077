package io.montty.deployer.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class CommandPageTest {

    private static final Edition EDITION = new Edition("1.0", "2026-01-31");

    @SuppressWarnings("UnusedVariable")
    @Command(
            name = "brew",
            description = {"Brews tea: green, black. It takes a while.", ".5 litres fit; don't hurry."},
            footer = {
                "",
                "Milk is for others.",
                "brew -s x leaf",
                "brew 'leaf'",
                "",
                "Exit codes: 0 done; 1, 2 or 3 cold; 70 spilt. So it is.",
                "Or not."
            })
    private static final class Brew {

        @Parameters(paramLabel = "LEAF", arity = "1..*", description = "Such as C:\\leaf.")
        private List<String> leaves = List.of();

        @Option(
                names = {"-s", "--strong"},
                paramLabel = "HOW…",
                description = "~ \"x\" `y` ^")
        private String strong = "";

        @Option(names = "--secret", hidden = true)
        private boolean secret;
    }

    @Command(name = "clean", hidden = true)
    private static final class Clean {}

    @Command(name = "pour", description = "Pours.")
    private static final class Pour {}

    @Command(
            name = "odd",
            description = "Is odd.",
            footer = {"Exit codes: none"})
    private static final class Odd {}

    @Test
    void saysAllThatTheHelpSays() {
        String page = new CommandPage(new CommandLine(new Brew()).getCommandSpec()).text(EDITION, "");

        assertThat(page).isEqualTo("""
                        .TH "BREW" 1 "2026-01-31" "MonTTY 1.0" "MonTTY manual"
                        .nh
                        .ad l
                        .SH "NAME"
                        brew \\- brews tea
                        .SH "SYNOPSIS"
                        .HP
                        \\fBbrew\\fR [\\fB\\-s\\fR=\\fIHOW\\[u2026]\\fR] \\fILEAF\\fR...
                        .SH "DESCRIPTION"
                        Brews tea: green, black.
                        It takes a while.
                        .PP
                        \\&.5 litres fit; don\\(aqt hurry.
                        .PP
                        Milk is for others.
                        .SH "ARGUMENTS"
                        .TP
                        \\fILEAF\\fR...
                        Such as C:\\eleaf.
                        .SH "OPTIONS"
                        .TP
                        \\fB\\-s\\fR, \\fB\\-\\-strong\\fR=\\fIHOW\\[u2026]\\fR
                        \\(ti \\(dqx\\(dq \\(gay\\(ga \\(ha
                        .SH "EXIT STATUS"
                        .TP
                        \\fB0\\fR
                        Done.
                        .TP
                        \\fB1, 2 or 3\\fR
                        Cold.
                        .TP
                        \\fB70\\fR
                        Spilt.
                        .PP
                        So it is.
                        .PP
                        Or not.
                        .SH "EXAMPLES"
                        .nf
                        brew \\-s x leaf
                        brew \\(aqleaf\\(aq
                        .fi
                        .SH "SEE ALSO"
                        \\fBmontty\\-receive\\fR(1), \\fBmontty\\-archive\\fR(1), \\fBmontty.yaml\\fR(5), \\fBchecks.yaml\\fR(5)
                        """);
    }

    @Test
    void leavesOutWhatIsHidden() {
        CommandLine brew =
                new CommandLine(new Brew()).addSubcommand(new Clean()).addSubcommand(new Pour());

        Map<String, String> pages = new Manual(brew, EDITION).pages(Map.of(), "");

        assertThat(pages).containsOnlyKeys("man1/brew.1", "man1/brew-pour.1");
        assertThat(pages.get("man1/brew.1")).contains("brew pour").doesNotContain("clean", "secret");
    }

    @Test
    void refusesExitCodesThatCannotBeListed() {
        CommandPage page = new CommandPage(new CommandLine(new Odd()).getCommandSpec());

        assertThatThrownBy(() -> page.text(EDITION, ""))
                .hasMessageContaining("NUMBER MEANING")
                .hasMessageContaining("none");
    }

    @Test
    void refusesALineOfTheConfigurationThatItWouldHaveToDrop() {
        assertThatThrownBy(() -> ConfigurationKeys.of("#host:\n  name: x\n")).hasMessageEndingWith("name: x");
    }

    @Test
    void tellsOfKeysThatShareACommentAtOnce() {
        assertThat(ConfigurationKeys.of(
                        "# Intro.\n\n#host:\n  # One\n  # or two.\n  #a: 1\n  #b: 2\n  # Three.\n  #c: \"\"\n"))
                .isEqualTo(
                        ".SS host\n.TP\n\\fBa\\fR: 1\n.TQ\n\\fBb\\fR: 2\nOne or two.\n.TP\n\\fBc\\fR: \\(dq\\(dq\nThree.\n");
    }
}
