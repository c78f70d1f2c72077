package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Look at the private key that this host proves itself with. */
record IdentityKeyExamination(Site site, ServerLink server) implements Examination {

    private static final Set<String> TYPES =
            Set.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa");
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int OPEN_TO_OTHERS = 0077;

    @Override
    public String name() {
        return "key of this host";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path key = server.identity();
        if (!Files.isRegularFile(key) && site.sshConfigSays("identityfile")) {
            return List.of(Finding.skipped("there is no key " + key + ", but ~/.ssh/config names another"));
        }
        if (!Files.isRegularFile(key)) {
            return List.of(Finding.wrong("there is no key " + key, make(key)));
        }
        List<Finding> findings = new ArrayList<>();
        keptPrivate("the key ", key, findings);
        findings.add(format(key));
        if (server.passphrase().isPresent()) {
            Path passphrase = server.passphrase().get();
            if (Files.isRegularFile(passphrase)) {
                keptPrivate("the passphrase ", passphrase, findings);
            } else {
                findings.add(Finding.wrong(
                        "there is no file " + passphrase + " with the passphrase", "see server in montty.yaml"));
            }
        }
        return findings;
    }

    private void keptPrivate(String what, Path file, List<Finding> findings) throws IOException {
        int mode = Site.mode(file.toRealPath());
        if ((mode & OPEN_TO_OTHERS) != 0) {
            findings.add(Finding.wrong(
                    "others can read " + what + file + ": its mode is " + Site.octal(mode),
                    "chmod 600 " + site.word(file)));
        }
        if (Site.owner(file) != site.uid()) {
            findings.add(Finding.wrong(
                    what + file + " does not belong to " + site.user(),
                    "chown " + site.user() + " " + site.word(file)));
        }
    }

    private Finding format(Path key) throws IOException {
        String text = Files.readString(key, StandardCharsets.ISO_8859_1);
        String first = text.lines().findFirst().orElse("");
        if (first.equals("-----BEGIN PRIVATE KEY-----") || first.equals("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
            return Finding.wrong(
                    "the key " + key + " is in the PKCS8 format, which fails for some types of key",
                    "ssh-keygen -p -f " + site.word(key) + ", which rewrites it; where that says 'invalid format',"
                            + " make another and bind it");
        }
        if (first.equals("-----BEGIN RSA PRIVATE KEY-----") || first.equals("-----BEGIN EC PRIVATE KEY-----")) {
            return Finding.ok(key + " is a key in the PEM format");
        }
        if (!first.equals("-----BEGIN OPENSSH PRIVATE KEY-----")) {
            return Finding.wrong(key + " is not a private key that OpenSSH writes", make(key));
        }
        return openssh(key, text);
    }

    private Finding openssh(Path key, String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getMimeDecoder()
                    .decode(text.replaceAll("-----[A-Z ]+-----", "").strip()));
            bytes.position(MAGIC.length);
            String cipher = string(bytes);
            string(bytes);
            string(bytes);
            bytes.getInt();
            bytes.getInt();
            String type = string(bytes);
            if (!TYPES.contains(type)) {
                return Finding.wrong("the key " + key + " is of type " + type + ", which is not served", make(key));
            }
            return Finding.ok(key + " is a key of type " + type
                    + (cipher.equals("none") ? "" : ", with a passphrase, which cron needs from a file or an agent"));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Finding.wrong("the key " + key + " is damaged", make(key));
        }
    }

    /** Return the next string, which its length is before. */
    private static String string(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a length beyond the end");
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private String make(Path key) {
        return "ssh-keygen -t ed25519 -N '' -f " + site.word(key) + ", and bind " + key.getFileName()
                + ".pub on the server";
    }
}
