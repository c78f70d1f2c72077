package io.montty.deployer;

/** Hold one file that belongs into every project directory. */
final class ShippedFile {

    private final String path;
    private final byte[] bytes;
    private final boolean executable;

    /**
     * Make it.
     *
     * @param path where it belongs, relative to the project directory
     * @param bytes what is in it
     * @param executable whether its owner may run it
     */
    ShippedFile(String path, byte[] bytes, boolean executable) {
        this.path = path;
        this.bytes = bytes.clone();
        this.executable = executable;
    }

    String path() {
        return path;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean executable() {
        return executable;
    }

    String fingerprint() {
        return Fingerprint.of(bytes);
    }
}
