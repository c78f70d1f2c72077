package io.montty.script.dialect;

/** Read one line of a notation in which every line holds metrics. */
interface MetricNotation {

    /**
     * Gather the metrics of {@code line}; what it holds beside them is said as text.
     *
     * @param line a line that is not blank
     * @throws MalformedException if the line breaks the notation; nothing of it has been gathered then
     */
    void gather(String line, Gathering gathering) throws MalformedException;
}
