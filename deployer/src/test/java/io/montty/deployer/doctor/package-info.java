@NullMarked
package io.montty.deployer.doctor;

import org.jspecify.annotations.NullMarked;
