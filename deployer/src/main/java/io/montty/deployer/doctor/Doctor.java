package io.montty.deployer.doctor;

import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Carry out examinations, each whatever became of the others. */
public final class Doctor {

    private final List<Examination> examinations;

    /** Prepare to carry out {@code examinations}. */
    public Doctor(List<Examination> examinations) {
        this.examinations = List.copyOf(examinations);
    }

    /** Return what they found, the worst first and otherwise in their order. */
    public List<Diagnosis> examine() throws InterruptedException {
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Examination examination : examinations) {
            diagnoses.add(new Diagnosis(examination.name(), look(examination)));
        }
        diagnoses.sort(Comparator.comparing(Diagnosis::verdict));
        return diagnoses;
    }

    private static List<Finding> look(Examination examination) throws InterruptedException {
        try {
            return examination.look();
        } catch (IOException e) {
            return unseen(IoReason.of(e));
        } catch (UncheckedIOException e) {
            return unseen(e.getMessage() == null ? "it cannot be read" : e.getMessage());
        } catch (DirectoryIteratorException e) {
            return unseen(String.valueOf(e.getMessage()));
        } catch (UsageException e) {
            return List.of(Finding.warn(String.valueOf(e.getMessage()), ""));
        }
    }

    private static List<Finding> unseen(String why) {
        return List.of(Finding.warn(
                "could not be looked at: " + why, "montty doctor, as the user that MonTTY runs as, or as root"));
    }
}
