package io.montty.runtime.monitor.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RowsTest {

    private final Rows<String> rows = new Rows<>(Function.identity());

    private Rows<String> shown(int room, String... names) {
        rows.resize(room);
        rows.put(List.of(names), false);
        return rows;
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "r" + i).toList();
    }

    private Rows<String> scrolledTo(int room, int count, String row) {
        rows.resize(room);
        rows.put(numbered(count), false);
        rows.select(row);
        return rows;
    }

    @Test
    void keepsTheCursorOnItsRowAtItsPlaceOnTheScreen() {
        scrolledTo(5, 20, "r10");
        int place = rows.visible().indexOf("r10");

        rows.put(Stream.concat(Stream.of("new1", "new2"), numbered(20).stream()).toList(), false);

        assertThat(rows.selected()).contains("r10");
        assertThat(rows.visible().indexOf("r10")).isEqualTo(place);
    }

    @Test
    void goesOnShowingTheHeadOfAListThatShowsIt() {
        shown(5, "a", "b", "c");
        rows.move(1);

        rows.put(List.of("new", "a", "b", "c"), false);

        assertThat(rows.selected()).contains("b");
        assertThat(rows.visible()).startsWith("new", "a", "b");
    }

    @Test
    void leavesTheHeadRatherThanTheCursor() {
        shown(3, "a", "b", "c");
        rows.move(2);

        rows.put(List.of("new1", "new2", "a", "b", "c"), false);

        assertThat(rows.selected()).contains("c");
        assertThat(rows.visible()).containsExactly("a", "b", "c");
    }

    @Test
    void goesToTheRowThatTookThePlaceOfOneThatIsGone() {
        scrolledTo(5, 20, "r10");
        int place = rows.visible().indexOf("r10");

        rows.put(
                numbered(20).stream()
                        .filter(row -> !List.of("r10", "r11", "r3").contains(row))
                        .toList(),
                false);

        assertThat(rows.selected()).contains("r12");
        assertThat(rows.visible().indexOf("r12")).isEqualTo(place);
    }

    @Test
    void goesToTheLastRowWhenAllFromTheCursorOnAreGone() {
        scrolledTo(5, 20, "r19");

        rows.put(numbered(17), false);

        assertThat(rows.selected()).contains("r16");
        assertThat(rows.visible()).endsWith("r16").hasSize(5);
    }

    @Test
    void takesMarksAwayWithTheirRows() {
        shown(5, "a", "b", "c");
        rows.toggleMark();
        rows.toggleMark();
        assertThat(rows.marked()).containsExactly("a", "b");

        rows.put(List.of("c", "b"), false);
        assertThat(rows.marked()).containsExactly("b");

        rows.put(List.of("a", "b", "c"), false);
        assertThat(rows.marked()).containsExactly("b");
    }

    @Test
    void marksAndUnmarks() {
        shown(5, "a", "b", "c");
        rows.markAll();
        assertThat(rows.marked()).containsExactly("a", "b", "c");
        rows.move(1);
        rows.toggleMark();
        assertThat(rows.isMarked("b")).isFalse();
        assertThat(rows.selected()).contains("c");
        rows.unmarkAll();
        assertThat(rows.marked()).isEmpty();
    }

    @Test
    void keepsTheOrderWhileItIsHeldAndPutsNewRowsLast() {
        shown(5, "a", "b", "c");

        rows.put(List.of("new2", "c", "new1", "a"), true);
        assertThat(rows.all()).containsExactly("a", "c", "new2", "new1");

        rows.put(List.of("new2", "c", "new1", "a"), false);
        assertThat(rows.all()).containsExactly("new2", "c", "new1", "a");
    }

    @Test
    void countsWhatCameInAboveUntilTheCursorMoves() {
        shown(5, "a", "b", "c");
        rows.move(1);

        rows.put(List.of("new1", "a", "new2", "b", "new3", "c"), false);
        assertThat(rows.fresh()).isEqualTo(2);
        rows.put(List.of("new4", "new1", "a", "new2", "b", "new3", "c"), false);
        assertThat(rows.fresh()).isEqualTo(3);

        rows.move(1);
        assertThat(rows.fresh()).isZero();
    }

    @Test
    void callsNothingNewThatAPersonChoseToSee() {
        shown(5, "c");

        rows.choose(List.of("a", "b", "c"));

        assertThat(rows.fresh()).isZero();
        assertThat(rows.selected()).contains("c");
    }

    @Test
    void pagesWithOneRowInCommon() {
        scrolledTo(5, 20, "r0");

        rows.page(1);
        assertThat(rows.visible()).containsExactly("r4", "r5", "r6", "r7", "r8");
        assertThat(rows.selected()).contains("r4");
        rows.page(9);
        assertThat(rows.selected()).contains("r19");
        assertThat(rows.below()).isZero();
        rows.page(-9);
        assertThat(rows.selected()).contains("r0");
        assertThat(rows.below()).isEqualTo(15);
    }

    @Test
    void staysWithinItsRows() {
        shown(5, "a", "b", "c");
        rows.move(-1);
        assertThat(rows.selected()).contains("a");
        rows.move(9);
        assertThat(rows.selected()).contains("c");
        rows.first();
        assertThat(rows.cursor()).isZero();
        rows.last();
        assertThat(rows.cursor()).isEqualTo(2);
    }

    @Test
    void selectsWhatIsClickedAndNothingElse() {
        scrolledTo(3, 20, "r10");

        assertThat(rows.click(0)).isTrue();
        assertThat(rows.selected()).contains("r8");
        assertThat(rows.click(3)).isFalse();
        assertThat(rows.click(-1)).isFalse();
        assertThat(rows.selected()).contains("r8");
    }

    @Test
    void keepsTheCursorInSightWhenThereIsLessRoom() {
        scrolledTo(9, 20, "r8");

        rows.resize(3);

        assertThat(rows.visible()).containsExactly("r6", "r7", "r8");
    }

    @Test
    void getsAlongWithoutRows() {
        rows.resize(5);
        rows.toggleMark();
        rows.markAll();
        rows.move(1);
        rows.page(1);
        rows.last();

        assertThat(rows.selected()).isEmpty();
        assertThat(rows.visible()).isEmpty();
        assertThat(rows.click(0)).isFalse();
        assertThat(rows.below()).isZero();

        rows.put(List.of(), true);
        rows.put(List.of("a"), true);
        assertThat(rows.selected()).contains("a");
    }

    @Test
    void getsAlongWithOneRowAndLosesIt() {
        shown(1, "a");
        rows.move(1);
        rows.toggleMark();
        assertThat(rows.selected()).contains("a");
        assertThat(rows.isSelected("a")).isTrue();

        rows.put(List.of(), false);

        assertThat(rows.selected()).isEmpty();
        assertThat(rows.marked()).isEmpty();
    }
}
