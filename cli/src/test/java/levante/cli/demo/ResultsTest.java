package levante.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.cli.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir private Path folder;

  private final Map<String, String> objects = new TreeMap<>();

  private final ObjectStore store =
      new ObjectStore() {
        @Override
        public void put(String bucket, String key, Path file) {
          throw new IllegalStateException("results are only read");
        }

        @Override
        public List<String> list(String bucket, String prefix) {
          return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
        }

        @Override
        public void get(String bucket, String key, Path file) {
          try {
            Files.writeString(file, objects.get(key));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  @Test
  void aMaskCountsFromOneHalfUpAndOnlyThisVideosResultsAreBrought() throws IOException {
    objects.put("result/film/frame-000000.jpg", "picture");
    objects.put(
        "result/film/frame-000000.json",
        "{\"frame\":0,\"t_s\":0.0,\"faces\":[{\"box\":[1,2,3,4],\"mask\":0.5},"
            + "{\"box\":[1,2,3,4],\"mask\":0.49}]}");
    objects.put("result/film/frame-000025.jpg", "picture");
    objects.put("result/film/frame-000025.json", "{\"frame\":25,\"t_s\":1.0,\"faces\":[]}");
    objects.put("result/other/frame-000050.jpg", "another video's");
    assertThat(Results.bring(store, "bucket", "result/film/", folder))
        .isEqualTo(new Results(2, 2, 1));
    assertThat(folder.resolve("frame-000025.json")).exists();
    assertThat(folder.resolve("frame-000050.jpg")).doesNotExist();
    JsonNode summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(summary.path("frames").path(0).path("masks").asInt()).isEqualTo(1);
    assertThat(summary.path("faces").asInt()).isEqualTo(2);
  }

  @Test
  void theFolderOfOutputsIsWhereTheFirstLies() {
    assertThat(Results.commonFolder(List.of("a/b/c.jpg", "a/b/d.jpg"))).contains("a/b/");
    assertThat(Results.commonFolder(List.of())).isEmpty();
  }
}
