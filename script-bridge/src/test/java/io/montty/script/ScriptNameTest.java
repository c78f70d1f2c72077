package io.montty.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"chk_disk.sh", "CHK_DISK", "Chk", "chkdisk.py", "chk.dpkg.sh", "chk_bak", "chk.bak.sh"})
    void takesEverythingThatStartsWithChk(String name) {
        assertThat(ScriptName.isCheck(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_chk_disk.sh",
                ".chk_disk.sh",
                ".chk_disk.sh.swp",
                "check_disk",
                "checks.yaml",
                "my_chk",
                "chk_disk.sh~",
                "chk_disk.sh.bak",
                "chk_disk.BAK",
                "chk_disk.swp",
                "chk_disk.orig",
                "chk_disk.rej",
                "chk_disk.dpkg-new",
                "chk_disk.dpkg-old",
                "chk_disk.rpmsave"
            })
    void passesOverDisabledHiddenAndLeftoverFiles(String name) {
        assertThat(ScriptName.isCheck(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "chk_001_listening_ports.sh, listening ports",
        "chk_disk.sh, disk",
        "CHK-02-Disk-Space.py, Disk Space",
        "chk10_load, load",
        "chk 7 days.sh, days",
        "chkrootkit, chkrootkit",
        "chk_web.example.com, web example",
        "chk_2fa.sh, 2fa",
        "chk_001.sh, chk_001.sh",
        "chk, chk"
    })
    void derivesATitle(String name, String title) {
        assertThat(ScriptName.title(name)).isEqualTo(title);
    }
}
