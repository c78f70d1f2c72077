package io.montty.runtime.monitor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClusterTest {

    @Test
    void countsColumnsAsTerminalsDo() {
        assertThat(Cluster.width("abc")).isEqualTo(3);
        assertThat(Cluster.width("\u4e16\u754c")).isEqualTo(4);
        assertThat(Cluster.width("\uac00\uff21\u30ab")).isEqualTo(6);
        assertThat(Cluster.width("\ud83d\udd25\u2705")).isEqualTo(4);
        assertThat(Cluster.width("\u2500\u00b0\u26a0\u03bb")).isEqualTo(4);
        assertThat(Cluster.width("\ud835\udcb3")).isEqualTo(1);
    }

    @Test
    void composesALetterWithItsMark() {
        assertThat(Cluster.of("e\u0301")).containsExactly(new Cluster("\u00e9", 1));
    }

    @Test
    void keepsAMarkThatCannotBeComposedInTheCellOfItsBase() {
        assertThat(Cluster.of("x\u0302y")).containsExactly(new Cluster("x\u0302", 1), new Cluster("y", 1));
    }

    @Test
    void replacesWhatTerminalsGiveDifferingWidths() {
        assertThat(Cluster.of("\ud83c\udde9\ud83c\uddea")).hasSize(2).containsOnly(new Cluster("?", 1));
        assertThat(Cluster.of("\u0b95\u0bbe")).containsExactly(new Cluster("\u0b95", 1), new Cluster("?", 1));
        assertThat(Cluster.of("\u0301")).containsExactly(new Cluster("?", 1));
    }

    @Test
    void leavesOutWhatOnlyChangesTheLookOfAnEmoji() {
        assertThat(Cluster.of("\u26a0\ufe0f!")).containsExactly(new Cluster("\u26a0", 1), new Cluster("!", 1));
        assertThat(Cluster.of("\ud83d\udc4d\ud83c\udffd")).containsExactly(new Cluster("\ud83d\udc4d", 2));
    }

    @Test
    void passesOnNoControlCharacterEvenIfNobodySanitised() {
        assertThat(Cluster.of("\u001b\u009b\u202e\n")).hasSize(4).containsOnly(new Cluster("?", 1));
    }

    @Test
    void fitsTextIntoColumnsWithAMarkForTheRest() {
        assertThat(Cluster.fit("database", 8)).isEqualTo("database");
        assertThat(Cluster.fit("database", 5)).isEqualTo("data~");
        assertThat(Cluster.fit("\u4e16\u754c\u4e16", 4)).isEqualTo("\u4e16~");
        assertThat(Cluster.fit("database", 0)).isEmpty();
    }
}
