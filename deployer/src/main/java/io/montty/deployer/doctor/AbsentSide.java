package io.montty.deployer.doctor;

import java.util.List;

/**
 * Stand for all examinations of a side that this machine does not have.
 *
 * @param name the side
 * @param why what says that it does not have it
 */
record AbsentSide(String name, String why) implements Examination {

    @Override
    public List<Finding> look() {
        return List.of(Finding.skipped(why));
    }
}
