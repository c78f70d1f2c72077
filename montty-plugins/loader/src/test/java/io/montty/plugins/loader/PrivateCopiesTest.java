package io.montty.plugins.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateCopiesTest {

    @TempDir
    Path project;

    private Path folder;

    @BeforeEach
    void installAGoodJar() throws IOException {
        folder = Files.createDirectory(project.resolve("PLUGINS"));
        PluginJar.named("good.jar").withCheck("com.good.Good", "good").in(folder);
    }

    @Test
    void runsWhatItLookedAtThoughTheJarIsSwappedAfterwards() throws Exception {
        Path jar = PluginJar.named("two.jar")
                .withSource(
                        "com.two.Late", "package com.two; class Late { static String word() { return \"first\"; } }")
                .withSource("com.two.Two", PluginJar.extension("com.two.Two", "implements Check", """
                        public CheckSpec spec() { return CheckSpec.of("two", "Two"); }
                        public CheckResult run(CheckContext context) { return CheckResult.okay(Late.word()); }
                        """))
                .in(folder);
        try (PluginCheckSource source = TrustedFolder.source(folder)) {
            Check check = (Check) source.discover().checks().get(1).node();
            Files.write(jar, "swapped".getBytes(StandardCharsets.UTF_8));

            assertThat(check.run(new NothingContext()).summary()).isEqualTo("first");
        }
    }

    @Test
    void leavesNoCopyBehind() throws Exception {
        Path temporary = Files.createDirectory(project.resolve("tmp"));
        PluginPlace place = new PluginPlace(folder, "PLUGINS/", List.of(temporary), FileTrust.ofThisProcess(), false);

        try (PluginCheckSource source = new PluginCheckSource(place, KnownJars.NONE)) {
            assertThat(source.discover().checks()).hasSize(1);
            assertThat(temporary).isNotEmptyDirectory();
        }

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void clearsAwayTheCopiesOfARunThatWasKilled() throws Exception {
        Path temporary = Files.createDirectory(project.resolve("tmp"));
        Path dead = Files.createDirectory(temporary.resolve("montty-plugins-123"));
        Files.createFile(dead.resolve(".owner"));
        Files.createFile(dead.resolve("good.jar"));

        try (PrivateFolder made = PrivateFolder.in(List.of(temporary))) {
            assertThat(dead).doesNotExist();
            assertThat(made.put("x", new byte[0])).exists();
        }
    }

    @Test
    void takesTheNextPlaceForCopiesWhereTheFirstHasNone() throws Exception {
        Path temporary = Files.createDirectory(project.resolve("tmp"));

        try (PrivateFolder made = PrivateFolder.in(List.of(project.resolve("none"), temporary))) {
            assertThat(made.put("x", new byte[0])).startsWith(temporary.toRealPath());
        }
    }
}
