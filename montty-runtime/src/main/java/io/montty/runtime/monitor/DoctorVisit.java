package io.montty.runtime.monitor;

import io.montty.runtime.report.TextSanitizer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Have the doctor look in the background, one look at a time. */
final class DoctorVisit implements Runnable {

    private final Doctor doctor;
    private final Consumer<Event> events;
    private final Consumer<Thread> starter;
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * Wire it.
     *
     * @param events told what was found
     * @param starter starts the thread that looks
     */
    DoctorVisit(Doctor doctor, Consumer<Event> events, Consumer<Thread> starter) {
        this.doctor = doctor;
        this.events = events;
        this.starter = starter;
    }

    /** Begin to look, unless somebody looks already. */
    void begin() {
        if (!busy.getAndSet(true)) {
            starter.accept(new Thread(this, "doctor"));
        }
    }

    @Override
    public void run() {
        try {
            events.accept(new Event.Diagnosed(new TextSanitizer().lines(doctor.examine())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.set(false);
        }
    }
}
