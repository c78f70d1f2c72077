package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Hold every key that is bound to hand in reports.
 *
 * @param all them, in the order of the file
 */
record Bindings(List<Binding> all) {

    Bindings {
        all = List.copyOf(all);
    }

    /** Read them from an authorized_keys file; none if it is not there. */
    static Bindings read(Path file) throws IOException {
        List<Binding> found = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            int number = 0;
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()) {
                number++;
                Binding.parse(file.getFileName() + ":" + number, line.replace("\0", "?"))
                        .ifPresent(found::add);
            }
        }
        return new Bindings(found);
    }

    /** Return those that hand in at the project directory {@code root}. */
    Bindings of(Path root) {
        return new Bindings(all.stream()
                .filter(binding -> binding.project().isEmpty() || isSame(root, binding.project()))
                .toList());
    }

    private static boolean isSame(Path root, String named) {
        try {
            Path other = Path.of(named);
            return root.equals(other.normalize()) || (Files.exists(other) && Files.isSameFile(root, other));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }
}
