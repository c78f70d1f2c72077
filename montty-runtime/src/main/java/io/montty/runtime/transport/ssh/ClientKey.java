package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.transport.LastingTroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Find the key that proves who we are: in its file, with the passphrase of another file, or in the user's agent. */
final class ClientKey {

    private final Path file;
    private final @Nullable Path passphraseFile;
    private final @Nullable Path agent;
    private final Sockets sockets;

    /**
     * @param file the private key
     * @param passphraseFile what holds its passphrase; null if there is none
     * @param agent the agent's socket; null if there is none
     * @param sockets how to reach the agent
     */
    ClientKey(Path file, @Nullable Path passphraseFile, @Nullable Path agent, Sockets sockets) {
        this.file = file;
        this.passphraseFile = passphraseFile;
        this.agent = agent;
        this.sockets = sockets;
    }

    /**
     * Return the key, ready to sign.
     *
     * @throws IOException if there is none, with a message that says what to do
     */
    Identity load() throws IOException {
        if (!Files.exists(file)) {
            byte[] wanted = publicKey();
            if (wanted.length > 0) {
                return fromAgent(wanted);
            }
            throw new LastingTroubleException(
                    "there is no key " + file + "; make one with: ssh-keygen -t ed25519 -f " + file);
        }
        byte[] bytes = SecretFile.read(file, "key");
        KeyPair pair = parse(bytes);
        if (!pair.isEncrypted()) {
            return identity(bytes);
        }
        if (passphraseFile != null) {
            return decrypted(bytes, passphraseFile);
        }
        byte[] inside = pair.getPublicKeyBlob();
        return fromAgent(inside == null ? publicKey() : inside);
    }

    private KeyPair parse(byte[] bytes) throws IOException {
        try {
            return KeyPair.load(new JSch(), bytes, null);
        } catch (JSchException e) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            if (text.contains("BEGIN PRIVATE KEY") || text.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
                throw new LastingTroubleException(
                        "the key " + file + " is a PKCS#8 file of a kind that is not read here, expected the format of"
                                + " OpenSSH; make a new key with: ssh-keygen -t ed25519 -f FILE",
                        e);
            }
            throw new LastingTroubleException(
                    "the file " + file + " holds no private key that is read here (" + e.getMessage()
                            + "); make one with: ssh-keygen -t ed25519 -f FILE",
                    e);
        }
    }

    private Identity decrypted(byte[] bytes, Path passphraseFile) throws IOException {
        String text = new String(SecretFile.read(passphraseFile, "passphrase file"), StandardCharsets.UTF_8);
        String passphrase = text.lines().findFirst().orElse("");
        if (passphrase.isEmpty()) {
            throw new LastingTroubleException("the passphrase file " + passphraseFile
                    + " is empty, expected the passphrase of the key " + file + " in its first line");
        }
        Identity identity = identity(bytes);
        if (!opens(identity, passphrase)) {
            throw new LastingTroubleException("the passphrase in " + passphraseFile + " does not open the key " + file
                    + "; try it with: ssh-keygen -y -f " + file);
        }
        return identity;
    }

    private boolean opens(Identity identity, String passphrase) throws IOException {
        try {
            return identity.setPassphrase(passphrase.getBytes(StandardCharsets.UTF_8));
        } catch (JSchException e) {
            throw new LastingTroubleException("the key " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private Identity identity(byte[] bytes) throws IOException {
        try {
            JSch jsch = new JSch();
            jsch.addIdentity(file.toString(), bytes, null, null);
            return jsch.getIdentityRepository().getIdentities().get(0);
        } catch (JSchException e) {
            throw new LastingTroubleException("the key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The agent may hold many keys; whoever named a file means that one. */
    private Identity fromAgent(byte[] wanted) throws IOException {
        String ways =
                "; name a file that holds its passphrase as server.passphrase_file, or add it with: ssh-add " + file;
        if (agent == null) {
            throw new LastingTroubleException(
                    "the key " + file + " is encrypted, and there is no agent (SSH_AUTH_SOCK)" + ways);
        }
        if (wanted.length == 0) {
            throw new LastingTroubleException("the key " + file + " is encrypted, and there is no " + file
                    + ".pub to know it by in the agent; make that with: ssh-keygen -y -f " + file + " > " + file
                    + ".pub");
        }
        for (Identity identity : new AgentIdentityRepository(new SSHAgentConnector(sockets, agent)).getIdentities()) {
            if (Arrays.equals(identity.getPublicKeyBlob(), wanted)) {
                return identity;
            }
        }
        throw new LastingTroubleException(
                "the key " + file + " is encrypted, and the agent at " + agent + " does not have it" + ways);
    }

    /** Return the public key beside the private one; empty if there is none. */
    private byte[] publicKey() throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".pub");
        if (!Files.exists(beside)) {
            return new byte[0];
        }
        try {
            String[] words = Files.readString(beside, StandardCharsets.ISO_8859_1)
                    .strip()
                    .split("\\s+", 3);
            return words.length < 2 ? new byte[0] : Base64.getDecoder().decode(words[1]);
        } catch (IllegalArgumentException e) {
            throw new LastingTroubleException(
                    "the file " + beside + " holds no public key; make it with: ssh-keygen -y -f " + file + " > "
                            + beside,
                    e);
        } catch (IOException e) {
            throw new LastingTroubleException("the public key cannot be read: " + IoReason.of(e), e);
        }
    }
}
