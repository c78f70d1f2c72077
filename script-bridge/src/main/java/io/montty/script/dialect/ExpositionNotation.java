package io.montty.script.dialect;

/** Read Prometheus' exposition format for its figures alone; a value that is not finite stays in the text. */
final class ExpositionNotation implements MetricNotation {

    private final Exposition exposition = new Exposition();

    @Override
    public void gather(String line, Gathering gathering) throws MalformedException {
        ExpositionLine read = exposition.read(line);
        if (read instanceof ExpositionLine.Comment) {
            gathering.say(line);
        } else if (read instanceof ExpositionLine.Sample sample) {
            if (Double.isFinite(sample.value())) {
                gathering.take(Scalar.metric(sample.series(), sample.value()));
            } else {
                gathering.say(line);
            }
        }
    }
}
