package levante.oscar.call;

import static org.assertj.core.api.Assertions.assertThat;

import levante.kernel.OwnerId;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(4);

  private boolean take(String owner) {
    return turns.take(new OwnerId(owner));
  }

  @Test
  void oneOwnerTakesAtMostHalfAndAllOfThemNoMoreThanThereAre() {
    assertThat(take("alice")).isTrue();
    assertThat(take("alice")).isTrue();
    assertThat(take("alice")).isFalse();
    assertThat(take("bob") && take("carol")).isTrue();
    assertThat(take("bob")).isFalse();
    turns.giveBack(new OwnerId("alice"));
    assertThat(take("bob")).isTrue();
    assertThat(take("alice")).isFalse();
    turns.giveBack(new OwnerId("carol"));
    assertThat(take("alice")).isTrue();
  }

  @Test
  void whereOnlyOneMayWaitSomebodyMay() {
    Turns one = new Turns(1);
    assertThat(one.take(new OwnerId("alice"))).isTrue();
    assertThat(one.take(new OwnerId("bob"))).isFalse();
  }
}
