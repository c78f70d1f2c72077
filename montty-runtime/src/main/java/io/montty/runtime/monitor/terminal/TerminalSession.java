package io.montty.runtime.monitor.terminal;

import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Hold the terminal from the moment it is taken over until it is given back; giving it back may be asked for more than
 * once and from any thread, and wins over painting.
 */
public final class TerminalSession {

    private static final long PATIENCE_MS = 1000;

    private final TerminalControl control;
    private final SparingTerminal terminal;
    private final Screen screen;
    private final String saved;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean held;

    private TerminalSession(TerminalControl control, SparingTerminal terminal, Screen screen, String saved) {
        this.control = control;
        this.terminal = terminal;
        this.screen = screen;
        this.saved = saved;
    }

    /**
     * Take the terminal over.
     *
     * @param out the terminal, buffered: it is flushed once a frame
     * @param kind what the terminal can do
     * @throws IOException if there is no terminal; it is then as it was
     */
    public static TerminalSession open(TerminalControl control, OutputStream out, Charset charset, TerminalKind kind)
            throws IOException {
        TerminalControl.Found found = control.take();
        SparingTerminal terminal = new SparingTerminal(out, charset, kind);
        Screen screen = kind.has(Ability.SCROLL_REGION) ? new TerminalScreen(terminal) : new StillScreen(terminal);
        TerminalSession session = new TerminalSession(control, terminal, screen, found.settings());
        session.screen.setCursorPosition(null);
        try {
            session.enter(found.size());
        } catch (IOException e) {
            session.close();
            throw e;
        }
        return session;
    }

    /** Listen to the signals that say that the window has another size, or that a stopped job goes on. */
    public static void onSignals(Runnable resized, Runnable continued) {
        ProcessSignals.on("WINCH", resized);
        ProcessSignals.on("CONT", continued);
    }

    private void enter(WindowSize size) throws IOException {
        held = true;
        terminal.resize(size);
        screen.startScreen();
        screen.doResizeIfNecessary();
    }

    /** Return the size that the window had when it was last asked for. */
    public WindowSize size() {
        return terminal.size();
    }

    /** Ask for the size of the window again. */
    public WindowSize resize() throws IOException {
        return resize(control.size());
    }

    private WindowSize resize(WindowSize size) {
        terminal.resize(size);
        screen.doResizeIfNecessary();
        return terminal.size();
    }

    /**
     * Paint a frame, unless the terminal was given back.
     *
     * @param anew whether to write every cell, because what the terminal shows is not known
     */
    public void paint(Consumer<Screen> painter, boolean anew) throws IOException {
        lock.lock();
        try {
            if (held) {
                painter.accept(screen);
                screen.refresh(anew ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Listen to the mouse from now on, or leave it to the terminal; tell whether that can be. */
    public boolean useMouse(boolean on) throws IOException {
        lock.lock();
        try {
            return terminal.useMouse(on);
        } finally {
            lock.unlock();
        }
    }

    /** Hand text to the clipboard of the machine that the terminal runs on. */
    public Copied copy(String text) throws IOException {
        lock.lock();
        try {
            return held ? terminal.copy(text) : Copied.IMPOSSIBLE;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Give the terminal to the shell, stop, and take it over again when continued.
     *
     * @return false if there is no shell to give it to; nothing happened then
     */
    public boolean suspend() throws IOException {
        if (!control.canSuspend()) {
            return false;
        }
        close();
        control.suspend();
        retake();
        return true;
    }

    /** Take the terminal over again after a stop, whoever had it meanwhile. */
    public void retake() throws IOException {
        lock.lock();
        try {
            WindowSize size = control.take().size();
            if (held) {
                terminal.enterPrivateMode();
                resize(size);
            } else {
                enter(size);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Give the terminal back as it was, even if a painter hangs in a terminal that takes nothing. */
    public void close() {
        boolean locked = tryLock();
        try {
            if (held) {
                held = false;
                leave(locked);
            }
        } catch (IOException | RuntimeException e) {
            held = false; // the terminal is gone, or what broke it was reported already: nobody is left to tell
        } finally {
            if (locked) {
                lock.unlock();
            }
        }
    }

    private void leave(boolean locked) throws IOException {
        try {
            if (locked) {
                screen.stopScreen();
            }
        } finally {
            control.restore(saved);
        }
    }

    private boolean tryLock() {
        try {
            return lock.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
