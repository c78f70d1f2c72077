package io.montty.script.dialect;

/** Read Graphite's plaintext protocol: {@code path value timestamp}. */
final class GraphiteNotation implements MetricNotation {

    private static final int FIELDS = 3;

    @Override
    public void gather(String line, Gathering gathering) throws MalformedException {
        String[] fields = line.strip().split(" +", -1);
        if (fields.length != FIELDS) {
            throw new MalformedException(fields.length + " fields; expected: path value timestamp");
        }
        double value = Scalar.finite(fields[1]);
        Scalar.finite(fields[2]);
        gathering.take(Scalar.metric(fields[0], value));
    }
}
