package io.montty.deployer.enroll;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Make public keys that look right and fit nothing. */
final class MadeUpKeys {

    private MadeUpKeys() {}

    static PublicKey key(int number) {
        byte[] bytes = new byte[51];
        bytes[3] = 11;
        byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(type, 0, bytes, 4, type.length);
        bytes[18] = 32;
        bytes[50] = (byte) number;
        return new PublicKey("ssh-ed25519", Base64.getEncoder().encodeToString(bytes));
    }
}
