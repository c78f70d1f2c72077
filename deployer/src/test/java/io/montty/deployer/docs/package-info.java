/** Hold what the documentation says to what MonTTY does. */
@NullMarked
package io.montty.deployer.docs;

import org.jspecify.annotations.NullMarked;
