package io.montty.runtime.receiver;

import io.montty.runtime.store.ProjectLayout;

/**
 * Say who speaks, as its key is bound, and where its reports go.
 *
 * @param name of the host or the relay
 * @param relay whether it hands in the reports of other hosts
 * @param project the project directory of the server
 */
record Sender(String name, boolean relay, ProjectLayout project) {}
