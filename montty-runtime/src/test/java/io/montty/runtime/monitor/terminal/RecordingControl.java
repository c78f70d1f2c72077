package io.montty.runtime.monitor.terminal;

import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stand in for a terminal line, and remember what was done to it. */
public final class RecordingControl implements TerminalControl {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile WindowSize size;
    private volatile String refused = "";

    public RecordingControl(WindowSize size) {
        this.size = size;
    }

    public List<String> calls() {
        return calls;
    }

    public void setSize(WindowSize size) {
        this.size = size;
    }

    /** Fail from now on whenever {@code call} is made. */
    public void refuse(String call) {
        refused = call;
    }

    @Override
    public Found take() throws IOException {
        note("take");
        return new Found("saved", size);
    }

    @Override
    public void restore(String saved) throws IOException {
        note("restore " + saved);
    }

    @Override
    public WindowSize size() throws IOException {
        note("size");
        return size;
    }

    @Override
    public boolean canSuspend() {
        return !refused.equals("suspend");
    }

    @Override
    public void suspend() throws IOException {
        note("suspend");
    }

    private void note(String call) throws IOException {
        if (call.equals(refused)) {
            throw new IOException("not a tty");
        }
        calls.add(call);
    }
}
