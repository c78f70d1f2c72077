package io.montty.script.dialect;

import java.util.HashSet;
import java.util.Set;

/** Read an exposition line by line, and mind what its lines demand of each other. */
final class Exposition {

    private final Set<String> sampled = new HashSet<>();
    private final Set<String> series = new HashSet<>();
    private final Set<ExpositionLine.Metadata> described = new HashSet<>();

    ExpositionLine read(String line) throws MalformedException {
        ExpositionLine read = ExpositionParser.parse(line);
        if (read instanceof ExpositionLine.Sample sample) {
            if (!series.add(sample.series())) {
                throw new MalformedException(
                        "metric '" + sample.series() + "' was given before; its first value counts");
            }
            sampled.add(sample.metric());
        } else if (read instanceof ExpositionLine.Metadata metadata) {
            require(metadata);
        }
        return read;
    }

    private void require(ExpositionLine.Metadata metadata) throws MalformedException {
        String subject = metadata.keyword() + " of '" + metadata.metric() + "'";
        if (!described.add(metadata)) {
            throw new MalformedException("the " + subject + " was given before");
        }
        if (metadata.keyword().equals("TYPE") && sampled.contains(metadata.metric())) {
            throw new MalformedException("the " + subject + " must come before its values");
        }
    }
}
