/** Hold what people ask the manager to do, and write and read it as files of its inbox. */
@NullMarked
package io.montty.runtime.request;

import org.jspecify.annotations.NullMarked;
