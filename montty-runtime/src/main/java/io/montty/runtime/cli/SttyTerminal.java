package io.montty.runtime.cli;

import io.montty.runtime.monitor.terminal.TerminalControl;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.process.ForegroundProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Control the terminal of standard input through stty. */
final class SttyTerminal implements TerminalControl {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})");

    /** One start for all three; it changes nothing unless it can be undone. */
    private static final String TAKE = "stty -g && stty size"
            + " && exec stty -icanon min 1 time 0 -echo -ixon -iexten intr undef quit undef susp undef";

    private final ForegroundProgram programs;
    private final Path self;

    /** Make it with the folder of this process in /proc. */
    SttyTerminal(ForegroundProgram programs, Path self) {
        this.programs = programs;
        this.self = self;
    }

    @Override
    public Found take() throws IOException {
        List<String> lines = shell(TAKE).lines().toList();
        if (lines.size() != 2) {
            throw new IOException("stty answers in lines that are not understood: " + lines);
        }
        return new Found(lines.get(0), size(lines.get(1)));
    }

    @Override
    public void restore(String settings) throws IOException {
        shell("exec stty \"$0\"", settings);
    }

    @Override
    public WindowSize size() throws IOException {
        return size(shell("exec stty size"));
    }

    private static WindowSize size(String line) {
        Matcher matcher = SIZE.matcher(line);
        return matcher.matches()
                ? new WindowSize(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)))
                : new WindowSize(0, 0);
    }

    /** What leads its session was started by no shell with jobs: stopped, it would never go on. */
    @Override
    public boolean canSuspend() throws IOException {
        Job job = job();
        return !job.group().equals(job.session());
    }

    @Override
    public void suspend() throws IOException {
        shell("kill -s STOP -- \"-$0\"", job().group());
    }

    /** Java looks for programs in the PATH that it was started with, the shell in ours. */
    private String shell(String... line) throws IOException {
        return programs.run(
                Stream.concat(Stream.of("/bin/sh", "-c"), Arrays.stream(line)).toList());
    }

    private record Job(String group, String session) {}

    private Job job() throws IOException {
        String stat = Files.readString(self.resolve("stat"), StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return new Job(fields[2], fields[3]);
    }
}
