package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hold a file of host keys; see sshd(8), SSH_KNOWN_HOSTS FILE FORMAT.
 *
 * @param entries its lines that hold a key
 */
record KnownHosts(List<Entry> entries) {

    /**
     * Hold one line.
     *
     * @param revoked whether it says that the key is not to be trusted
     * @param names the hosts, in plain or hashed form
     * @param type the kind of key
     */
    record Entry(boolean revoked, List<String> names, String type) {

        boolean names(String host) {
            boolean excluded =
                    names.stream().anyMatch(name -> name.startsWith("!") && matches(name.substring(1), host));
            return !excluded && names.stream().anyMatch(name -> matches(name, host));
        }

        private static boolean matches(String name, String host) {
            if (!name.startsWith("|1|")) {
                return Wildcard.matches(name, host);
            }
            String[] parts = name.split("\\|", -1);
            try {
                Base64.Decoder base64 = Base64.getDecoder();
                Mac mac = Mac.getInstance("HmacSHA1");
                mac.init(new SecretKeySpec(base64.decode(parts[2]), "HmacSHA1"));
                return Arrays.equals(
                        mac.doFinal(host.getBytes(StandardCharsets.UTF_8)), base64.decode(parts[parts.length - 1]));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return false; // no hash that OpenSSH wrote
            }
        }
    }

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static KnownHosts read(Path file) throws IOException {
        return new KnownHosts(Files.readString(file, StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> List.of(BLANKS.split(line)))
                .filter(words -> !words.get(0).equals("@cert-authority"))
                .map(words -> words.get(0).startsWith("@") ? words : prefixed(words))
                .filter(words -> words.size() >= 4)
                .map(words -> new Entry(
                        words.get(0).equals("@revoked"), List.of(words.get(1).split(",", -1)), words.get(2)))
                .toList());
    }

    private static List<String> prefixed(List<String> words) {
        return Stream.concat(Stream.of("@none"), words.stream()).toList();
    }

    List<Entry> of(String host) {
        return entries.stream().filter(entry -> entry.names(host)).toList();
    }
}
