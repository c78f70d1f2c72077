package io.montty.deployer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Look at what a host and its server prove themselves with. */
class KeysTest {

    private static final String PUBLIC = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIServer";

    @TempDir
    private Path folder;

    private MadeUpMachine machine;

    @BeforeEach
    void makeUp() throws IOException {
        machine = new MadeUpMachine(folder);
        machine.key("ssh-ed25519", "none");
    }

    @Test
    void namesWhatIsWrongWithTheKey() throws Exception {
        machine.close("srv/ssh/id_ed25519", "rw-r--r--");
        assertThat(found("key of this host").get(0).fix()).isEqualTo("chmod 600 " + machine.path("srv/ssh/id_ed25519"));

        machine.key("ssh-dss", "none");
        assertThat(found("key of this host").get(0).what()).contains("is of type ssh-dss");

        machine.write("srv/ssh/id_ed25519", "-----BEGIN PRIVATE KEY-----\nMC4C\n");
        assertThat(found("key of this host").get(0).what()).contains("PKCS8");

        machine.write(
                "srv/ssh/id_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
        assertThat(found("key of this host").get(0).what()).endsWith("is damaged");

        Files.delete(machine.path("srv/ssh/id_ed25519"));
        assertThat(found("key of this host").get(0).what()).startsWith("there is no key ");
    }

    @Test
    void tellsThatAKeyHasAPassphrase() throws Exception {
        machine.key("ssh-ed25519", "aes256-ctr");

        assertThat(found("key of this host").get(0).what()).contains("with a passphrase");
    }

    @Test
    void looksAfterTheFileOfThePassphrase() throws Exception {
        machine.key("ssh-ed25519", "aes256-ctr");
        Path file = machine.write("srv/ssh/passphrase", "secret");
        machine.close("srv/ssh/passphrase", "rw-r-----");

        assertThat(withPassphrase(file)).anyMatch(finding -> finding.fix().equals("chmod 600 " + file));
        assertThat(withPassphrase(folder.resolve("none")))
                .anyMatch(finding -> finding.what().startsWith("there is no file "));
    }

    private List<Finding> withPassphrase(Path file) throws IOException {
        Path key = machine.path("srv/ssh/id_ed25519");
        ServerLink link = new ServerLink("montty", "127.0.0.1", 22, "", key, folder.resolve("k"), Optional.of(file));
        return new IdentityKeyExamination(machine.site(), link).look();
    }

    @Test
    void namesTheFormThatAPortNeeds() throws Exception {
        machine.write("srv/ssh/known_hosts", "127.0.0.1 " + PUBLIC + "\n");

        assertThat(found("server's host key").get(0).what())
                .endsWith("not for port 2222, where it has to be named [127.0.0.1]:2222");
    }

    @Test
    void findsHashedNamesAndRefusesRevokedKeys() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        byte[] salt = "salt of twenty bytes".getBytes(StandardCharsets.US_ASCII);
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        Base64.Encoder base64 = Base64.getEncoder();
        String hashed = "|1|" + base64.encodeToString(salt) + "|"
                + base64.encodeToString(mac.doFinal("[127.0.0.1]:2222".getBytes(StandardCharsets.US_ASCII)));

        machine.write("srv/ssh/known_hosts", "|1|x|y " + PUBLIC + "\n" + hashed + " " + PUBLIC + "\n");
        assertThat(found("server's host key").get(0).what()).endsWith("holds [127.0.0.1]:2222 with ssh-ed25519");

        machine.write("srv/ssh/known_hosts", "@revoked * " + PUBLIC + "\n");
        assertThat(found("server's host key").get(0).what()).contains("holds a revoked key");

        machine.write("srv/ssh/known_hosts", "[127.0.0.*]:*,![127.0.0.1]:2222 " + PUBLIC + "\n");
        assertThat(found("server's host key").get(0).what()).endsWith("holds no key of [127.0.0.1]:2222");
    }

    private List<Finding> found(String name) throws IOException {
        ServerLink link = new ServerLink(
                "montty",
                "127.0.0.1",
                2222,
                "",
                machine.path("srv/ssh/id_ed25519"),
                machine.path("srv/ssh/known_hosts"),
                Optional.empty());
        Examination examination = name.equals("key of this host")
                ? new IdentityKeyExamination(machine.site(), link)
                : new KnownHostsExamination(machine.site(), link);
        return look(examination);
    }

    private static List<Finding> look(Examination examination) throws IOException {
        try {
            return new Diagnosis(examination.name(), examination.look()).findings();
        } catch (InterruptedException e) {
            throw new AssertionError("nothing waits here", e);
        }
    }
}
