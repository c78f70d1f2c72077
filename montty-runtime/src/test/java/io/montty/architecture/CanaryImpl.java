package io.montty.architecture;

import com.googlecode.lanterna.TerminalSize;
import com.jcraft.jsch.JSch;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;

/** Break every rule that a class can break, so that the rules are seen to notice. */
class CanaryImpl {

    static int state;

    void sing() throws IOException {
        System.out.println(new TerminalSize(1, 1) + " " + new JSch() + System.getenv("HOME") + Instant.now());
        System.out.println(new Timestamp(0));
        new ProcessBuilder("true").start();
        state++;
    }
}
