package levante.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import levante.web.view.Status;
import levante.web.view.Status.Tone;
import org.junit.jupiter.api.Test;

class UrgentTest {
  private record Row(int number, Tone tone) {
    private Status state() {
      return new Status(tone, "state");
    }
  }

  private static List<Row> rows(int count) {
    List<Row> rows = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      rows.add(new Row(number, Tone.GOOD));
    }
    return rows;
  }

  @Test
  void aShortListStaysAsItIs() {
    List<Row> rows = rows(Urgent.MOST);
    assertThat(Urgent.first(rows, Row::state)).isEqualTo(rows);
    assertThat(Urgent.beyond(rows)).isZero();
  }

  @Test
  void ofALongListStaysWhatNeedsAPersonAndThenWhatIsOnItsWayInTheirOrder() {
    List<Row> rows = rows(3000);
    Row idle = new Row(0, Tone.IDLE);
    Row busy = new Row(1500, Tone.BUSY);
    Row bad = new Row(2999, Tone.BAD);
    rows.set(0, idle);
    rows.set(1500, busy);
    rows.set(2999, bad);
    List<Row> first = Urgent.first(rows, Row::state);
    assertThat(first).hasSize(Urgent.MOST).contains(busy, bad).doesNotContain(idle);
    assertThat(first.stream().map(Row::number)).isSorted();
    assertThat(Urgent.beyond(rows)).isEqualTo(2900);
  }
}
