/** Follow what reports tell of each check of each host, from problem to recovery; no file is touched here. */
@NullMarked
package io.montty.runtime.manager.problem;

import org.jspecify.annotations.NullMarked;
