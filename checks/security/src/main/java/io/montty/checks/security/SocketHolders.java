package io.montty.checks.security;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold which programs have which sockets open.
 *
 * @param programs the names of programs by the inode of a socket
 */
record SocketHolders(Map<Long, String> programs) {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d{1,18})]");

    SocketHolders {
        programs = Map.copyOf(programs);
    }

    /** Look through all processes; those of others are seen by root alone. */
    static SocketHolders of(HostFiles files) throws InterruptedException {
        Map<Long, String> programs = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(files.at("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                take(files, process, programs);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return new SocketHolders(programs);
        }
        return new SocketHolders(programs);
    }

    private static void take(HostFiles files, Path process, Map<Long, String> programs) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : open) {
                Matcher socket =
                        SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
                if (socket.matches()) {
                    programs.putIfAbsent(Long.parseLong(socket.group(1)), name(files, process));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another user's, or it has ended.
        }
    }

    private static String name(HostFiles files, Path process) {
        return files.lines(files.name(process.resolve("comm"))).orElse(List.of()).stream()
                .findFirst()
                .orElse("unknown");
    }

    /** Return the program that has {@code socket} open, if that can be seen. */
    Optional<String> of(Socket socket) {
        return Optional.ofNullable(programs.get(socket.inode()));
    }
}
