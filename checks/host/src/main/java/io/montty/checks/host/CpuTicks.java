package io.montty.checks.host;

/**
 * Hold the time that all processors together spent, in milliseconds.
 *
 * @param user running programs, whatever their priority
 * @param system running the kernel, interrupts included
 * @param waiting idle while a disk was working
 * @param stolen ready to run while the hypervisor ran another guest
 * @param idle with nothing to do
 */
record CpuTicks(long user, long system, long waiting, long stolen, long idle) {

    CpuTicks since(CpuTicks earlier) {
        return new CpuTicks(
                user - earlier.user,
                system - earlier.system,
                waiting - earlier.waiting,
                stolen - earlier.stolen,
                idle - earlier.idle);
    }

    /** Return the time in which something wanted to run. */
    long busy() {
        return user + system + stolen;
    }

    long total() {
        return busy() + waiting + idle;
    }
}
