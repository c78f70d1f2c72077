package io.montty.runtime.monitor;

import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.monitor.screen.Preferences;
import io.montty.runtime.monitor.view.ColorDepth;
import io.montty.runtime.store.ProjectLayout;
import java.nio.charset.Charset;

/**
 * Say what the monitor shows, to whom and how.
 *
 * @param layout the project directory whose reports are shown
 * @param server the name of this machine
 * @param user who asks for deletes
 * @param colors how many colours the terminal is shown
 * @param charset what the terminal can show
 * @param term the kind of terminal, as TERM says
 * @param version of MonTTY, for the header
 * @param readOnly whether nothing may be changed
 * @param history where it is kept what changed
 * @param files where the user's own files are
 * @param preferences what the user likes
 * @param doctor what looks at the project directory when a person asks
 * @param start what is shown first
 */
public record MonitorSettings(
        ProjectLayout layout,
        String server,
        String user,
        ColorDepth colors,
        Charset charset,
        String term,
        String version,
        boolean readOnly,
        HistoryFile history,
        UserFiles files,
        Preferences preferences,
        Doctor doctor,
        MonitorStart start) {}
