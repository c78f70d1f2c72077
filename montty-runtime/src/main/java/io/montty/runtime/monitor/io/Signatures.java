package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Find out what filed reports complain of, without reading the rest of them. */
public final class Signatures {

    /** How many characters of a title the manager keeps; both must call a check the same. */
    private static final int LONGEST_TITLE = 200;

    private static final String CUT = "...";

    private final ProjectLayout layout;
    private final BoundedFile files = BoundedFile.onDisk();
    private final NativeComplaints natives = new NativeComplaints();
    private final TextSanitizer sanitizer = new TextSanitizer();

    /** Read the reports of a project directory. */
    public Signatures(ProjectLayout layout) {
        this.layout = layout;
    }

    /**
     * Return what each of {@code reports} complains of, by its path. One that cannot be read, or is gone, complains of
     * that.
     */
    public Map<String, Signature> of(List<ReportRef> reports) {
        Map<String, Signature> found = new HashMap<>();
        Map<Signature, Signature> once = new HashMap<>(); // most of them say the same: kept once, they cost nothing
        for (ReportRef report : reports) {
            Signature signature = of(report);
            Signature same = once.putIfAbsent(signature, signature);
            found.put(report.path(), same == null ? signature : same);
        }
        return found;
    }

    private Signature of(ReportRef report) {
        if (report.status() == Status.OKAY || report.status() == Status.NA) {
            return Signature.NONE;
        }
        try {
            return new Signature(titles(report).stream().map(this::safe).toList());
        } catch (NoSuchFileException e) {
            return new Signature(List.of("it is gone"));
        } catch (ReportFormatException e) {
            return unreadable(e.reason());
        } catch (IOException e) {
            return unreadable(reason(e));
        }
    }

    private Signature unreadable(String reason) {
        return new Signature(List.of(sanitizer.line("cannot be read: " + reason)));
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return e.getClass().getSimpleName().replace("Exception", "") + (reason == null ? "" : ": " + reason);
    }

    private List<String> titles(ReportRef report) throws IOException, ReportFormatException {
        Optional<ReportName> name = ReportName.parse(report.fileName());
        if (name.isEmpty()) {
            throw new ReportFormatException("its name is not <id>_<STATUS>_<expiry>.json or .mty");
        }
        byte[] bytes = bytes(layout.reports().resolve(report.path()));
        return switch (name.get().format()) {
            case JSON -> natives.titles(bytes);
            case MTY -> LegacyComplaints.titles(LegacyReport.parse(bytes));
        };
    }

    private byte[] bytes(Path file) throws IOException, ReportFormatException {
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw new ReportFormatException("it is not a plain file");
        }
        byte[] bytes = files.read(file);
        if (bytes.length > ReportReader.LARGEST) {
            throw new ReportFormatException("it is larger than " + ReportReader.LARGEST + " bytes");
        }
        return bytes;
    }

    private String safe(String title) {
        return sanitizer.line(
                title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - CUT.length()) + CUT);
    }
}
