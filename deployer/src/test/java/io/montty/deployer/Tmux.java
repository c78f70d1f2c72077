package io.montty.deployer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Drive a shell in a real terminal, by a tmux server of its own. */
final class Tmux {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PROGRAM = Path.of("/usr/bin/tmux");

    private static final String SHELL = "exec env PS1='ready$ ' /bin/bash --noprofile --norc -i";

    private final Shell shell;
    private final Path socket;

    private Tmux(Shell shell, Path socket) {
        this.shell = shell;
        this.socket = socket;
    }

    static boolean available() {
        return Files.isExecutable(PROGRAM);
    }

    /** Start a shell in {@code folder}, in a window of this size. */
    static Tmux start(Path folder, Map<String, String> environment, int columns, int rows) throws Exception {
        Tmux tmux = new Tmux(Shell.in(folder).with(environment), folder.resolve("tmux"));
        tmux.run("new-session", "-d", "-x", Integer.toString(columns), "-y", Integer.toString(rows), SHELL);
        tmux.await(screen -> screen.contains("ready$"));
        return tmux;
    }

    /** End what runs in the window, and start another shell in it. */
    void startAnew() throws Exception {
        run("respawn-pane", "-k", SHELL);
        await(screen -> screen.strip().equals("ready$"));
    }

    void resize(int columns, int rows) throws Exception {
        run("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** Type {@code keys}, named as tmux names them. */
    void press(String... keys) throws Exception {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        run(words.toArray(new String[0]));
    }

    void type(String line) throws Exception {
        typeWithoutEnter(line);
        press("Enter");
    }

    void typeWithoutEnter(String text) throws Exception {
        run("send-keys", "-l", text);
    }

    /** Return what is on the screen as soon as it is {@code wanted}. */
    String await(Predicate<String> wanted) throws Exception {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        String screen = screen();
        while (!wanted.test(screen)) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("after " + PATIENCE + " the screen still shows:\n" + screen);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            screen = screen();
        }
        return screen;
    }

    /** Return the program that runs in the shell. */
    ProcessHandle program() throws Exception {
        return pane().children().findFirst().orElseThrow();
    }

    /** Return the Java that runs below the shell. */
    ProcessHandle java() throws Exception {
        return pane().descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    private ProcessHandle pane() throws Exception {
        return ProcessHandle.of(Long.parseLong(ask("pane_pid"))).orElseThrow();
    }

    /** Return what tmux says of the pane, e.g. {@code alternate_on}. */
    String ask(String format) throws Exception {
        return run("display-message", "-p", "#{" + format + "}").strip();
    }

    /** Copy every byte that is written to the terminal from now on into {@code file}. */
    void record(Path file) throws Exception {
        Files.deleteIfExists(file);
        run("pipe-pane", "cat > '" + file + "'");
    }

    /** Paste as a person does with the mouse: marked as pasted, if the program wants to know. */
    void paste(String text) throws Exception {
        run("set-buffer", text);
        run("paste-buffer", "-p");
    }

    /** Send {@code first}, and {@code rest} so much later, as a slow line would cut a key apart. */
    void pressInPieces(String first, String seconds, String rest) throws Exception {
        run("send-keys", "-l", first, ";", "run-shell", "sleep " + seconds, ";", "send-keys", "-l", rest);
    }

    /** End the server with all that runs in it. */
    void stop() throws IOException, InterruptedException {
        run("kill-server");
    }

    private String screen() throws Exception {
        return run("capture-pane", "-p");
    }

    private String run(String... words) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of(PROGRAM.toString(), "-S", socket.toString(), "-f", "/dev/null"));
        argv.addAll(List.of(words));
        Ended ended = shell.run(argv);
        if (ended.code() != 0) {
            throw new AssertionError(argv + ": " + ended.err());
        }
        return ended.out();
    }
}
