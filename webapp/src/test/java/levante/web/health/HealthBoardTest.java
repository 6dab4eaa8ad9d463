package levante.web.health;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import levante.web.SettableClock;
import levante.web.health.HealthBoard.Seen;
import levante.web.health.Part.Kind;
import levante.web.health.Part.State;
import org.junit.jupiter.api.Test;

class HealthBoardTest {
  private final SettableClock clock = new SettableClock();
  private Part disk = Part.good(Kind.DISK, "/data", "1 GiB");
  private boolean breaks;

  private final HealthBoard board =
      new HealthBoard(
          List.of(
              new Probe() {
                @Override
                public Kind kind() {
                  return Kind.DISK;
                }

                @Override
                public List<Part> look() {
                  if (breaks) {
                    throw new IllegalStateException("no such disk");
                  }
                  return List.of(disk);
                }
              }),
          clock);

  private Seen seen() {
    board.tick();
    return board.last().orElseThrow().parts().get(0);
  }

  @Test
  void nothingIsSaidBeforeTheFirstLook() {
    assertThat(board.last()).isEmpty();
    assertThat(seen()).isEqualTo(new Seen(disk, NOON));
    assertThat(board.last().orElseThrow().at()).isEqualTo(NOON);
  }

  @Test
  void itIsKnownSinceWhenAPartIsAsItIs() {
    seen();
    clock.pass(Duration.ofSeconds(30));
    disk = Part.good(Kind.DISK, "/data", "2 GiB");
    assertThat(seen()).isEqualTo(new Seen(disk, NOON));
    disk = Part.bad(Kind.DISK, "/data", "0 GiB");
    assertThat(seen()).isEqualTo(new Seen(disk, NOON.plusSeconds(30)));
    clock.pass(Duration.ofSeconds(30));
    assertThat(seen().since()).isEqualTo(NOON.plusSeconds(30));
  }

  @Test
  void whatCannotBeLookedAtIsNotKnownRatherThanWell() {
    seen();
    breaks = true;
    assertThat(seen().part().state()).isEqualTo(State.UNKNOWN);
    assertThat(seen().part().says()).contains("no such disk");
    assertThat(seen().part().kind()).isEqualTo(Kind.DISK);
  }
}
