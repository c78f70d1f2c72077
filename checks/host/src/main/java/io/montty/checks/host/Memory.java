package io.montty.checks.host;

/**
 * Hold the state of the main memory and the swap space, in bytes.
 *
 * @param total installed memory that the kernel can use
 * @param available what programs could still get without swapping
 * @param swapTotal size of all swap space; zero if there is none
 * @param swapUsed how much of it is in use
 */
record Memory(long total, long available, long swapTotal, long swapUsed) {

    long used() {
        return total - available;
    }
}
