package levante.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import levante.oscar.lineage.ObjectVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureRefTest {
  @Test
  void anIdNamesJustItsVersion() {
    PictureRef ref =
        new PictureRef(new ObjectVersion("cloud-7f3a2b", "bucket", "result/ñ ü/frame.jpg", "abc"));
    assertThat(ref.id().flatMap(PictureRef::parse)).contains(ref);
  }

  @Test
  void aVersionWithAnEndlessKeyHasNoId() {
    assertThat(new PictureRef(new ObjectVersion("s", "b", "k".repeat(1000), "e")).id()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "YQ", "YQBiAGM"})
  void whatIsNoIdNamesNothing(String id) {
    assertThat(PictureRef.parse(id)).isEmpty();
  }
}
