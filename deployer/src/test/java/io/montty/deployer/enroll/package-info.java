/** Test deployments in temporary folders, and the shipped shell scripts in a real shell. */
@NullMarked
package io.montty.deployer.enroll;

import org.jspecify.annotations.NullMarked;
