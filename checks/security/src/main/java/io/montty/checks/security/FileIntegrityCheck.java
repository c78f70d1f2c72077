package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pf4j.Extension;

/** Alert when a file that matters is not as it was. */
@Extension
@Description("Alerts when a watched file has come, gone, or changed its content, owner or mode since the baseline was"
        + " made.")
public final class FileIntegrityCheck implements Check {

    private static final int MOST_FILES = 2000;

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.file-integrity", "Files are as they were")
                .withTags("security", "files")
                .withTimeout(Duration.ofMinutes(1))
                .withConfig(FileIntegrityConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        FileIntegrityConfig config = context.config(FileIntegrityConfig.class);
        HostFiles host = new HostFiles(context.root());
        SortedMap<String, String> found = new TreeMap<>();
        List<String> unread = new ArrayList<>();
        for (Path file : watched(host, config)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            take(host.name(file), file, config.largest(), found, unread);
        }
        if (found.isEmpty()) {
            return CheckResult.na("none of the watched files is there: " + String.join(", ", config.files()));
        }
        return withUnread(
                new SinceBaseline(
                                context.baseline(),
                                "files",
                                config.whenChanged().status())
                        .answer(found),
                unread);
    }

    /** What cannot be read may have changed unseen, so all being well cannot be said. */
    private static CheckResult withUnread(CheckResult result, List<String> unread) {
        if (unread.isEmpty()) {
            return result;
        }
        List<String> details = new ArrayList<>(result.details());
        unread.forEach(name -> details.add("content not judged, only owner, mode and size: " + name));
        String all = String.join(", ", unread);
        return (result.status() == Status.OKAY
                        ? new CheckResult(
                                Status.NA,
                                "what is in " + all
                                        + " cannot be read by the user who runs the checks; the rest is as in"
                                        + " the baseline",
                                List.of(),
                                result.metrics())
                        : result)
                .withDetails(details);
    }

    private static List<Path> watched(HostFiles host, FileIntegrityConfig config) {
        List<Path> watched = new ArrayList<>();
        for (String pattern : config.files()) {
            for (Path match : host.matching(pattern)) {
                if (Files.isDirectory(match, LinkOption.NOFOLLOW_LINKS)) {
                    watched.addAll(host.matching(host.name(match) + "/*"));
                } else {
                    watched.add(match);
                }
            }
        }
        return watched.stream()
                .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .distinct()
                .limit(MOST_FILES)
                .toList();
    }

    private static void take(
            String name, Path file, long largest, SortedMap<String, String> found, List<String> unread) {
        try {
            FileIdentity identity = FileIdentity.of(file);
            if (identity.isLink()) {
                found.put(name, identity + " to " + Files.readSymbolicLink(file));
            } else if (identity.size() > largest || !identity.isRegular()) {
                found.put(name, identity + " " + identity.size() + " bytes");
            } else {
                found.put(name, identity + " " + digest(name, file, identity, unread));
            }
        } catch (NoSuchFileException e) {
            // It was removed as we looked; the baseline tells.
        } catch (IOException e) {
            unread.add(name);
        }
    }

    private static String digest(String name, Path file, FileIdentity identity, List<String> unread) {
        try {
            return FileIdentity.sha256(file);
        } catch (IOException e) {
            unread.add(name);
            return identity.size() + " bytes";
        }
    }
}
