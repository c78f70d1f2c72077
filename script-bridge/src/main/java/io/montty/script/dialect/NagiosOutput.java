package io.montty.script.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * Part what a plugin printed at its bars.
 *
 * @param text the first line up to its bar, and the long text up to the first bar in it
 * @param perfdata what follows the two bars, joined by a blank
 * @param perfdataCut whether the last item of {@code perfdata} may lack its end because the output was cut
 */
record NagiosOutput(List<String> text, String perfdata, boolean perfdataCut) {

    NagiosOutput {
        text = List.copyOf(text);
    }

    static NagiosOutput of(ScriptOutput.Stream stdout) {
        List<String> text = new ArrayList<>();
        List<String> perfdata = new ArrayList<>();
        boolean cut = false;
        boolean onlyPerfdata = false;
        for (int i = 0; i < stdout.lines().size(); i++) {
            String line = stdout.lines().get(i);
            int bar = line.indexOf('|');
            if (onlyPerfdata) {
                perfdata.add(line);
            } else if (bar < 0) {
                text.add(line);
            } else {
                addText(line.substring(0, bar), text);
                perfdata.add(line.substring(bar + 1));
                onlyPerfdata = i > 0;
            }
            cut = stdout.cutWithin(i) && (onlyPerfdata || bar >= 0);
        }
        return new NagiosOutput(text, String.join(" ", perfdata), cut);
    }

    private static void addText(String text, List<String> into) {
        if (!text.isBlank()) {
            into.add(text.stripTrailing());
        }
    }

    /** Put text and metrics where they belong. */
    void gather(Gathering gathering) {
        gathering.say(text);
        List<PerfdataItem> items = PerfdataItem.parse(perfdata);
        for (int i = 0; i < items.size(); i++) {
            boolean cutWithin = perfdataCut && i == items.size() - 1;
            gather(items.get(i), cutWithin, gathering);
        }
    }

    private static void gather(PerfdataItem item, boolean cutWithin, Gathering gathering) {
        if (cutWithin) {
            gathering.refuseItem(item.source(), "the output was cut within this item");
        } else if (item instanceof PerfdataItem.Malformed malformed) {
            gathering.refuseItem(item.source(), malformed.reason());
        } else if (item instanceof PerfdataItem.Sample sample) {
            try {
                gathering.take(sample.metric());
            } catch (MalformedException e) {
                gathering.refuseItem(item.source(), e.reason());
            }
        }
    }
}
