package io.montty.runtime.transport.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Put bytes together as SSH words them: a string is its length in four bytes, and itself. */
final class SshWire {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    SshWire raw(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    SshWire number(int number) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return this;
    }

    SshWire string(byte[] bytes) {
        number(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    SshWire string(String ascii) {
        return string(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
