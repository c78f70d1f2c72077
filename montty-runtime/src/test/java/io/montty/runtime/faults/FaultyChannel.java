package io.montty.runtime.faults;

import io.montty.runtime.faults.Operation.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Read and write a real file, each change by way of {@link Deeds}. */
final class FaultyChannel extends FileChannel {

    private final FileChannel real;
    private final Path path;
    private final int number;
    private final Deeds deeds;

    FaultyChannel(FileChannel real, Path path, int number, Deeds deeds) {
        this.real = real;
        this.path = path;
        this.number = number;
        this.deeds = deeds;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        deeds.alive();
        return real.read(buffer);
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
        deeds.alive();
        return real.read(buffers, offset, length);
    }

    @Override
    public int read(ByteBuffer buffer, long position) throws IOException {
        deeds.alive();
        return real.read(buffer, position);
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
        long start = real.position();
        int written = write(buffer, start);
        real.position(start + written);
        return written;
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
        long written = 0;
        for (int i = offset; i < offset + length; i++) {
            written += write(buffers[i]);
        }
        return written;
    }

    @Override
    public int write(ByteBuffer buffer, long position) throws IOException {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        deeds.run(
                new Operation(Kind.WRITE, path, null, number, position, new String(bytes, StandardCharsets.ISO_8859_1)),
                () -> writeAll(ByteBuffer.wrap(bytes), position),
                () -> writeAll(ByteBuffer.wrap(bytes, 0, bytes.length / 2), position));
        return bytes.length;
    }

    private void writeAll(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += real.write(bytes, at);
        }
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        deeds.run(new Operation(Kind.TRUNCATE, path, null, number, size, ""), () -> real.truncate(size));
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        deeds.run(new Operation(Kind.FORCE, path, null, number, 0, ""), () -> real.force(metaData));
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        deeds.alive();
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        deeds.alive();
        return real.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        deeds.alive();
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
