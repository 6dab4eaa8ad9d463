package levante.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryKeyTest {
  @TempDir private Path folder;

  @Test
  void aStoryThatWasCutOffGoesOnAndTheNextOneIsAnother() {
    StoryKey key = new StoryKey(folder.resolve("story/key"));
    String first = key.current();
    assertThat(new StoryKey(folder.resolve("story/key")).current()).isEqualTo(first);
    key.end();
    key.end();
    assertThat(key.current()).isNotEqualTo(first);
  }
}
