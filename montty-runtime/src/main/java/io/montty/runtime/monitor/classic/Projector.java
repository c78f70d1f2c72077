package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bring the report whose turn it is onto the stage, passing over those that vanish in the meantime. */
final class Projector {

    private final SlideSource source;
    private final Rotation rotation;
    private final Stage stage;

    Projector(SlideSource source, Rotation rotation, Stage stage) {
        this.source = source;
        this.rotation = rotation;
        this.stage = stage;
    }

    /** Show what is the most urgent now. */
    void show(long now) {
        rotation.settle();
        load(now);
    }

    /** Show what is the most urgent now, and let it scroll on from where it was held. */
    void catchUp(long now) {
        rotation.settle();
        stage.scroller().resume(now);
        load(now);
    }

    /** Show the next one, or the same from its beginning if there is no other. */
    void advance(long now) {
        rotation.advance();
        if (!load(now)) {
            stage.restart(now);
        }
    }

    /** Show the one behind, as a person asked. */
    void next(long now) {
        rotation.next();
        load(now);
    }

    /** Show the one before, as a person asked. */
    void back(long now) {
        rotation.back();
        load(now);
    }

    /** Load the current report, and tell whether that is another one than before. */
    private boolean load(long now) {
        Optional<ReportRef> current = rotation.current();
        while (current.isPresent() && !stage.shows(current.get())) {
            Optional<Slide> loaded = source.load(current.get());
            if (loaded.isPresent()) {
                stage.put(loaded.get(), now);
                return true;
            }
            List<ReportRef> left = new ArrayList<>(rotation.order());
            left.remove(current.get());
            rotation.update(left, List.of());
            rotation.settle();
            current = rotation.current();
        }
        if (current.isEmpty()) {
            stage.clear();
        }
        return false;
    }
}
